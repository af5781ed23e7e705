"""The parts of the queue: hand-raises, the fast track, the threshold, hours, filters, all of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.first_look import first_look
from data.queue_filter import QueueFilter
from data.queueing import QueueWish
from data.rows import NewLead
from data.store import Store
from data.times import utc_text
from tests.data.samples import A_DEAL, NO_ANSWER, NOW, RESULT, STEP, ask, begin, saved_call
from tui.scripts.working_time import WorkingTime

HOUR = timedelta(hours=1)
WORK = WorkingTime()
WISH = QueueWish(now=NOW)
"""Monday, 9:30 in UTC."""


def add(store: Store, name: str, **fields: object) -> int:
    """A lead, with columns that only other parts of the program fill."""
    given = {key: fields.pop(key) for key in ("score", "country", "owner", "source", "phone",
                                              "next_call_at") if key in fields}  # fmt: skip
    lead_id = store.add_lead(NewLead(name=name, **given), allow_duplicate=True)  # type: ignore[arg-type]
    for column, value in fields.items():
        kept = utc_text(value) if isinstance(value, datetime) else value
        ask(Path(store.where), f"UPDATE lead SET {column} = ? WHERE id = ?", kept, lead_id)
    return lead_id


def names(store: Store, **wish: object) -> list[str]:
    return [row.name for row in store.queued(replace(WISH, **wish)).rows]  # type: ignore[arg-type]


@pytest.fixture
def full(store: Store) -> Store:
    add(store, "new", score=80)
    add(store, "unscored")
    add(store, "low", score=20)
    add(store, "fast", score=90, track="fast")
    add(store, "fast, tried", score=95, track="fast", status="trying")
    add(store, "raised early", hand_raised_at=NOW - 9 * HOUR)
    add(store, "raised just now", hand_raised_at=NOW - HOUR, score=10)
    add(store, "due", next_call_at=NOW - HOUR, score=5)
    add(store, "later", next_call_at=NOW + HOUR)
    begin(store, add(store, "left"), events=2)
    return store


class TestTheOrder:
    def test_puts_hand_raises_and_the_fast_track_before_the_rest(self, full: Store) -> None:
        assert names(full) == [
            "due", "left", "raised just now", "raised early", "fast, tried", "fast", "new", "low",
            "unscored", "later",
        ]  # fmt: skip

    def test_a_hand_that_was_raised_after_the_last_call_counts_again(self, store: Store) -> None:
        lead_id = add(store, "again", hand_raised_at=NOW - 9 * HOUR)
        call_id = begin(store, lead_id, at=NOW - 8 * HOUR)
        result = replace(RESULT, ended_at=NOW - 7 * HOUR, next_call_at=None)
        store.save(call_id, NO_ANSWER, result)
        assert [row.section for row in store.queued(WISH).rows] == ["again"]
        ask(Path(store.where), "UPDATE lead SET hand_raised_at = ?", utc_text(NOW))
        assert [row.section for row in store.queued(WISH).rows] == ["raised"]

    def test_is_the_same_in_the_first_look_and_cut_anywhere(self, full: Store, path: Path) -> None:
        wish = QueueWish(now=NOW, threshold=50, work=WORK)
        whole = full.queued(wish)
        assert list(first_look(path, NOW, threshold=50, work=WORK).rows) == list(whole.rows)
        for limit in range(len(whole.order) + 1):
            cut = first_look(path, NOW, limit, threshold=50, work=WORK)
            assert [row.lead_id for row in cut.rows] == [key for _s, key in whole.order[:limit]]
        assert [row.section for row in whole.rows] == [section for section, _key in whole.order]


class TestTheThreshold:
    def test_hides_low_scores_but_never_those_without_one(self, full: Store) -> None:
        queued = full.queued(replace(WISH, threshold=50))
        shown = [row.name for row in queued.rows]
        assert "low" not in shown
        assert {"unscored", "due", "raised just now"} <= set(shown)
        assert queued.hidden >= 1

    @pytest.mark.parametrize(
        "chosen", [QueueFilter(low=True), QueueFilter(statuses=frozenset({"new"}))]
    )
    def test_hides_nobody_who_is_asked_for(self, full: Store, chosen: QueueFilter) -> None:
        assert "low" in names(full, threshold=50, chosen=chosen)


class TestTheirHours:
    def test_those_outside_them_sink_within_their_part(self, store: Store) -> None:
        add(store, "Tokyo", score=90, country="JP")
        add(store, "Warsaw", score=60, country="PL")
        add(store, "nowhere", score=70)
        add(store, "Lima", score=99, phone="+51 1 2345678")
        add(store, "fast Tokyo", score=90, country="JP", track="fast")
        assert names(store, work=WORK) == ["fast Tokyo", "nowhere", "Warsaw", "Lima", "Tokyo"]

    def test_their_own_zone_comes_before_their_country(self, store: Store) -> None:
        add(store, "moved", score=90, country="JP", time_zone="Europe/Warsaw")
        add(store, "Tokyo", score=95, country="JP")
        assert names(store, work=WORK) == ["moved", "Tokyo"]

    def test_a_promise_stays_on_top_for_an_hour(self, store: Store) -> None:
        add(store, "promised", country="JP", next_call_at=NOW - HOUR / 2)
        add(store, "overdue", country="JP", next_call_at=NOW - 5 * HOUR)
        add(store, "awake", country="PL", next_call_at=NOW - HOUR / 4)
        assert names(store, work=WORK) == ["promised", "awake", "overdue"]


class TestTheFilter:
    @pytest.mark.parametrize(
        ("chosen", "wanted"),
        [
            ({"countries": {"PL"}}, ["a", "b"]),
            ({"countries": {"PL", "JP"}}, ["a", "b", "c"]),
            ({"countries": {"PL"}, "owners": {"Kim"}}, ["b"]),
            ({"owners": {""}}, ["c", "d"]),
            ({"bands": {"B"}}, ["a", "b"]),
            ({"sections": {"fast"}}, ["d"]),
            ({"tracks": {"fast"}}, ["d"]),
            ({"segments": {"enterprise"}}, ["c"]),
            ({"stages": {"mql"}}, ["b"]),
            ({"sources": {"fair"}}, ["c"]),
            ({"has_phone": True}, ["a"]),
            ({"callable_now": True}, ["a", "b", "d"]),
            ({"callable_now": True, "has_phone": True}, ["a"]),
        ],
    )
    def test_takes_one_of_a_kind_and_each_kind(
        self, store: Store, chosen: dict[str, object], wanted: list[str]
    ) -> None:
        add(store, "a", country="PL", owner="Ewa", band="B", phone="+48600100200")
        add(store, "b", country="PL", owner="Kim", band="B", stage="mql")
        add(store, "c", country="JP", segment="enterprise", source="fair")
        add(store, "d", track="fast")
        kinds = {
            kind: frozenset(value) if isinstance(value, set) else value
            for kind, value in chosen.items()
        }
        found = names(store, chosen=QueueFilter(**kinds), work=WORK)  # type: ignore[arg-type]
        assert sorted(found) == wanted

    def test_by_status_shows_those_that_wait_for_no_call(self, store: Store) -> None:
        add(store, "done", status="disqualified")
        add(store, "new")
        assert names(store) == ["new"]
        chosen = QueueFilter(statuses=frozenset({"disqualified"}))
        assert names(store, chosen=chosen) == ["done"]

    def test_offers_what_there_is(self, store: Store) -> None:
        add(store, "a", country="PL", source="O'Neil; DROP")
        add(store, "b", country="DE")
        there = store.filter_choices()
        assert there["country"] == ("DE", "PL")
        chosen = QueueFilter(sources=frozenset({"O'Neil; DROP"}))
        assert names(store, chosen=chosen) == ["a"]


class TestAllOfIt:
    def test_is_there_however_long(self, store: Store) -> None:
        for number in range(40):
            add(store, f"Lead {number:02}", score=99 - number)
        queued = store.queued(WISH, first=10)
        assert (len(queued.rows), len(queued.order), queued.total) == (10, 40, 40)
        last = [key for _section, key in queued.order[-3:]]
        assert [row.name for row in store.queue_rows(last, now=NOW)] == [
            "Lead 37", "Lead 38", "Lead 39",
        ]  # fmt: skip

    def test_rows_that_are_gone_are_left_out(self, store: Store) -> None:
        lead_id = add(store, "here")
        assert [row.lead_id for row in store.queue_rows([99, lead_id], now=NOW)] == [lead_id]

    @settings(
        max_examples=25, deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )  # fmt: skip
    @given(
        st.lists(
            st.tuples(
                st.one_of(st.none(), st.integers(0, 100)),
                st.sampled_from(["PL", "JP", "US", ""]),
                st.sampled_from(["fast", "standard", ""]),
                st.sampled_from([None, -3, 3]),
                st.sampled_from([None, -2]),
            ),
            max_size=12,
        )
    )
    def test_has_everybody_once_in_the_first_look_and_after(
        self, tmp_path_factory: pytest.TempPathFactory, leads: list[tuple[object, ...]]
    ) -> None:
        path = tmp_path_factory.mktemp("queue") / "r.db"
        store = Store.open(path)
        try:
            for number, (score, country, track, due, raised) in enumerate(leads):
                when = {"next_call_at": NOW + due * HOUR} if due else {}  # type: ignore[operator]
                hand = {"hand_raised_at": NOW + raised * HOUR} if raised else {}  # type: ignore[operator]
                add(store, f"{number}", score=score, country=country, track=track, **when, **hand)
            queued = store.queued(QueueWish(now=NOW, work=WORK))
            ids = [key for _section, key in queued.order]
            assert sorted(ids) == sorted(range(1, len(leads) + 1))
            look = first_look(path, NOW, work=WORK)
            assert [row.lead_id for row in look.rows] == ids
        finally:
            store.close()


def test_a_date_that_an_open_next_step_has_set_says_which_it_is(store: Store) -> None:
    saved_call(store, A_DEAL)
    [row] = store.queued(WISH).rows
    assert (row.next_step, row.next_call_at) == ("meeting", STEP.at)
    store.edit_lead(
        row.lead_id, by="Ewa", version=store.lead(row.lead_id).version, next_call_at=NOW + HOUR
    )
    assert store.queued(WISH).rows[0].next_step == ""
