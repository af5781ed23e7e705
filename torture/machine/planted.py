"""Mistakes planted into the program, one at a time, to judge whether the machine would find them.

Run as `python -m torture.machine.planted [EXAMPLES]`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from data import calls, outbox, recorder
from data.database import Database
from data.outbox import Outbox
from data.recorder import EventRecorder
from data.rows import SaveState
from data.store import Store
from data.wrapping_up import take_back
from torture.machine.sequences import AnySequence
from tui.saving import beginning
from tui.scripts import call as engine
from tui.scripts import events as ev
from tui.scripts import fold as folding
from tui.scripts.call import Call

Planted = Callable[[], AbstractContextManager[Any]]


def _failing_is_called_saved() -> AbstractContextManager[Any]:
    """The sign says saved while events wait."""
    return patch.object(EventRecorder, "_fail", lambda self, _why: self._tell(SaveState()))


def _retry_forgets_one() -> AbstractContextManager[Any]:
    """Bringing over drops the last of several that wait."""
    real = EventRecorder._drain

    def drain(self: EventRecorder) -> bool:
        if len(self._pending) > 2:
            self._pending.pop()
        return real(self)

    return patch.object(EventRecorder, "_drain", drain)


def _retry_turns_the_order() -> AbstractContextManager[Any]:
    """What waits is brought over under each other's numbers."""
    real = EventRecorder._try

    def attempt(self: EventRecorder, event: ev.EventRecord) -> Any:
        if len(self._pending) > 1 and event is self._pending[0]:
            event = self._pending[1]._replace(seq=event.seq)
        return real(self, event)

    return patch.object(EventRecorder, "_try", attempt)


def _outbox_skips() -> AbstractContextManager[Any]:
    """Every other event does not get into the outbox."""
    real = Outbox.put

    def put(self: Outbox, event: ev.EventRecord) -> None:
        if event.seq % 2:
            real(self, event)

    return patch.object(Outbox, "put", put)


def _outbox_forgets_the_line() -> AbstractContextManager[Any]:
    """Words not sent are not kept while the records fail."""
    return patch.object(Outbox, "put_line", lambda *_given: None)


def _leftovers_are_thrown_away() -> AbstractContextManager[Any]:
    """What an earlier run left is removed without being read to its end."""
    real = outbox.opened

    @contextmanager
    def opened(path: Any) -> Iterator[Any]:
        with real(path) as letter:
            yield letter and letter._replace(events=letter.events[:-1])

    return patch.object(recorder, "opened", opened)


def _long_notes_are_cut() -> AbstractContextManager[Any]:
    """Of a note longer than 40 characters the end is lost on its way to the file."""
    real = calls.payload_text

    def cut(event: ev.EventRecord) -> str:
        kept = {
            name: value[:40] if isinstance(value, str) else value
            for name, value in event.payload.items()
        }
        return real(event._replace(payload=kept))

    return patch.object(calls, "payload_text", cut)


def _half_a_character_is_lost() -> AbstractContextManager[Any]:
    """What UTF-8 can't hold is left out."""
    real = calls.payload_text

    def without(event: ev.EventRecord) -> str:
        return real(event).replace("\\ud800", "")

    return patch.object(calls, "payload_text", without)


def _undo_takes_the_one_before() -> AbstractContextManager[Any]:
    """F9 takes back the wrong event where two of a kind follow each other."""

    def undo(self: Call) -> ev.Event | None:
        found = [(seq, event) for seq, event in folding.effective(self.events) if event.undoable]
        if not found:
            return None
        wrong = len(found) > 1 and type(found[-1][1]) is type(found[-2][1])
        seq, event = found[-2 if wrong else -1]
        self._add(ev.TakenBack(at_ms=self.now_ms(), step=event.step, target=seq))
        return event

    return patch.object(Call, "undo", undo)


