"""When to call back: what people usually agree on, each under a key that never changes.

Every preset lies within the rep's working hours and on a working day, so that one key is enough.
Only "in 2 hours" is an exact distance and stays one; the screen says where it leads outside them.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from .captures.periods import first, moved
from .sayings import Saying
from .working_time import WorkingTime

MORNING = time(9)
AFTERNOON = time(14)
ROUND_TO = 5
"""Minutes to which "in two hours" is rounded up."""


class Preset(NamedTuple):
    """A time that one key chooses."""

    number: int
    """Its digit, the same at any time of any day."""
    says: Saying
    at: datetime
    """Local, without a zone."""


class _Kind(NamedTuple):
    says: Saying
    works_out: Callable[[datetime, WorkingTime], datetime | None]
    by_day: bool = True
    """Whether the day alone means something, as in the date of a return."""


def presets(now: datetime, work: WorkingTime, *, days_only: bool = False) -> list[Preset]:
    """What can be chosen by one key now; what is over, as this afternoon at night, is left out.

    Args:
        now: Local, without a zone.
        work: The rep's hours and days.
        days_only: Only those that name a day, for dates without a time.
    """
    return list(_presets(now, work, days_only))


def _presets(now: datetime, work: WorkingTime, days_only: bool) -> Iterator[Preset]:
    for number, kind in enumerate(_KINDS, start=1):
        if kind.by_day or not days_only:
            at = kind.works_out(now, work)
            if at is not None:
                yield Preset(number, kind.says, at)


def _in_two_hours(now: datetime, _work: WorkingTime) -> datetime:
    then = now.replace(second=0, microsecond=0) + timedelta(hours=2)
    return then + timedelta(minutes=-then.minute % ROUND_TO)


def _this_afternoon(now: datetime, work: WorkingTime) -> datetime | None:
    at = work.at(now.date(), AFTERNOON)
    return at if at is not None and at > now and work.works_on(now.date()) else None


def _after_working_days(count: int, wished: time) -> Callable[[datetime, WorkingTime], datetime]:
    def works_out(now: datetime, work: WorkingTime) -> datetime:
        return _on(work.days_later(now.date(), count), work, wished)

    return works_out


def _next(unit: str) -> Callable[[datetime, WorkingTime], datetime]:
    def works_out(now: datetime, work: WorkingTime) -> datetime:
        return _on(work.on_or_after(moved(first(now.date(), unit), unit, 1)), work)

    return works_out


def _in(count: int, unit: str) -> Callable[[datetime, WorkingTime], datetime]:
    def works_out(now: datetime, work: WorkingTime) -> datetime:
        return _on(work.on_or_after(moved(now.date(), unit, count)), work)

    return works_out


def _on(day: date, work: WorkingTime, wished: time = MORNING) -> datetime:
    return work.at(day, wished) or work.start_of(day)


_KINDS = (
    _Kind(Saying("in 2 hours"), _in_two_hours, by_day=False),
    _Kind(Saying("this afternoon"), _this_afternoon, by_day=False),
    _Kind(Saying("tomorrow morning"), _after_working_days(1, MORNING)),
    _Kind(Saying("tomorrow afternoon"), _after_working_days(1, AFTERNOON), by_day=False),
    _Kind(Saying("in 2 working days"), _after_working_days(2, MORNING)),
    _Kind(Saying("next week"), _next("week")),
    _Kind(Saying("in 2 weeks"), _in(2, "week")),
    _Kind(Saying("next month"), _next("month")),
    _Kind(Saying("in 3 months"), _in(3, "month")),
)
