"""Where a number without its country's code is, if nothing says so."""

from tui.languages import language
from tui.settings import Settings

BY_LANGUAGE = {"pl": "PL", "ru": "RU"}
"""English is spoken in too many countries to guess one."""


def home_country(settings: Settings) -> str:
    """Two letters: the settings' country, else the one of the interface's language, else none."""
    return settings.country.strip().upper() or BY_LANGUAGE.get(language(), "")
