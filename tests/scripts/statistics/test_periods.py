"""Periods as people say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.statistics.periods import Period, UnknownPeriod, read_period

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("", "2026-10-22", "2026-11-20"),
        ("Last 30 days", "2026-10-22", "2026-11-20"),
        ("last 2 weeks", "2026-11-07", "2026-11-20"),
        ("today", "2026-11-20", "2026-11-20"),
        ("yesterday", "2026-11-19", "2026-11-19"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("last_month", "2026-10-01", "2026-10-31"),
        ("this quarter", "2026-10-01", "2026-12-31"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2026-05-04", "2026-05-04", "2026-05-04"),
        ("all", "2000-01-01", "2026-11-20"),
    ],
)
def test_words_are_understood(words: str, first: str, last: str) -> None:
    found = read_period(words, TODAY)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("words", ["soon", "last days", "2026-13", "last 0x days", "2026-02-30"])
def test_other_words_are_refused_with_examples(words: str) -> None:
    with pytest.raises(UnknownPeriod, match="last 30 days"):
        read_period(words, TODAY)


def test_ends_say_it_exactly() -> None:
    one, other = date(2026, 1, 5), date(2026, 2, 1)
    assert read_period("", TODAY, first=one, last=other) == Period(one, other)
    assert read_period("", TODAY, first=one) == Period(one, TODAY)
    assert read_period("all", TODAY, last=other).last == other
    with pytest.raises(UnknownPeriod, match="round"):
        read_period("", TODAY, first=other, last=one)


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.integers(1, 400))
def test_the_period_before_is_as_long_and_ends_the_day_before(today: date, days: int) -> None:
    found = read_period(f"last {days} days", today)
    assert found.days == days
    assert found.before.days == days or found.before.first == date(2000, 1, 1)
    assert (found.first - found.before.last).days == 1


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_working_days_are_counted(first: date, more: int) -> None:
    last = date.fromordinal(first.toordinal() + more)
    days = [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)]
    assert Period(first, last).working_days == sum(day.weekday() < 5 for day in days)
