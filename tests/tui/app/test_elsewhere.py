"""Practice and demo: a database of their own, said on the screen, gone afterwards."""

from pathlib import Path

from data.rows import NewLead
from tests.conftest import FakeClock
from tests.tui.reading_screens import rows, settled
from tui.app import TalktrackApp
from tui.calling.open_call import CallWish
from tui.places import Places
from tui.run import elsewhere
from tui.screens.call import CallScreen
from tui.services import Services
from tui.settings import Overrides, Settings


def own(places: Places, clock: FakeClock) -> Services:
    return Services(
        settings=Settings(rep="Ewa"),
        places=places,
        clock=clock,
        overrides=Overrides(db=str(places.database), rep="Ewa"),
    )


def test_nothing_of_it_is_in_the_persons_own_places(
    places: Places, clock: FakeClock, tmp_path: Path
) -> None:
    there = elsewhere(own(places, clock), tmp_path / "there")

    assert there.database == tmp_path / "there" / "data" / "talktrack.db"
    assert there.kind == "demo"
    assert there.settings.rep == "Ewa"
    assert there.places.settings != places.settings


async def test_the_title_says_that_nothing_is_kept(
    places: Places, clock: FakeClock, tmp_path: Path
) -> None:
    there = elsewhere(own(places, clock), tmp_path / "there")
    app = TalktrackApp(there)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)

        assert "demo, nothing is kept" in rows(app)[0]
    there.close()


async def test_after_the_practice_call_one_is_back(
    places: Places, clock: FakeClock, tmp_path: Path
) -> None:
    there = elsewhere(own(places, clock), tmp_path / "there", "practice")
    app = TalktrackApp(there, CallWish(new=NewLead(name="Dana")))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, CallScreen)
        await pilot.press("escape", "enter")
        await settled(pilot)

        assert app._exit
        assert app.return_code == 0
    there.close()
    assert not places.database.exists()


async def test_the_ways_out_of_an_empty_list_lead_there(places: Places, clock: FakeClock) -> None:
    for keys, place in ((("p", "s"), "practice"), (("d",), "demo")):
        services = own(places, clock)
        app = TalktrackApp(services)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            for key in keys:
                await pilot.press(key)
                await settled(pilot)
        services.close()

        assert app.return_value == place
