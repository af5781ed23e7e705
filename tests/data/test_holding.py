"""One program at a time is in a call: never two that write one."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from data import holders
from data.errors import CallHeld, StoreConflict
from data.first_look import first_look
from data.holding import LEASE
from data.outbox import Outbox
from data.recorder import EventRecorder
from data.recovering import recover
from data.store import Store
from tests.data.samples import NO_ANSWER, NOW, RESULT, begin, event

ELSEWHERE = "another-computer/77/1"


@pytest.fixture
def call_id(store: Store, lead_id: int) -> int:
    return begin(store, lead_id)


def held(store: Store, call_id: int, holder: str, by: str = "Anna") -> None:
    """Another program takes the call in hand."""
    store.give_back(call_id, store.hold(call_id, by=by))
    with store.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE call SET holder = ?, held_by = ?, held_until = ? WHERE id = ?",
            (holder, by, f"{NOW + LEASE:%Y-%m-%dT%H:%M:%S.%f}Z", call_id),
        )


def living() -> str:
    """A program that runs on this computer and is not this one."""
    return f"{holders.program().rpartition('/')[0]}/{os.getppid()}/1"


def dead() -> str:
    """A program of this computer that was killed."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    return f"{holders.program().rpartition('/')[0]}/{gone.pid}/1"


class TestACallInHandOfAnother:
    @pytest.mark.parametrize("holder", [ELSEWHERE, living()])
    def test_is_not_opened(self, store: Store, call_id: int, holder: str) -> None:
        held(store, call_id, holder)
        with pytest.raises(CallHeld, match="Anna is in this call"):
            store.hold(call_id, by="Ewa")

    def test_of_the_same_name_is_a_window_of_ones_own(self, store: Store, call_id: int) -> None:
        held(store, call_id, ELSEWHERE, by="Ewa")
        with pytest.raises(CallHeld, match="another window of yours"):
            store.hold(call_id, by="Ewa")

    def test_is_free_when_they_are_silent_for_a_minute(self, store: Store, call_id: int) -> None:
        held(store, call_id, ELSEWHERE)
        store._clock = lambda: NOW + LEASE + timedelta(seconds=1)
        assert store.hold(call_id, by="Ewa")

    def test_is_free_at_once_when_they_were_killed_on_this_computer(
        self, store: Store, call_id: int
    ) -> None:
        held(store, call_id, dead())
        assert store.hold(call_id, by="Ewa")

    def test_is_not_ended_from_here(self, store: Store, call_id: int) -> None:
        held(store, call_id, ELSEWHERE)
        with pytest.raises(StoreConflict):
            store.save(call_id, NO_ANSWER, RESULT)
        assert store.call(call_id).status == "draft"

    def test_keeps_its_line_and_form(self, store: Store, call_id: int) -> None:
        store.save_line(call_id, "theirs")
        held(store, call_id, ELSEWHERE)
        for save in (store.save_line, store.save_form):
            with pytest.raises(StoreConflict):
                save(call_id, "ours")
        assert (store.line(call_id), store.form(call_id)) == ("theirs", "")

    def test_keeps_the_name_it_was_begun_under(self, store: Store, call_id: int) -> None:
        left, ended = (
            begin(store, store.call(call_id).lead_id),
            begin(store, store.call(call_id).lead_id),
        )
        store.save(ended, NO_ANSWER, RESULT)
        held(store, call_id, ELSEWHERE)
        assert store.take_over_drafts(before="Alex", name="Ewa") == 1
        assert store.call(left).rep == "Ewa"
        assert {store.call(one).rep for one in (call_id, ended)} == {"Alex"}
        assert store.take_over_drafts(before="Alex", name="Ewa") == 0

    def test_is_shown_with_their_name(self, store: Store, path: Path, call_id: int) -> None:
        held(store, call_id, ELSEWHERE)
        rows = (store.queue(now=NOW), first_look(path, NOW).rows)
        assert [row.draft_held_by for [row] in rows] == ["Anna", "Anna"]
        [later] = store.queue(now=NOW + 2 * LEASE)
        assert later.draft_held_by == ""


def test_a_call_is_free_when_it_is_left(store: Store, call_id: int) -> None:
    recorder = EventRecorder(store, call_id)
    recorder.holder = store.hold(call_id, by="Ewa")
    recorder.close()
    held(store, call_id, ELSEWHERE)


def test_going_on_keeps_it(store: Store, call_id: int) -> None:
    holder = store.hold(call_id, by="Ewa")
    store._clock = lambda: NOW + LEASE / 2
    assert store.save_clock(call_id, 30, holder=holder)
    store._clock = lambda: NOW + LEASE * 1.2
    assert store.others_in(call_id) is None  # it is ours
    held_until = store.database.engine.connect().exec_driver_sql("SELECT held_until FROM call")
    assert held_until.scalar_one() > f"{NOW + LEASE * 1.2:%Y-%m-%dT%H:%M:%S}"


def test_what_a_killed_program_could_not_save_is_brought_over_with_its_line(
    store: Store, call_id: int, tmp_path: Path
) -> None:
    box = Outbox(tmp_path / "outbox", installation=store.installation, call_id=call_id)
    box.put(event(1))
    box.put_line("half a sen")
    box.close()
    held(store, call_id, dead())
    found = recover(tmp_path / "outbox", store)
    assert found.left == ()
    assert found.events == 1
    assert store.line(call_id) == "half a sen"
    held(store, call_id, ELSEWHERE)  # nobody has it in hand any more


class TestACallThatWentOnElsewhereWhileThisProgramStoodStill:
    @pytest.fixture
    def recorder(self, store: Store, call_id: int, tmp_path: Path) -> EventRecorder:
        recorder = EventRecorder(store, call_id, outbox=tmp_path / "outbox")
        recorder.holder = store.hold(call_id, by="Ewa")
        recorder.record(event(1))
        held(store, call_id, ELSEWHERE)
        store.append(call_id, event(2, text="theirs"))
        recorder.save_clock(70)
        return recorder

    def test_is_written_no_more_and_that_is_said(
        self, store: Store, call_id: int, recorder: EventRecorder
    ) -> None:
        assert recorder.status.state == "failed"
        recorder.record(event(2, text="ours"))
        recorder.record(event(3, text="ours"))
        recorder.save_line("ours")
        assert not recorder.retry()
        assert "Somebody has gone on with this call" in str(recorder.status.why)
        assert [e.payload.get("text") for e in store.events(call_id)] == [None, "theirs"]
        assert store.line(call_id) == ""

    def test_keeps_what_was_typed_and_the_next_start_says_where(
        self, store: Store, call_id: int, recorder: EventRecorder, tmp_path: Path
    ) -> None:
        recorder.record(event(2, text="ours"))
        recorder.close()
        found = recover(tmp_path / "outbox", store)
        assert "Anna is in it just now" in str(found.told[0])
        store._clock = lambda: NOW + 2 * LEASE
        found = recover(tmp_path / "outbox", store)
        [file] = found.left
        assert file in str(found.told[0])
        assert "ours" in Path(file).read_text()
        assert "gone on without them" in str(found.told[0])


def test_the_end_of_a_call_is_not_saved_over_an_event_of_another(
    store: Store, call_id: int
) -> None:
    store.append(call_id, event(1, text="theirs"))
    with pytest.raises(StoreConflict, match="another window"):
        store.save(call_id, NO_ANSWER, RESULT, event=event(1, kind="wrapped_up"))
