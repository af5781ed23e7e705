"""Which language is spoken, and how dates, numbers and clocks are written in it."""

from datetime import date, datetime

import pytest

from tui import languages
from tui.languages import (
    _,
    clock_text,
    date_text,
    day_text,
    language,
    number_text,
    say,
    set_language,
    system_language,
    time_text,
)
from tui.screens.records.names import KINDS
from tui.scripts.sayings import Saying


@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({"LANG": "pl_PL.UTF-8"}, "pl"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
        ({"LANG": "pl_PL.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "pl_PL.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "pl_PL.UTF-8", "LC_ALL": ""}, "pl"),
        ({"LANG": "PL"}, "pl"),
        ({"LANG": "plt_MG.UTF-8"}, "en"),
    ],
)
def test_the_computer_says_the_language(environ: dict[str, str], spoken: str) -> None:
    assert system_language(environ) == spoken
    assert set_language("auto", environ) == spoken


def test_a_wish_goes_over_the_computer() -> None:
    assert set_language("ru", {"LANG": "pl_PL"}) == "ru"
    assert language() == "ru"


def test_an_unknown_wish_is_the_computers() -> None:
    assert set_language("fr", {"LANG": "pl_PL"}) == "pl"


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "31 Dec 2025"), ("pl", "31.12.2025"), ("ru", "31.12.2025")]
)
def test_dates_are_written_as_people_write_them(lang: str, text: str) -> None:
    set_language(lang)

    assert date_text(date(2025, 12, 31)) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 3, 2), "today"),
        (date(2026, 3, 3), "tomorrow"),
        (date(2026, 3, 1), "yesterday"),
        (date(2026, 5, 9), "9 May"),
        (date(2025, 12, 31), "31 Dec 2025"),
    ],
)
def test_near_days_have_names(day: date, text: str) -> None:
    assert day_text(day, date(2026, 3, 2)) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "00:00"), (59.9, "00:59"), (252, "04:12"), (3852, "1:04:12"), (-5, "00:00")],
)
def test_clocks_count_minutes_and_seconds(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_the_time_of_day_has_two_digits_each() -> None:
    assert time_text(datetime(2026, 1, 1, 9, 5)) == "09:05"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("lang", "value", "text"),
    [
        ("en", "1234567.5", "1,234,567.5"),
        ("pl", "1234567.5", "1 234 567,5"),
        ("ru", -1200, "-1 200"),
        ("pl", "12", "12"),
        ("en", "many", "many"),
    ],
)
def test_numbers_have_the_marks_of_the_language(lang: str, value: str | float, text: str) -> None:
    set_language(lang)

    assert number_text(value).replace("\N{NO-BREAK SPACE}", " ") == text


def test_sentences_of_the_engine_keep_their_values() -> None:
    inner = Saying("line {n}", {"n": 3})

    assert say(Saying("{what} is {why}", {"what": inner, "why": "off {x}"})) == "line 3 is off {x}"


def test_braces_in_a_sentence_without_values_stay() -> None:
    assert say(Saying("{rep} is a name")) == "{rep} is a name"


def test_every_language_has_a_name() -> None:
    assert languages.NAMES.keys() == set(languages.LANGUAGES)


def test_the_page_of_a_call_is_not_called_by_the_order_to_call() -> None:
    set_language("pl")
    assert _(KINDS["call"]) == "Rozmowa" != _("Call")
    set_language("ru")
    assert _(KINDS["call"]) == "Звонок" != _("Call")