def _a_branch_is_not_dropped() -> AbstractContextManager[Any]:
    """Counting as one goes and counting from the log differ: a fact stays after a change."""
    real = folding.apply

    def apply(script: Any, state: Any, event: ev.Event, seq: int) -> None:
        facts = dict(state.facts)
        real(script, state, event, seq)
        if isinstance(event, ev.Answered) and not event.answers:
            state.facts.update(facts)

    return patch.object(engine, "apply", apply)


def _the_clock_begins_anew() -> AbstractContextManager[Any]:
    """A call that is resumed has its talk time from zero."""

    def resume(self: Call) -> None:
        if self.state.status in ("left", "running"):
            self._talked = 0
            self._add(ev.Resumed(at_ms=0, step=self.step.id))
            self._anchor = self._clock()

    return patch.object(Call, "resume", resume)


def _the_last_word_is_not_read() -> AbstractContextManager[Any]:
    """A call that is taken up again lacks its last event, and numbers go on from there."""
    real = beginning._take_up

    def take_up(store: Any, lead: Any, script: Any, call_id: int, past: Any, *more: Any) -> Any:
        return real(store, lead, script, call_id, past[:-1], *more)

    return patch.object(beginning, "_take_up", take_up)


def _the_end_is_not_logged() -> AbstractContextManager[Any]:
    """The records of a save are written without the event that ends the call."""
    real = Store.save

    def save(self: Store, *given: Any, event: Any = None, previewed: Any = None) -> Any:
        del event
        return real(self, *given, previewed=previewed)

    return patch.object(Store, "save", save)


def _half_a_save_stays() -> AbstractContextManager[Any]:
    """What was written before a statement failed is kept."""

    @contextmanager
    def writing(self: Database) -> Iterator[Any]:
        with self._writer.connect() as connection:
            transaction = connection.begin()
            try:
                yield connection
            finally:
                with suppress(Exception):
                    transaction.commit()

    return patch.object(Database, "writing", writing)


def _taking_back_forgets_the_company() -> AbstractContextManager[Any]:
    """The company of a save that was taken back stays."""
    real = take_back._remove

    def remove(connection: Any, table: Any, row_id: int) -> None:
        if table.name != "company":
            real(connection, table, row_id)

    return patch.object(take_back, "_remove", remove)


def _an_outcome_too_many() -> AbstractContextManager[Any]:
    """A call that ends without a deal is kept as an attempt where nothing was said."""
    real = Store.save

    def save(self: Store, call_id: int, wrap_up: Any, *given: Any, **named: Any) -> Any:
        if wrap_up.outcome == "disqualified" and len(self.events(call_id)) < 6:
            wrap_up = replace(wrap_up, outcome=None, disposition="no_answer", reason=None)
        return real(self, call_id, wrap_up, *given, **named)

    return patch.object(Store, "save", save)


PLANTED: Mapping[str, Planted] = {
    str(each.__doc__): each
    for each in (
        _failing_is_called_saved, _retry_forgets_one, _retry_turns_the_order, _outbox_skips,
        _outbox_forgets_the_line, _leftovers_are_thrown_away, _long_notes_are_cut,
        _half_a_character_is_lost, _undo_takes_the_one_before, _a_branch_is_not_dropped,
        _the_clock_begins_anew, _the_last_word_is_not_read, _the_end_is_not_logged,
        _half_a_save_stays, _taking_back_forgets_the_company, _an_outcome_too_many,
    )
}  # fmt: skip


def finds(planted: Planted, *, examples: int) -> bool:
    """Whether the machine notices that something was planted."""
    tries = settings(
        max_examples=examples,
        stateful_step_count=25,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    with planted():
        try:
            run_state_machine_as_test(AnySequence, settings=tries)
        except Exception:
            return True
    return False


def main(examples: int) -> int:
    """Plant each mistake and say which were found."""
    found = 0
    for what, planted in PLANTED.items():
        seen = finds(planted, examples=examples)
        found += seen
        print(f"{'found ' if seen else 'MISSED'}  {what}", flush=True)
    print(f"{found} of {len(PLANTED)} planted mistakes found with {examples} examples")
    return 0 if found >= 0.9 * len(PLANTED) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
