"""The buyer of one session: everything that chance decides, drawn before the first move.

Drawn from persona, version and seed and from nothing else, so that a seed is the same buyer for
everybody, whatever they do. Only `random()` is used, the one method whose sequence Python promises
across versions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from ..model.persona import Difficulty, Fact, Lines, Mood, Persona, Raised

T = TypeVar("T")

THRESHOLD_SPREAD = 4
"""How far chance moves the trust that a fact needs, either way."""


@dataclass(frozen=True, slots=True)
class Level:
    """What a difficulty changes (domain.md 4.3)."""

    trust: float
    threshold: float
    cost: float
    objections: int
    false_hints: int


LEVELS: Mapping[Difficulty, Level] = {
    "easy": Level(trust=10, threshold=-5, cost=0.9, objections=1, false_hints=0),
    "medium": Level(trust=0, threshold=0, cost=1.4, objections=2, false_hints=0),
    "hard": Level(trust=-8, threshold=5, cost=1.9, objections=3, false_hints=1),
}

MOODS: Mapping[Mood, tuple[float, float, float]] = {
    "brisk": (0, -15, 0),
    "friendly": (20, 0, 0),
    "tired": (0, 0, -10),
    "suspicious": (-15, 0, 0),
}
"""What a mood adds to trust, patience and interest."""


@dataclass(frozen=True, slots=True)
class Due:
    """An objection and the move at which it comes up."""

    at: int
    objection: Raised


@dataclass(frozen=True, slots=True)
class World:
    """One buyer, drawn."""

    persona: Persona
    seed: int
    difficulty: Difficulty
    lines: Lines
    trust: float
    patience: float
    interest: float
    facts: tuple[Fact, ...]
    """The facts that are true of this buyer."""
    thresholds: Mapping[str, float]
    """Trust that each fact needs, by id."""
    misleading: frozenset[str]
    """Facts whose hint misleads this time."""
    objections: tuple[Due, ...]
    distractions: tuple[tuple[int, str], ...]
    """Moves after which they stray, with the words."""
    mood: Mood | None
    opening: str
    wording: int
    """Which of several lines they prefer."""

    @property
    def level(self) -> Level:
        """What the difficulty changes."""
        return LEVELS[self.difficulty]

    def line(self, among: Sequence[str], said: int = 0) -> str:
        """One of several lines, another one each time."""
        return among[(self.wording + said) % len(among)]


def draw(persona: Persona, seed: int, difficulty: Difficulty, lines: Lines) -> World:
    """Draw the buyer.

    Args:
        persona: Who it is.
        seed: Which of the many buyers that this persona can be.
        difficulty: How hard they make it; the same seed draws the same values at each.
        lines: What they say whatever the subject.
    """
    chance = Random(f"{persona.id}:{persona.version}:{seed}")
    level = LEVELS[difficulty]
    trust = _around(chance, persona.state.trust)
    patience = _around(chance, persona.state.patience)
    interest = _around(chance, persona.state.interest)
    mood = _one(chance, persona.moods) if persona.moods else None
    if mood is not None:
        more = MOODS[mood]
        trust, patience, interest = trust + more[0], patience + more[1], interest + more[2]
    thresholds, true = {}, []
    for fact in persona.facts:
        moved = (2 * chance.random() - 1) * THRESHOLD_SPREAD
        thresholds[fact.id] = fact.trust_min + moved + level.threshold
        if chance.random() < fact.chance:
            true.append(fact)
    facts = _reachable(true)
    may_mislead = [fact.id for fact in facts if fact.false_hint]
    misled = _shuffled(chance, may_mislead)[: level.false_hints]
    drawn = [Due(_between(chance, each.between), each) for each in persona.objections]
    order = _shuffled(chance, drawn)
    # What fails a session has to happen at every difficulty.
    order.sort(key=lambda due: due.objection.id != persona.opt_out)
    kept = sorted(order[: level.objections], key=lambda due: due.at)
    strays = tuple((3 + int(chance.random() * 9), words) for words in persona.distractions)
    return World(
        persona=persona,
        seed=seed,
        difficulty=difficulty,
        lines=lines,
        trust=_within(trust + level.trust),
        patience=max(1.0, patience),
        interest=_within(interest),
        facts=facts,
        thresholds=thresholds,
        misleading=frozenset(misled),
        objections=tuple(kept),
        distractions=tuple(sorted(strays)),
        mood=mood,
        opening=persona.opening_lines.get(mood, persona.opening_line)
        if mood
        else persona.opening_line,
        wording=int(chance.random() * 1000),
    )


def _reachable(true: Sequence[Fact]) -> tuple[Fact, ...]:
    """Without those that come after something that is not so this time."""
    while True:
        known = {fact.id for fact in true}
        left = [fact for fact in true if known.issuperset(fact.after)]
        if len(left) == len(true):
            return tuple(left)
        true = left


def _around(chance: Random, gauge: tuple[float, float]) -> float:
    centre, spread = gauge
    return centre + (2 * chance.random() - 1) * spread


def _between(chance: Random, window: tuple[int, int]) -> int:
    first, last = window
    return first + int(chance.random() * (last - first + 1))


def _one(chance: Random, among: Sequence[T]) -> T:
    return among[int(chance.random() * len(among))]


def _shuffled(chance: Random, items: Sequence[T]) -> list[T]:
    """In an order of chance, by `random()` alone."""
    return [item for _, item in sorted(((chance.random(), item) for item in items), key=_first)]


def _first(pair: tuple[float, object]) -> float:
    return pair[0]


def _within(value: float) -> float:
    return min(100.0, max(0.0, value))
