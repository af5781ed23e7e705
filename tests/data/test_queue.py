"""The queue: whom to call, in the order that matters, the same for the first frame and after."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.first_look import first_look
from data.queue_sql import Wanted, questions
from data.rows import NewLead
from data.sqlite.driver import driver
from data.sqlite.hours import teach_hours
from data.store import Store
from tests.data.samples import (
    DISQUALIFIED,
    HANDS_OFF,
    NO_ANSWER,
    NO_DEAL,
    NOW,
    RESULT,
    ask,
    begin,
    saved_call,
)
from tui.scripts.working_time import WorkingTime

HOUR = timedelta(hours=1)


def add(store: Store, name: str, **fields: object) -> int:
    return store.add_lead(NewLead(name=name, **fields))  # type: ignore[arg-type]


def names(store: Store, **wanted: object) -> list[str]:
    return [row.name for row in store.queue(now=NOW, **wanted)]  # type: ignore[arg-type]


@pytest.fixture
def full(store: Store) -> Store:
    add(store, "new, cold", score=10)
    add(store, "new, unknown")
    add(store, "new, hot", score=90)
    add(store, "due, later", next_call_at=NOW - HOUR)
    add(store, "due, long ago", next_call_at=NOW - 9 * HOUR)
    add(store, "not yet due", next_call_at=NOW + HOUR, score=100)
    begin(store, add(store, "left first"), events=2)
    begin(store, add(store, "left last"), events=2)
    tried = begin(store, add(store, "tried", score=50))
    store.save(tried, NO_ANSWER, replace(RESULT, next_call_at=None))
    saved_call(store, DISQUALIFIED, NewLead(name="disqualified"))
    return store


class TestTheOrder:
    def test_is_due_then_drafts_then_new_by_score_then_tried(self, full: Store) -> None:
        assert names(full) == [
            "due, long ago", "due, later", "left last", "left first", "new, hot", "new, cold",
            "new, unknown", "tried", "not yet due",
        ]  # fmt: skip

    def test_tells_the_sections(self, full: Store) -> None:
        sections = [row.section for row in full.queue(now=NOW)]
        assert sections == ["due"] * 2 + ["draft"] * 2 + ["new"] * 3 + ["again", "other"]

    def test_ends_with_those_for_later_the_soonest_first(self, store: Store) -> None:
        add(store, "in a week", next_call_at=NOW + 168 * HOUR, score=100)
        add(store, "tomorrow", next_call_at=NOW + 24 * HOUR)
        add(store, "new")
        left = add(store, "later, but left", next_call_at=NOW + HOUR)
        begin(store, left, events=2)
        assert names(store) == ["later, but left", "new", "tomorrow", "in a week"]
        assert store.lead_count() == 4

    def test_has_a_lead_once_though_it_is_due_and_left(self, store: Store) -> None:
        lead_id = add(store, "both", next_call_at=NOW - HOUR)
        first, second = begin(store, lead_id), begin(store, lead_id)
        [row] = store.queue(now=NOW)
        assert (row.section, row.draft_call_id) == ("due", second)
        assert first != second

    def test_is_cut_where_it_has_to_be(self, full: Store) -> None:
        assert names(full, limit=3) == ["due, long ago", "due, later", "left last"]


class TestARow:
    def test_tells_attempts_and_last_words(self, store: Store) -> None:
        saved_call(store, NO_ANSWER)
        again = begin(store, 1, at=NOW + HOUR)
        result = replace(RESULT, ended_at=NOW + 2 * HOUR)
        store.save(again, NO_DEAL, result)
        [row] = store.queue(now=NOW + timedelta(days=365))
        assert (row.attempts, row.status, row.section) == (2, "no_deal", "due")
        assert row.last_words == "41 of 120 quotes are lost"

    def test_tells_when_the_call_is_due(self, store: Store) -> None:
        add(store, "x", next_call_at=NOW - HOUR)
        assert store.queue(now=NOW)[0].next_call_at == NOW - HOUR


class TestWhoseQueue:
    def test_mine_are_mine_and_nobodys(self, store: Store) -> None:
        for owner in ("Alex", "Kim", ""):
            add(store, f"of {owner}", owner=owner)
            add(store, f"due, of {owner}", owner=owner, next_call_at=NOW - HOUR)
        assert set(names(store, owner="Alex")) == {
            "of Alex", "of", "due, of Alex", "due, of",
        }  # fmt: skip

    def test_who_said_no_is_nowhere(self, store: Store) -> None:
        saved_call(store, HANDS_OFF)
        assert names(store) == []


class TestSearch:
    @pytest.mark.parametrize(
        "words",
        ["żółw", "ZOLW", "zolw sp", "lodz", "Елка", "ёлка", "600 100", "+48600100200",
         "600-100-200", "prezes zolw", "a@zolw.example", "o'ne", "100%"],
    )  # fmt: skip
    def test_finds_by_any_part_however_typed(self, store: Store, words: str) -> None:
        add(
            store, "Ёлка O'Neil 100%", company_name="Żółw sp. z o.o. Łódź", title="Prezes",
            phone="+48 600-100-200", email="a@zolw.example",
        )  # fmt: skip
        add(store, "Nobody else")
        assert names(store, search=words) == ["Ёлка O'Neil 100%"]

    @pytest.mark.parametrize("words", ["%", "_", "zolw nothing", "!", "' OR 1=1 --"])
    def test_finds_nothing_by_signs_that_mean_something_to_a_database(
        self, store: Store, words: str
    ) -> None:
        add(store, "Żółw")
        assert names(store, search=words) == []

    def test_finds_leads_that_don_t_wait_too(self, full: Store) -> None:
        assert names(full, search="not yet") == ["not yet due"]
        assert names(full, search="disq") == ["disqualified"]
        assert full.queue(now=NOW, search="disq")[0].section == "other"

    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.text(st.characters(codec=None), max_size=30))
    def test_survives_any_words(self, full: Store, words: str) -> None:
        full.queue(now=NOW, search=words)


class TestTheFirstLook:
    def test_is_the_queue(self, full: Store, path: Path) -> None:
        look = first_look(path, NOW)
        assert list(look.rows) == full.queue(now=NOW)
        assert (look.total, look.due, look.drafts, look.readable) == (10, 2, 2, True)
        mine = first_look(path, NOW, 3, owner="Alex")
        assert list(mine.rows) == full.queue(now=NOW, limit=3, owner="Alex")

    def test_opens_by_an_address_too(self, full: Store, path: Path) -> None:
        assert len(first_look(f"sqlite:///{path}", NOW).rows) == 9
        assert not first_look("postgresql://server/db", NOW).readable

    def test_of_no_file_is_empty_and_makes_none(self, tmp_path: Path) -> None:
        look = first_look(tmp_path / "none.db", NOW)
        assert (look.rows, look.total, look.readable) == ((), 0, True)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("content", [b"", b"not a database", b"\x00" * 5000])
    def test_of_something_else_says_so(self, tmp_path: Path, content: bytes) -> None:
        file = tmp_path / "other.db"
        file.write_bytes(content)
        assert not first_look(file, NOW).readable
        assert file.read_bytes() == content

    def test_of_a_folder_says_so(self, tmp_path: Path) -> None:
        assert not first_look(tmp_path, NOW).readable

    def test_of_an_older_or_newer_table_says_so(self, full: Store, path: Path) -> None:
        full.close()
        ask(path, "ALTER TABLE lead RENAME COLUMN last_words TO other")
        assert first_look(path, NOW) == first_look(path, NOW).__class__(readable=False)

    def test_of_a_locked_file_does_not_wait(self, full: Store, path: Path) -> None:
        with closing(driver().connect(str(path), isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert first_look(path, NOW).total == 10

    def test_writes_nothing(self, full: Store, path: Path) -> None:
        full.close()
        before = path.read_bytes()
        first_look(path, NOW)
        assert path.read_bytes() == before


class TestManyLeads:
    def test_are_read_by_index(self, full: Store, path: Path) -> None:
        work = WorkingTime()
        with closing(driver().connect(str(path))) as connection:
            asleep = teach_hours(connection, NOW, work)
            values = {"now": "2026", "patience": "2026", "limit": 300, "threshold": 50}
            for sql in questions(Wanted(now=NOW, limit=300, threshold=50, asleep=asleep)):
                steps = [row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + sql, values)]
                of_leads = [step for step in steps if step.startswith(("SCAN l", "SEARCH l"))]
                assert of_leads, sql
                assert all("INDEX" in step or "PRIMARY KEY" in step for step in of_leads), of_leads
