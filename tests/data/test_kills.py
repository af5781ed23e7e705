"""Killed at any instant: nothing that was shown as saved is lost, nothing is half there."""

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from data.changed_calls import changed_calls
from data.recorder import EventRecorder
from data.sqlite.driver import driver
from data.store import Store
from tests.data.samples import A_DEAL, DANA, DISQUALIFIED, NO_DEAL, RESULT, ask, begin, event

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def kill_in_the_middle(work: Callable[[Callable[[int], object]], None], after: float) -> list[int]:
    """Let a child work until it is killed; the numbers it has reported as done."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            work(lambda number: os.write(writer, number.to_bytes(4, "big")))
        finally:
            os._exit(1)
    os.close(writer)
    try:
        first = os.read(reader, 4)  # it is under way
        until = time.monotonic() + after
        while time.monotonic() < until:
            pass
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as rest:
        said = first + rest.read()
    return [int.from_bytes(said[at : at + 4], "big") for at in range(0, len(said) // 4 * 4, 4)]


def assert_whole(path: Path) -> None:
    with closing(driver().connect(str(path))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_no_answer_that_was_shown_as_saved_is_lost(path: Path) -> None:
    store = Store.open(path)
    call_id = begin(store, store.add_lead(DANA))
    store.close()
    chance = random.Random(7)
    acknowledged = 0
    for _ in range(60):
        done = max((seq for (seq,) in ask(path, "SELECT seq FROM call_event")), default=0)

        def work(report: Callable[[int], object], start: int = done) -> None:
            mine = Store.open(path)
            for seq in range(start + 1, start + 5_000):
                mine.append(call_id, event(seq, text="słowa " * chance.randint(1, 40)))
                report(seq)

        said = kill_in_the_middle(work, chance.uniform(0, 0.03))
        there = [seq for (seq,) in ask(path, "SELECT seq FROM call_event ORDER BY seq")]
        assert set(said) <= set(there)
        assert there == list(range(1, len(there) + 1))
        acknowledged += len(said)
    assert acknowledged >= 60  # each was at work when it was killed
    assert_whole(path)


def test_a_wrap_up_is_whole_or_not_there(path: Path) -> None:
    store = Store.open(path)
    lead_id = store.add_lead(DANA)
    store.close()
    chance = random.Random(11)
    saved = 0
    for _ in range(40):

        def work(report: Callable[[int], object]) -> None:
            mine = Store.open(path)
            for number in range(1, 5_000):
                call_id = begin(mine, lead_id, events=2)
                wrap_up = chance.choice([A_DEAL, NO_DEAL, DISQUALIFIED])
                mine.save(call_id, wrap_up, RESULT, event=event(3, "wrapped_up"))
                report(call_id)
                if number % 3 == 0:
                    mine.take_back(call_id)

        saved += len(kill_in_the_middle(work, chance.uniform(0, 0.05)))
        assert_whole(path)
        assert_nothing_is_half_there(path)
    assert saved >= 40
    store = Store.open(path)
    assert changed_calls(store)[0] == []
    store.close()


NOTHING_HALF = {
    "an outcome without its last event": (
        "SELECT id FROM call c WHERE status = 'ended' AND NOT EXISTS "
        "(SELECT 1 FROM call_event e WHERE e.call_id = c.id AND e.kind = 'wrapped_up')"
    ),
    "an outcome without its evidence": (
        "SELECT id FROM call c WHERE status = 'ended' AND NOT EXISTS "
        "(SELECT 1 FROM evidence e WHERE e.call_id = c.id)"
    ),
    "an outcome without its history": (
        "SELECT id FROM call c WHERE status = 'ended' AND NOT EXISTS "
        "(SELECT 1 FROM change h WHERE h.call_id = c.id AND h.undone_at IS NULL)"
    ),
    "a draft with evidence": (
        "SELECT call_id FROM evidence e JOIN call c ON c.id = e.call_id WHERE c.status = 'draft'"
    ),
    "a company without its call": (
        "SELECT id FROM company WHERE id NOT IN (SELECT company_id FROM call "
        "WHERE company_id IS NOT NULL)"
    ),
    "a contact without its call": (
        "SELECT id FROM contact WHERE id NOT IN (SELECT contact_id FROM call "
        "WHERE contact_id IS NOT NULL)"
    ),
    "a deal without its call": (
        "SELECT d.id FROM deal d LEFT JOIN call c ON c.deal_id = d.id AND c.id = d.call_id "
        "WHERE c.id IS NULL"
    ),
}


def assert_nothing_is_half_there(path: Path) -> None:
    for what, sql in NOTHING_HALF.items():
        assert ask(path, sql) == [], what


def test_two_programs_on_one_file_lose_nothing(path: Path) -> None:
    store = Store.open(path)
    leads = [store.add_lead(DANA, allow_duplicate=True) for _ in range(2)]
    calls = [begin(store, lead_id) for lead_id in leads]
    store.close()
    children = []
    for call_id in calls:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                mine = Store.open(path)
                recorder = EventRecorder(mine, call_id)
                for seq in range(1, 81):
                    recorder.record(event(seq))
                    if seq % 20 == 0:
                        mine.edit_lead(leads[0], title=f"{call_id} at {seq}")
                while not recorder.retry():
                    pass
                mine.save(call_id, A_DEAL, RESULT, event=event(81, "wrapped_up"))
                mine.close()
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    assert ask(path, "SELECT call_id, count(*) FROM call_event GROUP BY 1 ORDER BY 1") == [
        (call_id, 81) for call_id in calls
    ]
    assert ask(path, "SELECT count(*) FROM deal") == [(2,)]
    assert_whole(path)
