"""From the queue into a call and back, with the real store, scripts and call screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.screen import Screen

from data.records.records import Records
from data.rows import NewLead
from data.store import Store
from tests.conftest import FakeClock
from tests.data.samples import DISQUALIFIED, saved_call
from tests.idle import Held
from tests.tui.reading_screens import rows, seen, settled
from tui.app import TalktrackApp
from tui.calling.live_call import LiveCall
from tui.calling.open_call import CallWish
from tui.places import Places
from tui.screens.call import CallScreen
from tui.screens.confirm import ConfirmScreen
from tui.screens.today import TodayScreen
from tui.screens.today.table import QueueTable
from tui.scripts.events import Answered, Left, Resumed
from tui.services import Services
from tui.settings import Settings


@pytest.fixture
def services(places: Places, clock: FakeClock) -> Services:
    return Services(settings=Settings(rep="Ewa", country="DE"), places=places, clock=clock)


def with_leads(places: Places, *leads: NewLead) -> list[int]:
    places.make()
    store = Store.open(places.database)
    ids = [store.add_lead(replace(lead, contact_basis="consent")) for lead in leads]
    store.close()
    return ids


def live_of(app: TalktrackApp) -> LiveCall:
    """The call that is held."""
    screen = app.screen
    assert isinstance(screen, CallScreen)
    return screen.live


def words_of(app: TalktrackApp) -> str:
    """What is said in the corner."""
    return "\n".join(each.message for each in app._notifications)


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
    go_on = Held()

    def open_slowly(target: str | Path) -> Store:
        go_on.wait(60)
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
        assert "Getting ready" not in seen(app)
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


async def test_a_name_and_company_that_are_in_the_list_offer_the_lead_too(
    services: Services, places: Places
) -> None:
    ids = with_leads(places, NewLead(name="Dana Łoś", company_name="Northgate"))
    app = TalktrackApp(services)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press(*"dana los", "tab", *"NORTHGATE", "enter")
        await settled(pilot)
        assert "the same name and company" in seen(app)
        await pilot.press("y")
        await settled(pilot)

        assert live_of(app).lead.id == ids[0]
    services.close()


def chosen_name(app: TalktrackApp) -> str:
    """Who the cursor is on."""
    chosen = app.screen.query_one(QueueTable).chosen
    return chosen.name if chosen else ""


async def test_an_attempt_says_when_they_come_back_and_f9_takes_it_back(
    services: Services, places: Places
) -> None:
    leads = [NewLead(name="Boris"), NewLead(name="Dana", phone="+48600100200")]
    with_leads(places, *leads)
    app = TalktrackApp(services)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        assert "take back" not in rows(app)[-1]
        await pilot.press("enter")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, CallScreen)
        screen.finish("no_answer")
        await settled(pilot)
        back = services.store.lead(2).next_call_at if services.store else None
        assert back is not None
        assert f"Back in the list: 4 Mar {back:%H:%M}" in words_of(app)
        assert "Later" in seen(app)
        assert f"call back 4 Mar {back:%H:%M}" in seen(app)
        assert "take back" in rows(app)[-1]
        assert chosen_name(app) == "Boris"  # the next to call, not the one who was just called

        await pilot.press("enter")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, CallScreen)
        screen.finish("busy")
        await settled(pilot)
        await pilot.press("f9")
        await settled(pilot)
        assert "Taken back: the call with Boris." in words_of(app)
        assert (chosen_name(app), "take back" in rows(app)[-1]) == ("Boris", True)

        await pilot.press("f9")  # and the one before
        await settled(pilot)
        assert "Taken back: the call with Dana." in words_of(app)
        assert chosen_name(app) == "Dana"
        assert "Calls to go on with" in seen(app)
        assert "Later" not in seen(app)
        assert "take back" not in rows(app)[-1]
        await pilot.press("f9")
        await settled(pilot)
        assert "Nothing was saved since" in words_of(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(on_top(app), CallScreen)
    services.close()


async def test_a_contact_of_the_records_is_found_and_called(
    services: Services, places: Places
) -> None:
    places.make()
    store = Store.open(places.database)
    records = Records(store.database, by="Ewa")
    firm = records.add_company({"name": "Orlica [/x]"})
    records.add_contact(firm, {"name": "Łucja [/b]", "phone": "+48 600 100 200"})
    store.close()
    app = TalktrackApp(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"lucja")
        await settled(pilot)
        assert "In the records, no lead yet" in seen(app)
        await pilot.press("enter", "e")
        await settled(pilot)
        assert isinstance(on_top(app), TodayScreen)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        lead = live_of(app).lead
        assert (lead.name, lead.company_name) == ("Łucja [/b]", "Orlica [/x]")
    services.close()


async def test_who_is_finished_is_found_shown_and_called_again(
    services: Services, places: Places
) -> None:
    places.make()
    store = Store.open(places.database)
    saved_call(store, DISQUALIFIED, NewLead(name="Dana Łoś", company_name="Northgate"))
    store.close()
    app = TalktrackApp(services)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "Nobody is waiting for a call." in seen(app)
        assert "lead" not in rows(app)[0]  # one who is finished is not counted among them
        await pilot.press("slash", *"los")
        await settled(pilot)
        assert "Finished" in seen(app)
        assert "1 earlier call" in seen(app)
        assert "disqualified" in seen(app)
        await pilot.press("x")
        await settled(pilot)
        assert "Nobody is found by “losx”." in seen(app)
        await pilot.press("backspace")
        await settled(pilot)
        await pilot.press("enter", "enter")
        await settled(pilot)

        assert live_of(app).lead.name == "Dana Łoś"
    services.close()


async def test_who_has_no_name_is_not_called_rep(
    services: Services, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("USER", raising=False)
    monkeypatch.delenv("USERNAME", raising=False)
    services.settings = Settings()
    ids = with_leads(places, NewLead(name="Dana"))
    app = TalktrackApp(services, CallWish(lead_id=ids[0]))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        live = live_of(app)

        assert "rep" not in live.call.state.known
        assert live.store.call(live.call_id).rep == "rep"
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
