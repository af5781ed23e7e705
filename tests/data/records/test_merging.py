"""Merging two records, and taking the merge back."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import CannotTakeBack, StoreConflict, StoreRefused
from data.records.merging import FIELDS
from data.rows import NewLead
from data.store import Store
from tests.data.records.people import records_of, rows, two_companies
from tests.data.samples import A_DEAL, DISQUALIFIED, HANDS_OFF, NO_DEAL, NOW, ask, saved_call


def dangling(path: Path) -> list[object]:
    """What points nowhere."""
    return list(ask(path, "PRAGMA foreign_key_check"))


@pytest.fixture(scope="module")
def four_calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records of four calls, made once: each example works on a copy."""
    path = tmp_path_factory.mktemp("merging") / "four.db"
    store = Store.open(path)
    two_companies(store)
    saved_call(store, A_DEAL, NewLead(name="The third"), at=NOW + timedelta(hours=2))
    saved_call(store, DISQUALIFIED, NewLead(name="The fourth"))
    store.close()
    return path


class TestAMerge:
    def test_moves_everything_and_fills_what_is_empty(self, store: Store, path: Path) -> None:
        two_companies(store)
        records = records_of(store)
        planned = records.plan_merge("company", 1, 2)
        assert planned.moved == {"contact": 1, "call": 1}
        assert {field.field for field in planned.fields if field.conflict} == {"name", "industry"}
        records.merge(planned)
        page = records.company(1)
        assert (page.company.industry, page.company.decision_process) == ("wholesale", "board")
        assert page.people_total == page.calls_total == 2
        assert ask(path, "SELECT count(*) FROM company") == [(1,)]
        assert dangling(path) == []

    def test_takes_the_chosen_value_with_all_that_follows_from_it(self, store: Store) -> None:
        two_companies(store)
        records = records_of(store)
        records.merge(records.plan_merge("contact", 1, 2), {"email": "gone", "name": "gone"})
        with store.database.reading() as connection:
            row = connection.exec_driver_sql(
                "SELECT name, name_key, email, email_folded, decides FROM contact"
            ).one()
        assert tuple(row) == (
            "Whitfield Dana", "dana whitfield", "d.w@other.example", "d.w@other.example", "alone",
        )  # fmt: skip

    def test_is_not_made_of_what_has_changed_since_it_was_looked_at(
        self, store: Store, path: Path
    ) -> None:
        two_companies(store)
        records = records_of(store)
        planned = records.plan_merge("company", 1, 2)
        records.edit("company", 2, {"industry": "steel"})
        before = rows(path)
        with pytest.raises(StoreConflict):
            records.merge(planned)
        assert rows(path) == before

    def test_of_a_record_with_itself_is_refused(self, store: Store) -> None:
        two_companies(store)
        with pytest.raises(StoreRefused, match="with itself"):
            records_of(store).plan_merge("company", 1, 1)

    def test_never_loses_the_wish_not_to_be_called(self, store: Store, path: Path) -> None:
        saved_call(store, HANDS_OFF, NewLead(name="Dana", phone="+44 20 7946 0101"))
        saved_call(store, NO_DEAL, NewLead(name="Dana"), at=NOW + timedelta(days=1))
        records = records_of(store)
        records.merge(records.plan_merge("lead", 2, 1))
        found = ask(path, "SELECT id, status, next_call_at, phone_e164, search FROM lead")
        assert found == [
            (2, "do_not_contact", None, "+442079460101", "dana +442079460101 442079460101")
        ]
        assert ask(path, "SELECT DISTINCT lead_id FROM call") == [(2,)]


class TestTakingAMergeBack:
    @settings(max_examples=20, deadline=None)
    @given(st.data())
    def test_leaves_what_was_there_before(self, four_calls: Path, data: st.DataObject) -> None:
        path = four_calls.with_name(f"{uuid4()}.db")
        shutil.copy(four_calls, path)
        store = Store.open(path)
        records = records_of(store)
        states = [rows(path)]
        batches = []
        for _ in range(data.draw(st.integers(1, 4))):
            kind: Any = data.draw(st.sampled_from(["company", "contact", "lead"]))
            ids = [row[0] for row in ask(path, f"SELECT id FROM {kind}")]
            if len(ids) < 2:
                continue
            keep, gone = data.draw(st.permutations(ids))[:2]
            choices: Any = data.draw(
                st.dictionaries(
                    st.sampled_from(sorted(FIELDS[kind])), st.sampled_from(["kept", "gone"])
                )
            )
            batches.append(records.merge(records.plan_merge(kind, keep, gone), choices))
            assert dangling(path) == []
            states.append(rows(path))
        for batch, before in zip(reversed(batches), reversed(states[:-1]), strict=True):
            records.take_back(batch)
            assert rows(path) == before
            assert dangling(path) == []
        store.close()

    def test_is_refused_where_a_later_merge_stands_on_it(self, store: Store, path: Path) -> None:
        two_companies(store)
        saved_call(store, A_DEAL, NewLead(name="The third"))
        records = records_of(store)
        first = records.merge(records.plan_merge("company", 1, 2))
        second = records.merge(records.plan_merge("company", 3, 1))
        before = rows(path)
        with pytest.raises(CannotTakeBack, match="Northgate Supplies Ltd was removed since"):
            records.take_back(first)
        assert rows(path) == before
        records.take_back(second)
        records.take_back(first)
        with pytest.raises(CannotTakeBack, match="taken back already"):
            records.take_back(first)

    def test_is_refused_where_a_moved_record_was_moved_again(self, store: Store) -> None:
        two_companies(store)
        records = records_of(store)
        batch = records.merge(records.plan_merge("company", 1, 2))
        records.edit("company", 1, {"decision_process": "the owner alone"})
        with pytest.raises(CannotTakeBack, match=r"changed again on 2026-08-03 \(decision_process"):
            records.take_back(batch)
