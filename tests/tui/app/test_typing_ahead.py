"""Typing faster than the program answers: every key does what it would have done in its turn."""

import asyncio
from collections.abc import Callable
from typing import Any, cast

from textual import events, work
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from tests.tui.conftest import Around
from tests.tui.reading_screens import settled
from tui.typing_ahead import ASKS, OPENS, InTurn

Make = Callable[..., Around]
CHARACTERS = {"enter": "\r", "tab": "\t", "escape": "\x1b"}


class Desk(Screen[None]):
    """Two lines and a command that counts, or opens another screen."""

    BINDINGS = [
        ("enter", "take"), ("f8", "open"), ("f7", "vanish"), ("f6", "read_and_open"),
        ("f5", "read_and_ask"), ("f4", "read_and_fail"), ("f3", "work_and_go_on"),
    ]  # fmt: skip

    def __init__(self, read: asyncio.Event | None = None) -> None:
        super().__init__()
        self.taken: list[str] = []
        self.read = read or asyncio.Event()
        """Set when what the next screen shows is there: slow, on a busy machine."""

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

    async def action_work_and_go_on(self) -> None:
        await self.read.wait()
        self.query_one("#second").focus()

    @work(group=OPENS)
    async def action_read_and_open(self) -> None:
        await self.read.wait()
        self.app.push_screen(Desk(self.read))

    @work(group=ASKS)
    async def action_read_and_ask(self) -> None:
        await self.read.wait()
        await self.app.push_screen_wait(Desk(self.read))
        self.taken.append("answered")

    @work(group=OPENS)
    async def action_read_and_fail(self) -> None:
        await self.read.wait()


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
        await pilot.pause()
        desk.read.set()
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


async def test_keys_wait_for_a_screen_that_has_to_read_something_first(around: Make) -> None:
    first, second = await typed_at_once(around, *map(keystroke, ["f6", *"bc", "enter", *"d"]))
    assert first.taken == ["", ""]
    assert second.taken == ["bc", "d", ""]


async def test_a_key_that_closes_what_is_opening_closes_it_and_the_next_are_for_below(
    around: Make,
) -> None:
    (desk,) = await typed_at_once(around, *map(keystroke, ["f6", "f7", *"ab", "enter"]))
    assert desk.taken == ["ab", "", ""]


async def test_keys_go_to_a_screen_whose_answer_is_awaited_and_then_back(around: Make) -> None:
    keys = map(keystroke, ["f5", *"bc", "enter", "f7", *"de", "enter"])
    (desk,) = await typed_at_once(around, *keys)
    assert desk.taken == ["answered", "de", "", ""]


async def test_keys_for_a_screen_that_never_came_do_nothing_on_the_one_below(
    around: Make,
) -> None:
    (desk,) = await typed_at_once(around, *map(keystroke, ["a", "f4", *"bc", "enter"]))
    assert desk.taken == ["a", ""]


async def test_keys_go_on_after_the_screen_that_had_them_is_gone(around: Make) -> None:
    (desk,) = await typed_at_once(around, *map(keystroke, ["f8", "f7", *"ab", "enter"]))
    assert desk.taken == ["ab", "", ""]


async def test_keys_wait_for_work_that_takes_long_on_a_slow_computer(around: Make) -> None:
    app = around().app()
    async with app.run_test() as pilot:
        await settled(pilot)
        desk = Desk()
        await app.push_screen(desk)
        await settled(pilot)
        for stroke in map(keystroke, ["f3", *"ab"]):
            app.post_message(stroke)
        await settled(pilot)
        assert app._in_turn._busy_since is not None
        app._in_turn._busy_since -= 5  # seconds that went by
        await app._in_turn._look_after()  # what its timer does
        await settled(pilot)
        assert [line.value for line in desk.query(Input)] == ["", ""]
        desk.read.set()
        await settled(pilot)
        assert [line.value for line in desk.query(Input)] == ["", "ab"]


class Waiting:
    """An app with one worker, whose messages are dealt with when the test says so."""

    def __init__(self) -> None:
        self.screen: object = "review"
        self.focused = self
        self.node = self
        self.group, self.is_finished = ASKS, False
        self.workers: list[Waiting] = []
        self.later: list[tuple[Callable[..., Any], tuple[Any, ...]]] = []

    def call_later(self, called: Callable[..., Any], *values: Any) -> bool:
        self.later.append((called, values))
        return True

    def set_timer(self, *_values: Any) -> None:
        pass

    async def wait(self) -> None:
        await asyncio.Event().wait()

    async def deal(self) -> None:
        while self.later:
            called, values = self.later.pop(0)
            if (coming := called(*values)) is not None:
                await coming


async def test_a_screen_that_comes_up_just_then_is_not_waited_for() -> None:
    app, handed = Waiting(), list[str]()

    async def hand_over(event: Any) -> None:
        handed.append(event.key)
        if event.key == "enter":
            app.workers = [app]  # which reads, and then asks

    keys = InTurn(cast("App[Any]", app), hand_over)
    await keys.take(keystroke("enter"))
    await app.deal()  # the keys are to wait for it, and before they begin to it comes up
    keys.screen_comes_up()
    app.screen = "which number?"
    for _ in range(5):
        await asyncio.sleep(0)
        await app.deal()
    await keys.take(keystroke("1"))
    assert handed == ["enter", "1"]
