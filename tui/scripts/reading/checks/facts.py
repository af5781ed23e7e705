"""Facts and criteria: what answers set and mark exists, with the values it can have."""

from collections.abc import Iterator

from ...model.names import BUYING_STAGES, INTEREST, REQUEST_FIT
from ...model.script import Step
from ...sayings import Saying
from ..problems import Problem, hinted, listed, nearest, quoted
from ..source import Path
from .view import View


def facts(view: View) -> dict[str, set[str]]:
    """The facts that a call may know, with their values; those of the script's own are as set."""
    known = engine_facts(view)
    own = set(known)
    for _, _, answer in view.answers():
        for name, value in answer.sets.items():
            if name not in own:
                known.setdefault(name, set()).add(value)
    return known


def engine_facts(view: View) -> dict[str, set[str]]:
    """The facts that the engine knows. No values means that any will do."""
    outcomes = view.around.outcomes
    return {
        "buying_stage": set(BUYING_STAGES),
        "interest": set(INTEREST),
        "request_fit": set(REQUEST_FIT),
        "funds": {"none"},
        "insight": {"accepted"},
        "next_step": {step.id for step in outcomes.next_steps} if outcomes else set(),
    }


def check_facts(view: View) -> Iterator[Problem]:
    """What steps ask about, and what answers mark and set."""
    library = view.around.criteria
    if library is not None:
        known = [kind.id for kind in library.criteria]
        for path, step in view.steps():
            if step.criterion and step.criterion not in known:
                yield _no_criterion(view, (*path, "criterion"), step.criterion, known)
        for path, _, answer in view.answers():
            for name in answer.marks:
                if name not in known:
                    yield _no_criterion(view, (*path, "marks", name), name, known, key=True)
    allowed = engine_facts(view)
    for path, _, answer in view.answers():
        for name, value in answer.sets.items():
            values = allowed.get(name)
            if values and value not in values:
                there = (*path, "sets", name)
                message = Saying(
                    "{name} cannot be {value}: it is {known}.",
                    {"name": quoted(name), "value": quoted(value), "known": one_of(values)},
                )
                fix = view.swapped(there, value, nearest(value, values))
                yield view.problem(there, message, fix)


def one_of(values: set[str]) -> Saying:
    """The values that a name can have, for a sentence."""
    return listed(sorted(values)) if values else Saying("set nowhere")


def asked_by(step: Step) -> set[str]:
    """The criteria that a step asks about."""
    marked = {
        name
        for answer in step.answers
        for name, status in answer.marks.items()
        if status != "unknown"
    }
    return marked | ({step.criterion} if step.criterion else set())


def _no_criterion(
    view: View, path: Path, name: str, known: list[str], key: bool = False
) -> Problem:
    close = nearest(name, known)
    message = Saying("There is no criterion {name}.", {"name": quoted(name)})
    message = hinted(message, close, Saying("Known: {known}.", {"known": listed(known, 30)}))
    return view.problem(path, message, view.swapped(path, name, close, key), key=key)
