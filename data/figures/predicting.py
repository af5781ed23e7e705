"""What predicts winning: of the decided deals with some sign, how many were won."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import Chosen, choose
from data.figures.totals import totals
from tui.scripts.statistics import MANY_CELLS, Difference, Share, Shrunk, compare, shrink_all

PLAIN = ("source", "segment", "band", "framework", "verdict")
"""Columns whose values are signs as they are."""
WORDED = ("criterion", "profile")
"""Kinds of sets that are named as `need=met`."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that was known of a call, and how the deals ended that had it."""

    kind: str
    name: str
    value: str
    won: Share
    """Won of decided."""
    shrunk: Shrunk
    against: Difference
    """It beside all decided deals without it."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Calls by the program's verdict: what became of them."""

    verdict: str
    reached: int
    deals: Share
    """Deals of those calls."""
    won: Share
    """Won of those of the deals that are decided."""


@dataclass(frozen=True, slots=True)
class Predictions:
    """What is known about what predicts winning."""

    everyone: Share
    signs: tuple[Sign, ...]
    """The clearest first, then those of which nothing can be told yet."""
    calibration: tuple[Calibration, ...]

    @property
    def many(self) -> bool:
        """Whether so many are compared that one false alarm in twenty has to be expected."""
        return sum(sign.against.finding != "too_few" for sign in self.signs) > MANY_CELLS


def predictions(connection: Connection, asked: Asked) -> Predictions:
    """Read what predicts winning among the calls that are asked for."""
    held, won, of = _ends(choose(connection, asked))
    everyone = Share(won, of)
    found: list[Sign] = []
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, name, value in sorted(held):
        by_name[kind, name].append(value)
    for (kind, name), values in by_name.items():
        shares = [Share(*held[kind, name, value]) for value in values]
        for value, share, shrunk in zip(values, shares, shrink_all(shares), strict=True):
            rest = Share(everyone.hits - share.hits, everyone.of - share.of)
            found.append(Sign(kind, name, value, share, shrunk, compare(share, rest)))
    found.sort(key=_clearest)
    return Predictions(everyone, tuple(found), _calibration(connection, asked))


def _clearest(sign: Sign) -> tuple[bool, float, str, str, str]:
    """Unclear ones by their number of deals: in the order of their rates noise would lead."""
    order = abs(sign.against.points) if sign.against.clear else sign.won.of
    return not sign.against.clear, -order, sign.kind, sign.name, sign.value


def _ends(chosen: Chosen) -> tuple[Mapping[tuple[str, str, str], list[int]], int, int]:
    """Won and decided deals by sign, and of all."""
    held: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    all_won = all_of = 0
    chosen.sets.read((*PLAIN, *WORDED, "count"), chosen.masks)
    for block, bits in chosen.masks.items():
        counts = chosen.sets.of("count", block)
        won = bits & counts.get("won", 0)
        decided = won | bits & counts.get("lost", 0)
        all_won, all_of = all_won + won.bit_count(), all_of + decided.bit_count()
        for kind in (*PLAIN, *WORDED):
            for value, members in chosen.sets.of(kind, block).items():
                if value and (part := decided & members):
                    name, _, said = value.partition("=") if kind in WORDED else ("", "", value)
                    ends = held[kind, name, said]
                    ends[0] += (part & won).bit_count()
                    ends[1] += part.bit_count()
    return held, all_won, all_of


def _calibration(connection: Connection, asked: Asked) -> tuple[Calibration, ...]:
    found = totals(connection, asked, ["verdict"]).by("verdict")
    return tuple(
        Calibration(verdict, counts.reached, counts.dealing, counts.winning)
        for verdict, counts in found.items()
    )
