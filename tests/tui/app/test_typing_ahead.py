"""Typing faster than the program answers: every key does what it would have done in its turn."""

import asyncio
from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from tests.tui.conftest import Around
from tests.tui.reading_screens import settled

Make = Callable[..., Around]
CHARACTERS = {"enter": "\r", "tab": "\t", "escape": "\x1b"}


class Desk(Screen[None]):
    """Two lines and a command that counts, or opens another screen."""

    BINDINGS = [("enter", "take"), ("f8", "open"), ("f7", "vanish")]

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []

    def compose(self) -> ComposeResult:
        yield Line(id="first")
        yield Line(id="second")

    async def action_take(self) -> None:
        await asyncio.sleep(0)
        self.taken.append(self.query_one("#first", Input).value)
        self.query_one("#first", Input).value = ""

    def action_open(self) -> None:
        self.app.push_screen(Desk())

    def action_vanish(self) -> None:
        self.dismiss(None)


class Line(Input):
    """Leaves Enter to the screen."""

    BINDINGS = [("enter", "screen.take")]


def keystroke(key: str) -> events.Key:
    return events.Key(key, CHARACTERS.get(key, key if len(key) == 1 else None))


async def typed_at_once(around: Make, *keystrokes: events.Key | events.Paste) -> list[Desk]:
    """The desks that were open, after these keystrokes came before any could be dealt with."""
    app = around().app()
    async with app.run_test() as pilot:
        await settled(pilot)
        desk = Desk()
        await app.push_screen(desk)
        await settled(pilot)
        for stroke in keystrokes:
            app.post_message(stroke)
        desks = [desk]
        for _ in range(5):
            await settled(pilot)
            desks += [s for s in app.screen_stack if isinstance(s, Desk) and s not in desks]
        for each in desks:
            if each.is_attached:
                each.taken += [line.value for line in each.query(Input)]
    return desks


async def test_letters_after_enter_are_not_taken_with_what_was_before(around: Make) -> None:
    (desk,) = await typed_at_once(around, *map(keystroke, [*"said", "enter", *"twice", "enter"]))
    assert desk.taken == ["said", "twice", "", ""]


async def test_letters_after_tab_go_into_the_next_field(around: Make) -> None:
    (desk,) = await typed_at_once(around, *map(keystroke, [*"Dana", "tab", *"Northgate"]))
    assert desk.taken == ["Dana", "Northgate"]


async def test_a_paste_keeps_its_place_among_the_keys(around: Make) -> None:
    paste = events.Paste("41 of 120")
    before, after = map(keystroke, ["a", "enter"]), map(keystroke, ["b", "enter"])
    (desk,) = await typed_at_once(around, *before, paste, *after)
    assert desk.taken == ["a", "41 of 120b", "", ""]


async def test_letters_after_a_command_that_opens_a_screen_go_there(around: Make) -> None:
    first, second = await typed_at_once(around, *map(keystroke, [*"a", "f8", *"bc", "enter"]))
    assert first.taken == ["a", ""]
    assert second.taken == ["bc", "", ""]


async def test_keys_go_on_after_the_screen_that_had_them_is_gone(around: Make) -> None:
    (desk,) = await typed_at_once(around, *map(keystroke, ["f8", "f7", *"ab", "enter"]))
    assert desk.taken == ["ab", "", ""]
