"""The lead's score on screen: what it is made of, adding, accepting, returning, taking back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from data.rows import NewLead
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.reading_screens import seen, settled
from tui.app import TalktrackApp
from tui.places import Places
from tui.screens.standing import StandingScreen
from tui.screens.today import TodayScreen
from tui.services import Services
from tui.settings import Settings

ANN = NewLead(
    name="[b]Ann[/b] \u202eлид", company_name="Northgate [/x]", email="ann@northgate.example",
    industry="Wholesale", employees=120, country="GB", source="web form",
)  # fmt: skip


@pytest.fixture
def services(places: Places, clock: FakeClock) -> Services:
    places.make()
    store = Store.open(places.database)
    store.add_lead(ANN)
    store.close()

    def opened(target: str | Path) -> Store:
        store = Store.open(target)
        store._clock = clock.now
        return store

    return Services(settings=Settings(rep="Ewa"), places=places, clock=clock, open_store=opened)


def is_on(app: TalktrackApp, screen: type[Screen[Any]]) -> bool:
    """Whether that screen is shown."""
    return isinstance(app.screen, screen)


async def test_a_rep_sees_the_score_adds_takes_returns_and_takes_back(services: Services) -> None:
    app = TalktrackApp(services)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        card = seen(app)
        assert "score 71 · B · A4" in card
        assert "+22 industry" in card
        await pilot.press("v")
        await settled(pilot)
        assert is_on(app, StandingScreen)
        shown = seen(app)
        for words in ("71 · B · A4", "before a talk · worth a call", "+11 source: Contact form",
                      "together +71", "segment Core. The standard way.", "w adds it"):  # fmt: skip
            assert words in shown

        await pilot.press("w", "w")
        await pilot.press(*"3 days ago", "tab", *"a [b]note", "enter")
        await settled(pilot)
        shown = seen(app)
        assert "Webinar, 3 days ago" in shown
        assert "Webinar · a [b]note · Ewa (3 days ago)" in shown
        assert "interested (MQL)" in shown

        await pilot.press("a")
        await settled(pilot)
        assert "way to sales accepted" in seen(app)
        await pilot.press("x", "4", *"in spring", "enter")
        await settled(pilot)
        assert "returned to marketing · Ewa · Too early, needs educating · in spring" in seen(app)

        for _ in range(3):
            await pilot.press("f9")
            await settled(pilot)
        shown = seen(app)
        assert "way to sales new" in shown
        assert "Webinar" not in shown
        await pilot.press("escape")
        await settled(pilot)
        assert is_on(app, TodayScreen)


@pytest.mark.parametrize("language", ["pl", "ru"])
async def test_it_fits_a_small_terminal_in_other_languages_and_says_why_a_day_is_wrong(
    services: Services, language: str
) -> None:
    services.settings = Settings(rep="Ewa", language=language)
    app = TalktrackApp(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)
        await pilot.press("w", "w", *"2031", "enter")
        await settled(pilot)
        assert "2031" in seen(app)  # it stays, with what is wrong with it
        await pilot.press("escape")
        await settled(pilot)
        assert is_on(app, StandingScreen)
        assert "71 · B · A4" in seen(app)
