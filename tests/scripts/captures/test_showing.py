from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.captures.typing_at_the_desk import typed
from tui.scripts.captures import show, show_result
from tui.scripts.model.names import CaptureType

LANGUAGES = st.sampled_from(["en", "pl", "ru"])
AMOUNTS = st.decimals(0, 10**11, places=2, allow_nan=False)


@pytest.mark.parametrize(
    ("type", "value", "shown"),
    [
        ("money", "18000.00 PLN", ("PLN 18,000", "18 000 zł", "18 000 PLN")),
        ("money", "4800.50 EUR", ("€4,800.50", "4 800,50 €", "4 800,50 €")),
        ("number", "1234.5", ("1,234.5", "1 234,5", "1 234,5")),
        ("percent", "12.5", ("12.5%", "12,5 %", "12,5 %")),
        ("yes_no", "no", ("no", "nie", "нет")),
        ("phone", "+48600100200", ("+48 600 100 200",) * 3),
        (
            "datetime",
            "2026-12-02T10:00",
            (
                "Wednesday, 2 December 2026, 10:00",
                "środa, 2 grudnia 2026, 10:00",
                "среда, 2 декабря 2026 г., 10:00",
            ),
        ),
    ],
)
def test_values_are_shown_as_each_language_writes_them(
    type: CaptureType, value: str, shown: tuple[str, str, str]
) -> None:
    for lang, wanted in zip(("en", "pl", "ru"), shown, strict=True):
        assert show(type, value, lang=lang).replace("\u00a0", " ") == wanted


def test_other_languages_go_through_babel() -> None:
    assert show("date", "2026-12-02", lang="de") == "Mittwoch, 2. Dezember 2026"
    assert "4.800" in show("money", "4800.00 EUR", lang="de-AT")


@pytest.mark.parametrize("type", ["money", "number", "percent", "date", "datetime", "yes_no"])
def test_what_is_not_of_its_type_is_shown_as_it_is(type: CaptureType) -> None:
    assert show(type, "said later", lang="en") == "said later"


def test_a_result_is_shown_as_money_or_number() -> None:
    assert show_result("420.00 EUR", lang="en") == "€420"
    assert show_result("1234", lang="en") == "1,234"


@given(AMOUNTS, st.sampled_from(["EUR", "PLN", "RUB", "USD", "GBP", "CZK"]), LANGUAGES)
def test_money_that_is_shown_is_read_back(amount: Decimal, currency: str, lang: str) -> None:
    value = f"{amount:f} {currency}"
    assert typed("money", show("money", value, lang=lang), lang) == value


@given(st.decimals(0, 10**9, places=3, allow_nan=False), LANGUAGES)
def test_a_number_that_is_shown_is_read_back(number: Decimal, lang: str) -> None:
    value = typed(
        "number", f"{number:f}".replace(".", ",") if lang != "en" else f"{number:f}", lang
    )
    assert Decimal(value) == number
    assert typed("number", show("number", value, lang=lang), lang) == value


@given(st.decimals(0, 1000, places=2, allow_nan=False), LANGUAGES)
def test_a_percentage_that_is_shown_is_read_back(share: Decimal, lang: str) -> None:
    value = typed("percent", f"{share:f}", lang)
    assert typed("percent", show("percent", value, lang=lang), lang) == value


@given(st.datetimes(datetime(2026, 11, 26), datetime(2199, 1, 1)), LANGUAGES)  # noqa: DTZ001
def test_a_moment_that_is_shown_is_read_back(moment: datetime, lang: str) -> None:
    value = moment.isoformat(timespec="minutes")
    assert typed("datetime", show("datetime", value, lang=lang), lang) == value
    day = moment.date().isoformat()
    assert typed("date", show("date", day, lang=lang), lang) == day
