"""Marks instead of rankings."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.statistics import Share, limits, mark


def test_what_chance_explains_is_inside() -> None:
    assert mark(Share(12, 40), 0.3) == "inside"


@pytest.mark.parametrize("share", [Share(0, 0), Share(4, 4), Share(0, 29), Share(29, 29)])
def test_nothing_under_thirty_is_marked_nor_called_as_expected(share: Share) -> None:
    assert mark(share, 0.5) == "too_few"


def test_what_it_does_not_explain_is_marked_by_how_far_it_is_out() -> None:
    assert mark(Share(15, 30), 0.3) == "above"
    assert mark(Share(80, 100), 0.3) == "far_above"
    assert mark(Share(19, 100), 0.3) == "below"
    assert mark(Share(5, 100), 0.3) == "far_below"


@given(st.integers(30, 400), st.floats(0.02, 0.98), st.data())
def test_the_drawn_limits_say_the_same_as_the_marks(
    of: int, rate: float, data: st.DataObject
) -> None:
    share = Share(data.draw(st.integers(0, of)), of)
    assert share.rate is not None
    for confidence, outer in ((0.95, ("far_below", "below")), (0.999, ("far_below",))):
        low, high = limits(of, rate, confidence)
        assert (mark(share, rate) in outer) == (share.rate < low)
        assert (mark(share, rate) in [name.replace("below", "above") for name in outer]) == (
            share.rate > high
        )


@given(st.floats(0.05, 0.95))
def test_the_limits_close_as_groups_grow_and_those_of_999_are_wider(rate: float) -> None:
    small, large = limits(50, rate), limits(5000, rate)
    assert large.high - large.low < small.high - small.low
    wide = limits(50, rate, 0.999)
    assert wide.low <= small.low <= rate <= small.high <= wide.high


def test_equal_reps_are_rarely_marked() -> None:
    chance = random.Random(2)
    marked = sum(
        mark(Share(sum(chance.random() < 0.3 for _ in range(100)), 100), 0.3) != "inside"
        for _rep in range(2000)
    )
    assert marked / 2000 <= 0.05
