"""What the panel beside the form says of a call in which nothing was found out."""

from data.rows import NewLead
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.saving.calls_for_tests import begun, for_no_need, tick_icp
from tui.screens.wrap_up.verdict import full, short


def test_nothing_known_is_no_verdict_and_leaves_every_outcome_possible(
    store: Store, clock: FakeClock
) -> None:
    live = begun(store, clock)
    for text in (str(full(live)), str(short(live, 78))):
        assert "Nothing known yet" in text
        assert "Qualified" not in text
    assert "possible: deal, no deal, disqualified" in str(full(live))
    assert live.judgement().verdict.outcome == "no_deal"  # what rests on it goes on as it was


def test_the_first_thing_that_is_known_brings_the_outcome_of_now(
    store: Store, clock: FakeClock
) -> None:
    assert "Qualified, no deal yet" in str(full(for_no_need(begun(store, clock))))
    ticked = tick_icp(begun(store, clock, lead=NewLead(name="Kim", phone="+44 20 7946 0199")))
    assert "Nothing known yet" not in str(full(ticked))
