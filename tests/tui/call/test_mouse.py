"""Everything by mouse, too; focus stays in the line."""

from tests.tui.call.conftest import Desk, OnDesk
from tests.tui.reading_screens import rows


async def click_on(desk: Desk, text: str) -> None:
    """Click where this text is."""
    for y, row in enumerate(rows(desk.pilot.app)):
        if (x := row.find(text)) >= 0:
            await desk.pilot.click(offset=(x, y))
            await desk.pilot.pause()
            return
    raise AssertionError(f"{text!r} is not on the screen")


async def test_clicking_an_answer_picks_it(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await click_on(desk, "Voicemail")
        assert desk.picked == ("voicemail",)
        await desk.type("note")
        assert desk.line == "note"


async def test_clicking_a_stage_jumps_to_it(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await click_on(desk, "Qualification")
        assert desk.step == "budget"


async def test_clicking_a_step_of_the_outline_jumps_to_it(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("f5")
        await click_on(desk, "Is there money?")
        assert desk.step == "budget"


async def test_clicking_a_key_does_what_the_key_does(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await click_on(desk, "F3 ICP")
        assert "ICP checklist" in desk.seen


async def test_clicking_a_folded_panel_opens_it(on_desk: OnDesk) -> None:
    async with on_desk(size=(80, 24)) as desk:
        await click_on(desk, "F5")
        assert "Outline" in desk.seen


async def test_clicking_an_icp_option_chooses_it(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("f3")
        await click_on(desk, "industry out")
        assert desk.state.icp == {"industry": "out"}


async def test_text_of_the_question_can_be_marked(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        panel = desk.screen.question_panel
        await desk.pilot.mouse_down(panel, offset=(2, 1))
        await desk.pilot.hover(panel, offset=(8, 1))
        await desk.pilot.mouse_up(panel, offset=(8, 1))
        await desk.pilot.pause()
        assert desk.screen.get_selected_text() in ("Who pi", "Who pic")
