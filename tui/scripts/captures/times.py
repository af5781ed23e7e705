"""The time of day in a phrase: `at 10`, `o 14:30`, `в 10 утра`, `half past ten`, `3 pm`."""

import re
from datetime import time

from .date_words import DAYS_OFF, HOURS, MONTHS, PARTS_OF_DAY, UNITS
from .errors import Refusal
from .number_words import COUNTS
from .patterns import Phrases, any_of

_NUMBERS = {**{word: count for word, count in COUNTS.items() if count <= 20}, **HOURS}
_HOUR = rf"(?P<hour>\d{{1,2}}|\b{any_of(_NUMBERS)}\b)"
_PART = any_of(PARTS_OF_DAY)
_NOT_A_DATE = rf"(?![\d:]|[./-]\d|\s*(?:st|nd|rd|th|-?go|-?го)?\s*{any_of([*MONTHS, *UNITS])}\b)"
_OCLOCK = r"(?:\s*(?:часов|часа|час|oclock|o'clock|o’clock|godz\.?|h)\b)?"

_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?(?!\d)"
    r"\s*(?P<half>[ap]\.?m\.?)?"
)
_TWELVE = re.compile(rf"(?:\b(?:at|@)\s*)?{_HOUR}(?:\.(?P<minute>\d\d))?\s*(?P<half>[ap]\.?m\b\.?)")
_HALF_PAST = re.compile(rf"\b(?:at )?(?:half past|(?P<to>wpol do|в половине)) {_HOUR}")
_DOTTED = re.compile(r"(?<![\d.])(?P<hour>[01]?\d|2[0-3])\.(?P<minute>00|1[3-9]|[2-5]\d)(?![\d.])")
_AT = re.compile(
    rf"(?:\b(?:at|o|godz\.?|godzinie|в|во)|@)\s+(?:godz\.? |godzinie )?"
    rf"{_HOUR}(?:[.\-](?P<minute>[0-5]\d))?\b{_OCLOCK}{_NOT_A_DATE}"
)
_FROM = re.compile(rf"\b(?:after|from|po|od|после|с|к)\s+{_HOUR}\b{_OCLOCK}{_NOT_A_DATE}")
_OF_DAY = re.compile(
    rf"(?<![\d.,/-]){_HOUR}\s*(?:часов|часа|час|oclock|o'clock|o’clock|godz|(?={_PART}\b))"
)
_NOON = re.compile(r"\b(?:w |в |at )?(?:noon|midday|poludnie|полдень)\b")
_AFTER_DAY = re.compile(rf"(?<=\w) {_HOUR}\s*$")
_DAY_WORD = re.compile(rf"^\s*{any_of(DAYS_OFF)}\b")
_IN_PART = re.compile(rf"\b(?:in the |po )?(?P<part>{_PART})\b")


def take_time(phrases: Phrases) -> time | None:
    """Take the time of day out of a phrase; a mere "in the morning" is nine o'clock."""
    found = phrases.take(_HALF_PAST)
    if found:
        hour = _number(found["hour"]) - (1 if found["to"] else 0)
        return _at(hour % 24, 30, "", _part(phrases), written=False)
    for pattern in (_CLOCK, _TWELVE, _DOTTED, _AT, _FROM, _OF_DAY):
        if found := phrases.take(pattern):
            named = found.groupdict()
            written = named["hour"].startswith("0")
            half = (named.get("half") or "").replace(".", "")
            hour, minute = _number(named["hour"]), int(named.get("minute") or 0)
            return _at(hour, minute, half, _part(phrases), written=written)
    if phrases.take(_NOON):
        return time(12)
    if _DAY_WORD.match(phrases.rest) and (found := phrases.take(_AFTER_DAY)):
        return _at(_number(found["hour"]), 0, "", _part(phrases), written=False)
    part = _part(phrases)
    return time(part) if part else None


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS[said]


def _part(phrases: Phrases) -> int | None:
    found = phrases.take(_IN_PART)
    return PARTS_OF_DAY[found["part"]] if found else None


def _at(hour: int, minute: int, half: str, part: int | None, *, written: bool) -> time:
    """The time on the clock; a plain "at 3" is in the afternoon, since nobody sells at night."""
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif part is not None:
        hour += 12 if part > 12 and hour < 12 else 0
    elif 1 <= hour <= 6 and not written:
        hour += 12
    if hour > 23 or minute > 59:
        raise Refusal("{typed} has no such time of day. Type it as in {example}.")
    return time(hour, minute)
