"""The way through a script: links, hubs, conditions, changed answers."""

import pytest

from tests.scripts.call.scripts_for_tests import new_call
from tui.scripts.call import Call, CallError
from tui.scripts.events import TakenBack


def played(*moves: str) -> Call:
    """A call with these answers given, going on after each."""
    call, _ = new_call()
    for move in moves:
        step, _, answer = move.partition(":")
        assert call.state.position == step
        call.answer(answer)
        call.go_on()
    return call


def test_an_answers_own_next_wins_over_the_order_of_the_file() -> None:
    assert played("opener:ok", "stage:late").state.position == "fit"


def test_a_step_whose_condition_is_false_is_passed_over() -> None:
    early = played("opener:ok", "stage:early", "pain:real")
    assert early.state.trail == ["opener", "stage", "pain", "budget"]
    call = played("opener:ok", "stage:late", "fit:can")
    assert call.state.position == "rivals"


def test_the_order_of_the_file_never_leads_into_a_hub() -> None:
    assert played("opener:ok", "stage:skip", "budget:no").state.position == "end"


def test_enter_on_an_outcome_step_goes_nowhere() -> None:
    call = played("opener:ok", "stage:skip", "budget:no")
    assert call.go_on() is False
    assert call.state.position == "end"


def test_an_answer_that_ends_the_call_leads_nowhere_and_is_suggested() -> None:
    call, _ = new_call()
    call.answer("stop")
    assert call.next_step is None
    assert call.state.suggested == "disqualified:do_not_contact"
    call.answer("ok")
    assert call.state.suggested == ""


def test_a_hub_returns_to_where_it_was_opened_and_its_answers_stay() -> None:
    call, _ = new_call()
    call.answer("objection")
    call.go_on()
    assert call.state.position == "hub"
    call.answer("settled")
    call.go_on()
    assert call.state.position == "opener"
    call.answer("ok")
    call.go_on()
    assert call.state.position == "stage"
    assert call.state.facts == {"trust": "won"}


def test_a_hub_opened_by_a_jump_returns_too() -> None:
    call = played("opener:ok", "stage:skip")
    call.jump("hub")
    call.answer("settled")
    call.go_on()
    assert call.state.position == "budget"


def test_a_changed_answer_drops_the_marks_facts_and_captures_of_the_branch() -> None:
    call = played("opener:ok", "stage:early")
    call.capture("orders", "100", "100")
    call.capture("share", "30", "30")
    call.answer("real")
    call.capture("quote", "we lose quotes", "we lose quotes")
    assert call.state.captures["loss"].value == "30"
    call.note("said twice")
    call.go_on()
    call.move(-2)
    call.answer("late")
    assert call.state.trail == ["opener", "stage"]
    assert call.state.marks == {}
    assert call.state.captures == {}
    assert call.state.facts == {"buying_stage": "comparing"}
    assert [note.text for note in call.state.notes] == ["said twice"]
    assert call.state.dropped["pain"].answers == ("real",)


def test_a_changed_answer_that_leads_to_a_later_step_drops_only_what_lies_between() -> None:
    call = played("opener:ok", "stage:early", "pain:real")
    call.answer("yes")
    call.move(-2)
    call.answer("skip")
    assert call.state.trail == ["opener", "stage", "budget"]
    assert call.state.marks["budget"].status == "met"
    assert "need" not in call.state.marks


def test_a_step_that_was_jumped_to_stays_when_a_branch_is_dropped() -> None:
    call = played("opener:ok", "stage:early")
    call.jump("budget")
    call.answer("yes")
    call.move(-2)
    call.answer("late")
    assert call.state.trail == ["opener", "stage", "budget"]
    assert call.state.marks["budget"].status == "met"


def test_a_changed_fact_drops_later_steps_whose_condition_no_longer_holds() -> None:
    call = played("opener:ok", "stage:late", "fit:can")
    call.answer("one")
    call.go_on()
    call.answer("yes")
    call.jump("stage")
    call.answer("skip")
    assert "rivals" not in call.state.trail
    assert call.state.marks["budget"].status == "met"


def test_several_answers_toggle_one_by_one() -> None:
    call = played("opener:ok", "stage:late", "fit:can")
    call.pick("two")
    call.pick("one")
    assert list(call.state.answers["rivals"].answers) == ["one", "two"]
    call.pick("two")
    assert list(call.state.answers["rivals"].answers) == ["one"]


def test_the_same_key_again_takes_the_answer_back() -> None:
    call, _ = new_call()
    call.pick("ok")
    call.pick("ok")
    assert call.state.answers == {}


def test_unknown_never_replaces_what_is_known() -> None:
    call = played("opener:ok", "stage:skip")
    call.answer("yes")
    call.answer("dodge")
    assert {name: mark.status for name, mark in call.state.marks.items()} == {
        "authority": "met",
        "budget": "unknown",
    }


def test_a_capture_counts_only_for_the_answer_that_asked_for_it() -> None:
    call = played("opener:ok", "stage:skip")
    call.answer("yes")
    assert call.awaited == ["amount"]
    call.capture("amount", "5000", "5000.00 EUR")
    assert call.awaited == []
    call.answer("no")
    assert "amount" not in call.state.captures
    call.answer("yes")
    assert call.state.captures["amount"].value == "5000.00 EUR"


