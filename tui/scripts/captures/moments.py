"""Dates and times as people say them, in English, Polish and Russian.

The own grammar reads what is said on the telephone and takes a phrase only if it understands every
word of it. Other languages go to dateparser. In these three it is worse than a refusal: it passes
over what it does not know, reads "tomorrow at 10" as tomorrow at this hour and "w piątek o 10" as
the tenth of this month.
"""

import re
from collections.abc import Container, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from tui.scripts.cleaning import folded

from .date_phrases import said_plainly
from .date_words import (
    CLOCK_UNITS,
    END,
    FILLERS,
    MIDDLE,
    MONTHS,
    NEXT,
    PARTS_OF_DAY,
    QUARTERS,
    SEASONS,
    START,
    THIS,
    UNITS,
    WEEKDAYS,
)
from .days import Day, day_of_month, on_weekday, take_ahead, take_day
from .errors import Refusal
from .number_words import COUNTS
from .patterns import Phrases
from .times import SAID_HOURS, take_time

MORNING = time(9)
"""When a callback is due for which only the day was said."""

_TABLES: Mapping[str, Container[str]] = {
    "month": MONTHS,
    "unit": UNITS,
    "clock": CLOCK_UNITS,
    "count": {*COUNTS, "a", "an"},
    "which": NEXT | THIS,
    "edge": END | START | MIDDLE,
    "quarter": QUARTERS,
    "season": SEASONS,
    "weekday": WEEKDAYS,
    "hour": SAID_HOURS,
    "part": PARTS_OF_DAY,
}
_GRAMMARS = ("en", "pl", "ru")
_NOT_A_DATE = "“{typed}” is not a date that can be read. Type it as in {example}."
_OVER = "“{typed}” is over. Type a day to come, as in {example}."
_TIME_OVER = "“{typed}” is over. Type a time to come, as in {example}."


class Moment(NamedTuple):
    """A day, with its time where one was said."""

    day: date
    at: time | None
    full: bool


def read_date(text: str, lang: str, now: datetime) -> str:
    """A day as it is kept; it may lie in the past if it was typed with its year."""
    moment = _read(text, lang, now)
    if moment.day < now.date() and not moment.full:
        raise Refusal(_OVER)
    return moment.day.isoformat()


def read_datetime(text: str, lang: str, now: datetime, *, past: bool = False) -> str:
    """A day and time as it is kept; with `past` one that was typed with its year may be over."""
    moment = _read(text, lang, now)
    at = moment.at
    if at is None:
        if moment.day == now.date():
            raise Refusal("“{typed}” needs a time. Type it as in {example}.")
        at = MORNING
    when = datetime.combine(moment.day, at)
    if when < now.replace(tzinfo=None) and not (past and moment.full):
        raise Refusal(_TIME_OVER)
    return when.isoformat(timespec="minutes")


def _read(text: str, lang: str, now: datetime) -> Moment:
    now = now.replace(tzinfo=None)
    moment = None
    with suppress(OverflowError):
        moment = _understood(Phrases(said_plainly(folded(text)), _TABLES), lang, now)
    if moment is None and lang.split("-")[0] not in _GRAMMARS:
        moment = _guessed(text, lang, now)
    if moment is None or not 1900 <= moment.day.year <= 2199:
        raise Refusal(_NOT_A_DATE)
    return moment


def _understood(phrases: Phrases, lang: str, now: datetime) -> Moment | None:
    """What the own grammar makes of a phrase, or None where a word is left over."""
    today = now.date()
    day = take_ahead(phrases, today)
    if day and day.minutes is not None:
        then = now.replace(second=0, microsecond=0) + timedelta(minutes=day.minutes)
        return None if _left(phrases) else Moment(then.date(), then.time(), full=False)
    at = take_time(phrases)
    day = day or take_day(phrases, today, lang) or day_of_month(phrases, today)
    day = on_weekday(phrases, today, day)
    if _left(phrases) or (day is None and at is None):
        return None
    if day is None and at is not None:
        over = at <= now.time()
        day = Day(today + timedelta(days=1 if over else 0))
    assert day is not None
    return Moment(day.date, at, day.full)


def _left(phrases: Phrases) -> bool:
    return any(word not in FILLERS for word in phrases.words())


def _guessed(text: str, lang: str, now: datetime) -> Moment | None:
    """What dateparser makes of a phrase in a language that the own grammar does not know."""
    import dateparser

    try:
        found = dateparser.parse(
            text,
            languages=[lang.split("-")[0]],
            settings={
                "RELATIVE_BASE": now,
                "PREFER_DATES_FROM": "future",
                "PREFER_DAY_OF_MONTH": "first",
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    except (ValueError, OverflowError):
        return None
    if found is None:
        return None
    clock = re.search(r"\d:\d\d", text)
    at = found.time().replace(second=0, microsecond=0) if clock else None
    return Moment(found.date(), at, full=str(found.year) in text)
