from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.pace import CHARACTERS_A_SECOND, estimate, pace

PITCH = "We make a tool for people who sell. " * 12


def test_a_pitch_starts_at_its_beginning_and_ends_at_its_end() -> None:
    assert pace(PITCH, 0, 30).reached == 0
    assert pace(PITCH, 30_000, 30).reached == len(PITCH)
    assert pace(PITCH, 60_000, 30).left_seconds == -30


def test_the_mark_stands_between_words() -> None:
    at = pace(PITCH, 7_000, 30).reached
    assert PITCH[at] == " "


def test_a_fast_rep_is_further_on() -> None:
    assert pace(PITCH, 5_000, 30, 20).reached > pace(PITCH, 5_000, 30, 14.5).reached


def test_a_pitch_that_is_too_long_is_spread_over_the_time_there_is() -> None:
    long = PITCH * 3
    assert estimate(long) > 30
    half = pace(long, 15_000, 30)
    assert abs(half.reached - len(long) / 2) < 12
    assert half.estimated_seconds == len(long) / CHARACTERS_A_SECOND


def test_no_pitch_takes_no_time() -> None:
    assert pace("", 5_000, 30) == (0, 0.0, 25.0)


@given(st.text(), st.lists(st.integers(0, 120_000), min_size=2), st.integers(1, 90))
def test_the_mark_never_goes_back(text: str, moments: list[int], seconds: int) -> None:
    marks = [pace(text, at, seconds).reached for at in sorted(moments)]
    assert marks == sorted(marks)
    assert all(0 <= mark <= len(text) for mark in marks)
