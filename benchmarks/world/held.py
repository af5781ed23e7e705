"""Whether what an overview says of an invented team is true of it, interval by interval."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import sqrt

from data.figures.overview import Overview
from data.figures.totals import Counts
from tui.scripts.statistics import FEW, Share

from .truth import Truth

ALIKE = ("script", "framework", "lang", "segment")
"""Cuts whose values make no difference to what becomes of a call."""


def rates(page: Overview, truth: Truth) -> Iterator[tuple[str, Share, float]]:
    """Shares by what they are shares of, with the rates that they were drawn with."""
    for row in page.cuts["rep"].rows:
        yield "reaching", row.counts.reaching, truth.reps[row.value].reached
    for row in page.cuts["source"].rows:
        source, counts = truth.sources[row.value], row.counts
        yield "qualifying", row.share, source.qualified
        yield "dealing", counts.dealing, source.qualified * source.deal
        yield "advancing", counts.advancing, source.qualified * truth.advance
        yield "winning", counts.winning, source.won + truth.need_met * truth.need_lift


def intervals(page: Overview, truth: Truth) -> Iterator[bool]:
    """Whether each interval that is shown holds the rate that its calls were drawn with."""
    for _name, share, rate in rates(page, truth):
        if share.of >= FEW:
            yield share.low <= rate <= share.high


def off(pages: Iterable[Overview], truth: Truth) -> Mapping[str, float]:
    """How far all hits together are from those expected, in standard deviations, by their kind."""
    away: dict[str, float] = defaultdict(float)
    spread: dict[str, float] = defaultdict(float)
    for page in pages:
        for name, share, rate in rates(page, truth):
            away[name] += share.hits - share.of * rate
            spread[name] += share.of * rate * (1 - rate)
    return {name: away[name] / sqrt(spread[name]) for name in away}


def differences(page: Overview, truth: Truth) -> Iterator[bool]:
    """Whether the interval of every source beside the others holds the difference that there is."""
    rows = {row.value: row for row in page.cuts["source"].rows}
    for name, row in rows.items():
        others = {other: each.counts for other, each in rows.items() if other != name}
        if row.against.finding != "too_few":
            rate = truth.sources[name].qualified - _together(others, truth)
            yield row.against.low <= rate <= row.against.high


def claims(page: Overview) -> Iterator[bool]:
    """Whether a difference is claimed between things that make none, for each such comparison.

    Of two rows each is the other's mirror, so the first of a cut stands for it.
    """
    for kind in ALIKE:
        found = page.cuts[kind].rows[0].against
        if found.finding != "too_few":
            yield found.clear


def _together(counts: Mapping[str, Counts], truth: Truth) -> float:
    whole = sum(each.reached for each in counts.values())
    return sum(each.reached * truth.sources[name].qualified for name, each in counts.items()) / max(
        1, whole
    )
