"""Practice calls as files: moves that are played without a screen."""

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import model_validator

from .errors import RuleError
from .names import Id, Model, Outcome, Status
from .persona import Form

PLAIN = ("acknowledge", "playback", "silence")


class PracticeMove(Model):
    """One line of `moves`: words of a step that are said or asked, or one of the plain moves."""

    say: Id | None = None
    ask: Id | None = None
    form: Form = "open"
    plain: Literal["acknowledge", "playback", "silence"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_words(cls, given: Any) -> Any:
        if isinstance(given, str):
            if given not in PLAIN:
                known = ", ".join(PLAIN)
                raise RuleError(
                    "A move is `say: STEP`, `ask: STEP`, or one of {known}.", known=known
                )
            return {"plain": given}
        return given

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if sum(each is not None for each in (self.say, self.ask, self.plain)) != 1:
            raise RuleError("A move either says a step or asks one.")
        return self


class PracticeCall(Model):
    """What somebody said, and what they wrote down."""

    moves: tuple[PracticeMove, ...] = ()
    statuses: Mapping[Id, Status] = {}
    outcome: Outcome | None = None
    reason: Id | None = None
