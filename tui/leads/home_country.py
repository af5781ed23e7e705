"""Where a number without its country's code is, if nothing says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.languages import language
from tui.settings import Settings

if TYPE_CHECKING:
    from data.rows import NewLead

BY_LANGUAGE = {"pl": "PL", "ru": "RU"}
"""English is spoken in too many countries to guess one."""


def home_country(settings: Settings) -> str:
    """Two letters: the settings' country, else the one of the interface's language, else none."""
    return settings.country.strip().upper() or BY_LANGUAGE.get(language(), "")


def at_home(new: NewLead, settings: Settings) -> NewLead:
    """Somebody typed in, in the home country where only that makes a number of what was typed."""
    from data.keys import phone_key

    home = home_country(settings)
    if new.country or not new.phone or not home or phone_key(new.phone):
        return new
    return replace(new, country=home) if phone_key(new.phone, home) else new
