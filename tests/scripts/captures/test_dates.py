from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.captures.typing_at_the_desk import WEDNESDAY, refusal, typed
from tui.scripts.captures import CaptureError

SAID = {
    "en": [
        ("tomorrow", "2026-11-26"),
        ("next Friday", "2026-12-04"),
        ("Friday", "2026-11-27"),
        ("Wednesday", "2026-12-02"),
        ("Friday next week", "2026-12-04"),
        ("in two weeks", "2026-12-09"),
        ("in two weeks on Friday", "2026-12-11"),
        ("in a month", "2026-12-25"),
        ("next week", "2026-11-30"),
        ("2 December", "2026-12-02"),
        ("December 2nd, 2027", "2027-12-02"),
        ("15 March", "2027-03-15"),
        ("15.03", "2027-03-15"),
        ("03/04/2027", "2027-04-03"),
        ("03/15/2027", "2027-03-15"),
        ("the 15th", "2026-12-15"),
        ("mid-March", "2027-03-15"),
        ("in March", "2027-03-01"),
        ("end of the quarter", "2026-12-31"),
        ("end of Q1", "2027-03-31"),
        ("29 February", "2028-02-29"),
        ("tues 1st", "2026-12-01"),
        ("in a couple of weeks", "2026-12-09"),
        ("not before March", "2027-03-01"),
        ("late March", "2027-03-31"),
        ("summer", "2027-06-01"),
        ("end of the second quarter", "2027-06-30"),
        ("year end", "2026-12-31"),
    ],
    "pl": [
        ("jutro", "2026-11-26"),
        ("pojutrze", "2026-11-27"),
        ("za dwa tygodnie", "2026-12-09"),
        ("za miesiąc", "2026-12-25"),
        ("za pół roku", "2027-05-25"),
        ("w piątek", "2026-11-27"),
        ("w przyszły wtorek", "2026-12-01"),
        ("w piątek przyszłego tygodnia", "2026-12-04"),
        ("koniec kwartału", "2026-12-31"),
        ("pod koniec marca", "2027-03-31"),
        ("w marcu", "2027-03-01"),
        ("15.03", "2027-03-15"),
        ("15 marca", "2027-03-15"),
        ("15 marca 2028 r.", "2028-03-15"),
        ("15-go", "2026-12-15"),
        ("I kwartał 2027", "2027-01-01"),
        ("do końca pierwszego kwartału", "2027-03-31"),
        ("w ciągu 3 miesięcy", "2027-02-25"),
        ("za 2 tyg.", "2026-12-09"),
        ("na wiosnę", "2027-03-01"),
        ("najpóźniej 15 marca", "2027-03-15"),
    ],
    "ru": [
        ("завтра", "2026-11-26"),
        ("послезавтра", "2026-11-27"),
        ("через месяц", "2026-12-25"),
        ("через две недели", "2026-12-09"),
        ("через полгода", "2027-05-25"),
        ("в пятницу", "2026-11-27"),
        ("в следующий вторник", "2026-12-01"),
        ("в пятницу на следующей неделе", "2026-12-04"),
        ("до конца года", "2026-12-31"),
        ("в начале января", "2027-01-01"),
        ("к 15 марта", "2027-03-15"),
        ("15 марта 2027", "2027-03-15"),
        ("15 числа", "2026-12-15"),
        ("в первом квартале", "2027-01-01"),
        ("в течение месяца", "2026-12-25"),
        ("через 3 мес.", "2027-02-25"),
        ("осенью", "2027-09-01"),
        ("после 15 января", "2027-01-15"),
    ],
}


@pytest.mark.parametrize(
    ("lang", "text", "day"), [(lang, *said) for lang, table in SAID.items() for said in table]
)
def test_days_are_read_as_people_say_them(lang: str, text: str, day: str) -> None:
    assert typed("date", text, lang) == day


@pytest.mark.parametrize("text", ["2027-02-30", "31 April", "30.02.2027", "2027-13-01", "32 March"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    assert "not a day of the calendar" in refusal("date", text)


def test_a_day_in_the_past_must_be_typed_in_full() -> None:
    assert typed("date", "2020-05-01") == "2020-05-01"
    assert "is over" in refusal("date", "yesterday")


def test_a_weekday_that_does_not_fit_the_date_is_pointed_out() -> None:
    assert typed("date", "Wednesday, 2 December 2026") == "2026-12-02"
    assert "does not fall on" in refusal("date", "Tuesday, 2 December 2026")


@pytest.mark.parametrize(
    "text",
    ["soon", "when the owner is back", "x" * 300, "99 99 99", "in 2-3 weeks", "Friday and a half"],
)
def test_a_phrase_with_a_word_that_is_not_understood_is_refused_with_an_example(text: str) -> None:
    assert "next Friday" in refusal("date", text)


def test_what_the_grammar_does_not_know_is_left_to_dateparser() -> None:
    assert typed("date", "in 3 Wochen", "de") == "2026-12-16"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(["en", "pl", "ru"]))
def test_a_date_in_figures_is_itself_in_every_language(day: date, lang: str) -> None:
    assert typed("date", day.isoformat(), lang) == day.isoformat()
    assert typed("date", f"{day:%d.%m}.{day.year}", lang) == day.isoformat()


@given(st.integers(1, 365))
def test_so_many_days_ahead_is_that_day(days: int) -> None:
    wanted = (WEDNESDAY.date() + timedelta(days=days)).isoformat()
    assert typed("date", f"in {days} days") == wanted
    assert typed("date", f"za {days} dni", "pl") == wanted
    assert typed("date", f"через {days} дней", "ru") == wanted


@given(st.text(max_size=40), st.sampled_from(["en", "pl", "ru"]))
def test_any_text_is_a_future_day_or_refused(text: str, lang: str) -> None:
    with suppress(CaptureError):
        day = date.fromisoformat(typed("date", text, lang))
        assert day >= WEDNESDAY.date() or any(mark.isdigit() for mark in text)
