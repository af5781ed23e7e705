"""Where numbers without a code are, by the settings or by the language."""

import pytest

from tui.languages import set_language
from tui.leads.home_country import home_country
from tui.settings import Settings


@pytest.mark.parametrize(
    ("set_to", "language", "country"),
    [("", "pl", "PL"), ("", "ru", "RU"), ("", "en", ""), ("de", "pl", "DE"), (" KZ ", "ru", "KZ")],
)
def test_the_settings_go_before_the_language(set_to: str, language: str, country: str) -> None:
    set_language(language)
    assert home_country(Settings(country=set_to)) == country
