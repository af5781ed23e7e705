"""Pages over the question: recall, objections, outline, ICP, verdict, pitch, leaving."""

import pytest

from tests.conftest import FakeClock
from tests.tui.call.conftest import OnDesk
from tests.tui.call.stand_ins import library, live_call
from tests.tui.reading_screens import settled
from tui.scripts import events as ev
from tui.scripts.model.script import Script


async def test_recall_finds_by_letters_and_esc_returns_to_the_exact_place(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "?", "/")
        await desk.type("exp")
        assert "That's expensive." in desk.question
        await desk.press("enter")
        assert "Reply to too_expensive, Dana Whitfield" in desk.question
        assert desk.state.cards[0].card == "objection:too_expensive"
        await desk.press("escape")
        assert desk.step == "need"
        assert "Tell me about the last time." in desk.question
        assert desk.line == ""


async def test_recall_tells_a_criterions_questions_apart_and_fills_their_places(
    on_desk: OnDesk, clock: FakeClock
) -> None:
    async with on_desk(live_call(library().script("orlica-discovery", "en"), clock)) as desk:
        await desk.press("/")
        await desk.type("prioritiz")
        found = [row for row in desk.question.splitlines() if "Prioritization: " in row]
        assert len(found) > 1
        assert len(set(found)) == len(found)
        await desk.press("escape", "/")
        await desk.type("your size spend")
        assert "Teams your size spend" in desk.question
        assert "{" not in desk.question


