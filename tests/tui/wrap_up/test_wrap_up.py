"""The wrap-up screen on a real database: what is pressed, what is shown, what is saved."""

from collections.abc import Callable

import pytest

from data.rows import NewLead
from tests.tui.saving.calls_for_tests import (
    for_a_deal,
    for_no_deal,
    for_no_need,
    take_way,
    tick_icp,
)
from tests.tui.wrap_up.wrap_up_app import opened
from tui.calling.live_call import LiveCall
from tui.places import Places


class TestTheShortWay:
    async def test_a_deal_takes_five_keys_after_goodbye(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("4", "enter", "enter", "enter")
            assert at.rows("select outcome, ease from call") == [("deal", 4)]
            assert "Saved" in at.text()
            await at.press("enter")
            assert [saved is not None for saved in at.answers] == [True]

    async def test_f8_goes_the_same_way(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_no_deal(call()), places) as at:
            await at.press("0", "enter", "f8", "f8")
            assert at.rows("select outcome, ease, revisit_at is null from call") == [
                ("no_deal", None, 0)
            ]

    async def test_the_score_waits_until_the_ease_is_given(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            assert "BANT" not in at.text()
            await at.press("5")
            assert "BANT" in at.text()
            assert "decided" in at.text()

    @pytest.mark.parametrize(
        ("key", "disposition"),
        [("4", "no_answer"), ("5", "busy"), ("6", "voicemail"), ("7", "gatekeeper")],
    )
    async def test_an_attempt_is_one_key(
        self, call: Callable[..., LiveCall], places: Places, key: str, disposition: str
    ) -> None:
        async with opened(take_way(call(), "voicemail"), places) as at:
            assert "Ease of talk" not in at.text()
            await at.press(key)
            assert at.rows("select disposition, outcome from call") == [(disposition, None)]

    async def test_the_attempt_that_the_call_shows_is_proposed(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(take_way(call(), "voicemail"), places) as at:
            await at.press("enter")
            assert at.rows("select disposition from call") == [("voicemail",)]

    async def test_a_call_in_which_nothing_happened_is_no_answer_by_enter(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(call(), places) as at:
            await at.press("enter")
            assert at.rows("select disposition, outcome from call") == [("no_answer", None)]

    async def test_a_callback_asks_only_for_its_time(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(call(), places) as at:
            await at.press("8")
            await at.type("2 December 2026 10:00")
            await at.press("enter")
            assert "Wed 2 Dec 2026 10:00" in at.text()
            await at.press("enter")
            assert at.rows("select disposition, callback_at from call") == [
                ("callback", "2026-12-02T10:00:00.000000Z")
            ]


class TestTheForm:
    async def test_what_is_missing_is_where_the_cursor_goes(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        live = tick_icp(call(lead=NewLead(phone="+48 600 100 200")))
        async with opened(take_way(live, "contact", "clear=words"), places) as at:
            await at.press("3", "2")
            assert at.screen.draft.at == "contact.name"
            assert "needed" in at.text()
            await at.press("f8")
            assert "Who is the contact? Give a name." in at.text()
            await at.type("Dana")
            await at.press("f8")
            assert at.screen.draft.at == "company.name"
            await at.type("Northgate")
            await at.press("f8", "f8")
            assert at.rows("select c.name, f.name from contact c join company f") == [
                ("Dana", "Northgate")
            ]

    async def test_dates_and_amounts_are_echoed_in_full_and_saved(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("3", "enter")
            await at.go_to("deal.amount")
            await at.clear_and_type("5.5k")
            assert "5,500" in at.text()
            await at.go_to("deal.expected_close")
            await at.clear_and_type("15 March 2027")
            assert "Mon 15 Mar 2027" in at.text()
            await at.press("f8", "f8")
            assert at.rows("select amount, currency, expected_close from deal") == [
                ("5500.00", "EUR", "2027-03-15")
            ]

    async def test_a_date_that_is_not_understood_says_what_to_type(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_no_deal(call()), places) as at:
            await at.press("3", "enter")
            await at.go_to("revisit_at")
            await at.clear_and_type("whenever")
            await at.press("enter")
            assert at.screen.draft.at == "revisit_at"
            assert "whenever" in at.text()
            assert "! " in at.text()
            await at.press("f8")
            assert at.screen.stage == "form"

    async def test_esc_keeps_everything_for_the_next_time(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        live = for_a_deal(call())
        async with opened(live, places) as at:
            await at.press("2", "enter")
            await at.go_to("deal.name")
            await at.clear_and_type("Big one")
            await at.press("escape")
            assert at.answers == [None]
            assert live.call.state.status == "running"
            await at.open()
            assert at.screen.draft.at == "deal.name"
            assert "Big one" in at.text()
            assert at.screen.draft.ease == 2

    async def test_another_outcome_asks_for_its_own_fields(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("3", "enter")
            assert "Planned close date" in at.text()
            await at.press("f2", "2")
            assert "Planned close date" not in at.text()
            assert "Return date" in at.text()
            await at.press("f8", "f8")
            assert at.rows("select outcome, deal_id from call") == [("no_deal", None)]

    async def test_the_details_can_be_shown_and_changed(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("3", "enter")
            assert "E-mail" not in at.text()
            await at.press("f3")
            await at.go_to("contact.title")
            await at.type("Operations director")
            await at.press("f8", "f8")
            assert at.rows("select title from contact") == [("Operations director",)]

    async def test_the_next_step_says_whether_it_is_an_advance(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            await at.press("3", "enter")
            await at.go_to("next_step.who")
            assert "An advance" in at.text()
            await at.press("end", "ctrl+u")
            await at.settle()
            assert "A continuation" in at.text() or "Who takes part" in at.text()

    async def test_a_click_chooses_and_moves(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_a_deal(call()), places) as at:
            row = next(y for y, line in enumerate(at.lines()) if "so-so" in line)
            await at.pilot.click(offset=(25, row))
            await at.settle()
            assert at.screen.draft.ease == 3
            row = next(y for y, line in enumerate(at.lines()) if "no deal yet" in line)
            await at.pilot.click(offset=(30, row))
            await at.settle()
            assert at.screen.draft.ending == "no_deal"


class TestDisqualified:
    async def test_a_reason_that_holds_is_saved_with_its_evidence(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_no_need(call()), places) as at:
            await at.press("3", "3", "2")
            await at.type("the number is a fax, twice")
            await at.press("enter", "enter", "enter", "enter")
            assert at.rows("select outcome, reason, reason_note, insist from call") == [
                ("disqualified", "invalid_data", "the number is a fax, twice", None)
            ]

    async def test_what_exactly_is_offered_where_the_reason_covers_several_things(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_no_need(call()), places) as at:
            await at.press("3", "3", "2")
            await at.type("the number is a fax, twice")
            await at.press("enter")
            assert at.screen.draft.at == "sub_reason"
            await at.press("1", "f8")
            assert "more exactly: Wrong number" in at.text()
            await at.press("enter")
            assert at.rows("select reason, sub_reason from call") == [
                ("invalid_data", "wrong_number")
            ]

    async def test_another_reason_keeps_nothing_of_what_was_said_of_the_first(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_no_need(call()), places) as at:
            await at.press("3", "3", "2")
            await at.go_to("sub_reason")
            await at.press("1")
            await at.go_to("reason")
            await at.press("5")
            assert at.screen.draft.wrap_up().reason == "not_a_buyer"
            assert at.screen.draft.wrap_up().sub_reason == ""

    async def test_a_rule_that_is_not_met_is_named_and_offers_no_deal(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_no_need(call()), places) as at:
            await at.press("3", "3")
            await at.type("no n")
            await at.press("1")
            await at.type("they chase every quote")
            await at.press("f8")
            assert at.screen.draft.at == "unmet"
            assert "Asked about Need: 1 of 2 times." in at.text()
            await at.press("1")
            assert at.screen.draft.ending == "no_deal"
            await at.press("f8", "f8")
            assert at.rows("select outcome, reason, revisit_at is not null from call") == [
                ("no_deal", None, 1)
            ]

    async def test_insisting_takes_a_sentence_that_is_kept(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(for_no_need(call()), places) as at:
            await at.press("3", "3")
            await at.type("no n")
            await at.press("1")
            await at.type("they chase every quote")
            await at.press("f8", "2")
            assert at.screen.draft.at == "insist"
            await at.type("short")
            await at.press("f8")
            assert at.screen.stage == "form"
            assert "at least 15 characters" in at.text()
            await at.type(", they are moving abroad")
            await at.press("f8", "f8")
            assert at.rows("select outcome, reason, insist from call") == [
                ("disqualified", "no_need", "short, they are moving abroad")
            ]

    async def test_a_wish_not_to_be_called_needs_nothing_else(
        self, call: Callable[..., LiveCall], places: Places
    ) -> None:
        async with opened(take_way(call(), "opt_out"), places) as at:
            await at.press("0", "enter", "enter", "enter")
            assert at.rows("select reason from call") == [("do_not_contact",)]
            assert at.rows("select count(*) from suppression") == [(2,)]
