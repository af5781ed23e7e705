"""The day in a phrase: `15 marca`, `next Friday`, `za dwa tygodnie`, `koniec kwartału`.

Days are looked for in the future: a weekday is the next one after today, a day without a year the
next of its kind. "Next Friday" (`w przyszły piątek`, `в следующую пятницу`) is the Friday of next
week. "In March" and "next week" are their first day, "this month" its last.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from .date_words import (
    CLOCK_UNITS,
    DAYS_OFF,
    END,
    MONTHS,
    NEXT,
    QUARTERS,
    SEASONS,
    START,
    UNITS,
    WEEKDAYS,
)
from .errors import Refusal
from .number_words import COUNTS
from .patterns import WORD, Phrases, any_of
from .periods import first, last, middle, moved

_UNIT = rf"\b(?P<unit>{WORD})\b\.?"
_COUNT = rf"\b(?P<count>\d{{1,3}}|{WORD})"
_MONTH = rf"\b(?P<month>{WORD})\b\.?"
_YEAR = r"(?:,? (?:of )?(?P<year>\d{4})(?!\d))?"
_SUFFIX = r"(?:st|nd|rd|th|-?go|-?го|-?е)?"
_WHICH = rf"\b(?P<which>{WORD})"
_EDGE = rf"\b(?P<edge>{WORD})[ -](?:of |in )?(?:the )?"
_AHEAD = r"\b(?:in|within|za|w ciagu|w przeciagu|через|спустя|в течение) "

_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<sep>[-/.])(?P<on>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})(?P<sep>[./-])(?P<on>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})"
    r"(?!\d)\.?"
)
_SHORT = re.compile(r"(?<![\d.])(?P<day>\d{1,2})[./](?P<on>\d{1,2})(?![\d/])\.?")
_DAY_MONTH = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\.?{_SUFFIX} ?(?:of )?{_MONTH}{_YEAR}")
_MONTH_DAY = re.compile(rf"{_MONTH} (?:the )?(?P<day>\d{{1,2}})(?!\d){_SUFFIX}{_YEAR}")
_OFF = re.compile(rf"\b(?P<words>{any_of(DAYS_OFF)})\b")
_AHEAD_SO_MANY = re.compile(rf"{_AHEAD}{_COUNT} (?:of )?{_UNIT}")
_AHEAD_ON_THE_CLOCK = re.compile(
    rf"{_AHEAD}(?P<exact>\d{{1,3}}(?:[.,]\d{{1,2}})?) ?(?P<clock>{WORD})\b\.?"
)
_AHEAD_ONE = re.compile(rf"{_AHEAD}{_UNIT}")
_FROM_NOW = re.compile(rf"{_COUNT} {_UNIT} (?:from (?:now|today)|ahead)\b")
_EDGE_OF_MONTH = re.compile(rf"{_EDGE}{_MONTH}{_YEAR}")
_EDGE_OF_WHICH = re.compile(rf"{_EDGE}{_WHICH} {_UNIT}")
_EDGE_OF = re.compile(rf"{_EDGE}{_UNIT}")
_Q = r"\b(?:q(?P<number>[1-4])|(?P<quarter>[1-4]|" + WORD + r") (?:quarter|kwartal|квартал)\w*)\b"
_EDGE_OF_QUARTER = re.compile(rf"{_EDGE}{_Q}(?: r\.?)?{_YEAR}")
_QUARTER = re.compile(rf"{_Q}(?: r\.?)?{_YEAR}")
_PERIOD = re.compile(rf"{_WHICH} {_UNIT}")
_WHICH_WEEKDAY = re.compile(rf"{_WHICH} (?P<weekday>{WORD})\b\.?")
_WEEKDAY = re.compile(rf"\b(?P<weekday>{WORD})\b\.?")
_MONTH_ONLY = re.compile(rf"{_MONTH}{_YEAR}")
_SEASON = re.compile(rf"\b(?P<season>{WORD})\b{_YEAR}")
_DAY_ONLY = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|-?go|-?го|-?е)?(?: числа)?\b")

_NO_SUCH_DAY = "“{typed}” is not a day of the calendar. Type it as in {example}."


class Day(NamedTuple):
    """A day as it was said."""

    date: date
    full: bool = False
    """Typed with its year, so it may lie in the past."""
    weekly: bool = False
    """A week was meant rather than this day of it."""
    minutes: int | None = None
    """Of "in an hour": the minutes from now, which settle the day."""


def take_ahead(phrases: Phrases, today: date) -> Day | None:
    """Take `in two weeks`, `za godzinę`, `через месяц` out of a phrase."""
    if found := phrases.take(_AHEAD_ON_THE_CLOCK):
        exact = Decimal(found["exact"].replace(",", "."))
        return Day(
            today, minutes=round(exact * (60 if CLOCK_UNITS[found["clock"]] == "hour" else 1))
        )
    found = phrases.take(_AHEAD_SO_MANY, _AHEAD_ONE, _FROM_NOW)
    if found is None:
        return None
    said, unit = found.groupdict().get("count") or "a", UNITS[found["unit"]]
    count = int(said) if said.isdigit() else COUNTS.get(said, 1)
    if unit in ("minute", "hour"):
        return Day(today, minutes=count * (60 if unit == "hour" else 1))
    return Day(moved(today, unit, count), weekly=unit == "week")


def take_day(phrases: Phrases, today: date, lang: str) -> Day | None:
    """Take any other day out of a phrase; None where it names none."""
    for reader in _READERS:
        if day := reader(phrases, today, lang):
            return day
    return None


def on_weekday(phrases: Phrases, today: date, day: Day | None) -> Day | None:
    """Take a weekday out of a phrase: alone, within the week of `day`, or as a check on it."""
    found = phrases.take(_WHICH_WEEKDAY, _WEEKDAY)
    if found is None:
        return day
    weekday = WEEKDAYS[found["weekday"]]
    if day is None:
        following = found.groupdict().get("which") in NEXT
        start = moved(first(today, "week"), "week", 1) if following else today + timedelta(days=1)
        return Day(start + timedelta(days=(weekday - start.weekday()) % 7))
    if day.weekly:
        return Day(first(day.date, "week") + timedelta(days=weekday))
    if day.date.weekday() != weekday:
        raise Refusal("“{typed}” does not fall on that day of the week. Check the date.")
    return day


def _typed(phrases: Phrases, today: date, lang: str) -> Day | None:
    if found := phrases.take(_ISO, _NUMERIC, _SHORT):
        month, day = int(found["on"]), int(found["day"])
        slashed = "/" in found[0] and found.re is not _ISO
        if slashed and (lang == "en-US" or (lang.startswith("en") and month > 12)):
            month, day = day, month
        return _dated(day, month, found.groupdict().get("year"), today)
    if found := phrases.take(_DAY_MONTH, _MONTH_DAY):
        return _dated(int(found["day"]), MONTHS[found["month"]], found["year"], today)
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> Day:
    """The day in its year, or in the next year in which it exists and is not over."""
    years = (
        [int(year) + (2000 if len(year) == 2 else 0)] if year else range(today.year, today.year + 9)
    )
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return Day(found, full=bool(year))
    raise Refusal(_NO_SUCH_DAY)


def _off(phrases: Phrases, today: date, _lang: str) -> Day | None:
    found = phrases.take(_OFF)
    return Day(today + timedelta(days=DAYS_OFF[found["words"]])) if found else None


def _edge_of_month(phrases: Phrases, today: date, _lang: str) -> Day | None:
    found = phrases.take(_EDGE_OF_MONTH)
    if found is None:
        return None
    start = _dated(1, MONTHS[found["month"]], found["year"], first(today, "month")).date
    return Day(_edge(found["edge"])(start, "month"), full=bool(found["year"]))


def _edge_of(phrases: Phrases, today: date, _lang: str) -> Day | None:
    found = phrases.take(_EDGE_OF_WHICH, _EDGE_OF)
    if found is None or UNITS[found["unit"]] in ("minute", "hour"):
        return None
    unit, at = UNITS[found["unit"]], _edge(found["edge"])
    following = found.groupdict().get("which") in NEXT
    day = at(moved(first(today, unit), unit, 1) if following else today, unit)
    return Day(day if day >= today else at(moved(first(today, unit), unit, 1), unit))


def _quarter(phrases: Phrases, today: date, _lang: str) -> Day | None:
    found = phrases.take(_EDGE_OF_QUARTER, _QUARTER)
    if found is None:
        return None
    number = QUARTERS[found["number"] or found["quarter"]]
    start = _dated(1, number * 3 - 2, found["year"], first(today, "quarter")).date
    edge = found.groupdict().get("edge")
    day = _edge(edge)(start, "quarter") if edge else start
    return Day(day if day >= today or found["year"] else last(start, "quarter"))


def _period(phrases: Phrases, today: date, _lang: str) -> Day | None:
    found = phrases.take(_PERIOD)
    if found is None or UNITS[found["unit"]] in ("minute", "hour"):
        return None
    unit = UNITS[found["unit"]]
    if found["which"] in NEXT:
        return Day(moved(first(today, unit), unit, 1), weekly=unit == "week")
    return Day(max(today, last(today, unit)), weekly=unit == "week")


def _month(phrases: Phrases, today: date, _lang: str) -> Day | None:
    found = phrases.take(_MONTH_ONLY)
    if found is None:
        return None
    day = _dated(1, MONTHS[found["month"]], found["year"], first(today, "month"))
    return day if day.date >= today or day.full else Day(last(today, "month"))


def _season(phrases: Phrases, today: date, _lang: str) -> Day | None:
    found = phrases.take(_SEASON)
    return _dated(1, SEASONS[found["season"]], found["year"], today) if found else None


def _edge(word: str) -> Callable[[date, str], date]:
    return last if word in END else first if word in START else middle


_READERS = (_typed, _edge_of_month, _quarter, _edge_of, _period, _off, _month, _season)


def day_of_month(phrases: Phrases, today: date) -> Day | None:
    """Take `the 15th`, `15-go`, `15 числа` out of a phrase that names nothing else."""
    found = phrases.take(_DAY_ONLY)
    if found is None:
        return None
    number, month = int(found["day"]), first(today, "month")
    for ahead in range(12):
        start = moved(month, "month", ahead)
        if 1 <= number <= last(start, "month").day and start.replace(day=number) >= today:
            return Day(start.replace(day=number))
    raise Refusal(_NO_SUCH_DAY)
