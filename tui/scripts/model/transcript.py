"""Transcripts: calls that are played without a screen, as tests of a script."""

from collections.abc import Mapping
from datetime import datetime
from difflib import get_close_matches
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, field_validator, model_validator
from pydantic.json_schema import SkipJsonSchema

from .errors import RuleError
from .names import FileId, Id, Model, Outcome, Status

GESTURES = ("go", "back", "forward", "note", "undo", "redo", "recall")
"""Items that name something to do instead of a step; a step of the same name can't be said."""


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class LeadSaid(Model):
    """The lead that the call is held with."""

    name: str = ""
    title: str = ""
    company: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    industry: str = ""
    employees: str = ""
    country: str = ""
    source: str = ""
    contact_basis: str = ""


class Said(Model):
    """What happens on a step before the call goes on."""

    answer: Id | None = None
    answers: tuple[Id, ...] = ()
    """Several, on a step with `multiple`."""
    icp: Mapping[Id, Id] = {}
    captures: Mapping[Id, str] = {}
    """As typed."""
    note: Texts = ()
    probe: int = Field(default=0, ge=0, le=99)
    """How often another wording is asked for."""
    asked: str | None = None
    """Asked without an answer: `yes`, or the words for which the script has none."""
    pitch: int | None = Field(default=None, ge=0, le=3600)
    """The pitch is spoken against the clock, for so many seconds."""

    @property
    def picked(self) -> tuple[str, ...]:
        """The answers, however they were given."""
        return self.answers or ((self.answer,) if self.answer else ())

    @model_validator(mode="after")
    def _one_way_to_answer(self) -> Self:
        if self.answer and self.answers:
            raise RuleError("Take either `answer` or `answers`.")
        if self.asked is not None and self.picked:
            raise RuleError("A question asked without an answer has none.")
        return self


class SayItem(Model):
    """One line of `say`: a step with what is answered there, or one gesture."""

    model_config = ConfigDict(
        json_schema_extra={"additionalProperties": True, "minProperties": 1, "maxProperties": 1}
    )

    step: SkipJsonSchema[Id | None] = None
    said: SkipJsonSchema[Said] = Said()
    go: Id | None = None
    back: int = Field(default=0, ge=0)
    forward: int = Field(default=0, ge=0)
    note: str = ""
    undo: int = Field(default=0, ge=0)
    redo: int = Field(default=0, ge=0)
    recall: str = ""
    """A card that is opened, as `objection:too_expensive`."""

    @model_validator(mode="before")
    @classmethod
    def _one_key(cls, data: Any) -> Any:
        if isinstance(data, str):
            data = {data: ""}
        if not isinstance(data, dict) or len(data) != 1:
            raise RuleError(
                "Every line of `say` has one step and its answer, as in `- opener: ok`."
            )
        ((key, value),) = data.items()
        if key in GESTURES:
            return {key: value or "1"} if key in ("back", "forward", "undo", "redo") else data
        if isinstance(value, list | tuple):
            return {"step": key, "said": {"answers": value}}
        if isinstance(value, str):
            return {"step": key, "said": {"answer": value} if value else {}}
        for unknown in set(value or {}) - set(Said.model_fields):
            near = get_close_matches(unknown, Said.model_fields, 1)
            if near:
                raise RuleError(
                    "A step has no `{key}`. Did you mean `{close}`?", key=unknown, close=near[0]
                )
            raise RuleError(
                "A step has no `{key}`. It takes {known}.",
                key=unknown,
                known=", ".join(Said.model_fields),
            )
        return {"step": key, "said": value or {}}


class ContactSaid(Model):
    """The contact, as typed on the wrap-up screen."""

    name: str | None = None
    title: str | None = None
    email: str | None = None
    phone: str | None = None
    role: str | None = None
    decides: str | None = None


class CompanySaid(Model):
    """The company, as typed on the wrap-up screen."""

    name: str | None = None
    website: str | None = None
    industry: str | None = None
    employees: str | None = None
    country: str | None = None
    decision_process: str | None = None


class DealSaid(Model):
    """The deal, as typed on the wrap-up screen."""

    name: str | None = None
    amount: str | None = None
    expected_close: str | None = None
    owner: str | None = None


class NextStepSaid(Model):
    """The next step, as typed on the wrap-up screen."""

    type: str | None = None
    at: str | None = None
    who: str | None = None
    client_action: str | None = None


class WrapUpSaid(Model):
    """The wrap-up: what the screen proposes, with these fields typed over it."""

    outcome: Outcome | Literal["callback", "no_contact"]
    disposition: str | None = None
    """Of an attempt that reached nobody: no_answer, busy, voicemail, gatekeeper."""
    contact: ContactSaid = ContactSaid()
    company: CompanySaid = CompanySaid()
    deal: DealSaid = DealSaid()
    next_step: NextStepSaid | None = None
    revisit_at: str | None = None
    path: str | None = None
    reason: str | None = None
    sub_reason: str | None = None
    evidence: str | None = None
    insist: str | None = None
    ease: int | None = Field(default=None, ge=1, le=5)
    at: str | None = None
    """Of a callback."""


def _range(value: object) -> object:
    ends = [value, value] if isinstance(value, str | int | float) else value
    if not isinstance(ends, list | tuple) or len(ends) != 2:
        raise RuleError("Give one number or two, as in `[50, 75]`.")
    return ends


Range = Annotated[tuple[float, float], BeforeValidator(_range)]


class Expected(Model):
    """What must have come of the call; what is left out may be anything."""

    verdict: str | None = None
    """An outcome, with its reason where that matters: `disqualified:icp_mismatch`."""
    outcome: str | None = None
    reason: str | None = None
    decided: bool | None = None
    possible: Annotated[tuple[Outcome, ...] | None, BeforeValidator(_listed)] = None
    criteria: Mapping[Id, Status] = {}
    score: Mapping[FileId, Range] = {}
    """By framework: where the score's range must lie, in per cent; one number for a fixed score."""
    icp: str | None = None
    """The fit in per cent, or `in`, `edge`, `outside`, `unknown`."""
    steps: tuple[Id, ...] = ()
    """How the way taken begins."""
    facts: Mapping[Id, str] = {}
    captures: Mapping[Id, str] = {}
    refused: Texts = ()
    """Words out of the reasons for which the wrap-up is refused, one of each."""


class Transcript(Model):
    """A call to be played."""

    script: FileId
    lang: str | None = None
    title: str = ""
    now: str | None = None
    """When the call is held, `2026-11-25 09:30`, for dates such as "next Friday"; else today."""
    lead: LeadSaid = LeadSaid()
    earlier: Mapping[Id, str] = {}
    """What an earlier call with the lead captured, by capture: this one is a return."""
    say: tuple[SayItem, ...]
    wrap_up: WrapUpSaid | None = None
    expect: Expected = Expected()

    @field_validator("now")
    @classmethod
    def _is_a_moment(cls, value: str | None) -> str | None:
        try:
            datetime.fromisoformat(value or "2026-01-01")
        except ValueError:
            raise RuleError("Give day and time in figures, as in `2026-11-25 09:30`.") from None
        return value

    @property
    def held_at(self) -> datetime | None:
        """When the call is held, or None for whenever it is played."""
        return datetime.fromisoformat(self.now) if self.now else None
