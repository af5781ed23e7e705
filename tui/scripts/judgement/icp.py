"""The fit with the ideal customer profile, and what it can still become."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from tui.scripts.model.script import Icp

from .results import IcpFit
from .score import per_cent, whole


class Item(NamedTuple):
    """An item of the checklist in whole numbers of one unit."""

    id: str
    weight: int
    points: Mapping[str, int]
    """What each option earns of the weight."""
    knockout: str | None
    least: int
    most: int
    passing: int
    """The best option that does not knock out."""


class Share(NamedTuple):
    """A threshold in per cent, exact."""

    part: int
    of: int

    def reached(self, points: int, weight: int) -> bool:
        """Whether `points` are at least this share of `weight`."""
        return 100 * points * self.of >= self.part * weight


@lru_cache(maxsize=256)
def share(per_cents: float) -> Share:
    """A threshold that compares exactly."""
    return Share(*Fraction(str(per_cents)).as_integer_ratio())


class Checklist:
    """A script's ICP checklist, ready to be added up."""

    def __init__(self, icp: Icp | None) -> None:
        """Turn weights and scores into whole numbers; without a checklist nothing is ever known."""
        given = icp.items if icp else ()
        scores = whole([option.score for item in given for option in item.options] + [1])
        unit = scores[-1]
        weights = whole([item.weight for item in given])
        earned = iter(scores)
        self.items: dict[str, Item] = {}
        for item, weight in zip(given, weights, strict=True):
            points = {option.id: weight * next(earned) for option in item.options}
            stays = [value for option, value in points.items() if option != item.knockout]
            self.items[item.id] = Item(
                item.id,
                weight * unit,
                points,
                item.knockout,
                min(points.values()),
                max(points.values()),
                max(stays),
            )
        self.total = sum(item.weight for item in self.items.values())
        self.in_at = share(icp.in_at if icp else 70)
        self.edge_at = share(icp.edge_at if icp else 45)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a company against the checklist."""

    checklist: Checklist
    known: Mapping[str, str]
    """Option by item, those only that the checklist has."""
    knocked_out: str | None
    weight: int
    """Of what is known."""
    points: int
    least: int
    """Points once everything is known, at the worst."""
    most: int
    """And at the best."""
    passing: int
    """At the best without a knock-out."""
    open_knockouts: int
    """Items still open that can knock out."""

    def may_pass(self) -> bool:
        """Whether the company can still turn out to be no worse than on the edge."""
        if not self.checklist.items:
            return True
        enough = self.checklist.edge_at.reached(self.passing, self.checklist.total)
        return self.knocked_out is None and enough

    def may_fail(self) -> bool:
        """Whether it can still turn out to be outside, by a knock-out or by the sum."""
        if not self.checklist.items:
            return False
        if self.knocked_out is not None or self.open_knockouts:
            return True
        return not self.checklist.edge_at.reached(self.least, self.checklist.total)

    def fails(self, coverage: Share) -> bool:
        """Whether it is outside by the sum, with enough of the checklist known."""
        return (
            self.weight > 0
            and coverage.reached(self.weight, self.checklist.total)
            and not self.checklist.edge_at.reached(self.points, self.weight)
        )

    def fit_reaches(self, least: Share) -> bool:
        """Whether the fit on what is known is at least this."""
        return self.weight > 0 and least.reached(self.points, self.weight)

    def result(self) -> Literal["in", "edge", "outside", "unknown"]:
        """The fit in words."""
        if self.knocked_out is not None:
            return "outside"
        if not self.weight:
            return "unknown"
        if self.checklist.in_at.reached(self.points, self.weight):
            return "in"
        return "edge" if self.checklist.edge_at.reached(self.points, self.weight) else "outside"

    def with_option(self, item_id: str, option: str) -> "Profile":
        """The profile with one open item known."""
        item = self.checklist.items[item_id]
        points = item.points[option]
        return Profile(
            self.checklist,
            {**self.known, item_id: option},
            item_id if option == item.knockout and self.knocked_out is None else self.knocked_out,
            self.weight + item.weight,
            self.points + points,
            self.least - item.least + points,
            self.most - item.most + points,
            self.passing - item.passing + points,
            self.open_knockouts - (item.knockout is not None),
        )

    def shown(self) -> IcpFit:
        """The fit for people."""
        total = self.checklist.total
        return IcpFit(
            fit=per_cent(self.points, self.weight) if self.weight else None,
            low=per_cent(self.least, total) if total else 0,
            high=per_cent(self.most, total) if total else 100,
            coverage=per_cent(self.weight, total) if total else 0,
            result=self.result(),
            knocked_out=self.knocked_out,
            items={item: self.known.get(item) for item in self.checklist.items},
        )


def profile(checklist: Checklist, chosen: Mapping[str, str]) -> Profile:
    """What `chosen` options come to; items and options that the checklist lacks are left out."""
    items = checklist.items.values()
    found = Profile(
        checklist,
        {},
        None,
        0,
        0,
        sum(item.least for item in items),
        sum(item.most for item in items),
        sum(item.passing for item in items),
        sum(item.knockout is not None for item in items),
    )
    for item in items:
        option = chosen.get(item.id)
        if option is not None and option in item.points:
            found = found.with_option(item.id, option)
    return found
