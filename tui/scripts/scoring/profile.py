"""The fit before anybody has called, from the fields that lists of leads come with.

    F = 100·Σ w_i·s_i / Σ w_i over the items that are known      (domain.md 2.4)

A field that is empty, or that no option speaks of, is unknown: it is left out, and lowers the
coverage.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tui.scripts.judgement.lead_score import Contribution
from tui.scripts.model.scoring import ProfileItem, ProfileOption, Scoring

from .facts import LeadFacts
from .wording import bare, has_word

Find = Callable[[ProfileItem, str | int], ProfileOption | None]


class Fit(NamedTuple):
    """How well a lead fits the profile."""

    fit: float
    """On what is known, 0 to 100."""
    coverage: float
    """How much of the profile is known, 0 to 1."""
    parts: tuple[Contribution, ...]
    """What each item adds; together the fit."""
    knocked_out: bool


def option_of(item: ProfileItem, value: str | int) -> ProfileOption | None:
    """The first option that fits what the lead's field says."""
    if isinstance(value, int):
        return next((option for option in item.options if _holds(option, value)), None)
    said = bare(value)
    for option in item.options:
        if option.otherwise:
            return option
        # A country's code of two letters is the beginning of too many names.
        whole = item.field == "country"
        if said in map(bare, option.words) if whole else has_word(value, option.words):
            return option
    return None


def fit_of(facts: LeadFacts, scoring: Scoring, find: Find = option_of) -> Fit | None:
    """The fit of a lead's fields; None where none of them says anything."""
    values: Mapping[str, str | int | None] = {
        "industry": facts.industry,
        "employees": facts.employees,
        "country": facts.country,
        "title": facts.title,
    }
    found: list[tuple[ProfileItem, ProfileOption]] = []
    for item in scoring.profile:
        value = values[item.field]
        option = None if value is None or value == "" else find(item, value)
        if option is not None:
            found.append((item, option))
    known = sum(item.weight for item, _ in found)
    if not known:
        return None
    parts = tuple(
        Contribution(f"fit:{item.id}", 100 * item.weight * option.score / known)
        for item, option in found
    )
    return Fit(
        min(100.0, sum(part.points for part in parts)),
        known / sum(item.weight for item in scoring.profile),
        parts,
        any(option.knockout for _, option in found),
    )


def _holds(option: ProfileOption, value: int) -> bool:
    if option.at_least is None and option.below is None:
        return option.otherwise
    return value >= (option.at_least or 0) and (option.below is None or value < option.below)
