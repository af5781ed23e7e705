"""A live call: the gestures of the rep, each of them recorded before it counts.

Screen, transcripts and tests drive a call through this one class. It keeps the list of events and
the state that they fold to, and knows nothing of where events are stored.
"""

from collections.abc import Callable, Mapping, Sequence

from . import events as ev
from .fold import apply, effective, fold
from .model.script import Script, Step
from .sayings import SayingError
from .way import next_step

RETURNING = "returning"
"""The name under which a script's `when` asks whether the lead was talked to before."""
NEED = "need_quote"
"""The capture that holds what they need, in their own words."""

ANEW = ("text", "person")
"""Captures that are asked for again on another step: people say more each time."""


class CallError(SayingError):
    """What was asked for cannot be done at this point of the call."""


class Call:
    """A call that is going on, or one that is read again."""

    def __init__(
        self,
        script: Script,
        *,
        record: Callable[[ev.EventRecord], None],
        clock: Callable[[], int],
        past: Sequence[ev.Event] = (),
    ) -> None:
        """Take up a call.

        Args:
            script: the script in the language of the call.
            record: keeps an event; called before the event counts.
            clock: milliseconds of a clock that never goes backwards, from any origin.
            past: the events so far, of a call that is resumed.
        """
        self.script = script
        self.events: list[ev.Event] = list(past)
        self.state = fold(script, self.events)
        self._record = record
        self._clock = clock
        self._talked = self.state.clock_ms
        self._anchor: int | None = clock() if self.state.status == "running" else None

    # What the screen reads

    @property
    def step(self) -> Step:
        """The step on which the call stands."""
        return self.script.by_id.get(self.state.position, self.script.first)

    @property
    def next_step(self) -> Step | None:
        """Where Enter leads, or None at the end of the call."""
        return next_step(self.script, self.state)

    @property
    def awaited(self) -> list[str]:
        """Captures to be typed on this step, in order: its inputs, then those of its answers."""
        step, state = self.step, self.state
        seen = {name for name, value in state.typed if value.step == step.id}
        wanted = [name for name in step.inputs if name not in state.captures]
        if answering := state.answers.get(step.id):
            for answer in step.answers:
                if answer.id in answering.answers:
                    wanted += [name for name in answer.capture if self._asks(name, wanted)]
        worked_out = step.calc.result if step.calc and step.calc.result in state.captures else None
        return [name for name in wanted if name not in seen and name != worked_out]

    def _asks(self, capture_id: str, wanted: list[str]) -> bool:
        """Whether an answer asks for its capture: words every time, a figure only while unknown."""
        known = self.state.captures.get(capture_id)
        kind = self.script.captures[capture_id].type if capture_id in self.script.captures else ""
        is_known = known is not None and known.step != self.step.id and kind not in ANEW
        return capture_id not in wanted and not is_known

    def now_ms(self) -> int:
        """Milliseconds of talk since the call began."""
        if self._anchor is None:
            return self._talked
        # Never before what was recorded, whatever a clock does.
        return max(self.state.clock_ms, self._talked + self._clock() - self._anchor)

    # Gestures

    def start(
        self,
        known: Mapping[str, str],
        earlier: Mapping[str, str] | None = None,
        icp: Mapping[str, str] | None = None,
    ) -> None:
        """Begin the call.

        Args:
            known: What is known of lead and rep.
            earlier: What an earlier call captured.
            icp: Options of the ICP checklist that the lead's own fields choose, by item.
        """
        if self.state.status != "new":
            raise CallError("This call has begun already.")
        self._anchor = self._clock()
        before = dict(earlier or {})
        # A script may begin otherwise with somebody whose words it can say back.
        comes_back = {RETURNING: "words" if NEED in before else "yes"} if before else {}
        self._add(ev.Started(at_ms=0, known={**known, **comes_back}, earlier=before))
        for item, option in (icp or {}).items():
            self._add(ev.IcpKnown(at_ms=0, step=self.step.id, item=item, option=option))

    def go_on(self) -> bool:
        """Go to the next step; False where the call ends here."""
        following = self.next_step
        if following is None:
            return False
        self.stop_pitch()
        self._add(ev.Shown(at_ms=self.now_ms(), step=following.id))
        return True

    def pick(self, answer_id: str) -> None:
        """Press an answer's key: picks it, or takes it back where it was picked."""
        answering = self.state.answers.get(self.step.id)
        picked = answering.answers if answering else ()
        if answer_id in picked:
            self._answer(tuple(one for one in picked if one != answer_id))
        elif self.step.multiple:
            self.answer(*picked, answer_id)
        else:
            self.answer(answer_id)

    def answer(self, *answer_ids: str) -> None:
        """Set the answers of this step."""
        for answer_id in answer_ids:
            if self.step.answer(answer_id) is None:
                raise CallError(
                    'The step "{step}" has no answer "{answer}". It has: {known}.',
                    step=self.step.id,
                    answer=answer_id,
                    known=", ".join(answer.id for answer in self.step.answers) or "none",
                )
        if len(answer_ids) > 1 and not self.step.multiple:
            raise CallError('The step "{step}" takes one answer.', step=self.step.id)
        self._answer(answer_ids)

    def ask_without_answer(self) -> None:
        """Record that the question was asked; with a note on the step: that no answer fitted."""
        here = self.step.id
        words = " · ".join(note.text for note in self.state.notes if note.step == here)
        self._add(ev.Asked(at_ms=self.now_ms(), step=here, words=words))

    def capture(self, capture_id: str, text: str, value: str) -> None:
        """Keep what was typed for a capture; empty text passes it over or clears it."""
        if capture_id not in self.script.captures:
            raise CallError('The script has no capture "{name}".', name=capture_id)
        self._add(
            ev.Captured(
                at_ms=self.now_ms(), step=self.step.id, capture=capture_id, text=text, value=value
            )
        )

    def note(self, text: str) -> None:
        """Note something on this step."""
        if text:
            self._add(ev.Noted(at_ms=self.now_ms(), step=self.step.id, text=text))

    def set_icp(self, item_id: str, option_id: str) -> None:
        """Choose an option of an ICP item; the same again clears it.

        What the lead's own fields say is not chosen yet: the same option then confirms it.
        """
        item = self.script.icp.item(item_id) if self.script.icp else None
        if item is None or item.option(option_id) is None:
            raise CallError(
                'The ICP checklist has no "{item}: {option}".', item=item_id, option=option_id
            )
        chosen = self.state.icp.get(item_id) if item_id not in self.state.icp_of_lead else None
        option = "" if chosen == option_id else option_id
        self._add(ev.IcpSet(at_ms=self.now_ms(), step=self.step.id, item=item_id, option=option))

    def doubt_icp(self, item_id: str) -> None:
        """Keep that an item was asked and nobody knew, whatever was chosen or is in the list."""
        item = self.script.icp.item(item_id) if self.script.icp else None
        if item is not None and item_id not in self.state.icp_not_known:
            here, now = self.step.id, self.now_ms()
            self._add(ev.IcpSet(at_ms=now, step=here, item=item_id, open="not_known"))

    def jump(self, step_id: str) -> None:
        """Go to any step."""
        if step_id not in self.script.by_id:
            raise CallError('The script has no step "{step}".', step=step_id)
        if step_id != self.state.position:
            self.stop_pitch()
            self._add(ev.Jumped(at_ms=self.now_ms(), step=step_id))

    def move(self, by: int) -> None:
        """Go back (below zero) or forward along the way taken."""
        trail = self.state.trail
        place = trail.index(self.state.position) + by
        if not 0 <= place < len(trail):
            raise CallError(
                "This is the first step of the way." if by < 0 else "The way taken ends here."
            )
        self._add(ev.Moved(at_ms=self.now_ms(), step=trail[place], by=by))

    def show_probe(self) -> None:
        """Show the next wording of the question."""
        wordings = len(self.step.probes) + 1
        if wordings == 1:
            raise CallError("This question has no other wording.")
        probe = (self.state.probes.get(self.step.id, 0) + 1) % wordings
        self._add(ev.Shown(at_ms=self.now_ms(), step=self.step.id, probe=probe))

    def start_pitch(self) -> None:
        """Start the countdown of the pitch."""
        if self.state.pitch.started_ms is None:
            self._add(ev.PitchStarted(at_ms=self.now_ms(), step=self.step.id))

    def stop_pitch(self) -> None:
        """Stop the countdown of the pitch."""
        if self.state.pitch.started_ms is not None:
            self._add(ev.PitchStopped(at_ms=self.now_ms(), step=self.step.id))

    def recall(self, card: str) -> None:
        """Keep that a card was opened (`objection:too_expensive`)."""
        self._add(ev.CardRecalled(at_ms=self.now_ms(), step=self.step.id, card=card))

    def leave(self) -> None:
        """Leave the call as a draft; talk time stands still from here."""
        if self.state.status == "running":
            self._add(ev.Left(at_ms=self.now_ms(), step=self.step.id))
            self._talked, self._anchor = self.state.clock_ms, None

    def resume(self, talked_ms: int = 0) -> None:
        """Come back to a draft, or to a call that was cut off; talk time goes on.

        Args:
            talked_ms: talk time as it was kept besides the events, where that is later.
        """
        if self.state.status in ("left", "running"):
            self._talked = max(self._talked, self.state.clock_ms, talked_ms)
            self._add(ev.Resumed(at_ms=self._talked, step=self.step.id))
            self._anchor = self._clock()

    def wrap_up(self, *, disposition: str, outcome: str = "", reason: str = "") -> ev.Event:
        """End the call; the caller saves its records."""
        event = self.ending(disposition=disposition, outcome=outcome, reason=reason)
        self._add(event)
        self._talked, self._anchor = event.at_ms, None
        return event

    def ending(self, *, disposition: str, outcome: str = "", reason: str = "") -> ev.WrappedUp:
        """The event that would end the call now, for a caller that records it with its records."""
        return ev.WrappedUp(
            at_ms=self.now_ms(),
            step=self.step.id,
            disposition=disposition,
            outcome=outcome,
            reason=reason,
        )

    def recorded(self, event: ev.Event) -> None:
        """Let an event count that the caller has recorded already."""
        self._count(event)
        if isinstance(event, ev.WrappedUp):
            self._talked, self._anchor = event.at_ms, None

    # Taking back

    def undo(self) -> ev.Event | None:
        """Take back the last thing done and return it; None where there is nothing left."""
        for seq, event in reversed(effective(self.events)):
            if event.undoable:
                self._add(ev.TakenBack(at_ms=self.now_ms(), step=event.step, target=seq))
                return event
        return None

    def redo(self) -> ev.Event | None:
        """Do again what was taken back last, as long as nothing else was done since."""
        restored: set[int] = set()
        for event in reversed(self.events):
            if isinstance(event, ev.Restored):
                restored.add(event.target)
            elif isinstance(event, ev.TakenBack):
                if event.target in restored:
                    restored.discard(event.target)
                    continue
                if not self._can_come_back(event.target):
                    continue
                self._add(ev.Restored(at_ms=self.now_ms(), step=event.step, target=event.target))
                return self.events[event.target - 1]
            elif event.undoable:
                return None
        return None

    def _can_come_back(self, seq: int) -> bool:
        """Whether Shift+F9 may do it again: a wrap-up that was taken back is saved anew instead."""
        return 0 < seq <= len(self.events) and self.events[seq - 1].undoable

    def _answer(self, answer_ids: tuple[str, ...]) -> None:
        self._add(ev.Answered(at_ms=self.now_ms(), step=self.step.id, answers=answer_ids))

    def _add(self, event: ev.Event) -> None:
        self._record(ev.record(len(self.events) + 1, event))
        self._count(event)

    def _count(self, event: ev.Event) -> None:
        self.events.append(event)
        if isinstance(event, ev.TakenBack | ev.Restored):
            self.state = fold(self.script, self.events)
        else:
            apply(self.script, self.state, event, len(self.events))
