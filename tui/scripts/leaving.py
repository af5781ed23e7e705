"""What leaves the way when an earlier answer changes: the steps that it no longer leads to."""

from dataclasses import replace

from .conditions import holds
from .marking import gather
from .model.script import Script
from .state import CallState
from .way import target


def drop_abandoned(script: Script, state: CallState, changed: str) -> None:
    """Drop from the way the steps to which the changed answer on `changed` no longer leads.

    A step stays while another step on the way leads to it or the rep has jumped there. Marks and
    facts are not worked out here: the caller gathers them afterwards.
    """
    _relink(script, state, changed)
    later = state.trail[state.trail.index(changed) + 1 :]
    for step_id in later:
        if step_id in state.links and not _still_shown(script, state, step_id):
            parents = [parent for parent in state.links[step_id] if parent is not None]
            state.links[step_id].clear()
            for parent in parents:
                _link(script, state, parent)
            _drop(state, step_id)


def _relink(script: Script, state: CallState, source: str) -> None:
    """Let `source` lead only to where it leads now."""
    now = _link(script, state, source)
    for step_id, sources in list(state.links.items()):
        if step_id != now and source in sources:
            sources.discard(source)
            _drop(state, step_id)


def _link(script: Script, state: CallState, source: str) -> str | None:
    """Link `source` to the step it leads to, where that is on the way already."""
    following = target(script, state, source)
    if following is not None and following.id in state.links:
        state.links[following.id].add(source)
    return following.id if following else None


def _drop(state: CallState, step_id: str) -> None:
    """Take a step that nothing leads to off the way, and whatever only it led to."""
    waiting = [step_id]
    while waiting:
        gone = waiting.pop()
        if state.links.get(gone, {None}) or gone == state.position:
            continue
        del state.links[gone]
        state.trail.remove(gone)
        state.asked.pop(gone, None)
        state.hub_from.pop(gone, None)
        if gone in state.answers:
            state.dropped[gone] = state.answers.pop(gone)
        state.typed = [(name, value) for name, value in state.typed if value.step != gone]
        for other, sources in state.links.items():
            if gone in sources:
                sources.discard(gone)
                waiting.append(other)


def _still_shown(script: Script, state: CallState, step_id: str) -> bool:
    """Whether the step's `when` holds by what was answered before it."""
    step = script.by_id[step_id]
    if step.when is None or None in state.links[step_id]:
        return True
    before = set(state.trail[: state.trail.index(step_id)])
    earlier = replace(
        state,
        answers={step: given for step, given in state.answers.items() if step in before},
        marks={},
        facts={},
    )
    gather(script, earlier)
    return holds(step.when, script, earlier)
