"""Everything that calls are judged by, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass

from .model.framework import CriteriaLibrary, Framework
from .model.outcomes import OutcomeRules
from .model.scoring import Scoring


@dataclass(frozen=True, eq=False, repr=False)
class Rules:
    """The library of criteria, the frameworks over it, and how calls end and are scored."""

    criteria: CriteriaLibrary
    frameworks: Mapping[str, Framework]
    outcomes: OutcomeRules
    scoring: Scoring
