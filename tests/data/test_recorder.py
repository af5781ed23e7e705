"""The recorder: a full disk, a lock or a lost permission loses nothing and never ends a call."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.errors import StoreBusy, StoreFull
from data.outbox import leftovers
from data.recorder import EventRecorder
from data.recovering import recover
from data.rows import SaveState
from data.sqlite.driver import driver
from data.store import Store
from tests.data.samples import DANA, ask, begin, event
from tui.scripts.events import EventRecord

LONG = " and so on" * 200
"""Longer than what is left in a page of a disk that is full."""


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    return tmp_path / "state" / "outbox"


@pytest.fixture
def call_id(store: Store, lead_id: int) -> int:
    return begin(store, lead_id)


class Fault:
    """Something that keeps the records from being written, until it ends."""

    def __init__(self, begin: Callable[[], object], end: Callable[[], object], word: str) -> None:
        self.begin, self.end, self.word = begin, end, word


def lock(store: Store, path: Path) -> Fault:
    other = driver().connect(str(path), isolation_level=None)
    return Fault(lambda: other.execute("BEGIN IMMEDIATE"), other.close, "Another program")


def _event_line(store: Store) -> Any:
    return store.database.events._open()  # type: ignore[attr-defined]


def full_disk(store: Store, path: Path) -> Fault:
    line = _event_line(store)

    def begin() -> None:
        line.execute(f"PRAGMA max_page_count={line.execute('PRAGMA page_count').fetchone()[0]}")
        with pytest.raises(StoreFull):
            use_up_the_pages_that_are_there(store)

    return Fault(begin, lambda: line.execute("PRAGMA max_page_count=1000000"), "disk is full")


def use_up_the_pages_that_are_there(store: Store) -> None:
    [draft] = store.drafts()
    for seq in range(1_000, 9_000):
        store.append(draft.call_id, event(seq, text="x" * 500))


def read_only(store: Store, path: Path) -> Fault:
    line = _event_line(store)
    return Fault(
        lambda: line.execute("PRAGMA query_only=ON"),
        lambda: line.execute("PRAGMA query_only=OFF"),
        "can't be written to",
    )


FAULTS = {"lock": lock, "full disk": full_disk, "read only": read_only}


@pytest.fixture(params=FAULTS.values(), ids=list(FAULTS))
def fault(request: pytest.FixtureRequest, store: Store, path: Path, call_id: int) -> Fault:
    made: Fault = request.param(store, path)
    return made


def kept(store: Store, call_id: int) -> list[int]:
    return [each.seq for each in store.events(call_id) if each.seq < 1_000]


class TestWhileAllIsWell:
    def test_every_event_is_saved_at_once(self, store: Store, call_id: int, outbox: Path) -> None:
        recorder = EventRecorder(store, call_id, outbox=outbox)
        for seq in (1, 2, 3):
            recorder.record(event(seq))
            assert recorder.status == SaveState()
        assert kept(store, call_id) == [1, 2, 3]
        assert not outbox.exists()
        recorder.close()

    def test_nothing_is_told_where_nothing_changes(self, store: Store, call_id: int) -> None:
        told: list[SaveState] = []
        recorder = EventRecorder(store, call_id, on_change=told.append)
        recorder.record(event(1))
        assert told == []


class TestAFaultInTheMiddleOfACall:
    def test_is_named_and_everything_typed_is_saved_when_it_ends(
        self, store: Store, call_id: int, outbox: Path, fault: Fault
    ) -> None:
        told: list[SaveState] = []
        recorder = EventRecorder(store, call_id, outbox=outbox, on_change=told.append)
        recorder.record(event(1))
        fault.begin()
        for seq in range(2, 12):
            recorder.record(event(seq, text=f"word {seq}" + LONG))
        assert recorder.status.state == "failed"
        assert recorder.status.pending == 10
        assert fault.word in str(recorder.status.why)
        assert kept(store, call_id) == [1]
        assert not recorder.retry()
        fault.end()
        assert recorder.retry()
        assert recorder.status == SaveState()
        assert kept(store, call_id) == list(range(1, 12))
        assert told[0].state == "failed"
        assert told[-1] == SaveState()
        assert leftovers(outbox) == []

    def test_and_a_kill_on_top_loses_nothing(
        self, store: Store, call_id: int, outbox: Path, fault: Fault
    ) -> None:
        recorder = EventRecorder(store, call_id, outbox=outbox)
        fault.begin()
        for seq in (1, 2, 3):
            recorder.record(event(seq, text="Żółw \x00 \ud800" + LONG))
        recorder.save_line("half a sent")
        assert recorder._outbox is not None
        recorder._outbox.close()  # the process is gone, and with it its hold on the file
        fault.end()
        found = recover(outbox, store)
        assert (found.events, found.calls, found.left) == (3, (call_id,), ())
        assert kept(store, call_id) == [1, 2, 3]
        assert store.line(call_id) == "half a sent"
        assert leftovers(outbox) == []
        assert recover(outbox, store).events == 0

    @pytest.mark.parametrize("last", ["half a sent", ""])
    def test_with_nothing_but_a_line_typed_keeps_the_newest_line(
        self, store: Store, call_id: int, outbox: Path, fault: Fault, last: str
    ) -> None:
        EventRecorder(store, call_id).save_line("older words")
        recorder = EventRecorder(store, call_id, outbox=outbox)
        fault.begin()
        recorder.save_line("half" + LONG)
        recorder.save_line(last)
        recorder.close()
        fault.end()
        recover(outbox, store)
        assert store.line(call_id) == last
        assert leftovers(outbox) == []

    def test_that_ends_by_itself_leaves_no_older_line_to_come_back(
        self, store: Store, call_id: int, outbox: Path, fault: Fault
    ) -> None:
        recorder = EventRecorder(store, call_id, outbox=outbox)
        fault.begin()
        recorder.save_line("half" + LONG)
        fault.end()
        recorder.save_line("half a sentence")
        assert leftovers(outbox) == []
        assert store.line(call_id) == "half a sentence"

    def test_closing_leaves_what_could_not_be_saved_for_the_next_start(
        self, store: Store, call_id: int, outbox: Path, fault: Fault
    ) -> None:
        recorder = EventRecorder(store, call_id, outbox=outbox)
        fault.begin()
        recorder.record(event(1, text=LONG))
        recorder.close()
        fault.end()
        assert recover(outbox, store).events == 1

    def test_waits_for_the_lock_once_and_not_at_every_key(
        self, store: Store, call_id: int, outbox: Path
    ) -> None:
        tried: list[int] = []

        class FakeStore:
            installation = store.installation

            def append(self, _call_id: int, record: EventRecord) -> None:
                tried.append(record.seq)
                raise StoreBusy("Another program is writing.")

            def save_line(self, _call_id: int, _text: str, *, holder: str = "") -> None: ...

            def save_form(self, _call_id: int, _text: str, *, holder: str = "") -> None: ...

            def save_clock(self, _call_id: int, _seconds: int, *, holder: str = "") -> bool:
                return True

            def give_back(self, _call_id: int, _holder: str) -> None: ...

        recorder = EventRecorder(FakeStore(), call_id, outbox=outbox)
        for seq in range(1, 9):
            recorder.record(event(seq))
        assert tried == [1]
        assert recorder.status.pending == 8


class TestTheOutbox:
    def test_is_for_its_owner_alone(self, store: Store, call_id: int, outbox: Path) -> None:
        before = os.umask(0)
        try:
            recorder = EventRecorder(FakeBroken(store), call_id, outbox=outbox)
            recorder.record(event(1))
        finally:
            os.umask(before)
        [file] = leftovers(outbox)
        assert file.stat().st_mode & 0o777 == 0o600
        assert outbox.stat().st_mode & 0o777 == 0o700

    def test_of_a_program_that_still_runs_is_left_alone(
        self, store: Store, call_id: int, outbox: Path
    ) -> None:
        recorder = EventRecorder(FakeBroken(store), call_id, outbox=outbox)
        recorder.record(event(1))
        assert recover(outbox, store).events == 0
        assert len(leftovers(outbox)) == 1

    def test_of_other_records_is_left_alone(
        self, store: Store, call_id: int, outbox: Path, tmp_path: Path
    ) -> None:
        recorder = EventRecorder(FakeBroken(store), call_id, outbox=outbox)
        recorder.record(event(1))
        recorder.close()
        other = Store.open(tmp_path / "other.db")
        begin(other, other.add_lead(DANA))
        assert recover(outbox, other).events == 0
        other.close()
        assert recover(outbox, store).events == 1

    def test_with_a_line_cut_off_by_a_crash_gives_what_is_whole(
        self, store: Store, call_id: int, outbox: Path
    ) -> None:
        recorder = EventRecorder(FakeBroken(store), call_id, outbox=outbox)
        for seq in (1, 2, 3):
            recorder.record(event(seq))
        recorder.close()
        [file] = leftovers(outbox)
        file.write_bytes(file.read_bytes()[:-25])
        assert recover(outbox, store).events == 2
        assert kept(store, call_id) == [1, 2]

    def test_that_disagrees_with_the_records_is_kept_aside(
        self, store: Store, call_id: int, outbox: Path
    ) -> None:
        recorder = EventRecorder(FakeBroken(store), call_id, outbox=outbox)
        recorder.record(event(1, text="here"))
        recorder.close()
        store.append(call_id, event(1, text="there"))
        found = recover(outbox, store)
        assert [Path(name).suffix for name in found.left] == [".conflict"]
        assert leftovers(outbox) == []
        assert "here" in Path(found.left[0]).read_text()

    def test_that_can_be_written_no_better_is_said(
        self, store: Store, call_id: int, tmp_path: Path
    ) -> None:
        (tmp_path / "file").touch()
        recorder = EventRecorder(FakeBroken(store), call_id, outbox=tmp_path / "file" / "outbox")
        recorder.record(event(1))
        assert recorder.status.state == "failed"
        assert "Keep this window open" in str(recorder.status.why)
        recorder._store = store
        assert recorder.retry()
        assert kept(store, call_id) == [1]


class FakeBroken:
    """A store that can't be written to in a way nobody thought of."""

    def __init__(self, store: Store) -> None:
        self.installation = store.installation

    def append(self, _call_id: int, _event: EventRecord) -> None:
        raise RuntimeError("something new")

    def save_line(self, _call_id: int, _text: str, *, holder: str = "") -> None:
        raise RuntimeError("something new")

    def save_form(self, _call_id: int, _text: str, *, holder: str = "") -> None:
        raise RuntimeError("something new")

    def save_clock(self, _call_id: int, _seconds: int, *, holder: str = "") -> bool:
        raise RuntimeError("something new")

    def give_back(self, _call_id: int, _holder: str) -> None:
        raise RuntimeError("something new")


def test_an_error_nobody_thought_of_never_reaches_the_call(
    store: Store, call_id: int, outbox: Path
) -> None:
    recorder = EventRecorder(FakeBroken(store), call_id, outbox=outbox)
    recorder.record(event(1))
    recorder.save_line("x")
    assert "something new" in str(recorder.status.why)
    recorder.close()


def test_a_file_size_limit_is_named_and_survived(path: Path, store: Store, lead_id: int) -> None:
    import subprocess
    import sys

    call_id = begin(store, lead_id)
    store.close()
    code = f"""
import resource, signal
from data.store import Store
from data.recorder import EventRecorder
from tests.data.samples import event
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open({str(path)!r})
recorder = EventRecorder(store, {call_id})
recorder.record(event(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, resource.RLIM_INFINITY))
seq = 1
while recorder.status.state == "saved" and seq < 5000:
    seq += 1
    recorder.record(event(seq, text="x" * 400))
print(type(recorder.status.why).__name__, recorder.status.state, str(recorder.status.why)[:40])
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert recorder.retry()
print(seq, len(store.events({call_id})))
store.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert "failed" in done[0]
    assert "disk" in done[0].lower()
    written, kept_of_them = done[1].split()
    assert written == kept_of_them
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
