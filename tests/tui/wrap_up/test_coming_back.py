"""Why not now, and when to come back: the return date of a call without a deal."""

from __future__ import annotations

from data.store import Store
from tests.conftest import FakeClock
from tests.tui.saving.calls_for_tests import begun, for_no_deal
from tests.tui.wrap_up.wrap_up_app import opened
from tui.places import Places


async def test_the_reason_brings_its_date_and_says_what_to_send(
    store: Store, clock: FakeClock, places: Places
) -> None:
    live = for_no_deal(begun(store, clock))
    async with opened(live, places, size=(80, 24), ending="no_deal") as at:
        await at.press("enter")
        await at.go_to("path")
        await at.type("contract")
        await at.press("enter")
        assert "comparison list" in at.text()
        assert "No date to come is known: 180 days from today." in at.text()
        await at.go_to("path_moment")
        await at.type("31.12.2026")
        await at.go_to("path_notice")
        await at.type("1")
        await at.press("down")
        # 31 December, less a month of notice, less sixty days.
        assert at.screen.draft.wrap_up().revisit_at.isoformat() == "2026-10-02"  # type: ignore[union-attr]
        assert "60 days before the notice period" in at.text()

        await at.press("f8", "f8")
        assert at.rows("select outcome, path, revisit_at from call") == [
            ("no_deal", "contract", "2026-10-02")
        ]
        assert "31 Dec 2026" in live.call.state.notes[-1].text


async def test_a_date_typed_by_hand_stays_and_the_reason_only_advises(
    store: Store, clock: FakeClock, places: Places
) -> None:
    live = for_no_deal(begun(store, clock))
    async with opened(live, places, ending="no_deal") as at:
        await at.press("enter")
        await at.go_to("revisit_at")
        await at.press("f4")
        assert "in 2 weeks" in at.text()
        assert "in 2 hours" not in at.text()
        await at.press("7", "enter")
        assert at.screen.draft.wrap_up().revisit_at.isoformat() == "2026-03-16"  # type: ignore[union-attr]
        await at.go_to("path")
        await at.type("little")
        await at.press("enter")
        assert at.screen.draft.wrap_up().revisit_at.isoformat() == "2026-03-16"  # type: ignore[union-attr]
        assert "By the reason it would be 31 Aug 2026" in at.text()
