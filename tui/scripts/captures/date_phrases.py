"""Phrases of several words in dates and times, and how the grammar says the same."""

import re

from tui.scripts.cleaning import folded

from .patterns import any_of

_SAID = {
    "a couple of": "2",
    "couple of": "2",
    "parę godzin": "2 godziny",
    "half a year": "6 months",
    "half an hour": "30 minutes",
    "an hour and a half": "90 minutes",
    "a fortnight": "2 weeks",
    "fortnight": "2 weeks",
    "tmrw": "tomorrow",
    "tonight": "today evening",
    "this morning": "today morning",
    "this afternoon": "today afternoon",
    "this evening": "today evening",
    "before noon": "morning",
    "before lunch": "morning",
    "after lunch": "afternoon",
    "midday": "12:00",
    "noon": "12:00",
    "year end": "end of year",
    "month end": "end of month",
    "quarter end": "end of quarter",
    "not before": "",
    "no later than": "",
    "at the latest": "",
    "sometime": "",
    "or so": "",
    "pół roku": "6 miesięcy",
    "półtora roku": "18 miesięcy",
    "pół godziny": "30 minut",
    "za kwadrans": "za 15 minut",
    "półtorej godziny": "90 minut",
    "półtora miesiąca": "6 tygodni",
    "półtora tygodnia": "10 dni",
    "po południu": "popołudniu",
    "przed południem": "rano",
    "w południe": "12:00",
    "nie wcześniej niż": "",
    "nie później niż": "",
    "najwcześniej": "",
    "najpóźniej": "",
    "полгода": "6 месяцев",
    "пол года": "6 месяцев",
    "полтора года": "18 месяцев",
    "полчаса": "30 минут",
    "полтора часа": "90 минут",
    "полтора месяца": "6 недель",
    "после обеда": "днем",
    "до обеда": "утром",
    "в обед": "12:00",
    "полдень": "12:00",
    "в час дня": "в 13:00",
    "в час": "в 13:00",
    "не раньше": "",
    "не позже": "",
    "не позднее": "",
}
_OTHERWISE = {folded(said): folded(same) for said, same in _SAID.items()}
_ANY = re.compile(rf"\b{any_of(_OTHERWISE)}\b")
_ISO_TIME = re.compile(r"(?<=\d)t(?=\d)")


def said_plainly(text: str) -> str:
    """A folded text in the words that the grammar knows."""
    return _ISO_TIME.sub(" ", _ANY.sub(lambda found: _OTHERWISE[found[0]], text))
