"""Links between steps: where every way leads, and what no way leads to."""

from collections.abc import Iterable, Iterator

from ...model.script import BACK, Answer, Step
from ...sayings import Saying
from ..problems import Problem, hinted, nearest, quoted
from ..source import Path
from .view import View


def check_links(view: View) -> Iterator[Problem]:
    """Ids given twice, targets that do not exist, dead ends, steps that no way leads to."""
    yield from _twice(view)
    yield from _targets(view)
    yield from _dead_ends(view)
    yield from _circles(view)
    yield from _unreachable(view)


def onward(view: View, step: Step) -> Step | None:
    """Where a step leads by itself; the order of the file never leads into a hub."""
    script = view.script
    if step.next and step.next != BACK:
        return script.by_id.get(step.next)
    following = script.after(step.id)
    while following is not None and following.kind == "hub":
        following = script.after(following.id)
    return following


def ways(view: View, step: Step) -> Iterator[Step]:
    """Every step that may follow `step`."""
    if step.kind == "outcome":
        return
    by_id = view.script.by_id
    targets: list[Step | None] = []
    for answer in step.answers:
        if answer.next == BACK:
            continue
        if answer.next:
            targets.append(by_id.get(answer.next))
        elif not answer.outcome:
            targets.append(onward(view, step))
    if not step.answers or step.when or step.next:
        targets.append(onward(view, step))
    yield from (target for target in targets if target is not None)


def reached(view: View, without: frozenset[str] = frozenset()) -> set[str]:
    """The steps that some way from the start leads to, past none of `without`."""
    waiting = [view.script.first]
    seen: set[str] = set()
    while waiting:
        step = waiting.pop()
        if step.id in seen:
            continue
        seen.add(step.id)
        if step.id not in without:
            waiting.extend(ways(view, step))
    return seen


def _twice(view: View) -> Iterator[Problem]:
    script = view.script
    groups: list[tuple[Saying, Path, Iterable[str]]] = [
        (Saying("step"), ("steps",), (step.id for step in script.steps)),
        (Saying("case"), ("cases",), (case.id for case in script.cases)),
    ]
    for path, step in view.steps():
        groups.append(
            (Saying("answer"), (*path, "answers"), (answer.id for answer in step.answers))
        )
    if script.icp:
        groups.append(
            (Saying("ICP item"), ("icp", "items"), (item.id for item in script.icp.items))
        )
        for at, item in enumerate(script.icp.items):
            ids = (option.id for option in item.options)
            groups.append((Saying("option"), ("icp", "items", at, "options"), ids))
    for what, path, names in groups:
        seen: dict[str, int] = {}
        for at, name in enumerate(names):
            if name in seen:
                first = view.source.place((*path, seen[name], "id")).line
                message = Saying(
                    "The {what} {name} is there twice (first on line {first}).",
                    {"what": what, "name": quoted(name), "first": first},
                )
                fix = view.swapped((*path, at, "id"), name, f"{name}_{at + 1}")
                yield view.problem((*path, at, "id"), message, fix)
            seen.setdefault(name, at)


def _targets(view: View) -> Iterator[Problem]:
    script = view.script
    if script.start and script.start not in script.by_id:
        yield _no_step(view, ("start",), script.start)
    for path, step in view.steps():
        if step.next:
            yield from _target(view, (*path, "next"), step, step.next)
    for path, step, answer in view.answers():
        if answer.next:
            yield from _target(view, (*path, "next"), step, answer.next)


def _target(view: View, path: Path, step: Step, target: str) -> Iterator[Problem]:
    if target == BACK:
        if step.kind != "hub":
            message = Saying(
                "`{back}` leads back from a hub, and {step} is not one.",
                {"back": BACK, "step": quoted(step.id)},
            )
            yield view.problem(path, message)
    elif target not in view.script.by_id:
        yield _no_step(view, path, target)


def _no_step(view: View, path: Path, target: str) -> Problem:
    close = nearest(target, [*view.script.by_id, BACK])
    message = Saying("There is no step {target}.", {"target": quoted(target)})
    message = hinted(message, close)
    return view.problem(path, message, view.swapped(path, target, close))


def _dead_ends(view: View) -> Iterator[Problem]:
    for path, step in view.steps():
        if step.kind == "outcome" or onward(view, step) is not None:
            continue
        if step.next and step.next != BACK:
            continue  # the missing target is told already
        stuck: list[Answer] = [a for a in step.answers if not a.next and not a.outcome]
        if not step.answers:
            message = Saying(
                "A dead end: nothing follows {step}. Add `next:` with the id of a step.",
                {"step": quoted(step.id)},
            )
            yield view.problem(path, message)
        for answer in stuck:
            at = step.answers.index(answer)
            message = Saying(
                "A dead end: nothing follows the answer {answer} of {step}. Add "
                "`next:` or `outcome:`.",
                {"answer": quoted(answer.id), "step": quoted(step.id)},
            )
            yield view.problem((*path, "answers", at), message)


def _circles(view: View) -> Iterator[Problem]:
    """Steps with a `when` that pass the call on to each other and to nothing else."""
    for path, step in view.steps():
        at: Step | None = step
        seen: set[str] = set()
        while at is not None and at.when and at.id not in seen:
            seen.add(at.id)
            at = onward(view, at)
        if at is not None and at.when and at.id == step.id:
            message = Saying(
                "If no `when` holds, {step} is passed over in a circle: let its `next` "
                "lead out of it.",
                {"step": quoted(step.id)},
            )
            yield view.problem((*path, "when"), message, key=True)


def _unreachable(view: View) -> Iterator[Problem]:
    seen = reached(view)
    for path, step in view.steps():
        if step.id not in seen:
            message = Saying(
                "No way from {first} leads to the step {step}: only a jump opens it.",
                {"first": quoted(view.script.first.id), "step": quoted(step.id)},
            )
            yield view.problem((*path, "id"), message, level="warning")
