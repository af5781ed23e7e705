"""Rank correlation and its interval."""

import random

import pytest

from tui.scripts.statistics import spearman, spearman_ends


def test_the_interval_holds_the_correlation_and_narrows_with_the_pairs() -> None:
    few, many = spearman_ends(0.5, 20), spearman_ends(0.5, 400)
    assert few[0] < many[0] < 0.5 < many[1] < few[1]
    assert few == pytest.approx((0.045, 0.783), abs=0.001)
    assert spearman_ends(-0.5, 20) == pytest.approx((-few[1], -few[0]))
    assert spearman_ends(1.0, 20) == (1.0, 1.0)


def test_what_is_unrelated_is_held_by_the_interval_as_often_as_it_says() -> None:
    chance = random.Random(4)
    held = 0
    for _seed in range(800):
        found = spearman([(chance.random(), chance.random()) for _pair in range(25)])
        assert found is not None
        low, high = spearman_ends(found, 25)
        held += low <= 0 <= high
    assert 0.93 <= held / 800 <= 0.97
