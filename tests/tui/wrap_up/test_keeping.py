"""A half-filled form is kept with the call, whatever happens to the program."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store import Store
from tests.conftest import FakeClock
from tests.tui.saving.calls_for_tests import REP, begun, for_no_deal, for_no_need, library
from tests.tui.wrap_up.wrap_up_app import opened
from tui import saving
from tui.calling.live_call import LiveCall
from tui.places import Places
from tui.screens.wrap_up.draft import Draft
from tui.screens.wrap_up.filling import KEEP_AFTER
from tui.screens.wrap_up.keeping import as_text, from_text
from tui.scripts.wrap_up import Proposal, WrapUp

PROPOSAL = Proposal(("no_deal",), {"no_deal": WrapUp(outcome="no_deal")})


def resumed(store: Store, live: LiveCall, clock: FakeClock) -> LiveCall:
    """The call as another program takes it up that knows nothing but the records."""
    return saving.resume(store, live.call_id, library=library(), settings=REP, clock=clock)


@pytest.mark.parametrize("goes", ["killed", "left"])
async def test_it_is_there_again_when_the_call_is_resumed(
    store: Store, clock: FakeClock, places: Places, goes: str
) -> None:
    live = for_no_need(begun(store, clock))
    async with opened(live, places) as at:
        await at.press("4", "3", "2")
        await at.type("the number is a f")
        if goes == "killed":
            at.screen._keep()  # what its timer does; nothing else happens any more
            await at.settle()
            at.screen.live.recorder = None  # type: ignore[assignment]
            at.screen.draft = Draft(PROPOSAL)
            at.screen._kept = ""
        else:
            await at.press("escape")

    async with opened(resumed(store, live, clock), places) as at:
        draft = at.screen.draft
        assert (draft.ease, draft.ending, draft.at) == (4, "disqualified", "evidence")
        assert draft.wrap_up().reason == "invalid_data"
        await at.type("ax, twice")
        await at.press("f8", "f8")
        assert at.rows("select reason, reason_note, ease, draft_form from call") == [
            ("invalid_data", "the number is a fax, twice", 4, "")
        ]


async def test_it_is_kept_within_a_third_of_a_second_and_again_where_it_was_refused(
    store: Store, clock: FakeClock, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert KEEP_AFTER <= 0.3
    monkeypatch.setattr("tui.screens.wrap_up.filling.KEEP_AFTER", 60)
    live = for_no_need(begun(store, clock))
    async with opened(live, places, ending="disqualified") as at:
        await at.press("4")
        due = at.screen._keep_timer
        await at.press("3")
        assert at.screen._keep_timer is due, "typing on must not put it off"
        refusing = live.recorder
        monkeypatch.setattr(refusing, "save_form", lambda _text: False)
        at.screen._keep()
        await at.settle()
        assert at.screen._keep_timer is not None, "it is tried again by itself"
        monkeypatch.undo()
        at.screen._keep()
        await at.settle()
        assert '"ease":4' in store.form(live.call_id)


async def test_a_day_that_was_meant_stays_the_same_day(
    store: Store, clock: FakeClock, places: Places
) -> None:
    live = for_no_deal(begun(store, clock))
    async with opened(live, places, ending="no_deal") as at:
        await at.press("enter")
        await at.go_to("revisit_at")
        await at.clear_and_type("in two weeks")
        await at.press("down", "escape")
    clock.go(3 * 24 * 3600)
    async with opened(resumed(store, live, clock), places) as at:
        assert at.screen.draft.wrap_up().revisit_at == date(2026, 3, 16)


async def test_opening_it_and_going_back_keeps_nothing(
    store: Store, clock: FakeClock, places: Places
) -> None:
    live = for_no_need(begun(store, clock))
    async with opened(live, places) as at:
        await at.press("escape")
    assert store.form(live.call_id) == ""


texts = st.text(max_size=12)


@given(
    typed=st.dictionaries(texts, texts, max_size=4),
    settled=st.dictionaries(st.sampled_from(["contact", "company"]), st.none() | st.integers()),
    ease=st.none() | st.integers(1, 5),
    insisting=st.booleans(),
)
def test_whatever_is_filled_in_comes_back(
    typed: dict[str, str], settled: dict[str, int | None], ease: int | None, insisting: bool
) -> None:
    draft = Draft(
        PROPOSAL, ending="no_deal", typed=typed, settled=settled, ease=ease, insisting=insisting
    )
    assert from_text(as_text(draft), PROPOSAL) == draft


@given(
    st.text(max_size=40)
    | st.sampled_from(['{"typed": [1], "ease": 9, "settled": {"contact": "x"}, "at": 3}', "[1]"])
)
def test_whatever_else_stands_there_begins_anew(text: str) -> None:
    found = from_text(text, PROPOSAL)
    assert isinstance(found.at, str)
    assert found.ease is None
    assert found.typed == {}
