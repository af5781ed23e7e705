"""A fault of the program: a sentence for the person, a private note without anybody's data."""

import io
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from tests.tui.conftest import Around
from tests.tui.fakes import queue_row
from tests.tui.reading_screens import seen, settled
from tui import terminal
from tui.app import TalktrackApp
from tui.places import Places

SECRET = "Dana Whitfield +48 600 100 200"


def fail_with_data() -> None:
    lead = SECRET
    raise ValueError(f"can't save {lead}")


def test_the_note_says_where_and_keeps_no_data(tmp_path: Path) -> None:
    folder = tmp_path / "faults"
    try:
        fail_with_data()
    except ValueError as error:
        note = terminal.write_fault(folder, error)

    assert note is not None
    text = note.read_text(encoding="utf-8")
    assert "fail_with_data" in text
    assert "ValueError" in text
    assert SECRET not in text
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_note_tells_causes_first(tmp_path: Path) -> None:
    try:
        try:
            fail_with_data()
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        note = terminal.write_fault(tmp_path, error)

    assert note is not None
    text = note.read_text(encoding="utf-8")
    assert text.index("ValueError") < text.index("then:") < text.index("KeyError")
    assert SECRET not in text


def test_errors_of_the_program_itself_keep_their_message(tmp_path: Path) -> None:
    try:
        object().nothing  # type: ignore[attr-defined]  # noqa: B018
    except AttributeError as error:
        note = terminal.write_fault(tmp_path, error)

    assert note is not None
    assert "has no attribute 'nothing'" in note.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Dana", "[/x] Łucja", "__class__; Dana", "Анна\n+48 600 100 200"])
def test_no_message_quotes_what_was_looked_up(tmp_path: Path, name: str) -> None:
    def looked_up() -> None:
        getattr(object(), name)

    def imported() -> None:
        raise ImportError(f"no module {name}", name=name)

    def asserted() -> None:
        raise AssertionError(name)

    for number, fails in enumerate((looked_up, imported, asserted)):
        try:
            fails()
        except Exception as error:
            note = terminal.write_fault(tmp_path / str(number), error)
        assert note is not None
        text = note.read_text(encoding="utf-8")
        assert fails.__name__ in text
        assert all(part not in text for part in name.splitlines())


def test_a_folder_that_cannot_be_written_costs_only_the_note(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")

    assert terminal.write_fault(blocked / "faults", ValueError()) is None


class Faulty(TalktrackApp):
    """Fails when it is asked to."""

    def action_fail(self) -> None:
        fail_with_data()


async def test_a_fault_ends_with_a_sentence_and_status_1(
    around: Callable[..., Around], places: Places
) -> None:
    app = Faulty(around(queue_row(1, name=SECRET)).services)
    app.bind("f12", "fail")
    said = io.StringIO()
    app.error_console = Console(file=said, width=500)

    async def run() -> None:
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press("f12")
            await pilot.pause()

    with pytest.raises(ValueError, match="can't save"):
        await run()

    assert app.return_code == 1
    assert said.getvalue().count("Talktrack ran into a fault") == 1
    assert "Traceback" not in said.getvalue()
    assert SECRET not in said.getvalue()
    notes = list(places.faults.iterdir())
    assert len(notes) == 1
    assert str(notes[0]) in said.getvalue().replace("\n", "")


async def test_a_store_that_cannot_be_opened_is_said_in_the_app(
    around: Callable[..., Around],
) -> None:
    made = around(queue_row(1))

    def refuse(_target: object) -> object:
        raise RuntimeError(SECRET)

    made.services.open_store = refuse  # type: ignore[assignment]
    app = made.app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        screen = seen(app)

        assert "ran into a fault of its own" in screen
        assert SECRET not in screen
        await pilot.press("enter", "e", "n")
        await settled(pilot)
        assert app.is_running
