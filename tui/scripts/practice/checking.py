"""What is wrong with a persona, and whether it can be practised on at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from ..model.persona import Difficulty, Lines, Persona
from ..model.script import Script
from ..reading import Library, Problem, UnknownScript
from ..reading.problems import listed, nearest
from ..reading.source import Source
from ..sayings import Saying
from .callers import CALLERS, call
from .mark import REFERENCE, score
from .moves import saying
from .names import check_names, unknown
from .world import LEVELS, World, draw

BESIDE = ("icp", "fit")
"""What a fact may be about besides the criteria of the library."""

PASSES = 45
"""The raw score from which a built-in caller has made something of a seed."""

PASSABLE = 0.7
"""The least part of the seeds that the best built-in caller passes at every difficulty."""

SEEDS = 40
"""Seeds that are tried."""


def check_persona(persona: Persona, source: Source, library: Library) -> Iterator[Problem]:
    """What is wrong with a persona beside its script and the criteria."""
    try:
        script = library.script(persona.script, persona.lang)
    except UnknownScript as error:
        close = nearest(persona.script, [info.id for info in library.scripts()])
        fix = source.replaced(("script",), persona.script, close) if close else None
        yield source.problem(("script",), error.saying, fix)
        return
    yield from check_names(persona, source)
    criteria = [kind.id for kind in library.criteria.criteria]
    for at, fact in enumerate(persona.facts):
        if fact.criterion not in criteria and fact.criterion not in BESIDE:
            yield from unknown(source, ("facts", at, "criterion"), fact.criterion, criteria)
        for place, step in enumerate(fact.asked_by):
            yield from _asking(source, ("facts", at, "asked_by", place), step, script, persona)
    for step in persona.replies:
        yield from _asking(source, ("replies", step), step, script, persona)
    for name in persona.truth.statuses:
        if name not in criteria:
            yield from unknown(source, ("truth", name), name, criteria)
    reasons = [reason.id for reason in library.outcomes.reasons]
    if persona.truth.reason and persona.truth.reason not in reasons:
        yield from unknown(source, ("truth", "reason"), persona.truth.reason, reasons)
    for outcome in persona.truth.wrong:
        if outcome == persona.truth.outcome:
            message = Saying(
                "`{outcome}` is the right outcome, and is called wrong here.", {"outcome": outcome}
            )
            yield source.problem(("truth", "wrong", outcome), message)
    yield from _traps(persona, script, source)


def _traps(persona: Persona, script: Script, source: Source) -> Iterator[Problem]:
    for at, trap in enumerate(persona.traps):
        for place, step in enumerate(trap.steps):
            if step not in script.by_id:
                yield from unknown(source, ("traps", at, "steps", place), step, list(script.by_id))


def _asking(
    source: Source, there: tuple[str | int, ...], step: str, script: Script, persona: Persona
) -> Iterator[Problem]:
    """A step has to be there, and to ask something."""
    if step not in script.by_id:
        yield from unknown(source, there, step, list(script.by_id))
    elif not _asks(script, step, persona):
        known = listed([each for each in script.by_id if _asks(script, each, persona)])
        message = Saying(
            "The step `{step}` asks the buyer nothing. These do: {known}.",
            {"step": step, "known": known},
        )
        yield source.problem(there, message)


def _asks(script: Script, step: str, persona: Persona) -> bool:
    """Whether the words of a step ask something; those for reception ask a gatekeeper."""
    move = saying(script.by_id[step])
    if move is None:
        return False
    return move.kind == "question" or (
        move.kind == "permission" and persona.picks_up == "gatekeeper"
    )


@dataclass(frozen=True, slots=True)
class Row:
    """How one built-in caller does with a persona over many seeds."""

    caller: str
    mean: float
    spread: float
    """Standard deviation."""
    facts: float
    """Facts told, on average."""
    hung_up: float
    """Share of the calls that the buyer ended."""


@dataclass(frozen=True)
class Simulation:
    """A persona at one difficulty under every built-in caller."""

    persona: str
    difficulty: Difficulty
    rows: tuple[Row, ...]
    refused: tuple[int, ...]
    """Seeds that no built-in caller passes."""
    unreachable: tuple[str, ...]
    """Facts that no built-in caller was told on any seed."""
    seeds: int

    def row(self, caller: str) -> Row:
        """How one caller did."""
        return next(row for row in self.rows if row.caller == caller)

    @property
    def complaints(self) -> list[Saying]:
        """What speaks against using it at this difficulty, a sentence each."""
        found = [
            Saying("No built-in caller is ever told `{name}`.", {"name": name})
            for name in self.unreachable
        ]
        mean = {row.caller: row.mean for row in self.rows}
        wanted = [("careful", "in_order"), ("in_order", "pitch_first"), ("random", "pitch_first")]
        found += [
            Saying(
                "`{better}` is marked no better than `{worse}` ({mark} and {other}).",
                {
                    "better": better,
                    "worse": worse,
                    "mark": f"{mean[better]:.0f}",
                    "other": f"{mean[worse]:.0f}",
                },
            )
            for better, worse in wanted
            if mean[better] <= mean[worse]
        ]
        if mean["in_order"] < mean["random"]:
            found.append(
                Saying("`in_order` is marked worse than `random`: the order makes no difference.")
            )
        if mean["guesser"] > mean["pitch_first"]:
            found.append(
                Saying("Guessing pays: it is marked better than writing down what was heard.")
            )
        if len(self.refused) > (1 - PASSABLE) * self.seeds:
            found.append(
                Saying(
                    "{count} of {all} seeds are passed by nobody.",
                    {"count": len(self.refused), "all": self.seeds},
                )
            )
        return found


def simulate(
    persona: Persona,
    script: Script,
    lines: Lines,
    difficulty: Difficulty,
    seeds: Sequence[int] = range(SEEDS),
) -> Simulation:
    """Let every built-in caller call the persona once for each seed."""
    worlds = [draw(persona, seed, difficulty, lines) for seed in seeds]
    results = {
        name: [call(caller, world, script) for world in worlds] for name, caller in CALLERS.items()
    }
    marks = {name: [score(*each)[0] for each in found] for name, found in results.items()}
    told = {name for found in results.values() for buyer, _ in found for name in buyer.revealed}
    rows = tuple(
        Row(
            name,
            fmean(marks[name]),
            pstdev(marks[name]),
            fmean(len(buyer.revealed) for buyer, _ in found),
            fmean(buyer.end == "hung_up" for buyer, _ in found),
        )
        for name, found in results.items()
    )
    best = [max(marks[name][at] for name in REFERENCE) for at in range(len(worlds))]
    refused = tuple(seed for seed, most in zip(seeds, best, strict=True) if most < PASSES)
    possible = {fact.id for world in worlds for fact in world.facts}
    left = tuple(sorted(possible - told))
    return Simulation(persona.id, difficulty, rows, refused, left, len(worlds))


def simulations(persona: Persona, script: Script, lines: Lines) -> Mapping[Difficulty, Simulation]:
    """A persona at every difficulty."""
    return {level: simulate(persona, script, lines, level) for level in LEVELS}


def playable(world: World, script: Script) -> bool:
    """Whether some built-in caller makes something of this buyer; others are not handed out."""
    return max(score(*call(CALLERS[name], world, script))[0] for name in REFERENCE) >= PASSES
