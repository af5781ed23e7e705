"""Digits, Enter, back and forward: the way through a call by one key at a time."""

from tests.tui.call.conftest import OnDesk


async def test_digit_picks_the_answer_and_shows_what_to_say_then(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "1")
        assert desk.picked == ("clear",)
        assert "✓ 1  A problem of their own" in desk.question
        assert "Thank you for telling me." in desk.question


async def test_same_digit_takes_the_answer_back(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("2", "2")
        assert desk.picked == ()
        assert "✓ 2" not in desk.question


async def test_enter_goes_where_the_answer_leads(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "3", "enter")
        assert desk.step == "budget"


async def test_every_gesture_is_recorded_before_it_is_shown(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter")
        assert [row.kind for row in desk.recorder.rows] == ["started", "answered", "shown"]


async def test_digit_without_an_answer_says_how_many_there_are(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("9")
        assert desk.picked == ()
        assert desk.told == "There are 5 answers here."


async def test_zero_keeps_that_it_was_asked(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("0")
        assert "connect" in desk.state.asked
        assert "asked, no answer" in desk.question


async def test_zero_after_a_note_keeps_the_words_of_none_of_these(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.type("dog barked")
        await desk.press("enter", "0")
        assert desk.state.asked["connect"].text == "dog barked"
        assert "none of these: dog barked" in desk.question


async def test_multiple_answers_toggle_one_by_one(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "2", "enter", "2", "3", "2")
        assert desk.step == "tools"
        assert desk.picked == ("paper",)


async def test_backspace_and_page_keys_follow_the_way_taken(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "2", "enter")
        assert desk.step == "tools"
        await desk.press("backspace")
        assert desk.step == "need"
        await desk.press("pageup")
        assert desk.step == "connect"
        await desk.press("pagedown", "pagedown")
        assert desk.step == "tools"
        await desk.press("pagedown")
        assert desk.told == "The way taken ends here."


async def test_question_mark_and_comma_show_the_next_wording(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "?")
        assert "Tell me about the last time." in desk.question
        assert "wording 2 of 3" in desk.question
        await desk.press(",")
        assert "What have you tried?" in desk.question
        await desk.press(",")
        assert "What made you start looking" in desk.question


async def test_step_without_another_wording_says_so(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("?")
        assert desk.told == "This question has no other wording."


async def test_changed_answer_leaves_a_reminder_of_what_was_dropped(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("1", "enter", "2", "enter", "2", "backspace", "3")
        assert desk.state.dropped["tools"].answers == ("excel",)
        await desk.press("2", "enter")
        assert desk.step == "tools"
        assert "earlier: Excel" in desk.question


async def test_hub_leads_back_to_where_it_was_opened(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.press("5", "enter", "1", "enter")
        assert desk.step == "connect"


async def test_outcome_answer_shows_where_it_leads(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        assert "→ ends the call: nobody reached" in desk.question
        await desk.press("3")
        assert "Enter ends the call: disqualified" in desk.question
