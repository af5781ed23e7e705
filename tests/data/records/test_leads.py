"""Leads in the records: where they came from, taking edits back, calling a contact."""

from __future__ import annotations

from datetime import timedelta, timezone
from pathlib import Path

import pytest

from data.errors import CannotTakeBack, NotFound, Suppressed
from data.records.leads_of_contacts import SOURCE, lead_for
from data.rows import NewLead
from data.store import Store
from data.suppression import suppress
from tests.data.importing.tables_at_hand import imported, written
from tests.data.records.people import records_of
from tests.data.samples import A_DEAL, NOW, saved_call


def test_a_page_says_which_file_brought_the_lead(store: Store, tmp_path: Path) -> None:
    typed = store.add_lead(NewLead(name="Typed"))
    imported(store, written(tmp_path / "spring.csv", "Ann,Firm A,,a@a.example,PL"), by="Ewa")
    records = records_of(store)
    assert records.lead(typed).imported is None
    run = records.lead(typed + 1).imported
    assert run is not None
    assert (Path(run.file).name, run.by, run.at) == ("spring.csv", "Ewa", NOW)
    names = [row.values["name"] for row in records.page("lead").rows]
    assert names == ["Ann", "Typed"]


def test_a_correction_of_a_lead_is_taken_back_with_what_follows_from_it(store: Store) -> None:
    lead = store.add_lead(NewLead(name="Anna", phone="600 100 200", country="PL"))
    abroad = timezone(timedelta(hours=2))
    store.edit_lead(lead, by="Alex", phone="600 100 201", next_call_at=NOW.astimezone(abroad))
    records = records_of(store)
    assert records.page("lead", search="600100201").rows != ()
    (written_then,) = records.history("lead", lead)
    assert [change.field for change in written_then.changes] == ["phone", "next_call_at"]
    last = records.last_batch()
    assert last is not None
    assert (last.what, last.table, last.name) == ("edit", "lead", "Anna")
    records.take_back(last.batch)
    row = store.lead(lead)
    assert (row.phone_e164, row.next_call_at) == ("+48600100200", None)
    assert [each.id for each in records.page("lead", search="600100200").rows] == [lead]


class TestCallingAContact:
    @pytest.fixture
    def firm(self, store: Store) -> int:
        return records_of(store).add_company({"name": "Orlica", "country": "PL"})

    def test_makes_a_lead_of_what_is_known_once(self, store: Store, firm: int) -> None:
        anna = records_of(store).add_contact(firm, {"name": "Anna", "phone": "600 100 200"})
        lead = lead_for(store, anna)
        row = store.lead(lead)
        assert (row.name, row.company_name, row.phone_e164, row.source) == (
            "Anna", "Orlica", "+48600100200", SOURCE,
        )  # fmt: skip
        assert lead_for(store, anna) == lead

    def test_takes_the_lead_of_their_last_call(self, store: Store) -> None:
        call = saved_call(store, A_DEAL)
        contact = store.call(call).contact_id
        assert contact is not None
        assert lead_for(store, contact) == store.call(call).lead_id

    def test_a_colleague_with_the_number_of_the_reception_is_another_lead(
        self, store: Store, firm: int
    ) -> None:
        records = records_of(store)
        phone = "+48221234567"
        anna = lead_for(store, records.add_contact(firm, {"name": "Anna", "phone": phone}))
        bob = records.add_contact(firm, {"name": "Bob", "phone": phone}, anyway=True)
        assert lead_for(store, bob) != anna

    def test_nobody_who_asked_not_to_be_called(self, store: Store, firm: int) -> None:
        phone = "+48221234567"
        anna = records_of(store).add_contact(firm, {"name": "Anna", "phone": phone})
        with store.database.writing() as connection:
            suppress(connection, since=NOW, reason="asked", phone_e164=phone)
        with pytest.raises(Suppressed):
            lead_for(store, anna)
        with pytest.raises(NotFound):
            lead_for(store, 999)


def test_a_merge_of_leads_is_in_the_history_of_the_one_that_stayed(store: Store) -> None:
    one, two = (store.add_lead(NewLead(name=name)) for name in ("Anna", "Anna N."))
    records = records_of(store)
    batch = records.merge(records.plan_merge("lead", one, two))
    assert [each.batch for each in records.history("lead", one)] == [batch]
    records.take_back(batch)
    with pytest.raises(CannotTakeBack):
        records.take_back(batch)
    assert records.lead(two).lead.name == "Anna N."


def test_a_lead_without_the_patronymic_or_the_legal_form_looks_the_same(store: Store) -> None:
    maria = store.add_lead(NewLead(name="Иванова Мария Петровна", company_name="ООО «Ромашка»"))
    twin = store.add_lead(NewLead(name="Мария Иванова", company_name="Ромашка"))
    for name, firm in (("Мария", "Ромашка"), ("Анна Иванова", "Ромашка"),
                       ("Мария Иванова", "Ромашка Плюс")):  # fmt: skip
        store.add_lead(NewLead(name=name, company_name=firm))
    records = records_of(store)
    assert [each.id for each in records.twins("lead", twin)] == [maria]
    assert [each.id for each in records.twins("lead", maria)] == [twin]
