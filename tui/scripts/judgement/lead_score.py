"""The score of a lead before and after a call, with everything that it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

from tui.scripts.model.scoring import ScoreWeights, Scoring, Step
from tui.scripts.scoring.naming import kind_of_source, source_points
from tui.scripts.scoring.own_sources import OwnSource


class Happened(NamedTuple):
    """Something that the lead did, and how long ago."""

    event: str
    days_ago: float


class Contribution(NamedTuple):
    """A part of the score: what it is about and what it adds or takes."""

    about: str
    """`fit`, `fit:<item>`, `engagement:<event>`, `source:<source>`, `talk`, `penalty:<name>`."""
    points: float
    days_ago: float | None = None
    """How long ago it happened, of an event."""
    leads: int = 0
    """Of a source: how many leads of one's own the points are from; 0 where they are preset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreInputs:
    """What is known of a lead; None where nothing is."""

    fit: float | None = None
    """Fit with the profile on what is known, 0 to 100."""
    fit_parts: Sequence[Contribution] = ()
    """What the fit is made of; together they are the fit."""
    fit_coverage: float = 1
    """How much of the profile is known, 0 to 1."""
    happened: Sequence[Happened] | None = None
    source: str | None = None
    own_source: OwnSource | None = None
    """The points of that source by the team's own history."""
    talk: float | None = None
    """The framework's score on what is known, 0 to 100; only after a call."""
    penalties: Sequence[str] = ()
    knocked_out: bool = False
    """An ICP knock-out or an opt-out: the lowest band whatever the score."""


@dataclass(frozen=True, slots=True)
class LeadScore:
    """A lead's score, its class, and how both came about."""

    score: int | None
    """None where nothing is known."""
    band: str
    """A to D; empty where nothing is known."""
    cell: str
    """Letter of the fit and digit of the engagement; empty where either is unknown."""
    coverage: int
    """How much of the weight is known, in per cent."""
    contributions: tuple[Contribution, ...]
    version: str


def score_before(inputs: ScoreInputs, scoring: Scoring) -> LeadScore:
    """The score that orders the queue before a call."""
    return _score(inputs, scoring, scoring.before)


def score_after(inputs: ScoreInputs, scoring: Scoring) -> LeadScore:
    """The score after a call, in which the talk counts half."""
    return _score(inputs, scoring, scoring.after)


def engagement(happened: Sequence[Happened], scoring: Scoring) -> tuple[float, list[Contribution]]:
    """Points for what the lead did, halved with every half-life, at most 100."""
    parts = [
        Contribution(
            f"engagement:{item.event}",
            (kind.points if (kind := scoring.events.get(item.event)) else 0.0)
            * 0.5 ** (max(item.days_ago, 0) / scoring.half_life_days),
            max(item.days_ago, 0),
        )
        for item in happened
    ]
    total = sum(part.points for part in parts)
    shrunk = min(total, 100) / total if total > 0 else 1.0
    return min(total, 100.0), [part._replace(points=part.points * shrunk) for part in parts]


def step_of(value: float, steps: Sequence[Step]) -> str:
    """The first of `steps`, which run from the highest down, that `value` reaches."""
    return next((step.id for step in steps if value >= step.at_least), steps[-1].id)


def _score(inputs: ScoreInputs, scoring: Scoring, weights: ScoreWeights) -> LeadScore:
    """Each known part by its weight; unknown parts are left out rather than counted as zero."""
    parts: list[tuple[float, list[Contribution]]] = []
    engaged: float | None = None
    if inputs.fit is not None and weights.fit:
        parts.append((weights.fit, list(inputs.fit_parts) or [Contribution("fit", inputs.fit)]))
    if inputs.happened is not None:
        engaged, events = engagement(inputs.happened, scoring)
        if weights.engagement:
            parts.append((weights.engagement, events))
    if inputs.source and weights.source:
        name = kind_of_source(inputs.source, scoring) or inputs.source
        own = inputs.own_source or OwnSource(source_points(inputs.source, scoring), 0)
        told = Contribution(f"source:{name}", own.points, leads=own.leads)
        parts.append((weights.source, [told]))
    if inputs.talk is not None and weights.talk:
        parts.append((weights.talk, [Contribution("talk", inputs.talk)]))
    known = sum(weight for weight, _ in parts)
    covered = known
    if inputs.fit is not None:
        covered -= weights.fit * (1 - inputs.fit_coverage)
    whole = weights.fit + weights.engagement + weights.source + weights.talk
    if not known:
        band = "D" if inputs.knocked_out else ""
        return LeadScore(None, band, "", 0, (), scoring.version)
    found = [
        item._replace(points=item.points * weight / known)
        for weight, items in parts
        for item in items
    ]
    found += _penalties(inputs.penalties, scoring)
    exact = min(100.0, max(0.0, sum(item.points for item in found)))
    score = floor(round(exact, 6) + 0.5)
    letter = step_of(inputs.fit, scoring.fit_letters) if inputs.fit is not None else ""
    digit = step_of(engaged, scoring.engagement_digits) if engaged is not None else ""
    return LeadScore(
        score,
        "D" if inputs.knocked_out else step_of(score, scoring.bands),
        letter + digit if letter and digit else "",
        round(100 * covered / whole),
        tuple(found),
        scoring.version,
    )


def _penalties(given: Sequence[str], scoring: Scoring) -> list[Contribution]:
    """What counts against the lead, together no more than the cap."""
    points = {name: abs(scoring.penalties.get(name, 0.0)) for name in given}
    total = sum(points.values())
    shrunk = min(1.0, scoring.penalty_cap / total) if total else 1.0
    return [Contribution(f"penalty:{name}", -value * shrunk) for name, value in points.items()]
