"""Checks of frameworks and of the library of criteria."""

from collections.abc import Iterator

from ...model.framework import CriteriaLibrary, Framework, Gate
from ...sayings import Saying
from ..problems import Problem, hinted, listed, nearest, quoted
from ..source import Path, Source


def check_framework(
    framework: Framework, source: Source, library: CriteriaLibrary | None
) -> list[Problem]:
    """Criteria that the library or the framework itself has not got."""
    own = [criterion.id for criterion in framework.criteria]
    problems: list[Problem] = []
    if library is not None:
        known = [kind.id for kind in library.criteria]
        for at, name in enumerate(own):
            if name not in known:
                path: Path = ("criteria", at, "id")
                problems.append(_unknown(source, path, name, known))
    for at, name in enumerate(own):
        if name in own[:at]:
            message = Saying("The criterion {name} is there twice.", {"name": quoted(name)})
            problems.append(source.problem(("criteria", at, "id"), message))
    for at, name in enumerate(framework.ask_order):
        if name not in own:
            problems.append(_unknown(source, ("ask_order", at), name, own))
    for path, gate in _gates(("qualifies",), framework.qualifies):
        if gate.criterion is not None and gate.criterion not in own:
            problems.append(_unknown(source, (*path, "criterion"), gate.criterion, own))
        if gate.met is not None and not 0 < gate.met <= len(own):
            message = Saying("`met` counts criteria: from 1 to {most}.", {"most": len(own)})
            problems.append(source.problem((*path, "met"), message))
    return problems


def check_criteria(library: CriteriaLibrary, source: Source) -> list[Problem]:
    """Criteria given twice, and references to criteria that are not there."""
    known = [kind.id for kind in library.criteria]
    problems: list[Problem] = []
    for at, kind in enumerate(library.criteria):
        if kind.id in known[:at]:
            message = Saying("The criterion {name} is there twice.", {"name": quoted(kind.id)})
            problems.append(source.problem(("criteria", at, "id"), message))
        for key in ("reads", "after"):
            for place, name in enumerate(getattr(kind, key)):
                if name not in known:
                    problems.append(_unknown(source, ("criteria", at, key, place), name, known))
    return problems


def _gates(path: Path, gates: tuple[Gate, ...]) -> Iterator[tuple[Path, Gate]]:
    for at, gate in enumerate(gates):
        yield (*path, at), gate
        yield from _gates((*path, at, "any"), gate.any)


def _unknown(source: Source, path: Path, name: str, known: list[str]) -> Problem:
    close = nearest(name, known)
    message = Saying("There is no criterion {name}.", {"name": quoted(name)})
    message = hinted(message, close, Saying("Known: {known}.", {"known": listed(known, 30)}))
    return source.problem(path, message, source.replaced(path, name, close) if close else None)
