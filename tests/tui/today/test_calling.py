"""From the queue into a call and back, with the real store, scripts and call screen."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.screen import Screen

from data.rows import NewLead
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.reading_screens import seen, settled
from tui.app import TalktrackApp
from tui.live_call import LiveCall
from tui.open_call import CallWish
from tui.places import Places
from tui.screens.call import CallScreen
from tui.screens.confirm import ConfirmScreen
from tui.screens.today import TodayScreen
from tui.scripts.events import Answered, Left, Resumed
from tui.services import Services
from tui.settings import Settings


@pytest.fixture
def services(places: Places, clock: FakeClock) -> Services:
    return Services(settings=Settings(rep="Ewa", country="DE"), places=places, clock=clock)


def with_leads(places: Places, *leads: NewLead) -> list[int]:
    places.make()
    store = Store.open(places.database)
    ids = [store.add_lead(lead) for lead in leads]
    store.close()
    return ids


def live_of(app: TalktrackApp) -> LiveCall:
    """The call that is held."""
    screen = app.screen
    assert isinstance(screen, CallScreen)
    return screen.live


def on_top(app: TalktrackApp) -> Screen[object]:
    """The screen that is shown."""
    return app.screen


async def test_enter_calls_the_lead_and_leaving_brings_a_draft_to_go_on_with(
    services: Services, places: Places
) -> None:
    with_leads(places, NewLead(name="Dana [/x]", company_name="Northgate", phone="+48600100200"))
    app = TalktrackApp(services)
    async with app.run_test(size=(120, 40)) as pilot:
        assert "Dana [/x]" in seen(app)
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(on_top(app), CallScreen)
        assert live_of(app).lead.name == "Dana [/x]"
        await pilot.press("1", "escape", "enter")
        await settled(pilot)

        assert isinstance(on_top(app), TodayScreen)
        assert "Calls to go on with" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(on_top(app), CallScreen)
        kinds = [type(event) for event in live_of(app).call.events]
        assert kinds.index(Answered) < kinds.index(Left) < kinds.index(Resumed)
    services.close()


async def test_enter_before_the_store_is_there_waits_for_it(
    services: Services, places: Places
) -> None:
    with_leads(places, NewLead(name="Dana", phone="+48600100200"))
    go_on = threading.Event()

    def open_slowly(target: str | Path) -> Store:
        go_on.wait(20)
        return Store.open(target)

    services.open_store = open_slowly
    app = TalktrackApp(services)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(on_top(app), CallScreen)
        assert "Getting ready" in seen(app)
        go_on.set()
        await settled(pilot)

        assert isinstance(on_top(app), CallScreen)
    services.close()


async def test_a_number_that_is_in_the_list_offers_the_lead_who_has_it(
    services: Services, places: Places
) -> None:
    ids = with_leads(places, NewLead(name="Dana", phone="+48600100200"))
    app = TalktrackApp(services)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.open_call(CallWish(new=NewLead(name="D.", phone="+48 600 100 200")))
        await settled(pilot)
        assert isinstance(on_top(app), ConfirmScreen)
        assert "Dana is in the list already" in seen(app)
        await pilot.press("y")
        await settled(pilot)

        assert isinstance(on_top(app), CallScreen)
        assert live_of(app).lead.id == ids[0]
    services.close()


async def test_a_wish_of_the_command_line_opens_the_call(
    services: Services, places: Places
) -> None:
    ids = with_leads(places, NewLead(name="Dana", phone="+48600100200"))
    app = TalktrackApp(services, CallWish(lead_id=ids[0], lang="pl"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)

        assert isinstance(on_top(app), CallScreen)
        assert live_of(app).script.lang == "pl"
    services.close()


async def test_a_lead_who_is_gone_is_said_and_today_stays(services: Services) -> None:
    app = TalktrackApp(services, CallWish(lead_id=99))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)

        assert isinstance(on_top(app), TodayScreen)
        assert "99" in seen(app)
    services.close()


async def test_a_script_that_is_not_there_is_said(services: Services) -> None:
    app = TalktrackApp(services, CallWish(new=NewLead(name="D"), script="nope"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)

        assert isinstance(on_top(app), TodayScreen)
        assert "nope" in seen(app)
    services.close()


async def test_a_file_that_is_no_database_is_said_and_left_alone(
    services: Services, places: Places
) -> None:
    places.make()
    path: Path = places.database
    path.write_bytes(b"not a database" * 100)
    app = TalktrackApp(services)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)

        assert app.is_running
        assert "talktrack.db" in seen(app)
        assert path.read_bytes() == b"not a database" * 100
    services.close()
