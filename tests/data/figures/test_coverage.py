"""At 95 %, what the reports show holds the truth in 93 to 97 of 100 cases.

The invented team's days are cut into stretches: each is drawn from the same truth by chance that no
other stretch has. `make torture ARGS=coverage` does the same over many seeds.
"""

from datetime import timedelta

import pytest

from benchmarks.world import held
from benchmarks.world.truth import Truth
from benchmarks.world.writing import TODAY
from data.figures.asked import Asked
from data.figures.figures import Figures
from data.figures.overview import Overview
from tests.data.figures.conftest import DAYS
from tui.scripts.statistics.periods import Period

TRUTH = Truth()
STRETCH = 10
"""Days; three hundred calls."""


@pytest.fixture(scope="module")
def stretches(figures: Figures) -> list[Overview]:
    days = (TODAY - timedelta(days=back - 1) for back in range(DAYS, 0, -STRETCH))
    periods = (Period(first, first + timedelta(days=STRETCH - 1)) for first in days)
    return [figures.overview(Asked(period), TODAY) for period in periods]


def test_of_every_rate_that_is_shown(stretches: list[Overview]) -> None:
    found = [holds for page in stretches for holds in held.intervals(page, TRUTH)]
    assert len(found) > 900
    assert 0.93 <= sum(found) / len(found) <= 0.97


def test_of_every_difference_that_may_be_spoken_of(stretches: list[Overview]) -> None:
    found = [holds for page in stretches for holds in held.differences(page, TRUTH)]
    assert len(found) > 25
    assert sum(found) / len(found) >= 0.9


def test_all_stretches_together_are_as_many_as_the_truth_makes(stretches: list[Overview]) -> None:
    """Intervals that are wide enough hold a rate that is counted a little wrong, too."""
    found = held.off(stretches, TRUTH)
    assert found.keys() == {"reaching", "qualifying", "dealing", "advancing", "winning"}
    assert all(abs(away) < 3 for away in found.values()), found


def test_what_makes_no_difference_is_seldom_said_to_make_one(stretches: list[Overview]) -> None:
    found = [claimed for page in stretches for claimed in held.claims(page)]
    assert len(found) > 80
    assert sum(found) / len(found) <= 0.09
