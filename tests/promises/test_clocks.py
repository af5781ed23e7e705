"""Promise 24: clocks lie, and calls stay in order."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from data.store import Store
from tests.conftest import FakeClock
from tests.data.samples import NO_ANSWER
from tests.tui.saving.calls_for_tests import REP, begun, library, open_store, take_way
from tui import saving
from tui.scripts.wrap_up import WrapUp


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


def live_in(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()


def times(store: Store, call_id: int) -> list[int]:
    return [event.at_ms for event in store.events(call_id)]


def resumed(store: Store, call_id: int, clock: FakeClock) -> Any:
    return saving.resume(store, call_id, library=library(), settings=REP, clock=clock)


def test_a_clock_set_back_during_a_call_costs_neither_order_nor_time(
    store: Store, clock: FakeClock
) -> None:
    live = take_way(begun(store, clock), "contact")
    clock.go(60)
    clock.at -= timedelta(days=400)  # the date; time that only grows is not set by anybody
    take_way(live, "clear=words")
    clock.go(60)
    saving.finish(live, NO_ANSWER)
    row = store.call(live.call_id)
    assert row.ended_at is not None
    assert row.ended_at >= row.started_at
    assert row.talk_seconds == 120
    assert times(store, live.call_id) == sorted(times(store, live.call_id))
    numbers = [event.seq for event in store.events(live.call_id)]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("ms", [0, 5, 10**9], ids=["started anew", "early", "far on"])
def test_a_computer_that_was_started_anew_counts_on_from_where_the_call_was(
    store: Store, clock: FakeClock, ms: int
) -> None:
    live = take_way(begun(store, clock), "contact")
    clock.go(90)
    live.call.note("before the crash")
    again_clock = FakeClock(ms=ms)
    again = resumed(store, live.call_id, again_clock)
    assert again.call.now_ms() == 90_000
    again_clock.go(10)
    again.call.note("after it")
    assert times(store, live.call_id)[-1] == 100_000
    again_clock.ms -= 50_000  # a machine that slept, or whose clock is broken
    again.call.note("and back")
    assert times(store, live.call_id) == sorted(times(store, live.call_id))
    assert again.call.now_ms() >= 100_000


@pytest.mark.parametrize(
    ("zone", "wall", "utc"),
    [
        ("Europe/Warsaw", "2026-03-28T10:00", "2026-03-28T09:00"),
        ("Europe/Warsaw", "2026-03-29T10:00", "2026-03-29T08:00"),
        ("Europe/Warsaw", "2026-10-25T02:30", "2026-10-25T00:30"),  # one that comes twice
        ("America/New_York", "2026-11-01T09:00", "2026-11-01T14:00"),
        ("Asia/Kolkata", "2028-02-29T09:15", "2028-02-29T03:45"),
        ("Pacific/Auckland", "2026-12-31T08:00", "2026-12-30T19:00"),
    ],
)
def test_a_callback_is_due_when_the_clock_on_the_wall_says_so(
    store: Store,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    zone: str,
    wall: str,
    utc: str,
) -> None:
    live_in(monkeypatch, zone)
    live = begun(store, clock)
    saving.attempt(live, "callback", datetime.fromisoformat(wall))
    due = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert store.call(live.call_id).callback_at == due
    assert store.lead(live.lead.id).next_call_at == due
    soon, late = due - timedelta(minutes=1), due + timedelta(minutes=1)
    assert [row.section for row in store.queue(now=soon) if row.section == "due"] == []
    assert [row.section for row in store.queue(now=late)] == ["due"]


def test_an_hour_that_never_was_is_called_within_an_hour_of_it(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_in(monkeypatch, "Europe/Warsaw")
    live = begun(store, clock)
    saving.attempt(live, "callback", datetime(2026, 3, 29, 2, 30))  # noqa: DTZ001 - as typed
    found = store.call(live.call_id).callback_at
    assert found is not None
    assert abs(found - datetime(2026, 3, 29, 1, tzinfo=UTC)) <= timedelta(minutes=30)


@pytest.mark.parametrize(
    ("zone", "now", "due"),
    [
        # Saturday morning in Sydney is still Friday in UTC: not a working day there.
        ("Australia/Sydney", "2026-03-05T08:00", "2026-03-09T08:00"),
        # Friday evening in Los Angeles is Saturday in UTC: Monday counts as the first day.
        ("America/Los_Angeles", "2026-03-06T18:00", "2026-03-10T18:00"),
        # Over the night of the change: at the same hour, not at the same distance.
        ("Europe/Warsaw", "2026-03-27T10:00", "2026-03-31T10:00"),
        ("Europe/Warsaw", "2028-02-25T10:00", "2028-02-29T10:00"),
    ],
)
def test_the_next_attempt_is_on_a_working_day_where_the_rep_is(
    store: Store,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    zone: str,
    now: str,
    due: str,
) -> None:
    live_in(monkeypatch, zone)
    here = ZoneInfo(zone)
    clock.at = datetime.fromisoformat(now).replace(tzinfo=here).astimezone(UTC)
    live = begun(store, clock)
    saving.finish(live, WrapUp(outcome=None, disposition="no_answer"))
    found = store.lead(live.lead.id).next_call_at
    assert found is not None
    assert found.astimezone(here).isoformat(timespec="minutes")[:16] == due
