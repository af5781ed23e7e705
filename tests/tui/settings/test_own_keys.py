"""A person's own keys: read as people write them, checked, and in force."""

from collections.abc import Callable
from importlib import import_module

import pytest

from tests.tui.conftest import Around
from tests.tui.fakes import queue_row
from tests.tui.reading_screens import rows, seen, settled
from tui.commands import declared
from tui.languages import say
from tui.own_keys import check_keys, read_key
from tui.screens.new_call import NewCallScreen


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("f6", "f6"),
        ("F6", "f6"),
        ("Ctrl+O", "ctrl+o"),
        ("ctrl+щ", "ctrl+o"),
        ("/", "slash"),
        ("?", "question_mark"),
        ("slash", "slash"),
        ("G", "G"),
        ("т", "n"),
        ("Enter", "enter"),
        ("alt+shift+left", "alt+shift+left"),
    ],
)
def test_keys_are_read_as_people_write_them(text: str, key: str) -> None:
    assert read_key(text) == key


@pytest.mark.parametrize("text", ["", "f99", "strg+o", "ctrl+", "new call", "ctrl+wheel"])
def test_what_is_no_key_is_none(text: str) -> None:
    assert read_key(text) is None


def test_no_wishes_load_nothing() -> None:
    assert check_keys({}) == ({}, [])


def test_good_wishes_are_met() -> None:
    keymap, troubles = check_keys({"new_call": "f6, Ctrl+N", "quit": "f11"})

    assert keymap == {"new_call": "f6,ctrl+n", "quit": "f11"}
    assert troubles == []


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ({"new_cal": "f6"}, "no command new_cal in [keys]; did you mean new_call?"),
        ({"zzz": "f6"}, "help (F1) lists them"),
        ({"new_call": "strg+n"}, "“strg+n” in [keys] is not a key"),
        ({"new_call": "e"}, "e is the key of “Edit the lead” already; “New call” keeps its own"),
        ({"new_call": "f1"}, "F1 is the key of “Help” already"),
        ({"palette": "x"}, "x can't be the key of “Commands”"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_sentence(wishes: dict[str, str], words: str) -> None:
    keymap, troubles = check_keys(wishes)

    assert keymap == {}
    assert len(troubles) == 1
    assert words in say(troubles[0])


def test_two_commands_can_change_places() -> None:
    keymap, troubles = check_keys({"edit_lead": "f6", "new_call": "e"})

    assert keymap == {"edit_lead": "f6", "new_call": "e"}
    assert troubles == []


def test_ids_are_unique_in_the_whole_program() -> None:
    ids = [name for commands in declared().values() for name in commands]

    assert len(ids) == len(set(ids))


def test_no_two_commands_of_a_screen_have_the_same_key() -> None:
    for module, commands in declared().items():
        # A screen that goes through states says which commands it has in each.
        states = getattr(import_module(module), "STATES", (tuple(commands.values()),))
        for state in states:
            keys = [key for command in state for key in command.all_keys]
            assert len(keys) == len(set(keys)), module
        assert {command.id for state in states for command in state} == set(commands)


async def test_an_own_key_works_and_is_shown(around: Callable[..., Around]) -> None:
    app = around(queue_row(1), keys={"new_call": "f6"}).app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "F6 new call" in rows(app)[-1]

        await pilot.press("n")
        assert not isinstance(app.screen, NewCallScreen)
        await pilot.press("f6")
        await pilot.pause()
        assert isinstance(app.screen, NewCallScreen)


async def test_bad_keys_are_said_once_the_program_is_loaded(around: Callable[..., Around]) -> None:
    app = around(queue_row(1), keys={"new_cal": "f6"}).app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)

        assert "did you mean" in seen(app)
