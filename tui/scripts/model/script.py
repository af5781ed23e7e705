"""A call script as its author wrote it: steps, answers, captures, pitch, ICP checklist, cases.

The models hold words and links only. What they mean for a call is in the modules beside this
package; whether every link leads somewhere is `tui.scripts.reading.checks`.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from .names import (
    CallType,
    CaptureType,
    FileId,
    Id,
    Lang,
    Model,
    Outcome,
    Spin,
    Stage,
    Status,
    StepKind,
)
from .objections import ObjectionCard

BACK = "@back"
"""The target that leads from a hub to the step where the hub was opened."""


def _listed(value: object) -> object:
    """One id where a list of ids is expected."""
    return [value] if isinstance(value, str) else value


def _which_objections(value: object) -> str:
    """Whether `objections` names a file or lists cards, so that only one kind of error shows."""
    return "file" if isinstance(value, str) else "cards"


Objections = Annotated[
    Annotated[FileId, Tag("file")] | Annotated[tuple[ObjectionCard, ...], Tag("cards")],
    Discriminator(_which_objections),
]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_listed)]
Condition = Mapping[str, Any]
"""A `when`: names with the value, list of values or comparison they must have; `any`, `not`."""


class Variant(Model):
    """What a merge field says where something holds."""

    text: str
    when: Condition


class Variable(Model):
    """A merge field of the spoken lines."""

    label: str
    default: str = ""
    variants: Mapping[Id, Variant] = {}
    """Said instead of the default: the first one whose `when` holds."""

    @property
    def wordings(self) -> tuple[str, ...]:
        """Everything that it may say of its own."""
        return self.default, *(variant.text for variant in self.variants.values())


class Capture(Model):
    """Something the rep types while listening."""

    label: str
    type: CaptureType = "text"
    saves: str | None = None
    """The field of contact, company or deal that the wrap-up starts from, as `deal.amount`."""


class PitchLine(Model):
    """A clause of the pitch that drops out where it does not fit."""

    text: str
    when: Condition | None = None


class Pitch(Model):
    """The pitch against the clock."""

    max_seconds: int = Field(default=30, gt=0, le=600)
    text: str = ""
    lines: tuple[PitchLine, ...] = ()


class IcpOption(Model):
    """One value of an ICP item, worth `score` of the item's weight."""

    id: Id
    label: str
    score: float = Field(ge=0, le=1)


class IcpItem(Model):
    """One trait of the ideal customer."""

    id: Id
    label: str
    weight: float = Field(gt=0)
    knockout: Id | None = None
    """The option that alone puts the lead outside the profile."""
    saves: str | None = None
    lead: Literal["industry", "employees", "country", "title"] | None = None
    """The field of the lead that answers it before the call, by the profile of `scoring.yaml`."""
    options: tuple[IcpOption, ...] = Field(min_length=2, max_length=9)

    def option(self, option_id: str) -> IcpOption | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


class Icp(Model):
    """The checklist that says how well a company fits; shares in per cent."""

    max_seconds: int = Field(default=60, gt=0)
    in_at: float = Field(default=70, ge=0, le=100)
    edge_at: float = Field(default=45, ge=0, le=100)
    items: tuple[IcpItem, ...] = Field(min_length=1, max_length=20)

    def item(self, item_id: str) -> IcpItem | None:
        """The item with this id, or None."""
        return next((item for item in self.items if item.id == item_id), None)


class Case(Model):
    """A customer story to be told live."""

    id: Id
    segment: Id = "core"
    sample: bool = False
    """Invented: shown as a sample until a real case replaces it."""
    text: str


class Calc(Model):
    """An amount worked out from captures: the product of its factors, kept as `result`."""

    result: Id
    multiply: tuple[str, ...] = Field(min_length=1)
    """Capture ids and numbers. A percentage counts as its share: 30 % as 0.3."""


class Answer(Model):
    """One way in which the prospect may reply."""

    id: Id
    label: str
    next: str | None = None
    marks: Mapping[Id, Status] = {}
    sets: Mapping[Id, str] = {}
    capture: Ids = ()
    then: str | None = None
    outcome: str | None = None
    """`deal`, `no_deal`, `disqualified:<reason>`, `callback` or `no_contact`."""


class Step(Model):
    """One moment of the call: words to say, and what may come back."""

    id: Id
    stage: Stage
    kind: StepKind
    text: str = ""
    hint: str | None = None
    source: str | None = None
    """Where a claim in the text comes from; shown to the rep, never read out."""
    probes: tuple[str, ...] = ()
    seconds: int | None = Field(default=None, gt=0)
    criterion: Id | None = None
    spin: Spin | None = None
    level: int | None = Field(default=None, ge=1, le=4)
    inputs: Ids = ()
    calc: Calc | None = None
    multiple: bool = False
    when: Condition | None = None
    next: str | None = None
    outcome: Outcome | None = None
    require: tuple[str, ...] | None = None
    answers: tuple[Answer, ...] = Field(default=(), max_length=9)

    def answer(self, answer_id: str) -> Answer | None:
        """The answer with this id, or None."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)


class Script(Model):
    """A whole script in one language."""

    schema_: int = Field(default=1, alias="schema", ge=1, le=1)
    id: FileId
    lang: Lang
    version: str
    title: str
    framework: FileId
    call_type: CallType = "warm"
    currency: str = Field(default="EUR", pattern=r"^[A-Z]{3}$")
    target_minutes: int = Field(default=14, gt=0, le=240)
    start: Id | None = None
    variables: Mapping[Id, Variable] = {}
    captures: Mapping[Id, Capture] = {}
    pitch: Pitch | None = None
    icp: Icp | None = None
    cases: tuple[Case, ...] = ()
    objections: Objections | None = None
    steps: tuple[Step, ...] = Field(min_length=1)

    @cached_property
    def by_id(self) -> Mapping[str, Step]:
        """Steps by id."""
        return {step.id: step for step in self.steps}

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Position of each step in the file, from 0."""
        return {step.id: index for index, step in enumerate(self.steps)}

    @cached_property
    def with_calc(self) -> tuple[Step, ...]:
        """Steps that work an amount out."""
        return tuple(step for step in self.steps if step.calc)

    @property
    def first(self) -> Step:
        """The step on which the call opens."""
        return self.by_id.get(self.start or "", self.steps[0])

    def after(self, step_id: str) -> Step | None:
        """The step that follows in the file, or None after the last."""
        following = self.place[step_id] + 1
        return self.steps[following] if following < len(self.steps) else None
