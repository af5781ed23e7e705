"""Shares and their intervals."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.statistics import Share, wilson

HITS = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(3, 10, 11, 60), (9, 30, 17, 48), (30, 100, 22, 40), (60, 200, 24, 37), (0, 5, 0, 43),
     (3, 4, 30, 95)],
)  # fmt: skip
def test_the_intervals_of_the_guide(hits: int, of: int, low: int, high: int) -> None:
    found = Share(hits, of)
    assert (round(100 * found.low), round(100 * found.high)) == (low, high)


@given(HITS)
def test_an_interval_holds_its_share_and_stays_between_nothing_and_all(
    one: tuple[int, int],
) -> None:
    share = Share(*one)
    assert share.rate is not None
    assert 0 <= share.low <= share.rate <= share.high <= 1


@given(HITS)
def test_hits_and_misses_have_mirrored_intervals(one: tuple[int, int]) -> None:
    hits, of = one
    low, high = wilson(hits, of)
    other_low, other_high = wilson(of - hits, of)
    assert (low, high) == pytest.approx((1 - other_high, 1 - other_low))


@given(HITS, st.integers(2, 9))
def test_more_calls_at_the_same_rate_narrow_the_interval(one: tuple[int, int], times: int) -> None:
    few, many = Share(*one), Share(one[0] * times, one[1] * times)
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(
    ("of", "showing"), [(0, "counts"), (4, "counts"), (5, "grey"), (29, "grey"), (30, "full")]
)
def test_small_counts_are_shown_as_counts_and_middling_ones_in_grey(of: int, showing: str) -> None:
    assert Share(0, of).showing == showing


def test_nothing_of_nothing_has_no_rate_and_any_interval() -> None:
    assert Share(0, 0).rate is None
    assert wilson(0, 0) == (0, 1)


def test_more_hits_than_calls_are_no_share() -> None:
    with pytest.raises(ValueError, match="3 of 2"):
        Share(3, 2)


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    chance = random.Random(5)
    covered = of = 0
    for _seed in range(4000):
        rate, n = chance.uniform(0.05, 0.95), chance.randint(30, 120)
        low, high = wilson(sum(chance.random() < rate for _ in range(n)), n)
        covered += low <= rate <= high
        of += 1
    assert 0.93 <= covered / of <= 0.97
