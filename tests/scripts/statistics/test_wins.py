"""The number of deals that will be won."""

from itertools import product
from math import comb, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.statistics import wins_of, wins_of_history

GUIDE = (0.1, 0.2, 0.3, 0.5, 0.6, 0.25, 0.25, 0.4)


def test_the_eight_deals_of_the_guide() -> None:
    found = wins_of(GUIDE)
    assert found.expected == pytest.approx(2.6)
    assert round(100 * found.at_most(1)) == 19
    assert round(100 * found.at_most(2)) == 48
    assert round(100 * found.at_least(5)) == 7
    assert (found.quantile(0.1), found.quantile(0.9)) == (1, 4)


@given(st.lists(st.floats(0, 1), max_size=7))
def test_it_is_what_trying_every_combination_gives(rates: list[float]) -> None:
    chances = [0.0] * (len(rates) + 1)
    for ends in product((0, 1), repeat=len(rates)):
        chances[sum(ends)] += prod(
            rate if end else 1 - rate for rate, end in zip(rates, ends, strict=True)
        )
    found = wins_of(rates)
    for wins in range(len(rates) + 1):
        assert found.at_least(wins) == pytest.approx(sum(chances[wins:]), abs=1e-9)
        assert found.at_most(wins) == pytest.approx(sum(chances[: wins + 1]), abs=1e-9)


def test_no_deals_are_no_wins() -> None:
    assert wins_of([]).at_least(0) == 1
    assert wins_of([]).at_least(1) == 0
    assert wins_of([]).quantile(0.9) == 0


def test_thousands_of_deals_keep_their_sum_and_their_middle() -> None:
    found = wins_of([0.001 * (n % 400) for n in range(4000)])
    assert sum(found.chances) == pytest.approx(1, abs=1e-9)
    assert found.quantile(0.5) == pytest.approx(found.expected, abs=1)


def test_two_hundred_accepted_at_ten_per_cent() -> None:
    found = wins_of([0.1] * 200)
    assert found.expected == pytest.approx(20)
    assert (found.quantile(0.1), found.quantile(0.9)) == (15, 26)
    for wins in (10, 20, 31):
        exact = comb(200, wins) * 0.1**wins * 0.9 ** (200 - wins)
        assert found.chances[wins - found.first] == pytest.approx(exact)


def test_a_rate_known_by_few_calls_spreads_the_number_of_wins() -> None:
    by_few, by_many = wins_of_history(200, 2, 18), wins_of_history(200, 2000, 18000)
    assert sum(by_few.chances) == pytest.approx(1)
    assert by_few.quantile(0.1) < by_many.quantile(0.1) < by_many.quantile(0.9)
    assert by_many.quantile(0.9) < by_few.quantile(0.9)
    assert (by_many.quantile(0.1), by_many.quantile(0.9)) == (15, 26)
