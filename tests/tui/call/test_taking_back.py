"""F9 takes back the last thing done, any number of times, and says what it was."""

from tests.tui.call.conftest import OnDesk


async def test_f9_takes_back_a_pick_and_says_which(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("2", "f9")
        assert desk.picked == ()
        assert desk.told == "Taken back: “Voicemail” (1 Opening)"


async def test_f9_works_while_a_note_is_typed_and_leaves_it(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter")
        await desk.type("half")
        await desk.press("f9")
        assert desk.step == "connect"
        assert desk.line == "half"


async def test_f9_takes_everything_back_and_redo_brings_it_again(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "2", "enter", "x", "enter", "f9", "f9", "f9", "f9", "f9")
        assert desk.step == "connect"
        assert desk.picked == ()
        await desk.press("f9")
        assert desk.told == "There is nothing to take back."
        await desk.press(*["shift+f9"] * 5)
        assert desk.step == "tools"
        assert [note.text for note in desk.state.notes] == ["x"]
        await desk.press("shift+f9")
        assert desk.told == "There is nothing to do again."


async def test_icp_choice_is_taken_back_on_its_page(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("f3", "1", "f9")
        assert desk.state.icp == {}
        assert desk.told == "Taken back: ICP, Industry"
