"""The field's words as types, shared by every model of the engine."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""An id of a step, answer, capture, criterion: lower-case Latin letters, digits, underscores."""

FileId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
"""An id of a file (script, framework, objections, persona); may use hyphens as well."""

Status = Literal["unknown", "met", "partly", "not_met"]
"""What is known of a criterion. Unknown is a status of its own, never a zero."""

Outcome = Literal["deal", "no_deal", "disqualified"]
"""The three ways in which a finished call ends."""

Disposition = Literal[
    "talked", "callback", "no_answer", "busy", "voicemail", "gatekeeper", "no_contact"
]
"""What became of one attempt to reach a lead. Only `talked` can carry an outcome."""

CallType = Literal["inbound", "warm", "cold"]

StepKind = Literal["say", "ask", "branch", "pitch", "checklist", "pain", "case", "hub", "outcome"]

Stage = Literal[
    "opening", "pitch", "icp", "diagnosis", "pain", "market", "case", "qualification", "close",
    "wrap", "any",
]  # fmt: skip

Spin = Literal["situation", "problem", "implication", "need_payoff"]

CaptureType = Literal[
    "text", "number", "percent", "money", "date", "datetime", "yes_no", "phone", "email", "person"
]

OUTCOMES: tuple[Outcome, ...] = ("deal", "no_deal", "disqualified")

BUYING_STAGES = ("unaware", "problem", "exploring", "comparing", "deciding")
INTEREST = ("low", "medium", "high")
REQUEST_FIT = ("full", "partial", "none")


def _in_english(value: object) -> object:
    """A plain text where texts by language are expected: it is the English one."""
    return {"en": value} if isinstance(value, str) and value else value


Lang = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", max_length=35)]
"""A BCP 47 language tag: `en`, `pl`, `pt-BR`."""

Texts = Annotated[Mapping[Lang, str], BeforeValidator(_in_english)]
"""A text by language; one that is given without languages is English."""


class Model(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, allow_inf_nan=False
    )
