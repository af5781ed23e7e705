"""How often somebody was tried, and when that was often enough."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scripts.judgement.judged import rules
from tui.scripts.attempts import Attempt, Attempts, attempts_of, working_days_before

FRIDAY = date(2026, 8, 7)


def tried(*said: tuple[int, str]) -> Attempts:
    """Calls so many days before Friday, and what became of them."""
    past = [Attempt(FRIDAY - timedelta(days=days), disposition) for days, disposition in said]
    return attempts_of(past, rules().outcomes)


FIVE = [(14, "no_answer"), (11, "busy"), (7, "voicemail"), (3, "no_answer"), (0, "gatekeeper")]


class TestTheRule:
    def test_five_attempts_in_fifteen_working_days_in_two_ways_are_enough(self) -> None:
        found = tried(*FIVE)
        assert (found.counted, found.channels, found.used_up) == (5, 2, True)
        assert found.since == FRIDAY - timedelta(days=14)
        assert found.returns == 120

    def test_four_are_not(self) -> None:
        assert not tried(*FIVE[1:]).used_up

    def test_five_calls_without_a_message_lack_a_way(self) -> None:
        found = tried(*((days, "no_answer") for days in range(5)))
        assert (found.used_up, found.lacks_channel) == (False, True)

    def test_those_before_the_fifteen_days_do_not_count(self) -> None:
        found = tried((30, "no_answer"), *FIVE[1:])
        assert (found.made, found.counted, found.used_up) == (5, 4, False)

    @pytest.mark.parametrize(("days", "counted"), [(18, 2), (21, 1)])
    def test_the_fifteenth_working_day_is_the_last_that_counts(
        self, days: int, counted: int
    ) -> None:
        assert tried((days, "busy"), (0, "busy")).counted == counted

    @pytest.mark.parametrize("reached", ["talked", "callback"])
    def test_who_was_reached_is_counted_anew(self, reached: str) -> None:
        assert tried(*FIVE, (5, reached)).counted == 2

    def test_nobody_called_is_nothing(self) -> None:
        found = tried()
        assert (found.made, found.used_up, found.since) == (0, False, None)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["no_answer", "voicemail"]))))
def test_more_attempts_are_never_less_used_up(said: list[tuple[int, str]]) -> None:
    before = tried(*said)
    assert before.counted <= before.made
    again = tried(*said, (0, "no_answer"))
    if before.used_up and min(days for days, _ in said) == 0:
        assert again.used_up


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 40))
def test_counting_back_lands_on_a_working_day(day: date, count: int) -> None:
    found = working_days_before(day, count)
    assert (day - found).days >= count
    assert count == 0 or found.weekday() < 5
