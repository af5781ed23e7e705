"""The line that is always live: notes, values, paste, and what is typed but not sent."""

import pytest

from tests.conftest import FakeClock
from tests.tui.call.conftest import OnDesk
from tests.tui.call.stand_ins import FakeLines, library, live_call
from tests.tui.reading_screens import settled
from tui.screens.call.desk import SAVE_LINE_AFTER
from tui.scripts import events as ev
from tui.scripts.model.script import Script


async def test_letters_start_a_note_at_once_and_enter_keeps_it(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.type("they lose 1 of 3 quotes. why?")
        assert desk.line == "they lose 1 of 3 quotes. why?"
        await desk.press("enter")
        assert [note.text for note in desk.state.notes] == ["they lose 1 of 3 quotes. why?"]
        assert desk.line == ""
        assert desk.step == "connect"
        assert "they lose" in desk.panel("heard")


@pytest.mark.parametrize("letter", ["ж", "ł", "б", "ю", "э"])
async def test_letters_of_any_layout_are_text(on_desk: OnDesk, letter: str) -> None:
    async with on_desk() as desk:
        await desk.press(letter, letter)
        assert desk.line == letter * 2


async def test_editing_keys_work_as_everywhere(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.type("one two three")
        await desk.press("ctrl+w")
        assert desk.line == "one two "
        await desk.press("home", "delete", "ctrl+right", "x", "end", "y")
        assert desk.line == "nex two y"
        await desk.press("ctrl+u", "ctrl+z")
        assert desk.line == "nex two y"


async def test_backspace_that_empties_the_line_does_not_run_on_into_the_way(
    on_desk: OnDesk,
) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "a", "b", "backspace", "backspace", "backspace")
        assert desk.line == ""
        assert desk.step == "need"


async def test_picked_answer_asks_for_its_value_on_the_same_line(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "1")
        assert "Their words ›" in desk.seen
        await desk.type("41 of 120 quotes")
        await desk.press("enter")
        assert desk.state.captures["need_quote"].text == "41 of 120 quotes"
        assert desk.picked == ("clear",)
        assert "Their words ›" not in desk.seen
        await desk.press("enter")
        assert desk.step == "tools"


async def test_enter_on_the_empty_line_passes_a_value_over(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "1", "enter")
        assert desk.step == "need"
        assert "need_quote" not in desk.state.captures
        await desk.press("enter")
        assert desk.step == "tools"


async def test_esc_gives_the_digits_back_to_the_answers_and_tab_returns(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "1", "escape", "2")
        assert desk.picked == ("vague",)
        await desk.press("1", "escape", "tab")
        assert "Their words ›" in desk.seen


async def test_several_answers_are_picked_before_their_values_are_typed(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "2", "enter", "1", "2", "enter")
        assert desk.picked == ("crm", "excel")
        assert desk.step == "tools"
        await desk.type("Pipedrive")
        await desk.press("enter")
        assert desk.state.captures["tool_name"].text == "Pipedrive"


async def test_money_that_cannot_be_read_keeps_the_text_and_says_why(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        desk.live.call.jump("budget")
        desk.screen.happened()
        await desk.press("1")
        await desk.type("a lot")
        await desk.press("enter")
        assert desk.line == "a lot"
        assert desk.told
        assert "budget_amount" not in desk.state.captures
        await desk.press("ctrl+u")
        await desk.type("4800")
        await desk.press("enter")
        assert desk.state.captures["budget_amount"].value == "4800.00 EUR"


async def test_date_is_shown_in_full_before_it_is_kept(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        desk.live.call.jump("budget")
        desk.screen.happened()
        await desk.press("1", "enter")
        await desk.type("next friday")
        await desk.press("enter")
        assert "2026" in desk.told
        assert "close_date" not in desk.state.captures
        await desk.press("enter")
        assert desk.state.captures["close_date"].value.startswith("2026-03-")
        assert desk.line == ""


async def test_another_date_is_shown_again(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        desk.live.call.jump("budget")
        desk.screen.happened()
        await desk.press("1", "enter")
        await desk.type("2026-05-01")
        await desk.press("enter", "backspace", "2", "enter")
        assert "close_date" not in desk.state.captures
        await desk.press("enter")
        assert desk.state.captures["close_date"].value == "2026-05-02"


async def test_amount_worked_out_is_shown_with_its_arithmetic(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        desk.live.call.jump("cost")
        desk.screen.happened()
        for value in ("120", "30 %", "500"):
            await desk.type(value)
            await desk.press("enter")
        assert desk.state.captures["pain_month"].value == "1800.00 EUR"
        assert "worked out: 120 × 30" in desk.question
        assert "1,800" in desk.question


async def test_a_typed_amount_is_no_result_of_an_arithmetic_with_a_gap(
    on_desk: OnDesk, clock: FakeClock
) -> None:
    async with on_desk(live_call(library().script("orlica-discovery", "en"), clock)) as desk:
        desk.live.call.jump("pain_cost")
        desk.live.call.answer("number")
        desk.live.call.capture("not_followed_share", "30 %", "0.3")
        desk.live.call.capture("pain_month", "1800", "1800.00 EUR")
        desk.screen.happened()
        await desk.settle()
        assert "What it costs a month: €1,800" in desk.question
        assert "= ?" in desk.question


async def test_paste_never_picks_an_answer(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.paste("1\n2")
        assert desk.picked == ()
        assert desk.line == "1 2"


async def test_long_paste_is_cut_and_said_to_be(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.paste("слово " * 2000)
        assert len(desk.line) == desk.screen.line.limit
        assert desk.told == "The line holds 2000 characters; the other 10000 were left out."


async def test_control_characters_do_not_get_into_the_line(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.paste("a\x1b]0;owned\x07b\u202ec\ud800")
        assert desk.line == "a]0;ownedbc"


async def test_what_is_typed_and_not_sent_is_kept_within_a_third_of_a_second(
    on_desk: OnDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SAVE_LINE_AFTER <= 0.3
    monkeypatch.setattr("tui.screens.call.desk.SAVE_LINE_AFTER", 60)
    async with on_desk() as desk:
        await desk.type("half")
        due = desk.screen._save_timer
        await desk.type(" a")
        assert desk.screen._save_timer is due, "typing on must not put it off"
        desk.screen._save_line()
        await settled(desk.pilot)
        assert desk.recorder.line == "half a"


async def test_sent_note_leaves_nothing_to_be_restored(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.type("said")
        desk.screen._save_line()
        await desk.press("enter")
        desk.screen._save_line()
        await settled(desk.pilot)
        assert desk.recorder.line == ""


async def test_draft_is_resumed_on_its_step_with_its_words_and_clock(
    on_desk: OnDesk, small: Script, clock: FakeClock
) -> None:
    past = [
        ev.Started(at_ms=0, known={"contact": "Dana"}),
        ev.Answered(at_ms=1000, step="connect", answers=("contact",)),
        ev.Shown(at_ms=65_000, step="need"),
        ev.Left(at_ms=125_000, step="need"),
    ]
    store = FakeLines({7: "half a sent"})
    async with on_desk(live_call(small, clock, past=past, store=store)) as desk:
        assert desk.step == "need"
        assert desk.line == "half a sent"
        assert "02:05 / 14:00" in desk.seen
        await desk.type("ence")
        assert "1-9 answer" not in desk.keys
        await desk.press("enter")
        assert desk.state.notes[0].text == "half a sentence"
        assert desk.keys.startswith(" 1-9 answer")


async def test_note_that_begins_with_a_digit_begins_with_a_space(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.type(" 41 of 120")
        await desk.press("enter")
        assert desk.picked == ()
        assert desk.state.notes[0].text == "41 of 120"


async def test_key_line_shows_the_digits_as_one_and_only_while_they_work(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        assert desk.keys.startswith(" 1-9 answer  / recall")
        await desk.type("x")
        assert desk.keys.startswith(" Enter next")
        await desk.press("backspace")
        assert desk.keys.startswith(" 1-9 answer  / recall")
