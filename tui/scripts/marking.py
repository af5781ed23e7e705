"""What the answers on the way say: marks of criteria, facts, the outcome they point to."""

from .model.script import Script
from .state import Answering, CallState, Mark


def gather(script: Script, state: CallState) -> None:
    """Work out marks, facts and the suggested outcome anew from the answers on the way."""
    state.marks.clear()
    state.facts.clear()
    state.suggested = ""
    for step_id, answering in sorted(state.answers.items(), key=lambda item: item[1].seq):
        count(script, state, step_id, answering)


def count(script: Script, state: CallState, step_id: str, answering: Answering) -> None:
    """Let the answers of one step count. The latest mark wins; `unknown` replaces nothing known."""
    for answer in script.by_id[step_id].answers:
        if answer.id not in answering.answers:
            continue
        for criterion, status in answer.marks.items():
            if status != "unknown" or criterion not in state.marks:
                state.marks[criterion] = Mark(status, step_id, answering.seq)
        state.facts.update(answer.sets)
        state.suggested = answer.outcome or state.suggested
