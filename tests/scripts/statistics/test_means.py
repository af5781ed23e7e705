"""The mean of parts with its interval, and that of a count."""

import random

import pytest

from tui.scripts.statistics import mean, wilson, wilson_count


def test_of_parts_that_are_all_or_nothing_is_that_of_a_share() -> None:
    found = mean([1.0] * 3 + [0.0] * 7)
    assert found is not None
    assert (found.value, found.showing) == (0.3, "grey")
    assert (found.low, found.high) == pytest.approx(wilson(3, 10))


def test_of_nothing_is_nothing_and_of_parts_alike_still_uncertain() -> None:
    assert mean([]) is None
    found = mean([0.75] * 8)
    assert found is not None
    assert 0 < found.low < 0.75 < found.high < 1
    whole = mean([1.0] * 8)
    assert whole is not None
    assert (whole.value, whole.high) == (1.0, 1.0)
    assert whole.low < 0.7


def test_the_interval_holds_the_true_mean_as_often_as_it_says() -> None:
    chance = random.Random(5)
    held = 0
    for _ in range(1000):
        found = mean([chance.choice((0.25, 0.5, 0.75, 1.0)) for _ in range(40)])
        assert found is not None
        held += found.low <= 0.625 <= found.high
    assert 930 <= held <= 970


def test_the_interval_of_a_count_is_that_of_a_rare_share() -> None:
    low, high = wilson_count(7)
    ends = wilson(7, 10**9)
    assert (low, high) == pytest.approx((ends[0] * 10**9, ends[1] * 10**9), rel=1e-6)
    assert wilson_count(0)[0] == 0
    assert wilson_count(0)[1] == pytest.approx(3.84, abs=0.01)
