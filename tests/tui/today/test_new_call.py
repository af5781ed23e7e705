"""The small form for somebody who is not in the list yet."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import Input, Select

from tests.tui.conftest import Around
from tests.tui.fakes import FakeLibrary
from tests.tui.reading_screens import seen, settled
from tui.app import TalktrackApp
from tui.calling.open_call import CallWish, choose_script, language_for
from tui.screens.new_call import NewCallScreen
from tui.settings import Settings

Make = Callable[..., Around]


class Wishing(TalktrackApp):
    """Keeps the calls that are wished for instead of holding them."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.wishes: list[CallWish] = []

    def open_call(self, wish: CallWish) -> None:
        self.wishes.append(wish)


def wishing(made: Around) -> Wishing:
    return Wishing(made.services)


async def test_a_name_company_and_number_start_a_call(around: Make) -> None:
    app = wishing(around(default_script="faint", country="PL"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press(*"Dana", "tab", *"Northgate", "tab", *"600 100", "enter")
        await settled(pilot)

    assert len(app.wishes) == 1
    wish = app.wishes[0]
    assert wish.new is not None
    assert (wish.new.name, wish.new.company_name, wish.new.phone) == (
        "Dana",
        "Northgate",
        "600 100",
    )
    assert (wish.script, wish.lang) == ("faint", "pl")
    assert wish.new.source == "typed_in"


async def test_an_empty_form_says_what_is_missing_and_starts_nothing(around: Make) -> None:
    app = wishing(around())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()

        assert "Type a name, a company or a number first." in seen(app)
        assert app.wishes == []


async def test_what_is_missing_is_no_longer_said_once_it_is_typed(around: Make) -> None:
    app = wishing(around())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press("enter", "D")
        await pilot.pause()

        assert "first." not in seen(app)


async def test_esc_goes_back(around: Make) -> None:
    app = wishing(around())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press("x", "escape")
        await settled(pilot)

        assert not isinstance(app.screen, NewCallScreen)
        assert app.wishes == []


async def test_pressing_n_twice_opens_one_form(around: Make) -> None:
    app = wishing(around())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n", "n")
        await settled(pilot)

        assert sum(isinstance(screen, NewCallScreen) for screen in app.screen_stack) == 1


async def test_the_form_fits_a_small_screen_with_its_button(around: Make) -> None:
    app = wishing(around())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)

        assert "Start the call" in seen(app)


async def test_the_form_can_be_filled_before_the_scripts_are_read(around: Make) -> None:
    made = around()
    made.services.load = lambda: None  # type: ignore[method-assign]
    made.services.loaded = lambda: None  # type: ignore[method-assign]
    app = wishing(made)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"Dana", "enter")
        await pilot.pause()

    assert [wish.new.name for wish in app.wishes if wish.new] == ["Dana"]


async def test_another_script_offers_its_own_languages(around: Make) -> None:
    app = wishing(around())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        screen = app.screen
        screen.query_one("#script", Select).value = "faint"
        await settled(pilot)
        await pilot.press(*"X")
        screen.query_one("#name", Input).focus()
        await pilot.press("enter")
        await settled(pilot)

    assert [(wish.script, wish.lang) for wish in app.wishes] == [("faint", "en")]


@pytest.mark.parametrize(
    ("country", "home", "lang"),
    [("PL", "", "pl"), ("ru", "PL", "ru"), ("", "PL", "pl"), ("DE", "PL", "en"), ("", "", "")],
)
def test_people_are_called_in_the_language_of_their_country(
    country: str, home: str, lang: str
) -> None:
    assert language_for(country, home) == lang


@pytest.mark.parametrize(
    ("wish", "settings", "country", "chosen"),
    [
        (CallWish(), Settings(), "", ("discovery", "en")),
        (CallWish(), Settings(default_script="faint"), "RU", ("faint", "ru")),
        (CallWish(), Settings(default_script="gone"), "", ("discovery", "en")),
        (CallWish(script="faint", lang="pl"), Settings(), "RU", ("faint", "pl")),
        (CallWish(lang="xx"), Settings(), "PL", ("discovery", "pl")),
    ],
)
def test_which_script_in_which_language(
    wish: CallWish, settings: Settings, country: str, chosen: tuple[str, str]
) -> None:
    library: Any = FakeLibrary()

    assert choose_script(library, settings, wish, country) == chosen
