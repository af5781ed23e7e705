"""When a rep works: the hours of the day and the days of the week, on the clock on their wall."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

HOURS = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*[-–]\s*(?:([01]?\d|2[0-3]):([0-5]\d)|(24):00)")
"""A span of hours as settings have it: `09:00-17:00`."""
DAYS = re.compile(r"[1-7](\s*[-–,]\s*[1-7])*")
"""Days of the week as settings have them, 1 for Monday: `1-5`, `1,2,4-6`."""

MONDAY_TO_FRIDAY = frozenset(range(5))
_MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The hours and days in which calls are made. All moments are local and without a zone."""

    start: time = time(9)
    end_minute: int = 17 * 60
    """The minute of the day at which work ends; that minute is over already."""
    days: frozenset[int] = MONDAY_TO_FRIDAY
    """Days of the week, 0 for Monday."""

    @classmethod
    def of(cls, hours: str, days: str = "1-5") -> "WorkingTime":
        """Working time as settings have it; what can't be read is nine to five, Monday to Friday.

        A span that ends before it begins ends at midnight: nobody is promised a call in the night.
        """
        found = HOURS.fullmatch(hours.strip())
        if found is None:
            return cls(days=_days(days))
        start = time(int(found[1]), int(found[2]))
        end = _MIDNIGHT if found[5] else int(found[3]) * 60 + int(found[4])
        if end <= _minute(start):
            end = _MIDNIGHT
        return cls(start, end, _days(days))

    def works_on(self, day: date) -> bool:
        """Whether it is a working day."""
        return day.weekday() in self.days

    def is_within(self, moment: datetime) -> bool:
        """Whether a moment is in working time."""
        inside = _minute(self.start) <= _minute(moment.time()) < self.end_minute
        return inside and self.works_on(moment.date())

    def start_of(self, day: date) -> datetime:
        """When work begins on that day, a day off too: whoever names a Saturday means it."""
        return datetime.combine(day, self.start)

    def on_or_after(self, day: date) -> date:
        """The day itself where it is a working day, else the next one."""
        while not self.works_on(day):
            day += timedelta(days=1)
        return day

    def days_later(self, day: date, count: int) -> date:
        """The working day `count` working days after a day."""
        for _ in range(count):
            day = self.on_or_after(day + timedelta(days=1))
        return day

    def at(self, day: date, wished: time) -> datetime | None:
        """A time of that day, moved to the beginning of work where it is earlier.

        None where work is over by then.
        """
        at = max(wished, self.start)
        return datetime.combine(day, at) if _minute(at) < self.end_minute else None


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _days(text: str) -> frozenset[int]:
    if DAYS.fullmatch(text.strip()) is None:
        return MONDAY_TO_FRIDAY
    return frozenset(_each(text))


def _each(text: str) -> Iterable[int]:
    for part in text.split(","):
        first, *rest = re.split(r"[-–]", part)
        low, high = int(first), int(rest[-1] if rest else first)
        # "6-1" goes over the end of the week.
        yield from ((low - 1 + ahead) % 7 for ahead in range((high - low) % 7 + 1))
