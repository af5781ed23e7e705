"""Names inside a persona's file that have to fit each other: facts, objections, moods."""

from collections.abc import Iterator, Sequence

from ..model.persona import Persona
from ..reading import Problem
from ..reading.problems import hinted, listed, nearest
from ..reading.source import Source
from ..sayings import Saying

Path = tuple[str | int, ...]


def check_names(persona: Persona, source: Source) -> Iterator[Problem]:
    """What is named and isn't there, or is there twice."""
    facts = [fact.id for fact in persona.facts]
    for at, fact in enumerate(persona.facts):
        if fact.id in facts[:at]:
            message = Saying(
                "The fact `{fact}` is there already: give this one an id of its own.",
                {"fact": fact.id},
            )
            yield source.problem(("facts", at, "id"), message)
        for place, name in enumerate(fact.after):
            if name not in facts:
                yield from unknown(source, ("facts", at, "after", place), name, facts)
    for place, name in enumerate(persona.truth.evidence):
        if name not in facts:
            yield from unknown(source, ("truth", "evidence", place), name, facts)
    objections = [each.id for each in persona.objections]
    if persona.opt_out is not None and persona.opt_out not in objections:
        yield from unknown(source, ("opt_out",), persona.opt_out, objections)
    for mood in persona.opening_lines:
        if mood not in persona.moods:
            message = Saying(
                "`{mood}` is not among the `moods`, so nobody ever picks up like that.",
                {"mood": mood},
            )
            yield source.problem(("opening_lines", mood), message)
    if len(set(facts)) == len(facts):
        yield from _circles(persona, source)


def _circles(persona: Persona, source: Source) -> Iterator[Problem]:
    """Facts that wait for each other come out never."""
    waits = {fact.id: set(fact.after) for fact in persona.facts}
    told: set[str] = set()
    while ready := {name for name, after in waits.items() if name not in told and after <= told}:
        told |= ready
    known = set(waits)
    for at, fact in enumerate(persona.facts):
        if fact.id not in told and set(fact.after) <= known:
            message = Saying(
                "`{fact}` never comes out: what it comes after waits for it in turn.",
                {"fact": fact.id},
            )
            yield source.problem(("facts", at, "after"), message)
            return


def unknown(source: Source, path: Path, name: str, known: Sequence[str]) -> Iterator[Problem]:
    """A name that nothing has, with the nearest one that something has."""
    close = nearest(name, known)
    fix = source.replaced(path, name, close) if close else None
    message = Saying("Nothing is called `{name}`.", {"name": name})
    if known and not close:
        there = Saying("There are: {known}.", {"known": listed(known)})
        message = hinted(message, None, there)
    yield source.problem(path, message, fix)
