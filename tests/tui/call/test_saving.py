"""What the rep sees of saving: a word at the bottom right, and a line when it fails."""

from tests.tui.call.conftest import OnDesk
from tests.tui.reading_screens import settled
from tui.screens.call.desk import CLOCK_EVERY


async def test_saved_is_said_at_the_bottom_right(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        assert desk.seen.splitlines()[-1].endswith("saved ✓")


async def test_full_disk_is_told_and_nothing_is_lost(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        desk.recorder.full = True
        await desk.press("1", "enter")
        assert desk.step == "need"
        assert "not saved: The disk is full. Free some space; nothing is lost." in desk.seen
        assert "not saved ✗" in desk.seen.splitlines()[-1]
        desk.recorder.full = False
        await desk.wait(1)
        await desk.wait(1)
        await settled(desk.pilot)
        assert desk.seen.splitlines()[-1].endswith("saved ✓")
        assert [row.kind for row in desk.recorder.rows] == ["started", "answered", "shown"]
        assert "disk is full" not in desk.seen


async def test_leaving_says_what_is_not_saved(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        desk.recorder.full = True
        await desk.press("1", "escape")
        assert "Some of it is not saved yet: The disk is full." in desk.question


async def test_the_kept_clock_stands_still_while_the_wrap_up_is_filled_in(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.wait(70)
        desk.live.hung_up_ms = desk.live.call.now_ms()  # as the wrap-up does when it opens
        for _ in range(CLOCK_EVERY):
            await desk.wait(60)
        await settled(desk.pilot)
        assert desk.recorder.seconds == 70
