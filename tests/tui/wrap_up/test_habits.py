"""Keys pressed from habit: what they must not do, and what is said instead."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from data.rows import NewLead
from tests.tui.saving.calls_for_tests import (
    DANA,
    for_a_deal,
    for_no_deal,
    for_no_need,
    take_way,
    tick_icp,
)
from tests.tui.wrap_up.wrap_up_app import opened
from tui.calling.live_call import LiveCall
from tui.places import Places

NUMBER = "Press the number of how it ended."


class TestNothingFoundOut:
    async def test_no_outcome_is_proposed_and_enter_asks_for_a_number(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(take_way(call(), "contact"), places) as at:
            await at.press("4")
            assert "proposed" not in at.text()
            await at.press("enter", "enter", "f8", "enter")
            assert at.screen.draft.ending == ""
            assert f"! {NUMBER}" in at.text()
            await at.press("2")
            assert at.screen.draft.ending == "no_deal"
            assert NUMBER not in at.text()


class TestEnterBehindADigit:
    async def test_it_does_not_pass_over_the_row_that_the_digit_went_on_to(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_no_need(call()), places) as at:
            await at.press("3", "3", "2", "enter")
            await at.type("the number is a fax, twice")
            assert at.screen.draft.typed["evidence"] == "the number is a fax, twice"
            await at.press("enter")
            assert at.screen.draft.at == "sub_reason"
            await at.press("enter")
            assert at.screen.draft.at == "save"

    async def test_a_second_enter_goes_on(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("3", "enter")
            await at.go_to("contact.decides")
            await at.press("1", "enter")
            assert at.screen.draft.at == "company.name"
            await at.press("enter")
            assert at.screen.draft.at == "next_step.type"

    async def test_behind_ease_and_outcome_it_counts(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("4", "enter")
            assert at.screen.draft.ending == "deal"
            await at.press("f2", "1", "enter")
            assert at.screen.stage == "changes"


class TestWhatIsNeeded:
    async def test_enter_stays_on_an_empty_row_once_and_says_so(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        live = tick_icp(call(lead=NewLead(phone="+48 600 100 200")))
        async with opened(take_way(live, "contact", "clear=words"), places) as at:
            await at.press("3", "2")
            assert at.screen.draft.at == "contact.name"
            await at.press("enter")
            assert at.screen.draft.at == "contact.name"
            assert "! Who is the contact? Give a name." in at.text()
            await at.press("enter")
            assert at.screen.draft.at == "contact.decides"

    @pytest.mark.parametrize("key", ["enter", "f8"])
    async def test_where_a_digit_is_wanted_it_says_which(
        self, call: Callable[..., LiveCall], places: Places, key: str
    ) -> None:
        async with opened(for_no_need(call()), places) as at:
            await at.press("3", "3")
            await at.type("no n")
            await at.press("1")
            await at.type("they chase every quote")
            await at.press("f8", key, key)
            assert at.screen.draft.at == "unmet"
            assert "! Press 1 to save as no deal, or 2 to" in at.text()

    async def test_each_complaint_stands_on_its_own_row(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_no_need(call()), places) as at:
            await at.press("3", "3")
            await at.type("no n")
            await at.press("1")
            await at.type("no")
            await at.press("enter")
            rows = at.lines()
            evidence = next(y for y, row in enumerate(rows) if "Evidence" in row)
            rule = next(y for y, row in enumerate(rows) if "Not met yet" in row)
            assert "! Say more about it" in " ".join(rows[evidence:rule])
            assert "! Asked about Need" in " ".join(rows[rule:])
            assert "Say more about it" not in " ".join(rows[rule:])

    async def test_a_short_sentence_against_a_rule_is_wrong_on_its_own_row(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_no_need(call()), places) as at:
            await at.press("3", "3")
            await at.type("no n")
            await at.press("1")
            await at.type("they chase every quote")
            await at.press("f8", "2")
            await at.type("short")
            await at.press("f8")
            rows = at.lines()
            row = next(y for y, row in enumerate(rows) if "Why all the same" in row)
            assert "needed" in rows[row]
            assert "! Say why in at least 15 characters." in rows[row + 1]
            assert at.text().count("Say why in at least") == 1


class TestWhereKeysDoNothing:
    async def test_taking_back_is_offered_only_after_a_save(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            assert "F9" not in at.text()
            await at.press("4", "enter", "enter")
            assert "F9" not in at.text()
            await at.press("enter")
            assert "F9 take back" in at.text()
            await at.press("f9")
            assert "F9" not in at.lines()[-1]

    async def test_text_on_the_last_row_is_answered(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("4", "enter")
            await at.type("he 7")
            assert "! Enter shows the list; ↑ goes back to a field." in at.text()
            assert at.screen.draft.at == "save"
            await at.press("up")
            assert "Enter shows the list" not in at.text()


class TestWhatIsShown:
    async def test_the_ease_is_in_the_list_of_changes(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("4", "enter", "enter")
            assert "+ ease of talk: 4" in at.text()

    async def test_an_outcome_picked_before_the_answers_changed_names_the_verdict(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        live = for_a_deal(call())
        async with opened(live, places, size=(80, 24)) as at:
            await at.press("3", "enter")
            assert "The verdict is now" not in at.text()
            await at.press("escape")
            live.call.jump("close")
            live.call.answer("later")
            await at.open()
            assert at.screen.draft.at == "ending"
            assert "The verdict is now: Qualified, no deal yet." in at.text()
            await at.press("f8", "f8")
            assert (at.screen.stage, at.screen.draft.at) == ("form", "ending")
            assert "The verdict is now: Qualified, no deal yet." in at.text()
            await at.press("enter")
            assert at.screen.draft.ending == "no_deal"
            assert "The verdict is now" not in at.text()

    async def test_an_outcome_picked_against_the_verdict_is_left_alone(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_no_deal(call()), places) as at:
            await at.press("3", "1")
            assert "The verdict is now" not in at.text()

    async def test_a_proposed_role_follows_who_decides(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        live = for_a_deal(call(lead=replace(DANA, title="Owner")))
        async with opened(live, places) as at:
            await at.press("3", "enter")
            await at.go_to("contact.decides")
            await at.press("3", "f8")
            assert "Somebody else decides" in at.text()
            assert "Decision-maker" not in at.text()
            await at.press("f8")
            assert at.rows("select role, decides from contact") in (
                [("", "no")],
                [(None, "no")],
            )
