"""Days that are over, as people say them: `yesterday`, `3 dni temu`, `15 ноября`, `last Monday`."""

import re
from datetime import date, datetime, timedelta

from tui.scripts.captures import CaptureError, parse
from tui.scripts.cleaning import folded

_DAYS = {
    "today": 0, "dzis": 0, "dzisiaj": 0, "сегодня": 0,
    "yesterday": 1, "wczoraj": 1, "вчера": 1,
    "day before yesterday": 2, "the day before yesterday": 2, "przedwczoraj": 2, "позавчера": 2,
    "a week ago": 7, "last week": 7, "tydzien temu": 7, "w zeszlym tygodniu": 7,
    "неделю назад": 7, "на прошлой неделе": 7,
    "a fortnight ago": 14, "two weeks ago": 14, "dwa tygodnie temu": 14, "две недели назад": 14,
    "a month ago": 30, "last month": 30, "miesiac temu": 30, "w zeszlym miesiacu": 30,
    "месяц назад": 30, "в прошлом месяце": 30,
}  # fmt: skip
_WITH_ACCENTS = {folded(said): days for said, days in _DAYS.items()}
_UNITS = (
    (re.compile(r"(?:d|day|days|dzien|dni|день|дня|днеи|дн|д)"), 1),
    (re.compile(r"(?:w|week|weeks|tydzien|tygodnie|tygodni|неделю|недели|недель|нед)"), 7),
    (re.compile(r"(?:month|months|miesiac|miesiace|miesiecy|mies|месяц|месяца|месяцев|мес)"), 30),
)
_AGO = re.compile(r"(\d{1,4})\s*([^\W\d]+)\.?(?:\s+(?:ago|back|temu|назад))")
_LAST = re.compile(
    r"^(?:on\s+|w\s+|we\s+|в\s+|во\s+)?"
    r"(?:last|past|zeszly|zeszla|zeszle|ostatni|ostatnia|ubiegly|ubiegla|прошлыи|прошлую|"
    r"прошлое|прошлои|в прошлыи)\s+"
)
_WEEK, _YEAR = 7, 366
NOT_A_DAY = (
    "“{typed}” is not a day that can be read. Type it as in yesterday, 3 days ago or 15 March."
)
TO_COME = "“{typed}” is still to come. Give a day that is over, or today."


def past_day(text: str, *, lang: str, now: datetime) -> date:
    """The latest day, up to today, that the words can mean.

    Args:
        text: As typed, in English, Polish or Russian, or as 2025-11-15.
        lang: The language, whose habits decide what 5/4 means.
        now: The present moment where the person is.

    Raises:
        CaptureError: It is not a day, or it is still to come.
    """
    today = now.date()
    said = folded(text).strip(" .")
    if said in _WITH_ACCENTS:
        return today - timedelta(days=_WITH_ACCENTS[said])
    if found := _AGO.fullmatch(said):
        unit = next((days for word, days in _UNITS if word.fullmatch(found[2])), None)
        if unit is not None:
            return today - timedelta(days=int(found[1]) * unit)
    bare = _LAST.sub("", said)
    ahead = _read(bare, lang, now)
    if _counts_from_now(ahead, bare, lang, now):
        raise CaptureError(TO_COME, typed=text[:60])
    # The reader looks ahead: standing a week or a year earlier, it finds the last such day.
    for back in (_WEEK, _YEAR, 0):
        day = ahead if back == 0 else _read(bare, lang, now - timedelta(days=back))
        if day is None or day > today or (back == _WEEK and (today - day).days >= _WEEK):
            continue
        return day - timedelta(days=_WEEK) if day == today and bare != said else day
    if ahead is None:
        raise CaptureError(NOT_A_DAY, typed=text[:60])
    raise CaptureError(TO_COME, typed=text[:60])


def _read(text: str, lang: str, now: datetime) -> date | None:
    try:
        found = parse("date", text, lang=lang, currency="", now=now.replace(hour=0, minute=0))
    except CaptureError:
        return None
    return date.fromisoformat(found)


def _counts_from_now(ahead: date | None, text: str, lang: str, now: datetime) -> bool:
    """Whether the words mean so many days from today: the day moves along with today."""
    days = (_read(text, lang, now - timedelta(days=back)) for back in (1, 2))
    return ahead is not None and all(
        day == ahead - timedelta(days=back) for back, day in enumerate(days, 1)
    )
