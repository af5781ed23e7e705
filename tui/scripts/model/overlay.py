"""An overlay: the words of a script in another language, by id. The logic stays the script's."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field

from .names import FileId, Id, Lang, Model


def _label(value: object) -> object:
    """A plain text where an answer's words are expected: it is the label."""
    return {"label": value} if isinstance(value, str) and value else value


def _text(value: object) -> object:
    """A plain text where a line of the pitch is expected."""
    return {"text": value} if isinstance(value, str) and value else value


class VariableWords(Model):
    """The words of a merge field."""

    label: str
    default: str = ""
    variants: Mapping[Id, str] = {}
    """By the variant's id; where one is missing, the default here is said."""


class AnswerWords(Model):
    """The words of an answer."""

    label: str | None = None
    then: str | None = None


class StepWords(Model):
    """The words of a step."""

    text: str | None = None
    hint: str | None = None
    source: str | None = None
    probes: tuple[str, ...] | None = None
    then: Mapping[Id, str] = {}
    """What to say after an answer, by the answer's id."""
    answers: Mapping[Id, Annotated[AnswerWords, BeforeValidator(_label)]] = {}
    """Labels by the answer's id, or `{label: ..., then: ...}`."""


class PitchLineWords(Model):
    """A clause of the pitch; its condition stays the script's."""

    text: str


class PitchWords(Model):
    """The pitch."""

    text: str | None = None
    lines: tuple[Annotated[PitchLineWords, BeforeValidator(_text)], ...] | None = None
    """As many lines as the script has, in its order."""


class Overlay(Model):
    """A file with `extends` and `lang`: words only."""

    schema_: int = Field(default=1, alias="schema", ge=1, le=1)
    extends: FileId
    lang: Lang
    title: str | None = None
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    """The currency that amounts are meant in where the rep types none."""
    variables: Mapping[Id, VariableWords] = {}
    """Replaces defaults and labels; may add merge fields that only this language needs."""
    captures: Mapping[Id, str] = {}
    """Labels by the capture's id."""
    pitch: PitchWords | None = None
    icp: Mapping[Id, Mapping[Id, str]] = {}
    """By item: its `label`, and the label of each option by the option's id."""
    cases: Mapping[Id, str] = {}
    steps: Mapping[Id, StepWords] = {}
