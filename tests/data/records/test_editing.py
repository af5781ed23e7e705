"""Correcting companies, contacts and deals by hand, and taking that back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from data.errors import CannotTakeBack, StoreRefused
from data.records.deals import Closing
from data.records.editing import Changed, Known
from data.records.values import WrongFields
from data.rows import NewLead
from data.store import Store
from tests.data.records.people import records_of, rows, two_companies
from tests.data.samples import A_DEAL, NOW, ask, saved_call


@pytest.fixture
def northgate(store: Store) -> Store:
    """One company with a contact and a deal."""
    saved_call(store, A_DEAL, NewLead(name="Dana"))
    return store


class TestEditing:
    def test_changes_what_a_record_is_found_by(self, northgate: Store) -> None:
        records = records_of(northgate)
        records.edit("company", 1, {"name": "Zażółć Sp. z o.o.", "website": "http://zazolc.pl/x"})
        row = records.edit("contact", 1, {"email": "D@Z.pl", "phone": "020 7946 0102"})
        assert (row["email_folded"], row["phone_e164"]) == ("d@z.pl", "+442079460102")
        assert [each.id for each in records.page("company", search="ZAZOLC").rows] == [1]
        assert records.company(1).company.domain == "zazolc.pl"

    def test_moves_a_contact_to_another_company_and_back(
        self, northgate: Store, path: Path
    ) -> None:
        records = records_of(northgate)
        other = records.add_company({"name": "Orlica Sp. z o.o."})
        records.add_company({"name": "Orlica Trade"})
        before = rows(path)
        for typed in ("orlica", "ORLICA sp. z o.o.", str(other)):
            assert records.company_meant(typed) == other
        assert records.company_meant("  ") is None
        with pytest.raises(WrongFields, match=r"Orlica Sp. z o.o. \(2\), Orlica Trade \(3\)"):
            records.company_meant("orl")
        with pytest.raises(WrongFields, match="No company is called “Nobody”"):
            records.company_meant("Nobody")
        records.edit("contact", 1, {"company_id": other})
        assert [each.id for each in records.company(other).people] == [1]
        (moved, _made) = records.history("contact", 1)
        assert [(each.field, each.new) for each in moved.changes] == [
            ("company_id", "Orlica Sp. z o.o.")
        ]
        assert moved.batch is not None
        records.take_back(moved.batch)
        assert rows(path) == before

    def test_tells_the_second_of_two_windows_and_writes_nothing(
        self, northgate: Store, path: Path
    ) -> None:
        mine, theirs = records_of(northgate, "Alex"), records_of(northgate, "Olga")
        version = mine.contact(1).contact.version
        theirs.edit("contact", 1, {"title": "CEO"}, version=version)
        before = rows(path)
        with pytest.raises(Changed, match="Olga changed this meanwhile") as told:
            mine.edit("contact", 1, {"phone": "1"}, version=version)
        assert told.value.now["title"] == "CEO"
        assert rows(path) == before
        mine.edit("contact", 1, {"phone": "1"}, version=told.value.now["version"])
        assert mine.contact(1).contact.title == "CEO"

    @pytest.mark.parametrize(
        ("kind", "fields", "said"),
        [
            ("company", {"name": "  "}, "can't stay empty"),
            ("company", {"employees": "many"}, "whole number"),
            ("company", {"employees": "-3"}, "whole number"),
            ("company", {"industry": "x" * 3000}, "longer than 2000"),
            ("deal", {"amount": Decimal(-1)}, "below zero"),
            ("deal", {"amount": Decimal("NaN")}, "below zero"),
            ("deal", {"currency": "euro"}, "three letters"),
            ("deal", {"currency": ""}, "no currency"),
            ("deal", {"expected_close": "soon"}, "takes a day"),
            ("deal", {"owner": "\x1b"}, "can't stay empty"),
            ("deal", {"status": "won"}, "no field status"),
            ("contact", {"name": "", "email": "x" * 3000}, "2 fields"),
        ],
    )
    def test_says_what_is_wrong_with_what_was_typed(
        self, northgate: Store, path: Path, kind: Any, fields: dict[str, Any], said: str
    ) -> None:
        before = rows(path)
        with pytest.raises(StoreRefused, match=said):
            records_of(northgate).edit(kind, 1, fields)
        assert rows(path) == before

    def test_keeps_hostile_words_as_words(self, northgate: Store) -> None:
        records = records_of(northgate)
        row = records.edit("company", 1, {"name": "[/x] \x1b[31mRobert'); DROP TABLE company;--"})
        assert row["name"] == "[/x] [31mRobert'); DROP TABLE company;--"
        assert records.count("company", search="drop table") == 1
        assert records.count("company", search="100%_") == 0


class TestAdding:
    def test_a_namesake_at_the_same_company_is_possible_after_a_question(
        self, northgate: Store
    ) -> None:
        records = records_of(northgate)
        with pytest.raises(Known, match="the same name at this company") as asked:
            records.add_contact(1, {"name": "Whitfield Dana"})
        assert [match.id for match in asked.value.matches] == [1]
        assert records.add_contact(1, {"name": "Whitfield Dana"}, anyway=True) == 2
        assert records.company(1).people_total == 2

    def test_a_number_is_read_by_the_companys_country(self, northgate: Store) -> None:
        records = records_of(northgate)
        row_id = records.add_contact(1, {"name": "Tom", "phone": "020 7946 0199"})
        assert records.contact(row_id).contact.phone_e164 == "+442079460199"

    def test_what_is_missing_is_named_field_by_field(self, northgate: Store) -> None:
        with pytest.raises(WrongFields) as told:
            records_of(northgate).add_contact(1, {"email": "x@y.example"})
        assert list(told.value.fields) == ["name"]

    def test_taken_back_leaves_nothing_unless_somebody_uses_it(
        self, northgate: Store, path: Path
    ) -> None:
        before = rows(path)
        records = records_of(northgate)
        company_id = records.add_company({"name": "Other", "website": "other.example"})
        made = records.last_batch()
        assert made is not None
        records.add_contact(company_id, {"name": "Tom"})
        with pytest.raises(CannotTakeBack, match="Other is used by 1 other"):
            records.take_back(made.batch)
        for _ in range(2):
            last = records.last_batch()
            assert last is not None
            records.take_back(last.batch)
        assert rows(path) == before
        assert records.last_batch() is None


class TestDeals:
    def test_a_deal_is_moved_closed_opened_and_all_of_it_taken_back(
        self, northgate: Store, path: Path
    ) -> None:
        records = records_of(northgate)
        states = [rows(path)]
        records.move_deal(1, "proposal")
        states.append(rows(path))
        records.close_deal(1, Closing(end="lost", reason="price", note="10% [over]"))
        states.append(rows(path))
        records.reopen_deal(1)
        states.append(rows(path))
        records.close_deal(1, Closing(end="won", reason="fit", on=date(2026, 8, 3)))
        assert ask(path, "SELECT status, stage, close_reason, closed_at FROM deal") == [
            ("won", "proposal", "fit", "2026-08-03T10:30:15.123456Z")
        ]
        for state in reversed(states):
            last = records.last_batch()
            assert last is not None
            assert last.what == "deal"
            records.take_back(last.batch)
            assert rows(path) == state

    @pytest.mark.parametrize(
        ("closing", "said"),
        [
            (Closing(end="won", reason=" "), "Say why"),
            (Closing(end="lost", reason="x", on=date(2026, 8, 4)), "still to come"),
            (Closing(end="lost", reason="x", on=date(2020, 1, 1)), "opened on 2026-08-03"),
        ],
    )
    def test_are_not_closed_without_a_reason_or_on_a_day_that_cannot_be(
        self, northgate: Store, closing: Closing, said: str
    ) -> None:
        with pytest.raises(StoreRefused, match=said):
            records_of(northgate).close_deal(1, closing)

    def test_are_not_moved_once_they_are_closed(self, northgate: Store) -> None:
        records = records_of(northgate)
        records.close_deal(1, Closing(end="won", reason="fit"))
        with pytest.raises(StoreRefused, match="Open it again first"):
            records.move_deal(1, "proposal")
        records.reopen_deal(1)
        with pytest.raises(StoreRefused, match="open already"):
            records.reopen_deal(1)


class TestHistory:
    def test_of_a_record_lists_who_changed_what_the_latest_first(self, northgate: Store) -> None:
        records_of(northgate, "Olga").edit("company", 1, {"industry": "steel"})
        first, *_, made = records_of(northgate).history("company", 1)
        assert (first.by, [(n.field, n.old, n.new) for n in first.changes]) == (
            "Olga",
            [("industry", "wholesale", "steel")],
        )
        assert first.batch
        assert made.call_id == 1
        assert all(noted.created for noted in made.changes)

    def test_f9_takes_nobody_elses_writing_back(self, northgate: Store) -> None:
        records_of(northgate, "Olga").edit("company", 1, {"industry": "steel"})
        assert records_of(northgate, "Alex").last_batch() is None

    def test_taking_back_is_refused_where_a_call_has_filled_the_field_since(
        self, northgate: Store
    ) -> None:
        records = records_of(northgate)
        records.edit("contact", 1, {"title": ""})
        last = records.last_batch()
        assert last is not None
        lead = NewLead(name="Dana", phone="+44 20 7946 0101")
        saved_call(northgate, replace(A_DEAL, contact_id=1), lead, at=NOW + timedelta(days=1))
        with pytest.raises(CannotTakeBack, match=r"Dana Whitfield was changed again on 2026-08-04"):
            records.take_back(last.batch)


def test_paging_forth_and_back_shows_every_row_once(store: Store) -> None:
    two_companies(store)
    records = records_of(store)
    for number in range(23):
        records.add_company({"name": f"Firm {number % 5}"}, anyway=True)
    for order in ("name", "newest", "fit", "size"):
        whole = [row.id for row in records.page("company", order=order).rows]
        assert len(whole) == 25
        forth: list[Any] = []
        page = records.page("company", order=order, limit=7)
        forth += page.rows
        while page.more:
            page = records.page("company", order=order, beside=forth[-1], limit=7)
            forth += page.rows
        assert [row.id for row in forth] == whole
        back = list(records.page("company", order=order, back=True, limit=7).rows)
        while (
            page := records.page("company", order=order, beside=back[0], back=True, limit=7)
        ).rows:
            back = [*page.rows, *back]
        assert [row.id for row in back] == whole