def test_a_capture_that_was_passed_over_is_not_asked_again() -> None:
    call = played("opener:ok", "stage:early")
    assert call.awaited == ["orders", "share"]
    call.capture("orders", "", "")
    assert call.awaited == ["share"]


def test_an_answer_that_is_picked_anew_asks_again_for_what_was_passed_over() -> None:
    call = played("opener:ok", "stage:skip")
    call.pick("yes")
    call.capture("amount", "", "")
    assert call.awaited == []
    call.pick("yes")
    call.pick("yes")
    assert call.awaited == ["amount"]
    call.capture("amount", "", "")
    call.ask_without_answer()
    call.pick("yes")
    assert call.awaited == ["amount"]


def test_a_figure_that_is_known_from_another_step_is_not_asked_for_again() -> None:
    call = played("opener:ok", "stage:skip")
    call.answer("yes")
    call.capture("amount", "5000", "5000.00 EUR")
    call.jump("again")
    call.answer("sure")
    assert call.awaited == ["quote"]


def test_passing_a_capture_over_keeps_what_was_typed_on_another_step() -> None:
    call = played("opener:ok", "stage:early")
    call.capture("orders", "120", "120")
    call.answer("fine")
    call.go_on()
    call.capture("orders", "", "")
    assert call.state.captures["orders"].value == "120"
    call.move(-1)
    call.capture("orders", "", "")
    assert "orders" not in call.state.captures


def test_an_icp_item_that_nobody_knew_is_kept_as_asked() -> None:
    call, rows = new_call()
    call.set_icp("scale", "core")
    call.doubt_icp("scale")
    assert call.state.icp == {}
    assert call.state.icp_not_known == {"scale"}
    before = len(rows)
    call.doubt_icp("scale")
    assert len(rows) == before
    call.undo()
    assert (call.state.icp, call.state.icp_not_known) == ({"scale": "core"}, set())
    call.set_icp("scale", "core")
    assert (call.state.icp, call.state.icp_not_known) == ({}, set())


def test_asked_without_an_answer_clears_the_pick_and_keeps_the_words() -> None:
    call = played("opener:ok", "stage:skip")
    call.answer("yes")
    call.note("ask the CFO")
    call.ask_without_answer()
    assert "budget" not in call.state.marks
    assert call.state.asked["budget"].text == "ask the CFO"
    call.answer("no")
    assert "budget" not in call.state.asked


def test_moves_stay_on_the_way_taken() -> None:
    call = played("opener:ok", "stage:early")
    call.move(-1)
    assert call.state.position == "stage"
    call.move(1)
    assert call.state.position == "pain"
    with pytest.raises(CallError, match="ends here"):
        call.move(1)


def test_going_on_from_the_middle_of_the_way_keeps_it() -> None:
    call = played("opener:ok", "stage:early", "pain:real")
    call.move(-2)
    call.go_on()
    assert call.state.position == "pain"
    assert call.state.trail == ["opener", "stage", "pain", "budget"]


def test_the_pitch_ends_where_the_call_goes_on() -> None:
    call, _ = new_call()
    call.start_pitch()
    call.go_on()
    assert call.state.pitch.started_ms is None
    assert len(call.state.pitch.runs) == 1
    call.start_pitch()
    call.jump("budget")
    assert len(call.state.pitch.runs) == 2


def test_wordings_go_round() -> None:
    call, _ = new_call()
    for expected in (1, 2, 0):
        call.show_probe()
        assert call.state.probes["opener"] == expected


def test_names_that_are_not_there_are_refused_with_a_sentence() -> None:
    call, rows = new_call()
    before = len(rows)
    with pytest.raises(CallError, match="has no answer"):
        call.answer("nonsense")
    with pytest.raises(CallError, match="takes one answer"):
        call.answer("ok", "stop")
    with pytest.raises(CallError, match="has no step"):
        call.jump("nowhere")
    with pytest.raises(CallError, match="has no capture"):
        call.capture("nothing", "a", "a")
    with pytest.raises(CallError, match="checklist"):
        call.set_icp("scale", "nothing")
    assert len(rows) == before


def test_talk_time_stands_still_while_the_call_is_left() -> None:
    call, rows = new_call()
    call.answer("ok")
    call.leave()
    left_at = call.now_ms()
    assert call.now_ms() == left_at
    again = Call(call.script, record=rows.append, clock=lambda: 1, past=call.events)
    assert again.now_ms() == left_at
    again.resume()
    assert again.now_ms() == left_at
    assert again.state.position == call.state.position
    assert again.state.answers == call.state.answers


def test_a_wrap_up_that_was_taken_back_is_not_done_again_by_a_key() -> None:
    call = played("opener:ok")
    ended = call.wrap_up(disposition="talked", outcome="deal")
    call.recorded(TakenBack(at_ms=ended.at_ms, step=ended.step, target=len(call.events)))
    assert call.redo() is None
    assert call.state.status == "running"
    assert call.undo() is not None
    assert call.redo() is not None
