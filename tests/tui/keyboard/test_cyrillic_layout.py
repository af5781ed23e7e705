"""Commands work by the place of the key in a Cyrillic layout; typing stays typing."""

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.events import Key
from textual.widgets import Input

from tui.keyboard import BY_PLACE, by_place


class Field:
    """Takes every printable key as text."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()


class Table:
    """Takes no key as text."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return False


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("й", "q"),
        ("т", "n"),
        ("п", "g"),
        ("П", "G"),
        ("х", "left_square_bracket"),
        ("ю", "full_stop"),
        ("і", "s"),
        ("ї", "right_square_bracket"),
        ("ctrl+й", "ctrl+q"),
        ("ctrl+з", "ctrl+p"),
        ("ctrl+ы", "ctrl+s"),
        ("alt+shift+ф", "alt+shift+a"),
        ("ctrl+э", "ctrl+apostrophe"),
    ],
)
def test_a_key_is_the_latin_one_in_its_place(typed: str, meant: str) -> None:
    assert by_place(Key(typed, None), Table()).key == meant
    assert by_place(Key(typed, None), None).key == meant


@pytest.mark.parametrize("typed", ["й", "Ё", "і"])
def test_letters_stay_letters_in_a_text_field(typed: str) -> None:
    event = Key(typed, typed)

    assert by_place(event, Field()) is event


def test_modifiers_work_in_a_text_field_too() -> None:
    assert by_place(Key("ctrl+й", None), Field()).key == "ctrl+q"


@pytest.mark.parametrize("key", ["q", "ctrl+q", "f1", "enter", "slash", "ż", "alt+ł", "5"])
def test_latin_layouts_are_left_alone(key: str) -> None:
    event = Key(key, None)

    assert by_place(event, Table()) is event


def test_every_letter_has_a_place_of_its_own() -> None:
    assert set("йцукенгшщзхъфывапролджэячсмитьбюё") <= BY_PLACE.keys()
    russian = [BY_PLACE[c][0] for c in "йцукенгшщзхъфывапролджэячсмитьбюё"]
    assert len(set(russian)) == len(russian)


class Pad(App[None]):
    """A text field, and a command on a letter and on Ctrl with a letter."""

    BINDINGS = [Binding("n", "mark('n')"), Binding("ctrl+g", "mark('ctrl+g')")]

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[str] = []

    def compose(self) -> ComposeResult:
        yield Input()

    async def on_event(self, event: object) -> None:
        if isinstance(event, Key) and not event.is_forwarded:
            event = by_place(event, self.focused)
        await super().on_event(event)  # type: ignore[arg-type]

    def action_mark(self, key: str) -> None:
        self.marks.append(key)


async def test_typing_russian_into_a_field_types_russian() -> None:
    app = Pad()
    async with app.run_test() as pilot:
        await pilot.press("т", "п", "ctrl+п")

        assert app.query_one(Input).value == "тп"
        assert app.marks == ["ctrl+g"]


async def test_a_command_on_a_letter_works_where_nothing_takes_text() -> None:
    app = Pad()
    async with app.run_test() as pilot:
        app.set_focus(None)
        await pilot.press("т")

        assert app.marks == ["n"]
