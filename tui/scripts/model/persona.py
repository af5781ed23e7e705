"""Personas: buyers that can be practised on, told by what they hold back and from whom."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .errors import RuleError
from .names import FileId, Id, Lang, Model, Outcome, Status

Form = Literal["open", "closed", "leading"]
"""How a question is put."""

Difficulty = Literal["easy", "medium", "hard"]

Mood = Literal["brisk", "friendly", "tired", "suspicious"]

Gauge = Annotated[tuple[float, float], Field(min_length=2, max_length=2)]
"""Where a value starts, from 0 to 100, and how far chance may move it either way."""


class Card(Model):
    """What the trainee is told before the call."""

    name: str
    role: str = ""
    company: str = ""
    source: str = ""
    mood: str = ""


class Fact(Model):
    """One thing the buyer knows, and what it takes to be told it."""

    id: Id
    criterion: str
    """A criterion of the library, or `icp`, `fit`."""
    asked_by: tuple[Id, ...] = Field(min_length=1)
    """Steps of the script that ask about it."""
    accept: tuple[Form, ...] = ("open",)
    trust_min: float = Field(default=30, ge=0, le=100)
    after: tuple[Id, ...] = ()
    """Facts that come out first."""
    weight: float = Field(default=1, gt=0, le=5)
    chance: float = Field(default=1, gt=0, le=1)
    """How likely the fact is true of this buyer; 1 is always."""
    status: Status | None = None
    """What the fact alone proves; otherwise the truth about its criterion."""
    full: str
    hint: str
    deflect: str
    false_hint: str | None = None
    """A hint that misleads; on `hard` one of them is used."""


class Raised(Model):
    """An objection, and the moves between which it comes up."""

    id: Id
    between: tuple[int, int]
    line: str
    settled: str | None = None
    """What they say once it is settled."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not 1 <= self.between[0] <= self.between[1]:
            raise RuleError("`between` is two move numbers, the smaller first, as [3, 6].")
        return self


Gate = Literal["lied", "invented_case"]
"""What nobody may do to be put through or believed; a session with it is not passed."""


class Trap(Model):
    """A place where this buyer tempts people to say what is not so, and notices."""

    gate: Gate
    steps: tuple[Id, ...] = Field(min_length=1)
    """Steps whose words, said in this form, are untrue."""
    form: Form = "leading"
    line: str
    """What they say to it."""


class Truth(Model):
    """What is so, whatever the trainee finds out."""

    icp: float = Field(ge=0, le=1)
    statuses: Mapping[Id, Status] = {}
    stage: str = ""
    outcome: Outcome
    reason: Id | None = None
    next_step: Id | None = None
    revisit: str | None = None
    """When it is worth coming back, in words."""
    evidence: tuple[Id, ...] = ()
    """Facts that prove a disqualification."""
    wrong: Mapping[Outcome, str] = {}
    """Why another outcome is wrong, in a sentence."""

    @model_validator(mode="before")
    @classmethod
    def _statuses_stand_beside(cls, given: object) -> object:
        """Criteria are written beside the rest, as `need: met`."""
        if not isinstance(given, Mapping):
            return given
        own = {name: value for name, value in given.items() if name in cls.model_fields}
        beside = {name: value for name, value in given.items() if name not in cls.model_fields}
        return {**own, "statuses": {**dict(own.get("statuses") or {}), **beside}}

    @model_validator(mode="after")
    def _has_reason(self) -> Self:
        if self.outcome == "disqualified" and not self.reason:
            raise RuleError("A buyer who is rightly disqualified needs a reason.")
        return self


class Lines(Model):
    """What buyers say whatever the subject; drawn by the seed where there are several."""

    pitch: tuple[str, ...] = Field(min_length=1)
    pitch_again: tuple[str, ...] = Field(min_length=1)
    permission: tuple[str, ...] = Field(min_length=1)
    thanks: tuple[str, ...] = Field(min_length=1)
    """To an acknowledgement."""
    playback: tuple[str, ...] = Field(min_length=1)
    market: tuple[str, ...] = Field(min_length=1)
    case: tuple[str, ...] = Field(min_length=1)
    told_already: tuple[str, ...] = Field(min_length=1)
    nothing: tuple[str, ...] = Field(min_length=1)
    """To a question about something they know nothing of."""
    silence: tuple[str, ...] = Field(min_length=1)
    meeting: tuple[str, ...] = Field(min_length=1)
    send_email: tuple[str, ...] = Field(min_length=1)
    refuse: tuple[str, ...] = Field(min_length=1)
    hang_up: tuple[str, ...] = Field(min_length=1)


class StartState(Model):
    """How the buyer feels when they pick up."""

    trust: Gauge
    patience: Gauge
    interest: Gauge


class SharedLines(Model):
    """The lines that a persona without its own speaks, by language."""

    version: str
    lines: Mapping[Lang, Lines]


class Persona(Model):
    """A buyer to practise on."""

    schema_: int = Field(default=1, alias="schema", ge=1, le=1)
    id: FileId
    lang: Lang
    version: str = "1"
    """Raised with every change: a seed is the same buyer within one version."""
    script: FileId
    difficulty: Difficulty = "medium"
    """The difficulty at which the lesson works best."""
    tests: str
    """The lesson, for the trainer; never shown before the call."""
    card: Card
    state: StartState
    moods: tuple[Mood, ...] = ()
    """Moods of which the seed draws one; told by tone alone."""
    opening_line: str
    opening_lines: Mapping[Mood, str] = {}
    """How they pick up in a mood."""
    facts: tuple[Fact, ...] = Field(min_length=1, max_length=30)
    replies: Mapping[Id, str] = {}
    """What they answer to a question, by its step, once there is no fact to tell; it counts for
    nothing."""
    objections: tuple[Raised, ...] = ()
    distractions: tuple[str, ...] = ()
    picks_up: Literal["contact", "gatekeeper"] = "contact"
    """Who is on the line: a gatekeeper is asked for help, and nothing is pitched to them."""
    traps: tuple[Trap, ...] = ()
    opt_out: Id | None = None
    """The objection after which asking on is a fault that fails the session."""
    lines: Lines | None = None
    """Their own way of speaking, where the shared lines are not theirs."""
    truth: Truth

    def fact(self, fact_id: str) -> Fact:
        """The fact with this id.

        Raises:
            KeyError: There is none.
        """
        return next(fact for fact in self.facts if fact.id == fact_id)
