"""Rates of small groups."""

import random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.statistics import Share, shrink, shrink_all, strength


@pytest.mark.parametrize(
    ("hits", "of", "rate"), [(3, 4, 0.375), (0, 4, 0.25), (8, 20, 0.35), (30, 100, 0.30)]
)
def test_the_rates_of_the_guide(hits: int, of: int, rate: float) -> None:
    found = shrink(Share(hits, of), 0.3, 20)
    assert found.rate == pytest.approx(rate)
    assert found.low < rate < found.high


@given(st.integers(1, 60).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n))))
def test_a_rate_ends_between_its_own_and_that_of_all(share: Share) -> None:
    assert share.rate is not None
    found = shrink(share, 0.4, 20)
    assert min(share.rate, 0.4) - 1e-12 <= found.rate <= max(share.rate, 0.4) + 1e-12


def test_few_groups_take_the_usual_strength() -> None:
    assert strength([Share(1, 10), Share(9, 10)]) == 20
    assert strength([Share(0, 50)] * 8) == 20


def test_groups_that_are_alike_hold_together_and_very_different_ones_hardly() -> None:
    assert strength([Share(30, 100)] * 10) == 20
    assert strength([Share(5 + 90 * (n % 2), 100) for n in range(10)]) == 5


def test_the_strength_is_found_that_the_groups_were_made_with() -> None:
    chance = random.Random(3)
    found = []
    for _world in range(120):
        rates = [chance.betavariate(0.3 * 20, 0.7 * 20) for _group in range(40)]
        found.append(
            strength([Share(sum(chance.random() < p for _ in range(80)), 80) for p in rates])
        )
    assert 15 <= median(found) <= 27


def test_the_intervals_cover_the_rates_of_the_groups() -> None:
    chance = random.Random(8)
    covered = of = 0
    for _world in range(50):
        rates = [chance.betavariate(6, 14) for _group in range(12)]
        shares = [Share(sum(chance.random() < p for _ in range(60)), 60) for p in rates]
        for rate, found in zip(rates, shrink_all(shares), strict=True):
            covered += found.low <= rate <= found.high
            of += 1
    assert 0.93 <= covered / of <= 0.97


def test_a_rate_that_is_drawn_by_a_guess_tells_nothing_more() -> None:
    routes = [Share(2, 29), Share(10, 16), Share(3, 9)]
    unlike, unlike_too, alike = shrink_all(routes)
    assert unlike.high - unlike.low > routes[0].high - routes[0].low
    assert not unlike.tells
    assert not unlike_too.tells
    assert alike.tells
    assert not shrink_all([Share(0, 0), Share(30, 100)])[0].tells


@given(st.integers(1, 2000), st.integers(1, 8), st.booleans())
def test_none_or_all_of_some_calls_are_no_proof_of_never_or_always(
    of: int, groups: int, all_hit: bool
) -> None:
    hits = of if all_hit else 0
    found = shrink_all([Share(hits, of)] * groups)[0]
    everyone = Share(hits * groups, of * groups)
    if all_hit:
        assert found.low <= everyone.low < found.rate < found.high == 1
    else:
        assert 0 == found.low < found.rate < everyone.high <= found.high
