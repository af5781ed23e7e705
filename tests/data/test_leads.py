"""Leads: taken in clean, once, and changed without overwriting others."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from data.errors import NotFound, StoreConflict, StoreRefused
from data.leads import DuplicateLead, same_as
from data.rows import NewLead
from data.store import Store
from tests.data.samples import A_DEAL, DANA, NO_DEAL, NOW, ask, saved_call


class TestANewLead:
    def test_is_kept_as_given(self, store: Store) -> None:
        lead = store.lead(store.add_lead(DANA))
        assert (lead.name, lead.company_name, lead.employees) == (
            "Dana Whitfield", "Northgate Supplies", 120,
        )  # fmt: skip
        assert (lead.phone, lead.phone_e164) == ("+44 20 7946 0101", "+442079460101")
        assert (lead.status, lead.created_at, lead.version) == ("new", NOW, 1)

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [("120", 120), ("1 200", 1200), ("1,200", 1200), ("11-50", 11), ("many", None),
         ("", None), (None, None), (7, 7), ("9" * 40, 10_000_000)],
    )  # fmt: skip
    def test_tells_its_people_as_a_number(
        self, store: Store, typed: str | int | None, kept: int | None
    ) -> None:
        assert store.lead(store.add_lead(NewLead(name="x", employees=typed))).employees == kept

    @pytest.mark.parametrize(
        ("phone", "country", "kept"),
        [("+48 600 100 200", "", "+48600100200"), ("600 100 200", "PL", "+48600100200"),
         ("8 (495) 123-45-67", "ru", "+74951234567"), ("020 7946 0101", "", ""),
         ("ask the desk", "GB", ""), ("+44 (0)20 7946 0101", "", "+442079460101")],
    )  # fmt: skip
    def test_has_its_number_in_the_one_form(
        self, store: Store, phone: str, country: str, kept: str
    ) -> None:
        lead = store.lead(store.add_lead(NewLead(name="x", phone=phone, country=country)))
        assert (lead.phone, lead.phone_e164) == (phone, kept)

    def test_is_cleaned(self, store: Store) -> None:
        lead = store.lead(
            store.add_lead(NewLead(name=" A\x00da\u202e \ud800\x1b[2J", company_name="e\u0301"))
        )
        assert (lead.name, lead.company_name) == ("Ada [2J", "é")

    @pytest.mark.parametrize(
        "lead",
        [NewLead(), NewLead(title="CEO"), NewLead(name=" \x00 "), NewLead(name="x", score=101)],
    )
    def test_that_is_nobody_or_nonsense_is_refused(self, store: Store, lead: NewLead) -> None:
        with pytest.raises(StoreRefused):
            store.add_lead(lead)


class TestTheSameLead:
    @pytest.mark.parametrize(
        ("again", "why"),
        [(NewLead(name="D", phone="020 7946 0101", country="GB"), "the same number"),
         (NewLead(name="D", email="DANA@NORTHGATE.EXAMPLE"), "the same e-mail")],
    )  # fmt: skip
    def test_is_offered_with_the_reason(self, store: Store, again: NewLead, why: str) -> None:
        lead_id = store.add_lead(DANA)
        with pytest.raises(DuplicateLead, match=why) as caught:
            store.add_lead(again)
        assert [match.id for match in caught.value.matches] == [lead_id]
        assert store.add_lead(again, allow_duplicate=True) != lead_id

    def test_is_not_told_by_its_name(self, store: Store) -> None:
        store.add_lead(NewLead(name="Anna Nowak"), by_name=True)
        store.add_lead(NewLead(name="Anna Nowak"), by_name=True)

    def test_is_told_by_name_and_company_where_that_is_asked_for(self, store: Store) -> None:
        lead_id = store.add_lead(NewLead(name="Zoë Łoś", company_name="Alfa 100%_"))
        store.add_lead(NewLead(name="Zoë Łoś", company_name="Alfa 100%_ Two"))
        again = NewLead(name="zoe  LOS", company_name="ALFA 100%_", phone="+48600100200")
        with pytest.raises(DuplicateLead, match="the same name and company") as caught:
            store.add_lead(again, by_name=True)
        assert [match.id for match in caught.value.matches] == [lead_id]
        store.add_lead(replace(again, company_name="Alfa 100xx", phone=""), by_name=True)
        store.add_lead(again)


class TestEditing:
    def test_keeps_what_stood_there(self, store: Store, lead_id: int, path: Path) -> None:
        lead = store.edit_lead(lead_id, by="Kim", title="CEO", phone="+48 600 100 200")
        assert (lead.title, lead.phone_e164, lead.version) == ("CEO", "+48600100200", 2)
        typed = "field IN ('phone', 'title')"
        assert ask(path, f'SELECT "by", field, old, new FROM change WHERE {typed}') == [
            ("Kim", "title", "Operations director", "CEO"),
            ("Kim", "phone", "+44 20 7946 0101", "+48 600 100 200"),
        ]
        assert [row.lead_id for row in store.queue(now=NOW, search="ceo 48600")] == [lead_id]
        assert store.queue(now=NOW, search="7946") == []

    def test_of_nothing_changes_nothing(self, store: Store, lead_id: int, path: Path) -> None:
        assert store.edit_lead(lead_id, title="Operations director").version == 1
        assert ask(path, "SELECT count(*) FROM change") == [(0,)]

    def test_never_overwrites_what_somebody_else_wrote(self, store: Store, lead_id: int) -> None:
        seen = store.lead(lead_id)
        store.edit_lead(lead_id, title="CEO")
        with pytest.raises(StoreConflict, match="Dana Whitfield"):
            store.edit_lead(lead_id, version=seen.version, title="CFO")
        assert store.lead(lead_id).title == "CEO"

    def test_of_a_field_that_is_not_there_names_those_that_are(
        self, store: Store, lead_id: int
    ) -> None:
        with pytest.raises(StoreRefused, match="company_name"):
            store.edit_lead(lead_id, companie="x")

    def test_of_nobody_says_so(self, store: Store) -> None:
        with pytest.raises(NotFound):
            store.edit_lead(99, title="x")


def test_history_is_the_latest_call_first_with_what_was_heard(store: Store) -> None:
    saved_call(store, NO_DEAL)
    later = NOW + timedelta(days=90)
    from tests.data.samples import RESULT, begin

    second = begin(store, 1, at=later)
    store.save(second, A_DEAL, replace(RESULT, ended_at=later + timedelta(minutes=8), evidence=()))
    found = store.lead_history(1)
    assert [(call.outcome, call.words) for call in found] == [
        ("deal", ()), ("no_deal", ("41 of 120 quotes are lost",)),
    ]  # fmt: skip
    assert store.lead_history(99) == []


def test_looking_for_the_same_number_or_address_reads_no_whole_table(store: Store) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []
    with store.database.reading() as connection:
        event.listen(
            connection,
            "before_cursor_execute",
            lambda _c, _cursor, statement, values, *_rest: asked.append((statement, values)),
        )
        same_as(connection, phone_e164="+442079460101", email_folded="dana@northgate.example")
        statement, values = asked[-1]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    told = " ".join(str(row[-1]) for row in plan)
    assert "lead_phone" in told
    assert "lead_email" in told
    assert "SCAN" not in told
