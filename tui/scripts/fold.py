"""The call as a fold: events in, state out. Nothing else ever changes a call's state.

The fold is total: any list of events, in any order, with any names, gives a state. What makes no
sense in the script at hand changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import singledispatch
from typing import NamedTuple

from . import events as ev
from .captures.calc import compute
from .leaving import drop_abandoned
from .marking import count, gather
from .model.script import Script
from .state import Answering, CallState, Note, Recalled, Value


def fold(script: Script, events: Sequence[ev.Event]) -> CallState:
    """The state to which `events` lead, those taken back left out."""
    state = CallState()
    for seq, event in effective(events):
        apply(script, state, event, seq)
    if events:
        state.clock_ms = max(0, *(event.at_ms for event in events))
    return state


def effective(events: Iterable[ev.Event]) -> list[tuple[int, ev.Event]]:
    """Events that count, with their numbers: those taken back and not restored are gone."""
    listed = list(enumerate(events, start=1))
    gone: set[int] = set()
    for _seq, event in listed:
        if isinstance(event, ev.TakenBack):
            gone.add(event.target)
        elif isinstance(event, ev.Restored):
            gone.discard(event.target)
    return [
        (seq, event)
        for seq, event in listed
        if seq not in gone and not isinstance(event, ev.TakenBack | ev.Restored)
    ]


def apply(script: Script, state: CallState, event: ev.Event, seq: int) -> None:
    """Change `state` by one event. Taking back needs the whole list: use `fold`."""
    state.clock_ms = max(state.clock_ms, event.at_ms)
    _apply(event, _Moment(script, state, seq))


class _Moment(NamedTuple):
    """What an event meets: the script, the state to change, the event's number."""

    script: Script
    state: CallState
    seq: int


@singledispatch
def _apply(_event: ev.Event, _now: _Moment) -> None:
    """Kinds that are kept for the record and change nothing."""


@_apply.register
def _(event: ev.Started, now: _Moment) -> None:
    if now.state.status == "new":
        now.state.status = "running"
        now.state.known = dict(event.known)
        now.state.earlier = dict(event.earlier)
        _enter(now.script, now.state, now.script.first.id, None)


@_apply.register
def _(event: ev.Shown, now: _Moment) -> None:
    if event.step is None or event.step not in now.script.by_id:
        return
    if event.probe is not None:
        now.state.probes[event.step] = event.probe % (len(now.script.by_id[event.step].probes) + 1)
    elif now.state.position:
        _enter(now.script, now.state, event.step, now.state.position)


@_apply.register
def _(event: ev.Jumped, now: _Moment) -> None:
    if event.step is not None and event.step in now.script.by_id and now.state.position:
        _enter(now.script, now.state, event.step, None)


@_apply.register
def _(event: ev.Moved, now: _Moment) -> None:
    if event.step in now.state.links:
        _stand_on(now.state, event.step)


@_apply.register
def _(event: ev.Answered, now: _Moment) -> None:
    step = now.script.by_id.get(event.step or "")
    if step is None or step.id not in now.state.links:
        return
    picked = tuple(answer.id for answer in step.answers if answer.id in event.answers)
    if not step.multiple:
        picked = picked[:1]
    now.state.asked.pop(step.id, None)
    _set_answers(
        now.script, now.state, step.id, Answering(picked, now.seq, event.at_ms) if picked else None
    )


@_apply.register
def _(event: ev.Asked, now: _Moment) -> None:
    if event.step is None or event.step not in now.state.links:
        return
    _set_answers(now.script, now.state, event.step, None)
    now.state.asked[event.step] = Note(event.words, event.step, now.seq, event.at_ms)


@_apply.register
def _(event: ev.Captured, now: _Moment) -> None:
    if event.capture in now.script.captures:
        value = Value(event.text, event.value, event.step, now.seq, event.at_ms)
        now.state.typed.append((event.capture, value))
        _gather_captures(now.script, now.state)


@_apply.register
def _(event: ev.Noted, now: _Moment) -> None:
    now.state.notes.append(Note(event.text, event.step, now.seq, event.at_ms))


@_apply.register
def _(event: ev.IcpSet, now: _Moment) -> None:
    item = now.script.icp.item(event.item) if now.script.icp else None
    if item is None:
        return
    if item.option(event.option):
        now.state.icp[item.id] = event.option
    elif not event.option:
        now.state.icp.pop(item.id, None)
    else:
        return
    now.state.icp_of_lead.discard(item.id)
    if event.open == "not_known" and not event.option:
        now.state.icp_not_known.add(item.id)
    else:
        now.state.icp_not_known.discard(item.id)


