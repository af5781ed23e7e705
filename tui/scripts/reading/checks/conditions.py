"""Conditions: every name in a `when` exists, and every value can occur."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from ...model.names import Status
from ...model.script import Script
from ...sayings import Saying
from ..problems import Problem, hinted, listed, nearest, quoted
from ..source import Path
from .facts import engine_facts, facts, one_of
from .texts import APP_FILLS
from .view import View

STATUSES: tuple[str, ...] = get_args(Status)
LEAD_FIELDS = APP_FILLS | {"contact_basis", "returning"}
"""What is known of a lead before the call; `returning` is `yes` or `words` where one was before."""

_COMPARISON = re.compile(r"^\s*(>=|<=|!=|>|<|=)\s*(-?\d+(?:[.,]\d+)?)\s*$")
_SIGN = re.compile(r"^\s*[<>=!]")


def check_conditions(view: View) -> Iterator[Problem]:
    """Every `when` of the script."""
    known = facts(view)
    for path, when in conditions(view.script):
        yield from _condition(view, path, when, known)
    yield from _misspelt(view)


def _misspelt(view: View) -> Iterator[Problem]:
    """Facts that nothing reads and that look like one of the engine's."""
    own = set(engine_facts(view))
    read = {name for _, when in conditions(view.script) for name in names_of(when)}
    for path, _, answer in view.answers():
        for name in answer.sets:
            close = nearest(name, own) if name not in own | read else None
            if close:
                there = (*path, "sets", name)
                message = Saying(
                    "Nothing reads the fact {name}. Did you mean `{close}`?",
                    {"name": quoted(name), "close": close},
                )
                fix = view.swapped(there, name, close, key=True)
                yield view.problem(there, message, fix, key=True, level="warning")


def conditions(script: Script) -> Iterator[tuple[Path, Any]]:
    """Every `when` with its path."""
    for at, step in enumerate(script.steps):
        if step.when is not None:
            yield ("steps", at, "when"), step.when
    for at, line in enumerate(script.pitch.lines if script.pitch else ()):
        if line.when is not None:
            yield ("pitch", "lines", at, "when"), line.when
    for name, variable in script.variables.items():
        for which, variant in variable.variants.items():
            yield ("variables", name, "variants", which, "when"), variant.when


def names_of(when: Any) -> set[str]:
    """The names that a condition speaks of."""
    if isinstance(when, Mapping):
        found = {name for name in when if name not in ("any", "not")}
        return found.union(*(names_of(when.get(key)) for key in ("any", "not")))
    if isinstance(when, list | tuple):
        return set().union(*map(names_of, when))
    return set()


def _condition(
    view: View, path: Path, when: Any, known: Mapping[str, set[str]]
) -> Iterator[Problem]:
    if not isinstance(when, Mapping):
        message = Saying("A condition has a name and a value, such as {need: [met, partly]}.")
        yield view.problem(path, message)
        return
    if not when:
        yield view.problem(
            path, Saying("The condition is empty: it always holds."), level="warning"
        )
    for name, wanted in when.items():
        there = (*path, name)
        if name == "any":
            if not isinstance(wanted, list | tuple) or not wanted:
                yield view.problem(there, Saying("`any` takes a list of conditions."))
                continue
            for at, part in enumerate(wanted):
                yield from _condition(view, (*there, at), part, known)
        elif name == "not":
            yield from _condition(view, there, wanted, known)
        else:
            yield from _named(view, there, name, wanted, known)


def _named(
    view: View, path: Path, name: str, wanted: Any, known: Mapping[str, set[str]]
) -> Iterator[Problem]:
    meaning = _values(view, name, known)
    if meaning is None:
        names = _all_names(view, known)
        close = nearest(name, names)
        message = Saying("Nothing is called {name} here.", {"name": quoted(name)})
        message = hinted(
            message, close, Saying("Known: {known}.", {"known": listed(sorted(names))})
        )
        yield view.problem(path, message, view.swapped(path, name, close, key=True), key=True)
        return
    values, free = meaning
    listing = isinstance(wanted, list | tuple)
    for at, value in enumerate(wanted if listing else [wanted]):
        there = (*path, at) if listing else path
        if not isinstance(value, str) or not value:
            message = Saying("{name} takes a value or a list of values.", {"name": quoted(name)})
            yield view.problem(there, message)
        elif _SIGN.match(value):
            if not _COMPARISON.match(value):
                message = Saying(
                    '{value} is no comparison: write a sign and a number, ">= 250".',
                    {"value": quoted(value)},
                )
                yield view.problem(there, message)
            elif not free:
                message = Saying(
                    "{name} is not a number: it is {known}.",
                    {"name": quoted(name), "known": one_of(values)},
                )
                yield view.problem(there, message)
        elif not free and value not in values:
            close = nearest(value, values)
            message = Saying(
                "{name} is never {value}: it is {known}.",
                {"name": quoted(name), "value": quoted(value), "known": one_of(values)},
            )
            yield view.problem(there, message, view.swapped(there, value, close))


def _values(view: View, name: str, known: Mapping[str, set[str]]) -> tuple[set[str], bool] | None:
    """The values that a name can have and whether it can have any other; None for no such name."""
    script = view.script
    if name.startswith("icp."):
        item = script.icp.item(name.removeprefix("icp.")) if script.icp else None
        return ({option.id for option in item.options}, False) if item else None
    values: set[str] = set()
    found = free = False
    if name in known:
        found, free = True, not known[name]
        values |= known[name]
    if view.around.criteria is not None:
        if view.around.criteria.get(name):
            found = True
            values.update(STATUSES)
    elif _marked(script, name):
        found = True
        values.update(STATUSES)
    step = script.by_id.get(name)
    if step is not None:
        found = True
        values.update(answer.id for answer in step.answers)
    if name == "source_kind" and view.around.sources is not None:
        return set(view.around.sources), False
    if name in script.captures or name in LEAD_FIELDS or name in script.variables:
        found = free = True
    return (values, free) if found else None


def _marked(script: Script, name: str) -> bool:
    return any(name in answer.marks for step in script.steps for answer in step.answers)


def _all_names(view: View, known: Mapping[str, set[str]]) -> set[str]:
    script = view.script
    items = {f"icp.{item.id}" for item in script.icp.items} if script.icp else set()
    criteria = {kind.id for kind in view.around.criteria.criteria} if view.around.criteria else ()
    return {*known, *items, *criteria, *script.by_id, *script.captures, *LEAD_FIELDS}
