"""Before a cold call that lacks a basis: a warning, one key, and what was decided is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from data.rows import NewLead
from data.store import Store
from tests.conftest import FakeClock
from tests.data.samples import NO_ANSWER, NO_DEAL, ask, saved_call
from tests.tui.reading_screens import seen, settled
from tui.app import TalktrackApp
from tui.calling.contact_basis import is_cold_without_basis, on_card
from tui.places import Places
from tui.screens.call import CallScreen
from tui.screens.today import TodayScreen
from tui.services import Services
from tui.settings import Settings

DANA = NewLead(name="Dana [/x]", company_name="Northgate", phone="+48600100200")


@pytest.fixture
def store(places: Places) -> Iterator[Store]:
    places.make()
    made = Store.open(places.database)
    yield made
    made.close()


@pytest.mark.parametrize(("key", "kept"), [("1", "none"), ("2", "consent"), ("enter", "none")])
async def test_one_key_goes_on_and_is_kept_with_who_it_was(
    places: Places, clock: FakeClock, store: Store, key: str, kept: str
) -> None:
    lead_id = store.add_lead(DANA)
    app = TalktrackApp(Services(settings=Settings(rep="Ewa"), places=places, clock=clock))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "On what basis may you call Dana [/x]?" in seen(app)
        await pilot.press(key)
        await settled(pilot)
        assert isinstance(app.screen, CallScreen)
    assert store.lead(lead_id).contact_basis == kept
    changes = ask(places.database, 'SELECT "by", field, old, new FROM change')
    assert changes == [("Ewa", "contact_basis", "", kept)]


async def test_esc_makes_no_call(places: Places, clock: FakeClock, store: Store) -> None:
    store.add_lead(DANA)
    app = TalktrackApp(Services(settings=Settings(rep="Ewa"), places=places, clock=clock))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
    assert store.drafts() == []
    assert ask(places.database, "SELECT count(*) FROM change") == [(0,)]


def _called(store: Store, lead: NewLead) -> int:
    return store.call(saved_call(store, NO_DEAL, lead)).lead_id


def _tried(store: Store, lead: NewLead) -> int:
    return store.call(saved_call(store, NO_ANSWER, lead)).lead_id


@pytest.mark.parametrize(
    ("made", "basis", "cold"),
    [
        (Store.add_lead, "", True),
        (Store.add_lead, "none", True),
        (Store.add_lead, "refused", True),
        (Store.add_lead, "consent", False),
        (Store.add_lead, "met at the fair", False),
        (_tried, "", True),
        (_called, "", False),
    ],
)
def test_cold_is_who_was_never_talked_with_and_gave_no_basis(
    store: Store, made: Callable[[Store, NewLead], int], basis: str, cold: bool
) -> None:
    lead = NewLead(name="D", company_name="N", contact_basis=basis)
    assert is_cold_without_basis(store, store.lead(made(store, lead))) is cold


def test_the_card_says_where_there_is_none() -> None:
    assert [on_card(basis) for basis in ("", "none", "refused", "public", "fair")] == [
        "! none known",
        "! none; called all the same",
        "! the list says no",
        "public business data",
        "fair",
    ]
