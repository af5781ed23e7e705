"""Frameworks: views over one library of criteria."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .errors import RuleError
from .names import FileId, Id, Lang, Model, Status
from .names import Texts as Texts


class CriterionKind(Model):
    """A criterion of the library: what it is and what counts (`frameworks/criteria.yaml`)."""

    id: Id
    title: Texts
    letter: str = ""
    met: Texts = {}
    partly: Texts = {}
    not_met: Texts = {}
    questions: Mapping[Lang, tuple[str, ...]] = {}
    """Open questions by language."""
    reads: tuple[Id, ...] = ()
    """Criteria whose evidence answers this one where it has none of its own."""
    reads_by: Literal["first", "best", "worst"] = "first"
    """Which status to take of several that it reads: the first that is known; the best (not met
    only once all are known); the worst (once all are known)."""
    facts: Mapping[Id, Mapping[str, Status]] = {}
    """Statuses that a fact set by an answer stands for."""
    after: tuple[Id, ...] = ()
    """Criteria that must be known before this one is asked."""


class CriteriaLibrary(Model):
    """All criteria, shared by every framework."""

    version: str = "1"
    criteria: tuple[CriterionKind, ...]

    @cached_property
    def by_id(self) -> Mapping[str, CriterionKind]:
        """Criteria by id."""
        return {kind.id: kind for kind in self.criteria}

    def get(self, criterion_id: str) -> CriterionKind | None:
        """The criterion with this id, or None."""
        return self.by_id.get(criterion_id)


class FrameworkCriterion(Model):
    """A criterion's place in a framework."""

    id: Id
    letter: str
    title: Texts
    weight: Annotated[float, Field(gt=0)] = 1


class Gate(Model):
    """One condition of `qualifies`: a floor for a criterion, a count, a score, or alternatives."""

    criterion: Id | None = None
    at_least: Status | None = None
    not_: Literal["not_met", "unknown"] | None = Field(default=None, alias="not")
    """The criterion must not have this status; with `not_met` unknown passes. Better knowledge
    never closes a gate, so `not: met` does not exist."""
    met: int | None = None
    score: float | None = None
    """The low end of the score in per cent must reach this."""
    any: tuple["Gate", ...] = ()

    @model_validator(mode="after")
    def _one_condition(self) -> Self:
        given = [self.criterion, self.met, self.score, self.any or None]
        if sum(item is not None for item in given) != 1:
            raise RuleError("A condition has one of `criterion`, `met`, `score`, `any`.")
        if self.criterion is not None and (self.at_least is None) == (self.not_ is None):
            raise RuleError("A criterion takes either `at_least` or `not`.")
        return self


class Framework(Model):
    """A named choice and order of criteria, with what qualifies."""

    id: FileId
    title: str
    version: str = "1"
    about: Texts = {}
    criteria: tuple[FrameworkCriterion, ...] = Field(min_length=1)
    ask_order: tuple[Id, ...] = ()
    qualifies: tuple[Gate, ...] = ()


Framework.model_rebuild()
