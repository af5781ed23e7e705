"""How deals go on after the call: stages, reasons for winning and losing (`deals.yaml`)."""

from typing import Self

from pydantic import Field, model_validator

from .errors import RuleError
from .framework import Texts
from .names import Id, Model
from .outcomes import Choice


class DealStage(Model):
    """One stage of a deal."""

    id: Id
    title: Texts
    probability: int = Field(ge=0, le=100)
    """Per cent of the deals in this stage that are won, as far as anybody knows."""


class DealRules(Model):
    """The stages of a deal and how it ends."""

    version: str
    stages: tuple[DealStage, ...] = Field(min_length=1)
    won_reasons: tuple[Choice, ...] = Field(min_length=1)
    lost_reasons: tuple[Choice, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        for listed in (self.stages, (*self.won_reasons, *self.lost_reasons)):
            ids = [each.id for each in listed]
            twice = next((name for name in ids if ids.count(name) > 1), None)
            if twice:
                raise RuleError(
                    "The id {id} is there twice. Give one of the two another.", id=twice
                )
        return self

    def stage(self, stage_id: str) -> DealStage | None:
        """The stage with this id, or None."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    def reasons(self, end: str) -> tuple[Choice, ...]:
        """Why deals end so: `won` or `lost`."""
        return self.won_reasons if end == "won" else self.lost_reasons

    def reason(self, reason_id: str) -> Choice | None:
        """The reason with this id, or None."""
        listed = (*self.won_reasons, *self.lost_reasons)
        return next((reason for reason in listed if reason.id == reason_id), None)
