"""A rep, a database that fails, and a program that dies, in any order Hypothesis thinks of.

Beside the program the machine keeps its own list of what was done; whenever the program says that
all is saved, plain SQL has to find exactly that list in the file.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from data.recorder import EventRecorder
from data.recovering import recover
from data.rows import NewLead
from data.store import Store
from tests.conftest import FakeClock
from tests.data.samples import A_DEAL, DISQUALIFIED, NO_ANSWER, NO_DEAL, dump
from tests.scripts.call.scripts_for_tests import small_script
from torture.machine.faults import REFUSALS, failing_statement, faulty
from torture.whole import broken
from tui import saving
from tui.calling.live_call import LiveCall
from tui.scripts.call import CallError
from tui.scripts.cleaning import clean
from tui.scripts.events import EventRecord, read_event
from tui.scripts.fold import fold
from tui.scripts.reading import Library
from tui.scripts.sayings import SayingError
from tui.settings import Settings

SCRIPT = small_script()
STEPS = [step.id for step in SCRIPT.steps]
CAPTURES = sorted(SCRIPT.captures)
ENDS = {"deal": A_DEAL, "no_deal": NO_DEAL, "disqualified": DISQUALIFIED, "nobody": NO_ANSWER}
words = st.one_of(
    st.sampled_from(["", "ok", "Żółw \ud800 łódź", "[/] {contact}", "a\x00b\ud800", "x" * 45]),
    st.sampled_from(["двадцать слов о деньгах " * 3, "  spaces  ", "\u202eabc", "line\nbreak"]),
    st.text(max_size=40),
)
refusals = st.sampled_from(sorted(REFUSALS))
fails_at = st.none() | st.none() | st.integers(0, 14)


@cache
def library() -> Library:
    """The bundled rules."""
    return Library.load()


@cache
def empty() -> bytes:
    """A database in which nothing is yet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        Store.open(path).close()
        return path.read_bytes()


def meaning(live: LiveCall) -> dict[str, Any]:
    """What the call has come to, without its clocks and what F9 leaves alone."""
    state = replace(live.call.state, clock_ms=0, entered_ms=0, step_ms={}, status="new", outcome="")
    kept = asdict(state)
    for name in ("cards", "pitch"):
        del kept[name]
    return kept


