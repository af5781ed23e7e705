"""The key line: whole labels, as many as fit, clickable, and as people have set their keys."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.screen import Screen

from tests.tui.conftest import Around
from tests.tui.fakes import queue_row
from tests.tui.reading_screens import rows, seen, settled
from tui.commands import Command, key_name
from tui.commands_here import Offer
from tui.screens.new_call import NewCallScreen
from tui.widgets.key_line import fit

LABELS = st.text("abcąжш ", min_size=1, max_size=20)


def offer(label: str, key: str = "F1") -> Offer:
    return Offer(Command("x", label, ""), Screen(), (key,), True, "")


@given(st.lists(LABELS, min_size=1, max_size=9), st.integers(0, 120))
def test_labels_are_whole_within_the_width_and_help_stays(labels: list[str], width: int) -> None:
    offers = [offer(label) for label in labels]

    placed = fit(offers, width)

    for one in placed:
        assert one.end - one.start == cell_len(f"F1 {one.offer.command.short()}")
    assert all(one.end <= two.start for one, two in pairwise(placed))
    if placed:
        assert placed[-1].offer is offers[-1]
        assert placed[-1].end - 1 <= width
    elif width >= cell_len(f"F1 {labels[-1]}"):
        raise AssertionError("help would have fitted")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("f1", "F1"),
        ("ctrl+p", "Ctrl+P"),
        ("slash", "/"),
        ("G", "G"),
        ("j", "j"),
        ("escape", "Esc"),
        ("shift+tab", "Shift+Tab"),
        ("pagedown", "PgDn"),
    ],
)
def test_keys_are_written_as_people_write_them(key: str, name: str) -> None:
    assert key_name(key) == name


@pytest.mark.parametrize("width", [60, 70, 80, 100, 140])
async def test_the_line_always_ends_with_help(around: Callable[..., Around], width: int) -> None:
    app = around(queue_row(1)).app()
    async with app.run_test(size=(width, 24)) as pilot:
        await settled(pilot)

        assert rows(app)[-1].endswith("F1 help")


async def test_a_click_on_a_key_does_what_the_key_does(around: Callable[..., Around]) -> None:
    app = around(queue_row(1)).app()
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        await pilot.click(offset=(rows(app)[-1].index("new call"), 23))
        await pilot.pause()

        assert isinstance(app.screen, NewCallScreen)


async def test_a_key_that_cannot_be_used_says_why(around: Callable[..., Around]) -> None:
    app = around().app()
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await settled(pilot)
        await pilot.click(offset=(rows(app)[-1].index("edit"), 23))
        await pilot.pause()

        assert "press n for a new call" in " ".join(seen(app).replace("▌", " ").split())


def test_a_command_without_keys_is_in_no_binding() -> None:
    from tui.commands import bindings

    command = Command("x", "X", "", keys="f2,f3", also="q")

    assert [b.key for b in bindings([command, replace(command, keys="", also="")])] == ["f2,f3,q"]


def test_a_short_line_keeps_what_comes_first_in_its_order() -> None:
    commands = [
        Command("one", "One", "Does one thing.", keys="a", shown=True, first=True),
        Command("two", "Two", "Does another.", keys="b", shown=True),
        Command("three", "Three", "Does a third.", keys="c", shown=True, first=True),
        Command("help", "Help", "Helps.", keys="f1", shown=True),
    ]
    offers = [Offer(command, Screen(), (command.keys.upper(),), True, "") for command in commands]
    assert [placed.offer.command.id for placed in fit(offers, 80)] == [
        "one",
        "two",
        "three",
        "help",
    ]
    assert [placed.offer.command.id for placed in fit(offers, 26)] == ["one", "three", "help"]
