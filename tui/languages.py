"""The languages of the interface: English, Polish, Russian.

`_()` translates when it is called, `N_()` only marks a string that is kept and translated later,
`ngettext()` chooses the plural form, `say()` translates a sentence of the engine. Values go in
after the translation: `_("Saved {name}").format(name=name)`. Catalogues are in `tui/locale/`; the
source text is English, so English needs none.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tui.scripts.sayings import Saying

LANGUAGES = ("en", "pl", "ru")
NAMES = {"en": "English", "pl": "Polski", "ru": "Русский"}
FOLDER = Path(__file__).parent / "locale"
DOMAIN = "talktrack"

_ENGLISH_MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def set_language(wish: str = "auto", environ: Mapping[str, str] | None = None) -> str:
    """Speak this language from now on; "auto" is the computer's. Returns the language spoken."""
    global _catalogue, _language
    chosen = wish if wish in LANGUAGES else system_language(environ)
    _catalogue = gettext.translation(DOMAIN, FOLDER, [chosen], fallback=True)
    _language = chosen
    return chosen


def language() -> str:
    """The language that is spoken now."""
    return _language


def system_language(environ: Mapping[str, str] | None = None) -> str:
    """The computer's language, or English where it is none of ours."""
    environ = os.environ if environ is None else environ
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            code = value.replace("-", "_").split("_")[0].split(".")[0].lower()
            return code if code in LANGUAGES else "en"
    return "en"


def _(text: str) -> str:
    """The text in the interface's language."""
    return _catalogue.gettext(text) if text else ""


def text_in(text: str, lang: str | None = None) -> str:
    """The text in a language of ours; in the interface's own when None."""
    if lang is None or lang == _language:
        return _(text)
    return gettext.translation(DOMAIN, FOLDER, [lang], fallback=True).gettext(text)


def N_(text: str) -> str:
    """Marks a text for translation, and returns it as it is."""
    return text


def ngettext(one: str, many: str, n: int) -> str:
    """The form of the text that goes with `n`; put the number in afterwards."""
    return _catalogue.ngettext(one, many, n)


def say(saying: Saying) -> str:
    """A sentence of the engine in the interface's language, with its values."""
    values = {name: _spoken(value) for name, value in saying.values.items()}
    return _(saying.text).format(**values) if values else _(saying.text)


def _spoken(value: Any) -> Any:
    """A value of a sentence: sentences, titles of the rules and days are said in the language."""
    if isinstance(value, Saying):
        return say(value)
    if isinstance(value, date):
        return date_text(value)
    texts: Mapping[str, str] = getattr(value, "texts", {})
    return texts.get(_language, value)


def date_text(day: date) -> str:
    """A date as it is written here: 31 Dec 2025, or 31.12.2025."""
    if _language == "en":
        return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day:02}.{day.month:02}.{day.year}"


def day_text(day: date, today: date) -> str:
    """A date as people say it when it is near: today, tomorrow, yesterday, or the date."""
    match (day - today).days:
        case 0:
            return _("today")
        case 1:
            return _("tomorrow")
        case -1:
            return _("yesterday")
    if _language == "en":
        short = f"{day.day} {_ENGLISH_MONTHS[day.month - 1]}"
    else:
        short = f"{day.day:02}.{day.month:02}"
    return short if day.year == today.year else date_text(day)


def time_text(moment: datetime) -> str:
    """The time of day: 09:05."""
    return f"{moment.hour:02}:{moment.minute:02}"


def clock_text(seconds: float) -> str:
    """A length of time as a clock shows it: 04:12, or 1:04:12."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def number_text(value: float | str) -> str:
    """A number with the decimal mark and the thousands that people here write."""
    whole, mark, rest = str(value).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if not digits.isdigit():
        return str(value)
    grouped = f"{int(digits):,}"
    if _language != "en":
        grouped = grouped.replace(",", "\N{NO-BREAK SPACE}")
        mark = mark and ","
    return f"{sign}{grouped}{mark}{rest}"
