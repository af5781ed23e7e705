"""The time of day in a phrase: `at 10`, `o 14:30`, `в 10 утра`, `half past ten`, `3 pm`."""

import re
from datetime import time

from .date_words import HOURS, MONTHS, PARTS_OF_DAY, UNITS
from .errors import Refusal
from .number_words import COUNTS
from .patterns import WORD, Phrases

SAID_HOURS = {**{word: count for word, count in COUNTS.items() if count <= 20}, **HOURS}

_HOUR = rf"(?P<hour>\d{{1,2}}|{WORD})"
_DOTS = r"(?:[.\-](?P<minute>[0-5]\d))?"
_OCLOCK = r"(?:\s*(?:часов|часа|час|oclock|o'clock|o’clock|godz\.?|h)\b)"
_AM_PM = r"(?P<half>[ap]\.?m\b\.?)"

_PARTS = re.compile(
    rf"(?:\bat )?\b(?:(?P<half_past>half past)|(?:wpol do|в половине)|"
    rf"(?P<past>quarter past|kwadrans po)|(?P<to>quarter to)) {_HOUR}\b"
)
_CLOCK = re.compile(
    rf"(?<![\d:.])(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::\d{{2}}(?:\.\d+)?)?(?!\d)\s*{_AM_PM}?"
)
_TWELVE = re.compile(rf"(?:\bat |@ ?)?\b{_HOUR}(?:\.(?P<minute>\d\d))?\s*{_AM_PM}")
_DOTTED = re.compile(r"(?<![\d.])(?P<hour>[01]?\d|2[0-3])\.(?P<minute>00|1[3-9]|[2-5]\d)(?![\d.])")
_BETWEEN = re.compile(rf"\b(?:between|miedzy|между) {_HOUR} (?:and|a|и) \w+\b")
_AT = re.compile(
    rf"(?:\b(?:at|o|godz\.?|godzinie|в|во|about|around|okolo|ok\.?|около)|@)\s+"
    rf"(?:godz\.? |godzinie )?{_HOUR}{_DOTS}\b{_OCLOCK}?"
)
_FROM = re.compile(rf"\b(?:after|from|po|od|после|с|к)\s+{_HOUR}\b{_OCLOCK}?")
_BEFORE = re.compile(rf"\b(?:before|przed|do|до)\s+{_HOUR}\b{_OCLOCK}?")
_OF_DAY = re.compile(rf"(?<![\d.,/-]){_HOUR}{_OCLOCK}")
_HOUR_AND_PART = re.compile(rf"(?<![\d.,/-])\b{_HOUR}\s+(?=(?P<part>{WORD})\b)")
_AFTER_DAY = re.compile(rf"(?<=\w) {_HOUR}\s*$")
_DAY_WORD = re.compile(r"\s*(?:today|tomorrow|dzis|dzisiaj|jutro|pojutrze|сегодня|завтра|послез)")
_IN_PART = re.compile(rf"\b(?P<part>{WORD})\b")
_DATE_GOES_ON = re.compile(
    rf"[\d:]|[./-]\d|\s*(?:-?(?:st|nd|rd|th|go|го)\b)?\s*(?:of )?(?P<word>{WORD})?"
)


def take_time(phrases: Phrases) -> time | None:
    """Take the time of day out of a phrase; a mere "in the morning" is nine o'clock."""
    if found := phrases.take(_PARTS):
        return _part_of_an_hour(found, phrases)
    found = (
        phrases.take(_CLOCK, _TWELVE, _DOTTED, _BETWEEN)
        or phrases.take(_AT, _FROM, unless=_is_date)
        or phrases.take(_OF_DAY, _HOUR_AND_PART)
    )
    before = None if found else phrases.take(_BEFORE, unless=_is_date)
    if before:
        at = _at(before["hour"], 0, "", _part(phrases))
        return at.replace(hour=max(0, at.hour - 1))
    if found is None and _DAY_WORD.match(phrases.rest):
        found = phrases.take(_AFTER_DAY)
    if found:
        named = found.groupdict()
        half = (named.get("half") or "").replace(".", "")
        minute = int(named.get("minute") or 0)
        return _at(named["hour"], minute, half, _part(phrases))
    part = _part(phrases)
    return time(part) if part else None


def _part_of_an_hour(found: re.Match[str], phrases: Phrases) -> time:
    """Half past ten, wpół do jedenastej, quarter to eleven."""
    at = _at(found["hour"], 0, "", _part(phrases))
    hour = at.hour if found["half_past"] or found["past"] else (at.hour - 1) % 24
    return time(hour, 15 if found["past"] else 45 if found["to"] else 30)


def _is_date(following: str) -> bool:
    """Whether what follows a number makes it a day or a length of time."""
    goes_on = _DATE_GOES_ON.match(following)
    if goes_on is None or goes_on["word"] is None:
        return goes_on is not None and bool(goes_on[0].strip())
    return goes_on["word"] in {*MONTHS, *UNITS, "числа", "числу"}


def _part(phrases: Phrases) -> int | None:
    found = phrases.take(_IN_PART)
    return PARTS_OF_DAY[found["part"]] if found else None


def _at(said: str, minute: int, half: str, part: int | None) -> time:
    """The time on the clock; a plain "at 3" is in the afternoon, since nobody sells at night."""
    hour = int(said) if said.isdigit() else SAID_HOURS[said]
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif part is not None:
        hour += 12 if part > 12 and hour < 12 else 0
    elif 1 <= hour <= 6 and not said.startswith("0"):
        hour += 12
    if hour > 23 or minute > 59:
        raise Refusal("“{typed}” has no such time of day. Type it as in {example}.")
    return time(hour, minute)
