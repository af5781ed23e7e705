"""Where numbers without a code are, by the settings or by the language."""

import pytest

from data.rows import NewLead
from tui.languages import set_language
from tui.leads.home_country import at_home, home_country
from tui.settings import Settings


@pytest.mark.parametrize(
    ("set_to", "language", "country"),
    [("", "pl", "PL"), ("", "ru", "RU"), ("", "en", ""), ("de", "pl", "DE"), (" KZ ", "ru", "KZ")],
)
def test_the_settings_go_before_the_language(set_to: str, language: str, country: str) -> None:
    set_language(language)
    assert home_country(Settings(country=set_to)) == country


@pytest.mark.parametrize(
    ("phone", "named", "country"),
    [
        ("600 100 200", "", "PL"),
        ("600 100 200", "DE", "DE"),
        ("+49 30 1234567", "", ""),
        ("600 100", "", ""),
        ("", "", ""),
    ],
)
def test_a_number_without_a_code_is_one_of_the_home_country(
    phone: str, named: str, country: str
) -> None:
    new = NewLead(name="Dana", phone=phone, country=named)
    assert at_home(new, Settings(country="pl")).country == country