class AnySequence(RuleBasedStateMachine):
    """One rep, one database."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="talktrack-"))
        self.path = self.folder / "calls.db"
        self.path.write_bytes(empty())
        self.path.chmod(0o600)
        self.outbox = self.folder / "outbox"
        self.clock = FakeClock()
        self.done: dict[int, list[EventRecord]] = {}
        self.lines: dict[int, str] = {}
        self.ended: dict[int, str] = {}
        self.before: list[dict[str, Any]] = []
        self.after: list[dict[str, Any]] = []
        self.records: dict[str, Any] = {}
        self.fault = False
        self._open()

    def _open(self) -> None:
        self.store = Store.open(self.path)
        self.line = faulty(self.store)
        self.fault = False
        self.left = recover(self.outbox, self.store).left

    def teardown(self) -> None:
        """Let go of everything."""
        with suppress(Exception):
            self.live.recorder.close()
        self.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ------------------------------------------------------------------ beginning

    def _recorder(self, store: Store, call_id: int) -> EventRecorder:
        machine = self

        class Heard(EventRecorder):
            def record(self, event: EventRecord) -> None:
                machine.done.setdefault(call_id, []).append(event)
                super().record(event)

        return Heard(store, call_id, outbox=self.outbox)

    @property
    def around(self) -> dict[str, Any]:
        return {
            "library": library(),
            "settings": Settings(rep="Alex"),
            "clock": self.clock,
            "recorder": self._recorder,
        }

    @initialize()
    def begin(self) -> None:
        """Call somebody."""
        lead = self.store.lead(self.store.add_lead(NewLead(name=f"Lead {len(self.done)}")))
        self.live = saving.begin(self.store, lead, SCRIPT, **self.around)
        self.before, self.after = [], []

    @precondition(lambda self: self.over and not self.fault)
    @rule()
    def another(self) -> None:
        """Call the next one."""
        self.live.recorder.close()
        self.begin()

    @property
    def over(self) -> bool:
        return self.live.call_id in self.ended

    # ------------------------------------------------------------------ gestures

    def _do(self, name: str, *given: Any) -> None:
        before, count = meaning(self.live), len(self.live.call.events)
        with suppress(CallError):
            getattr(self.live.call, name)(*given)
        for event in self.live.call.events[count:]:
            if event.undoable:
                self.before.append(before)
                self.after = []

    @precondition(lambda self: not self.over)
    @rule(number=st.integers(0, 2), then=st.sampled_from(["", "pick", "go_on"]))
    def pick(self, number: int, then: str) -> None:
        """An answer's key, perhaps twice, perhaps with Enter."""
        answers = self.live.call.step.answers
        if number < len(answers):
            self._do("pick", answers[number].id)
            if then:
                self._do(then, *([answers[number].id] if then == "pick" else []))

    @precondition(lambda self: not self.over)
    @rule(name=st.sampled_from(["go_on", "ask_without_answer", "show_probe", "start_pitch",
                                "stop_pitch"]), seconds=st.integers(0, 90))  # fmt: skip
    def key(self, name: str, seconds: int) -> None:
        """A key without anything more."""
        self.clock.go(seconds)
        self._do(name)

    @precondition(lambda self: not self.over)
    @rule(step=st.sampled_from(STEPS), by=st.sampled_from([-2, -1, 1]), how=st.booleans())
    def move(self, step: str, by: int, how: bool) -> None:
        """Somewhere else."""
        self._do("jump", step) if how else self._do("move", by)

    @precondition(lambda self: not self.over)
    @rule(text=words)
    def note(self, text: str) -> None:
        """Something was heard."""
        self._do("note", text)
        if text:
            assert self.live.call.state.notes[-1].text == text

    @precondition(lambda self: not self.over)
    @rule(capture=st.sampled_from(CAPTURES), text=words, icp=st.sampled_from(["core", "out"]))
    def capture(self, capture: str, text: str, icp: str) -> None:
        """Something was typed, and an item of the checklist chosen."""
        self._do("capture", capture, text, "7" if text else "")
        self._do("set_icp", "scale", icp)

    @precondition(lambda self: not self.over)
    @rule()
    def undo(self) -> None:
        """F9: everything is as before the last thing done."""
        now = meaning(self.live)
        taken = self.live.call.undo()
        assert (taken is None) == (not self.before)
        if taken is not None:
            assert meaning(self.live) == self.before.pop()
            self.after.append(now)

    @precondition(lambda self: not self.over)
    @rule()
    def redo(self) -> None:
        """Shift+F9: everything is as before F9."""
        now = meaning(self.live)
        again = self.live.call.redo()
        assert (again is None) == (not self.after)
        if again is not None:
            assert meaning(self.live) == self.after.pop()
            self.before.append(now)

    @precondition(lambda self: not self.over)
    @rule(text=words)
    def type(self, text: str) -> None:
        """Words on the line, not sent."""
        self.live.recorder.save_line(text)
        self.lines[self.live.call_id] = clean(text, limit=20_000)

    # ------------------------------------------------------------------ ends

    @precondition(lambda self: not self.over)
    @rule(end=st.sampled_from(sorted(ENDS)), fails_at=fails_at, why=refusals, back=st.booleans())
    def finish(self, end: str, fails_at: int | None, why: str, back: bool) -> None:
        """Wrap up; a statement of the save, or its COMMIT, may fail."""
        if not self.live.recorder.retry():
            fails_at = None
        tables = self._tables()
        count = len(self.live.call.events)
        try:
            if fails_at is None:
                saving.finish(self.live, ENDS[end])
            else:
                with failing_statement(self.store, fails_at, REFUSALS[why]):
                    saving.finish(self.live, ENDS[end])
        except (SayingError, RuntimeError):
            assert self._tables() == tables
            assert len(self.live.call.events) == count
            return
        self.records = tables
        self._ended(end)
        if back:
            self._take_back(None, why)

    def _ended(self, end: str) -> None:
        call_id = self.live.call_id
        self.ended[call_id] = end
        self.lines[call_id] = ""
        self._last_said("wrapped_up")
        row = self.store.call(call_id)
        assert (row.status, row.outcome) == ("ended", None if end == "nobody" else end)
        made = (row.contact_id, row.company_id, row.deal_id)
        assert [each is not None for each in made] == {
            "deal": [True, True, True],
            "no_deal": [True, True, False],
        }.get(end, [False, False, False])

    @precondition(lambda self: self.over)
    @rule(fails_at=fails_at, why=refusals)
    def take_back(self, fails_at: int | None, why: str) -> None:
        """F9 after the save: as if nothing had been saved."""
        self._take_back(fails_at, why)

    def _take_back(self, fails_at: int | None, why: str) -> None:
        try:
            if fails_at is None:
                saving.take_back(self.live)
            else:
                with failing_statement(self.store, fails_at, REFUSALS[why]):
                    saving.take_back(self.live)
        except (SayingError, RuntimeError):
            assert self.store.call(self.live.call_id).status == "ended"
            return
        self.ended.pop(self.live.call_id)
        self._last_said("taken_back")
        assert self._tables() == self.records
        assert self.live.call.state.status != "wrapped"
        self.live.call.resume()

    def _last_said(self, kind: str) -> None:
        """The event that the store wrote with the records belongs to the list."""
        from tui.scripts.events import record

        event = record(len(self.live.call.events), self.live.call.events[-1])
        assert event.kind == kind
        self.done[self.live.call_id].append(event)

    def _tables(self) -> dict[str, Any]:
        return dump(
            self.path,
            without=("change", "call", "call_event", "lead", "sqlite_sequence", "figure_stale"),
        )

    # ------------------------------------------------------------------ trouble

    @rule(why=refusals, written=st.booleans())
    def refuse(self, why: str, written: bool) -> None:
        """From now on no event can be written, or each is and it is not said."""
        self.line.refusal, self.line.written_all_the_same = REFUSALS[why], written
        self.fault = True

    @precondition(lambda self: self.fault)
    @rule()
    def end_of_trouble(self) -> None:
        """The cause is gone: within one try everything is there."""
        self.line.refusal, self.fault = None, False
        assert self.live.recorder.retry()
        assert self.live.recorder.status.state == "saved"

    @rule(leave=st.booleans(), said=st.none() | words, why=refusals)
    def restart(self, leave: bool, said: str | None, why: str) -> None:
        """Leave and come back, or die and come back; nothing that was done is gone."""
        if said is not None and not self.over:
            self.line.refusal, self.line.written_all_the_same = REFUSALS[why], False
            self._do("note", said)
            self.type(said)
        self.line.refusal = None
        if leave:
            self.live.call.leave()
            self.live.recorder.close()
        elif self.live.recorder._outbox is not None:
            self.live.recorder._outbox.close()  # what the system does with a dead one's locks
        call_id, talked, over = self.live.call_id, self.live.call.state.clock_ms, self.over
        self.store.close()
        self._open()
        assert self.left == ()
        self._look_into_the_file(call_id)
        self.clock.go(3_600)
        if over:
            self.ended.setdefault(call_id, "")
            self.begin()
            return
        assert self.store.line(call_id) == self.lines.get(call_id, "")
        self.live = saving.resume(self.store, call_id, **self.around)
        assert 0 <= self.live.call.now_ms() - talked < 1_000

    # ------------------------------------------------------------------ what always holds

    @invariant()
    def saved_means_saved(self) -> None:
        """Where the sign says saved, the file holds what was done; where not, it says how much."""
        live = getattr(self, "live", None)
        if live is None:
            return
        status = live.recorder.status
        assert not self.fault or self.line.refusal is not None
        if status.state == "saved":
            self._look_into_the_file(live.call_id)
            if not self.fault and not self.over:
                assert self.store.line(live.call_id) == self.lines.get(live.call_id, "")
        else:
            assert status.why is not None
            assert 0 < status.pending <= len(self.done[live.call_id])

    @invariant()
    def state_is_the_fold(self) -> None:
        """The state on the screen is the fold of what was recorded."""
        live = getattr(self, "live", None)
        if live is not None:
            events = [read_event(_as_stored(each)) for each in self.done[live.call_id]]
            assert events == live.call.events
            assert fold(SCRIPT, events) == live.call.state
            times = [event.at_ms for event in events]
            assert times == sorted(times)

    def _look_into_the_file(self, call_id: int) -> None:
        with closing(sqlite3.connect(self.path)) as connection:
            rows = connection.execute(
                "SELECT seq, at_ms, kind, step, payload FROM call_event WHERE call_id = ? "
                "ORDER BY seq",
                (call_id,),
            ).fetchall()
            found = [EventRecord(a, b, c, d, json.loads(e)) for a, b, c, d, e in rows]
            assert found == [_as_stored(each) for each in self.done[call_id]]
            assert broken(connection) == []


def _as_stored(event: EventRecord) -> EventRecord:
    return event._replace(payload=json.loads(json.dumps(dict(event.payload))))