@_apply.register
def _(event: ev.IcpKnown, now: _Moment) -> None:
    item = now.script.icp.item(event.item) if now.script.icp else None
    if item is not None and item.option(event.option) and item.id not in now.state.icp:
        now.state.icp[item.id] = event.option
        now.state.icp_of_lead.add(item.id)


@_apply.register
def _(event: ev.PitchStarted, now: _Moment) -> None:
    now.state.pitch.started_ms = event.at_ms


@_apply.register
def _(event: ev.PitchStopped, now: _Moment) -> None:
    if now.state.pitch.started_ms is not None:
        now.state.pitch.runs.append(max(0, event.at_ms - now.state.pitch.started_ms))
        now.state.pitch.started_ms = None


@_apply.register
def _(event: ev.CardRecalled, now: _Moment) -> None:
    now.state.cards.append(Recalled(event.card, event.step, event.at_ms))


@_apply.register
def _(_event: ev.Left, now: _Moment) -> None:
    if now.state.status == "running":
        now.state.status = "left"


@_apply.register
def _(_event: ev.Resumed, now: _Moment) -> None:
    if now.state.status == "left":
        now.state.status = "running"


@_apply.register
def _(event: ev.WrappedUp, now: _Moment) -> None:
    now.state.status = "wrapped"
    now.state.outcome = event.outcome or event.disposition


def _enter(script: Script, state: CallState, step_id: str, source: str | None) -> None:
    """Stand on a step; `source` is the step that led to it, None for the start and jumps."""
    is_hub = script.by_id[step_id].kind == "hub"
    if is_hub and state.position and state.position != step_id:
        state.hub_from[step_id] = state.position
    returning = source is not None and state.hub_from.get(source) == step_id
    if step_id not in state.links:
        place = state.trail.index(state.position) + 1 if state.position in state.links else 0
        state.trail.insert(place, step_id)
        state.links[step_id] = set()
    if not returning:
        state.links[step_id].add(None if is_hub else source)
    _stand_on(state, step_id)


def _stand_on(state: CallState, step_id: str) -> None:
    if state.position:
        spent = max(0, state.clock_ms - state.entered_ms)
        state.step_ms[state.position] = state.step_ms.get(state.position, 0) + spent
    state.position = step_id
    state.entered_ms = state.clock_ms


def _set_answers(
    script: Script, state: CallState, step_id: str, answering: Answering | None
) -> None:
    before = state.answers.pop(step_id, None)
    if answering is not None:
        state.answers[step_id] = answering
    if before is not None:
        _forget_passed_over(script, state, step_id, before)
    left = before is not None or state.trail[-1] != step_id
    if left:
        drop_abandoned(script, state, step_id)
        gather(script, state)
    elif answering is not None:
        count(script, state, step_id, answering)
    if left or state.typed:
        _gather_captures(script, state)


def _forget_passed_over(script: Script, state: CallState, step_id: str, before: Answering) -> None:
    """Once its answer is no longer picked, what was passed over is asked for again."""
    now = state.answers.get(step_id)
    picked = now.answers if now else ()
    gone = {
        name
        for answer in script.by_id[step_id].answers
        if answer.id in before.answers and answer.id not in picked
        for name in answer.capture
    }
    latest = {name: value for name, value in state.typed if value.step == step_id}
    anew = {name for name in gone if name in latest and not latest[name].text}
    if anew:
        state.typed = [
            (name, value)
            for name, value in state.typed
            if name not in anew or value.step != step_id
        ]


def _gather_captures(script: Script, state: CallState) -> None:
    """What was typed and still counts: on a step on the way, for the answer picked there now."""
    state.captures.clear()
    for capture, value in state.typed:
        if not _still_asked(script, state, capture, value.step):
            continue
        if value.text:
            state.captures[capture] = value
        elif capture in state.captures and state.captures[capture].step == value.step:
            del state.captures[capture]
    for step in script.with_calc:
        if step.calc is None or step.calc.result in state.captures:
            continue
        values = {name: value.value for name, value in state.captures.items()}
        result = compute(step.calc, script, values)
        factors = [state.captures[name] for name in step.calc.multiply if name in state.captures]
        if result is not None and factors:
            latest = max(factors, key=lambda value: value.seq)
            state.captures[step.calc.result] = replace(latest, text=result, value=result)


def _still_asked(script: Script, state: CallState, capture: str, step_id: str | None) -> bool:
    step = script.by_id.get(step_id or "")
    if step is None:
        return True
    if capture in step.inputs:
        return True
    asking = {answer.id for answer in step.answers if capture in answer.capture}
    answering = state.answers.get(step.id)
    return not asking or (answering is not None and not asking.isdisjoint(answering.answers))
