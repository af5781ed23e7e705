"""Periods as people say them: `last 30 days`, `2026-10`, `this quarter`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tui.scripts.sayings import SayingError

EARLIEST = date(2000, 1, 1)
USUAL = "last 30 days"
EXAMPLES = "last 30 days, this week, last month, this quarter, 2026, 2026-10, 2026-q3, all"
UNKNOWN = "“{words}” is not a period. Write one like: {examples}."
BACKWARDS = "The period ends on {last}, before it begins on {first}. Turn the two round."


class UnknownPeriod(SayingError):
    """Words that are no period."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both counted."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """The period of the same length just before it."""
        last = self.first - timedelta(days=1)
        return Period(max(EARLIEST, last - timedelta(days=self.days - 1)), last)

    @property
    def working_days(self) -> int:
        """How many of its days are not Saturdays or Sundays."""
        weeks, rest = divmod(self.days, 7)
        return 5 * weeks + sum(
            (self.first + timedelta(days=day)).weekday() < 5 for day in range(rest)
        )


def read_period(
    words: str, today: date, *, first: date | None = None, last: date | None = None
) -> Period:
    """The period that is meant; `first` and `last` say its ends more exactly.

    Raises:
        UnknownPeriod: The words are none, or the ends are the wrong way round.
    """
    found = _read(" ".join(words.casefold().replace("_", " ").split()) or USUAL, today)
    if found is None:
        raise UnknownPeriod(UNKNOWN, words=words[:40], examples=EXAMPLES)
    if first or last:
        found = Period(first or min(found.first, last or today), last or max(today, found.last))
        if first and not words and not last:
            found = Period(first, max(first, today))
    if found.last < found.first:
        raise UnknownPeriod(BACKWARDS, first=found.first, last=found.last)
    return found


def _read(words: str, today: date) -> Period | None:
    if words == "all":
        return Period(EARLIEST, today)
    if words in ("today", "yesterday"):
        day = today - timedelta(days=words == "yesterday")
        return Period(day, day)
    if found := re.fullmatch(r"last (\d{1,4}) (day|week|month)s?", words):
        days = max(1, int(found[1]) * {"day": 1, "week": 7, "month": 30}[found[2]])
        return Period(max(EARLIEST, today - timedelta(days=days - 1)), today)
    if found := re.fullmatch(r"(this|last) (week|month|quarter|year)", words):
        return _named(found[2], today, back=found[1] == "last")
    return _written(words)


def _named(kind: str, today: date, *, back: bool) -> Period:
    whole = _around(kind, today)
    return _around(kind, whole.first - timedelta(days=1)) if back else whole


def _around(kind: str, day: date) -> Period:
    if kind == "week":
        first = day - timedelta(days=day.weekday())
        return Period(first, first + timedelta(days=6))
    if kind == "month":
        return _months(day.year, day.month, 1)
    if kind == "quarter":
        return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    return _months(day.year, 1, 12)


def _months(year: int, month: int, count: int) -> Period:
    end = month + count - 1
    return Period(date(year, month, 1), date(year, end, monthrange(year, end)[1]))


def _written(words: str) -> Period | None:
    if found := re.fullmatch(r"(20\d\d)", words):
        return _months(int(found[1]), 1, 12)
    if found := re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", words):
        return _months(int(found[1]), int(found[2]), 1)
    if found := re.fullmatch(r"(20\d\d)-?q([1-4])", words):
        return _months(int(found[1]), int(found[2]) * 3 - 2, 3)
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return Period(day, day)
