"""Weights, bands, segments and tracks of a lead (`scoring.yaml`)."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from .framework import Texts
from .names import Id, Model, Status

Band = Literal["A", "B", "C", "D"]
Track = Literal["fast", "standard", "nurture", "none"]


class ScoreWeights(Model):
    """How much each part counts; they add up to 1."""

    fit: float = Field(ge=0, le=1)
    engagement: float = Field(ge=0, le=1)
    source: float = Field(ge=0, le=1)
    talk: float = Field(default=0, ge=0, le=1)


class Step(Model):
    """A name for everything from a number up."""

    id: str
    at_least: float


class SegmentWhen(Model):
    """What makes a lead one of a segment; everything given must hold, of `any` one."""

    opted_out: bool = False
    criteria: Mapping[Id, tuple[Status, ...]] = {}
    fit_at_least: float | None = None
    employees_at_least: int | None = None
    employees_below: int | None = None
    people_at_least: int | None = None
    """People in the decision map."""
    icp_best: tuple[Id, ...] = ()
    """ICP items on which the lead has the best option."""
    any: tuple["SegmentWhen", ...] = ()


class Segment(Model):
    """A kind of lead and how to work with it."""

    id: Id
    title: Texts
    play: Texts = {}
    when: SegmentWhen = SegmentWhen()


class TrackKind(Model):
    """How fast a lead is worked on."""

    id: Track
    title: Texts
    bands: tuple[Band, ...] = ()


class Scoring(Model):
    """How leads are ranked. A call keeps the version that it was scored with."""

    version: str
    before: ScoreWeights
    after: ScoreWeights
    half_life_days: float = Field(default=30, gt=0)
    events: Mapping[Id, float] = {}
    """Points by what the lead did."""
    sources: Mapping[Id, float] = {}
    source_default: float = 40
    penalties: Mapping[Id, float] = {}
    penalty_cap: float = 40
    bands: tuple[Step, ...]
    """From the highest to the lowest."""
    fit_letters: tuple[Step, ...]
    engagement_digits: tuple[Step, ...]
    accept_at: float = 50
    """From this score a lead is worth a call."""
    handover_fit: float = 45
    """From this fit, with a framework that qualifies, a lead goes to sales."""
    people_from: tuple[Id, ...] = ()
    """Captures that hold the people of the decision map."""
    segments: tuple[Segment, ...]
    tracks: tuple[TrackKind, ...]


SegmentWhen.model_rebuild()
