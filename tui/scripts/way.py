"""The way through a script: which step follows, given what has been answered."""

from .conditions import holds
from .model.script import BACK, Script, Step
from .state import CallState


def next_step(script: Script, state: CallState) -> Step | None:
    """The step after the one on which the call stands; None where the call ends there."""
    return target(script, state, state.position)


def target(script: Script, state: CallState, step_id: str) -> Step | None:
    """The step to which `step_id` leads now, steps whose `when` is false passed over.

    An answer's own `next` wins over the step's, and that over the order of the file. None after an
    outcome step, after an answer that ends the call, and at the end of the file.
    """
    step = script.by_id.get(step_id)
    if step is None or step.kind == "outcome":
        return None
    answering = state.answers.get(step_id)
    picked = [answer for answer in step.answers if answering and answer.id in answering.answers]
    named = next((answer.next for answer in picked if answer.next), None)
    if named is None and any(answer.outcome for answer in picked):
        return None
    if named == BACK:
        return script.by_id.get(state.hub_from.get(step_id, "")) or _onward(script, step)
    following = script.by_id.get(named) if named else _onward(script, step)
    passed: set[str] = set()
    while following is not None and not holds(following.when, script, state):
        if following.id in passed:
            return None
        passed.add(following.id)
        following = _onward(script, following)
    return following


def _onward(script: Script, step: Step) -> Step | None:
    """Where a step leads by itself; the file's order never leads into a hub."""
    if step.next and step.next != BACK:
        return script.by_id.get(step.next)
    following = script.after(step.id)
    while following is not None and following.kind == "hub":
        following = script.after(following.id)
    return following
