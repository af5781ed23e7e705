"""The rate of all from a sample with as many of every group."""

import random

import pytest

from tui.scripts.statistics import Share
from tui.scripts.statistics.strata import weighted_share


def test_a_large_group_counts_for_more_than_a_small_one() -> None:
    found = weighted_share([(Share(2, 2), 90), (Share(0, 2), 10)])
    assert found is not None
    assert found.rate == pytest.approx(0.9)
    assert found.low < 0.9 < found.high
    assert found.worth == pytest.approx(1 / (0.81 / 2 + 0.01 / 2))
    assert found.showing == "counts"


def test_groups_alike_in_size_come_to_the_plain_share() -> None:
    found = weighted_share([(Share(1, 2), 40)] * 10 + [(Share(0, 2), 40)] * 10)
    plain = Share(10, 40)
    assert found is not None
    assert (found.rate, found.worth) == pytest.approx((0.25, 40))
    assert (found.low, found.high) == pytest.approx((plain.low, plain.high))


def test_of_nothing_looked_at_there_is_no_rate() -> None:
    assert weighted_share([]) is None
    assert weighted_share([(Share(0, 0), 30)]) is None


def test_the_interval_holds_the_rate_of_all_and_that_of_the_plain_share_does_not() -> None:
    """Two of every rep, where the one who throws away most has most."""
    chance = random.Random(9)
    held = plain_held = 0
    for _world in range(1000):
        sizes = [chance.randint(5, 20) for _rep in range(19)] + [800]
        rates = [chance.uniform(0.1, 0.25) for _rep in range(19)] + [0.6]
        each = [2] * 19 + [12]
        true = sum(map(lambda size, rate: size * rate, sizes, rates)) / sum(sizes)
        shares = [
            Share(sum(chance.random() < rate for _ in range(count)), count)
            for rate, count in zip(rates, each, strict=True)
        ]
        found = weighted_share(list(zip(shares, sizes, strict=True)))
        assert found is not None
        held += found.low <= true <= found.high
        together = sum(shares, Share(0, 0))
        plain_held += together.low <= true <= together.high
    assert held >= 940
    assert plain_held <= 800
