"""Weights, bands, segments and tracks of a lead (`scoring.yaml`)."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from .errors import RuleError
from .names import Id, Model, Status, Texts

Band = Literal["A", "B", "C", "D"]
Track = Literal["fast", "standard", "nurture", "none"]


class ScoreWeights(Model):
    """How much each part counts; they add up to 1."""

    fit: float = Field(ge=0, le=1)
    engagement: float = Field(ge=0, le=1)
    source: float = Field(ge=0, le=1)
    talk: float = Field(default=0, ge=0, le=1)


class EventKind(Model):
    """Something that a lead may do by itself."""

    points: float = Field(default=0, ge=0, le=100)
    """On the day itself; half of them are gone after `half_life_days`."""
    title: Texts = {}
    words: tuple[str, ...] = ()
    """How files of other programs call it; letters' case and accents don't count."""
    key: str = Field(default="", pattern=r"^[a-z0-9]?$")
    """The key that chooses it."""
    interest: int = Field(default=0, ge=0)
    """So many of them within `interest_days` show interest; 0: they never do by themselves."""
    hand_raise: bool = False
    """They asked to be called: the call is due at once."""
    penalty: Id | None = None
    """What it counts as against the lead."""


def _pointed(value: object) -> object:
    """Points alone where a kind of event is expected."""
    return value if isinstance(value, Mapping | Model) else {"points": value}


Event = Annotated[EventKind, BeforeValidator(_pointed)]


class SourceKind(Model):
    """Where leads come from."""

    points: float = Field(default=0, ge=0, le=100)
    group: Literal["active", "marketing", ""] = ""
    """Whether we went to them, or they came by what we show."""
    title: Texts = {}
    words: tuple[str, ...] = ()


Source = Annotated[SourceKind, BeforeValidator(_pointed)]


class ProfileOption(Model):
    """One value of a trait: given by words, or by a range of numbers."""

    score: float = Field(ge=0, le=1)
    words: tuple[str, ...] = ()
    """Beginnings of words; a lead's text that has one of them has this value."""
    at_least: int | None = None
    below: int | None = None
    otherwise: bool = False
    """Whatever else stands there."""
    knockout: bool = False
    """This value alone puts the lead outside."""

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if not (self.words or self.otherwise) and self.at_least is None and self.below is None:
            raise RuleError("An option has `words`, `at_least`, `below` or `otherwise`.")
        return self


class ProfileItem(Model):
    """A trait of the ideal customer that can be read from a lead before anybody has called."""

    id: Id
    field: Literal["industry", "employees", "country", "title"]
    weight: float = Field(gt=0)
    title: Texts = {}
    options: tuple[ProfileOption, ...] = Field(min_length=1)
    """The first that fits."""


class ReturnReason(Model):
    """Why a rep gives a lead back to marketing."""

    id: Id
    title: Texts
    key: str = Field(default="", pattern=r"^[a-z0-9]?$")


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
    band_from: float = Field(default=50, ge=0, le=100)
    """How much of the score, in per cent, must be known before it gives a band."""
    events: Mapping[Id, Event] = {}
    """What a lead may do, and what that is worth."""
    interest_days: float = Field(default=90, gt=0)
    """Within which events count together as interest."""
    hand_raise_hours: float = Field(default=24, gt=0)
    """How long a hand-raise keeps a lead on the fast track."""
    profile: tuple[ProfileItem, ...] = ()
    """The fit before the first call, from what is known of the lead."""
    sources: Mapping[Id, Source] = {}
    source_default: float = 40
    penalties: Mapping[Id, float] = {}
    penalty_cap: float = 40
    free_mail: tuple[str, ...] = ()
    """Domains of private mailboxes."""
    competitors: tuple[str, ...] = ()
    """Domains or names of companies that only look at what we do."""
    students: tuple[str, ...] = ()
    """Beginnings of words in a job title, and ends of mail domains (with a dot), of students."""
    bands: tuple[Step, ...]
    """From the highest to the lowest."""
    fit_letters: tuple[Step, ...]
    engagement_digits: tuple[Step, ...]
    accept_at: float = 50
    """From this score a lead is worth a call."""
    handover_fit: float = 45
    """From this fit, with a framework that qualifies, a lead goes to sales."""
    returns: tuple[ReturnReason, ...] = ()
    """Why leads are given back to marketing."""
    people_from: tuple[Id, ...] = ()
    """Captures that hold the people of the decision map."""
    segments: tuple[Segment, ...]
    tracks: tuple[TrackKind, ...]

    def title_of(self, event: str) -> Mapping[str, str]:
        """What a kind of event is called, by language; its id where the rules don't know it."""
        kind = self.events.get(event)
        return kind.title if kind and kind.title else {"en": event.replace("_", " ")}


SegmentWhen.model_rebuild()
