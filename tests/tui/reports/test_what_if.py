"""What the leads between two thresholds bring."""

from fractions import Fraction

from data.figures.totals import Counts, Spent
from data.figures.what_if import Threshold, Thresholds
from tui.reports.what_if import between_section
from tui.scripts.statistics import Share

SEED = Thresholds(
    tuple(
        Threshold(score, Counts(), Spent(), Share(7, 8) if score > 60 else Share(10, 20))
        for score in range(80, -1, -5)
    )
)
"""The article's: of 8 leads 7 are won, of 20 leads 10 (domain.md 5.7)."""


def test_the_extra_leads_of_the_article_pay_up_to_a_quarter_of_the_margin() -> None:
    section, between = between_section(SEED, 60, 70, Fraction(20_000))
    assert [one.share for one in between] == [Share(7, 8), Share(10, 20), Share(3, 12)]
    assert section.lines == (
        "the extra leads pay while one costs less than 5,000 (between 1,779 and 10,646)",
    )


def test_without_a_margin_nothing_is_said_of_costs() -> None:
    section, _between = between_section(SEED, 70, 60, None)
    assert "less than" not in section.lines[0]


def test_where_nobody_is_between_nothing_pays() -> None:
    section, between = between_section(SEED, 60, 50, Fraction(20_000))
    assert section.lines == ()
    assert between[2].share == Share(0, 0)
