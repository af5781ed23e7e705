"""The arithmetic of the plan, and of thresholds."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.statistics import Share, gap, marginal, needs, pace


def test_the_plan_of_the_article() -> None:
    assert needs(1_000_000, 50_000, "0.10", "0.01") == (needs("1000000", "50000", "0.1", "0.01"))
    found = needs(1_000_000, 50_000, "0.10", "0.01")
    assert (found.deals, found.accepted, found.leads) == (20, 200, 20_000)


def test_a_broken_deal_is_a_whole_one() -> None:
    assert needs(1_000_001, 50_000, 1, 1).deals == 21


@given(st.integers(1, 10**9), st.integers(1, 10**6), st.integers(1, 100), st.integers(1, 100))
def test_a_better_rate_never_takes_more_leads(
    plan: int, average: int, close: int, lead: int
) -> None:
    found = needs(plan, average, Fraction(close, 100), Fraction(lead, 100))
    better = needs(plan, average, 1, Fraction(lead, 100))
    assert found.deals * average >= plan
    assert found.deals <= found.accepted <= found.leads
    assert better.leads <= found.leads


@pytest.mark.parametrize("odd", [("0", 1, 1, 1), (1, 0, 1, 1), (1, 1, 0, 1), (1, 1, 1, "1.5")])
def test_a_plan_of_nothing_is_refused(odd: tuple[int | str, ...]) -> None:
    with pytest.raises(ValueError, match="above zero"):
        needs(*odd)


def test_a_plan_a_week_for_each_rep() -> None:
    found = pace(needs(1_000_000, 50_000, "0.1", "0.01"), weeks=50, reps=4, minutes_per_lead=3)
    assert found.deals == Fraction(2, 5)
    assert found.leads == 4 * found.leads_per_rep == 400
    assert found.hours == 20


def test_what_is_missing_is_spread_over_the_weeks_that_are_left() -> None:
    found = gap(1_000_000, 400_000, 50_000, weeks=50, left=24)
    assert found.remaining == 600_000
    assert found.deals == 12
    assert found.per_week == Fraction(1, 2)
    assert found.expected_by_now == 520_000


def test_a_reached_plan_needs_nothing_and_a_past_one_has_no_week() -> None:
    assert gap(100, 150, 50, weeks=4, left=1).deals == 0
    assert gap(100, 0, 50, weeks=4, left=0).per_week is None


def test_the_threshold_of_the_article() -> None:
    found = marginal(Share(7, 8), Share(10, 20))
    assert found.extra == Share(3, 12)
    assert found.rate == 0.25
    margin = Fraction(1000)
    prices = found.break_even(margin)
    assert prices is not None
    low, likely, high = prices
    assert likely == margin / 4
    assert low < likely < high
    assert round(float(low)) == 89
    assert round(float(high)) == 532


def test_no_leads_between_two_thresholds_say_nothing() -> None:
    found = marginal(Share(7, 8), Share(7, 8))
    assert found.rate is None
    assert found.break_even(Fraction(1)) is None
