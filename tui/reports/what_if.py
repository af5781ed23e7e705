"""What if: other thresholds and other frameworks, as a page (domain.md 5.7)."""

from fractions import Fraction
from typing import NamedTuple

from data.figures.asked import Asked
from data.figures.facts import BUCKET
from data.figures.what_if import Rereading, Thresholds
from tui.languages import N_, _, number_text
from tui.scripts.sayings import SayingError
from tui.scripts.statistics import Share

from .about import about_lines
from .pages import Chart, Leading, Page, Section, Table
from .words import LEGEND, Names, difference_text

STRICT, LOOSE = 70, 50
"""Scores that are compared where nobody says which."""
ABOVE = 1_000
"""Above every score."""
NO_SCORE = N_("“{words}” is not a score. Write a whole number from 0 to 100.")


class Between(NamedTuple):
    """Talks from one score on to below another."""

    low: int
    high: int
    share: Share
    """Won of them."""


def what_if_page(
    found: Thresholds, asked: Asked, names: Names, *, reread: tuple[str, str, Rereading] | None
) -> Page:
    """The same calls under other thresholds, and read in another framework."""
    heads = (_("Score from"), _("Talks"), _("Deals"), _("Won"), _("Won of the talks"),
             _("Won of the extra talks"), _("Minutes a win"))  # fmt: skip
    rows = []
    for strict, step in zip((None, *found.steps), found.steps, strict=False):
        extra = found.between(strict.score, step.score) if strict else None
        wins = step.counts.won
        rows.append(
            (step.score, step.counts.calls, step.counts.deals, wins, step.winning,
             extra.extra if extra else None, step.spent.seconds / 60 / wins if wins else None)
        )  # fmt: skip
    note = _(
        "The extra leads of a looser threshold pay while a worked lead costs less than their "
        "rate times the margin of a deal."
    )
    lines: list[str] = [note]
    ends = found.steps[-1].counts
    if undecided := ends.deals - ends.won - ends.lost:
        lines.append(
            Leading("undecided", _(
                "{undecided} of the {deals} deals are not decided yet and count as not won."
            ).format(undecided=number_text(undecided), deals=number_text(ends.deals)))
        )  # fmt: skip
    shown = [step for step in found.steps if step.winning.showing != "counts"]
    chart = Chart(
        "bars", _("Won of the talks"),
        tuple((str(step.score), step.winning.rate or 0.0) for step in shown),
        tuple((step.winning.low, step.winning.high) for step in shown), True,
    )  # fmt: skip
    sections = [
        Section(_("Another threshold"), tuple(lines), (Table("thresholds", heads, tuple(rows)),),
                (chart,) if shown else ())
    ]  # fmt: skip
    if reread is not None:
        sections.append(_rereading(*reread, names))
    return Page(_("What if"), (*about_lines(asked, names), _(LEGEND)), tuple(sections),
                {"thresholds": found, "reread": reread and reread[2]})  # fmt: skip


def _rereading(now: str, then: str, found: Rereading, names: Names) -> Section:
    heads = (_("Read in"), _("Would pass"), _("Qualified of those"), _("Won of decided"),
             _("Won deals that would be lost"))  # fmt: skip
    rows = tuple(
        (
            names.of("framework", framework), Share(reading.passed, reading.of),
            reading.qualified, reading.won, reading.lost_wins,
        )
        for framework, reading in ((now, found.now), (then, found.then))
    )  # fmt: skip
    lines = (
        Leading("gained", _("only {then} lets through: {gained} talks, {wins} of them won").format(
            then=names.of("framework", then), gained=number_text(found.gained),
            wins=number_text(found.gained_wins),
        )),
        Leading("lost", _("only {now} lets through: {lost} talks, {wins} of them won").format(
            now=names.of("framework", now), lost=number_text(found.lost),
            wins=number_text(found.lost_wins),
        )),
        difference_text(found.winning, "deals"),
    )  # fmt: skip
    return Section(_("Another framework"), lines, (Table("frameworks", heads, rows),))


def between_section(
    found: Thresholds, one: int, other: int, margin: Fraction | None
) -> tuple[Section, tuple[Between, ...]]:
    """What the leads between two thresholds bring, and up to which cost they pay.

    Args:
        found: Every threshold.
        one: A score.
        other: Another; which of them is the stricter follows.
        margin: What a won deal leaves.
    """
    strict, loose = max(_step(one), _step(other)), min(_step(one), _step(other))
    between = found.between(strict, loose)
    shares = (
        Between(strict, ABOVE, between.strict),
        Between(loose, ABOVE, between.loose),
        Between(loose, strict, between.extra),
    )
    titles = (
        _("from {score} on").format(score=strict),
        _("from {score} on").format(score=loose),
        _("from {loose} on, under {strict}").format(loose=loose, strict=strict),
    )
    rows = tuple(
        (title, one.share.of, one.share.hits, one.share)
        for title, one in zip(titles, shares, strict=True)
    )
    heads = (_("Score"), _("Talks"), _("Won"), _("Won of the talks"))
    lines = []
    ends = between.break_even(margin) if margin is not None else None
    if margin is None:
        lines.append(
            _("Give the margin of a deal (m, or --margin) to see up to which cost they pay.")
        )
    elif ends is not None:
        low, likely, high = (number_text(round(end)) for end in ends)
        lines.append(
            _("the extra leads pay while one costs less than {likely} (between {low} and {high})")
            .format(likely=likely, low=low, high=high)
        )  # fmt: skip
    table = Table("between", heads, rows)
    return Section(_("Between two thresholds"), tuple(lines), (table,)), shares


def _step(wanted: int) -> int:
    """The next score that talks are put together by."""
    return -(-wanted // BUCKET) * BUCKET


def score(words: str) -> int:
    """A score that somebody typed.

    Raises:
        SayingError: It is none.
    """
    if not (words.isascii() and words.isdigit() and int(words) <= 100):
        raise SayingError(NO_SCORE, words=words[:40])
    return int(words)
