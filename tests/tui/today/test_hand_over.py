"""The hand-over page on the screen: the last call with a lead, copied, or written to a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store import Store
from tests.conftest import FakeClock
from tests.data.samples import A_DEAL, DANA, saved_call
from tests.tui.reading_screens import seen, settled
from tui.app import TalktrackApp
from tui.places import Places
from tui.screens.hand_over import HandOverScreen, readable, write_page
from tui.services import Services
from tui.settings import Settings


@pytest.fixture
def services(places: Places, clock: FakeClock) -> Services:
    return Services(settings=Settings(rep="Ewa"), places=places, clock=clock)


def said(app: TalktrackApp) -> str:
    """Everything that is told just now."""
    return "\n".join([seen(app), *(each.message for each in app._notifications)])


async def test_h_shows_the_last_call_and_y_copies_it(services: Services, places: Places) -> None:
    places.make()
    store = Store.open(places.database)
    saved_call(store, A_DEAL)
    store.close()
    app = TalktrackApp(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("h")
        await settled(pilot)
        assert isinstance(app.screen, HandOverScreen)
        screen = seen(app)
        assert "Hand-over: Dana Whitfield" in screen
        assert "**" not in screen
        await pilot.press("y")
        assert app.clipboard.startswith("# Hand-over: Dana Whitfield")
        assert "lets no program copy" in said(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, HandOverScreen)


async def test_without_a_finished_call_it_is_said(services: Services, places: Places) -> None:
    places.make()
    store = Store.open(places.database)
    store.add_lead(DANA)
    store.close()
    app = TalktrackApp(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("h")
        await settled(pilot)
        assert "no finished call" in said(app)


def test_the_file_is_private_and_replaces_none(tmp_path: Path) -> None:
    first = write_page("# One\n", 7, tmp_path)
    second = write_page("# Two\n", 7, tmp_path)
    assert (first.name, second.name) == ("hand-over-7.md", "hand-over-7-2.md")
    assert first.read_text(encoding="utf-8") == "# One\n"
    assert second.stat().st_mode & 0o777 == 0o600


def test_the_page_is_read_without_the_signs_of_markdown() -> None:
    page = "# Hand-over: A\\[/x\\]\n\n**Deal**: \\*\n- **They will**: send it\n\n---\nCall 1"
    assert [str(line) for line in readable(page)] == [
        "Hand-over: A[/x]", "", "Deal: *", "- They will: send it", "", "─" * 20, "Call 1",
    ]  # fmt: skip
