"""A test that presses a key may look at once: what the key set off is over."""

from __future__ import annotations

import asyncio
import threading

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static
from textual.worker import Worker

from tests import idle


class Busy(App[None]):
    """Does what its keys ask for, in every way an app can."""

    CSS = "Static { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self.go_on = idle.Held()
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static("nothing yet")

    def key_m(self) -> None:
        """Messages that bring messages."""
        self.call_later(lambda: self.call_next(lambda: self.call_later(self.done.append, "m")))

    def key_p(self) -> None:
        """Something to paint, and something to do after it is painted."""
        self.query_one(Static).update("one\ntwo\nthree")
        self.call_after_refresh(lambda: self.done.append(str(self.query_one(Static).size.height)))

    def key_t(self) -> None:
        """Work in a thread that brings work in another one."""
        self.run_worker(self._first, thread=True)

    def _first(self) -> None:
        threading.Event().wait(0.05)
        self.call_from_thread(self.run_worker, self._second())

    async def _second(self) -> None:
        await asyncio.to_thread(threading.Event().wait, 0.05)
        self.done.append("t")

    def key_h(self) -> Worker[None]:
        """Work that waits for the test."""
        return self.run_worker(self._held, thread=True)

    def _held(self) -> None:
        self.go_on.wait(60)
        self.done.append("h")

    def key_x(self) -> None:
        """Work whose result nobody wants any more, and which still does something."""
        self.run_worker(self._unwanted, thread=True)

    def _unwanted(self) -> None:
        self.call_from_thread(self.workers.cancel_all)
        threading.Event().wait(0.05)
        self.call_from_thread(self.done.append, "x")

    def key_e(self) -> None:
        """Paint for ever."""
        self.refresh(layout=True)
        self.call_after_refresh(self.key_e)


@pytest.mark.parametrize(("key", "done"), [("m", "m"), ("p", "3"), ("t", "t"), ("x", "x")])
async def test_what_a_key_sets_off_is_over_when_it_was_pressed(key: str, done: str) -> None:
    app = Busy()
    async with app.run_test() as pilot:
        await pilot.press(key)

        assert app.done == [done]


async def test_a_thread_held_up_by_the_test_is_waited_for_from_when_it_is_let_go() -> None:
    app = Busy()
    async with app.run_test() as pilot:
        await pilot.press("h", "m")
        assert app.done == ["m"]
        app.go_on.set()
        await pilot.pause()
        assert app.done == ["m", "h"]


async def test_a_thread_that_is_stuck_ends_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "PATIENCE", 0.1)
    stuck = threading.Event()
    app = Busy()
    async with app.run_test() as pilot:
        app.run_worker(lambda: stuck.wait(60), thread=True)
        with pytest.raises(TimeoutError, match="goes on and on"):
            await pilot.pause()
        stuck.set()


async def test_an_app_that_paints_for_ever_is_not_waited_for() -> None:
    app = Busy()
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.press("e", "m")

        assert app.done == ["m"]


async def test_the_size_of_the_window_is_known_at_once() -> None:
    app = Busy()
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.resize_terminal(40, 10)

        assert (app.screen.size.width, app.query_one(Static).size.width) == (40, 40)