async def test_full_stop_of_a_russian_layout_opens_recall_too(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press(".")
        assert "Recall" in desk.seen


async def test_recall_by_command_puts_the_half_typed_note_aside(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.type("half a note")
        await desk.press("left", "left")
        desk.screen.action_recall()
        await desk.type("time")
        await desk.press("enter")
        assert desk.line == "half a note"
        await desk.press("escape")
        await desk.type("-")
        assert desk.line == "half a no-te"


async def test_note_can_be_typed_while_a_card_is_open(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("f4", "2")
        await desk.type("so he said")
        await desk.press("enter")
        assert desk.state.notes[0].text == "so he said"
        assert "I have no time." in desk.question


async def test_backspace_on_a_card_returns_to_the_list(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("f4", "down", "enter", "backspace")
        assert "▸ 2 I have no time." in desk.question
        await desk.press("f4")
        assert "Who picked up?" in desk.question


async def test_nothing_found_says_what_to_do(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("/")
        await desk.type("zzzz")
        assert "Nothing found for “zzzz”" in desk.question


async def test_outline_jumps_to_a_step(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("f5")
        await desk.type("money")
        await desk.press("enter")
        assert desk.step == "budget"
        assert isinstance(desk.last, ev.Jumped)


async def test_outline_goes_to_a_stage_by_its_number(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("f5", "3", "enter")
        assert desk.step == "cost"


async def test_icp_takes_one_key_for_each_item(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("f3", "1", "2", "1")
        assert desk.state.icp == {"industry": "core", "scale": "out", "geography": "core"}
        assert "67 %" in desk.question


async def test_icp_opens_on_what_is_not_known_yet(on_desk: OnDesk, clock: FakeClock) -> None:
    async with on_desk() as desk:
        await desk.press("f3", "1", "escape", "f3")
        assert "✓ Industry: industry core" in desk.question
        assert "▸ Scale" in desk.question
        await desk.press("0", "1")
        assert desk.state.icp == {"industry": "core", "geography": "core"}
        assert "– Scale: not known" in desk.question.replace("▸", "–")
        await desk.press("escape", "f3")
        assert "– Scale: not known" in desk.question


async def test_icp_begins_with_what_the_lead_says_and_takes_a_correction(
    on_desk: OnDesk, small: Script, clock: FakeClock
) -> None:
    of_lead = {"industry": "core", "scale": "core"}
    async with on_desk(live_call(small, clock, icp=of_lead)) as desk:
        await desk.press("f3")
        assert "✓ Scale: scale core · from the lead" in desk.question
        assert "▸ Geography" in desk.question
        await desk.press("up", "2", "up", "up", "0")
        assert desk.state.icp == {"scale": "out"}
        assert desk.question.count("from the lead") == 0


async def test_icp_says_when_its_minute_is_over(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("f3")
        await desk.wait(61)
        assert "01:01 / 01:00 over" in desk.seen


async def test_pitch_counts_down_and_marks_where_one_should_be(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("f2")
        await desk.wait(2)
        assert "00:28 left" in desk.question
        assert "▮" in desk.question
        await desk.wait(30)
        assert "over by 00:02" in desk.question
        await desk.press("f2")
        assert desk.state.pitch.runs == [32_000]
        assert "Who picked up?" in desk.question
        await desk.press("f2")
        assert "Esc stop the pitch" in desk.keys
        await desk.press("escape")
        assert len(desk.state.pitch.runs) == 2
        assert "Leave the call?" not in desk.question
        assert "F2 pitch" in desk.keys


async def test_verdict_page_tells_why(on_desk: OnDesk) -> None:
    async with on_desk(size=(80, 24)) as desk:
        await desk.press("f6")
        assert "why" in desk.question
        await desk.press("f6")
        assert "Who picked up?" in desk.question


async def test_case_is_marked_as_a_sample(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        desk.live.call.jump("story")
        desk.screen.happened()
        await desk.pilot.pause()
        assert "sample: A wholesaler told us." in desk.question


async def test_esc_asks_before_leaving_and_enter_leaves_a_draft(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.type("half")
        await desk.press("escape")
        assert "Leave the call?" in desk.seen
        await desk.press("escape")
        assert desk.line == "half"
        assert desk.status == "running"
        await desk.press("escape", "ctrl+u", "enter")
        await settled(desk.pilot)
        assert desk.status == "left"
        assert desk.pilot.app.screen is not desk.screen


async def test_script_without_pitch_and_icp_says_so(
    on_desk: OnDesk, small: Script, clock: FakeClock
) -> None:
    bare = small.model_copy(update={"pitch": None, "icp": None, "cases": ()})
    async with on_desk(live_call(bare, clock, cards=())) as desk:
        await desk.press("f2")
        assert desk.told == "This script has no pitch."
        await desk.press("f3")
        assert desk.told == "This script has no ICP checklist."
        await desk.press("f4")
        assert "This script has no objections." in desk.question


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize(
    ("keys", "says"),
    [
        (("f3",), "1-9 choose  0 not known"),
        (("f4",), "1-9 choose  Enter open"),
        (("f4", "2"), "Backspace to the list"),
        (("f5",), "1-9 to the stage  Enter jump"),
        (("f6",), "PgDn more"),
        (("f7",), "1-9 choose"),
        (("/",), "Enter open"),
    ],
)
async def test_key_line_shows_what_keys_do_on_the_page_and_how_to_close_it(
    on_desk: OnDesk, size: tuple[int, int], keys: tuple[str, ...], says: str
) -> None:
    async with on_desk(size=size) as desk:
        await desk.press(*keys)
        line = desk.seen.splitlines()[-1]
        assert says in line
        assert "Esc close" in line
        assert "F1 help" in line
        assert "F2 pitch" not in line
        await desk.press("escape")
        assert "F2 pitch" in desk.seen.splitlines()[-1]


async def test_list_of_objections_says_of_none_that_it_is_one_and_takes_digits_or_letters(
    on_desk: OnDesk,
) -> None:
    async with on_desk() as desk:
        await desk.press("f4")
        assert "That's expensive." in desk.question
        assert "objection" not in desk.question.split("\n", 1)[1]
        await desk.type("exp")
        assert "1-9 choose" not in desk.keys
        await desk.press("ctrl+u")
        assert "1-9 choose" in desk.keys
