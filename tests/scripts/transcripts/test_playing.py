from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.scripts.transcripts.played_for_tests import (
    SCRIPT,
    WEDNESDAY,
    WHOLE,
    library,
    played,
    rules,
    transcript,
)
from tui.scripts import events as ev
from tui.scripts.model.transcript import Transcript
from tui.scripts.transcripts import PlayedClock, TranscriptError, play


def stopped(*say: Any) -> str:
    with pytest.raises(TranscriptError) as caught:
        played(say)
    return str(caught.value)


class TestSteps:
    def test_a_call_is_answered_captured_and_goes_on(self) -> None:
        state = played().state
        assert state.trail == ["opener", "need", "who", "money", "end"]
        assert state.position == "end"
        assert state.answers["who"].answers == ("owner", "buyer")
        assert state.captures["budget"].value == "4800.00 EUR"
        assert state.captures["budget"].text == "4,800 EUR"
        assert state.icp == {"scale": "core"}

    def test_a_question_may_be_asked_without_an_answer(self) -> None:
        state = played([{"opener": "ok"}, {"need": {"asked": "they laughed", "probe": 1}}]).state
        assert state.asked["need"].text == "they laughed"
        assert state.probes["need"] == 1
        assert state.position == "who"

    def test_a_step_may_be_passed_without_a_word(self) -> None:
        assert played([{"opener": ""}]).state.position == "need"
        assert played(["opener"]).state.answers == {}

    def test_jumps_steps_back_and_notes(self) -> None:
        say = [*WHOLE[:2], {"go": "money"}, {"back": 1}, {"note": "asked about the ERP"}]
        state = played([*say, {"forward": 1}]).state
        assert [(note.text, note.step) for note in state.notes] == [("asked about the ERP", "who")]
        assert state.position == "money"

    def test_what_was_done_is_taken_back_and_done_again(self) -> None:
        assert played([{"opener": "ok"}, {"undo": 2}]).state.answers == {}
        again = played([{"opener": "ok"}, {"undo": 2}, {"redo": 2}]).state
        assert again.answers["opener"].answers == ("ok",)

    def test_a_card_and_the_pitch_are_kept(self) -> None:
        state = played([{"recall": "objection:price"}, {"opener": {"pitch": 27}}]).state
        assert state.cards[0].card == "objection:price"
        assert state.pitch.runs == [27_000]

    def test_time_passes_by_the_steps_time_boxes(self) -> None:
        played_call = played([{"opener": "ok"}, {"need": "none"}])
        assert played_call.call.now_ms() == 30_000

    def test_dates_are_counted_from_the_day_of_the_transcript(self) -> None:
        say = [{"opener": {"answer": "later", "captures": {"callback_at": "tomorrow at 10"}}}]
        assert played(say).state.captures["callback_at"].value == "2026-11-26T10:00"
        held = played(say, now="2030-01-01 08:00")
        assert held.state.captures["callback_at"].value == "2030-01-02T10:00"


class TestMistakes:
    def test_a_step_that_the_call_does_not_stand_on_is_named_with_where_it_stands(self) -> None:
        told = stopped({"opener": "ok"}, {"money": "set"})
        assert "Line 2" in told
        assert "“money” but on “need”" in told

    def test_a_step_that_does_not_exist_is_named(self) -> None:
        assert "Line 1 of say: the script has no step “opner”" in stopped({"opner": "ok"})

    @pytest.mark.parametrize(
        ("item", "why"),
        [
            ({"opener": "okay"}, "okay"),
            ({"opener": ["ok", "later"]}, "one answer"),
            ({"opener": {"captures": {"bugdet": "1"}}}, "bugdet"),
            ({"opener": {"captures": {"budget": "a lot"}}}, "not an amount of money"),
            ({"opener": {"icp": {"scale": "huge"}}}, "scale: huge"),
            ({"opener": {"probe": 1}}, "no other wording"),
            ({"go": "nowhere"}, "nowhere"),
            ({"back": 1}, "first step"),
            ({"undo": 1}, "nothing left to take back"),
            ({"redo": 1}, "nothing to do again"),
        ],
    )
    def test_what_the_script_does_not_allow_is_said_with_its_line(
        self, item: dict[str, Any], why: str
    ) -> None:
        told = stopped(item)
        assert told.startswith("Line 1 of say: ")
        assert why in told

    @pytest.mark.parametrize(
        "item",
        [
            {"opener": "ok", "need": "clear"},
            {},
            {"opener": {"anser": "ok"}},
            {"opener": {"answer": "ok", "answers": ["ok"]}},
            {"opener": {"answer": "ok", "asked": "yes"}},
            {"back": -1},
        ],
    )
    def test_a_line_of_the_wrong_shape_is_refused(self, item: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            transcript([item])


def test_a_call_is_played_alike_every_time() -> None:
    assert played().call.events == played().call.events


def test_the_clock_moves_only_when_told() -> None:
    clock = PlayedClock()
    clock.spend(1.5)
    assert clock() == clock() == 1500


def test_nothing_is_played_twice_by_a_step_of_the_same_name() -> None:
    kinds = [type(event) for event in played([{"opener": "ok"}]).call.events]
    assert kinds == [ev.Started, ev.Answered, ev.Shown]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_way_through_the_bundled_scripts_can_be_played(data: st.DataObject) -> None:
    script = library().script(
        data.draw(st.sampled_from(["orlica-discovery", "orlica-undecided"])),
        data.draw(st.sampled_from(["en", "pl", "ru"])),
    )
    say: list[Any] = []
    standing = script.first.id
    for _ in range(data.draw(st.integers(1, 25))):
        answers = [answer.id for answer in script.by_id[standing].answers]
        say.append({standing: data.draw(st.sampled_from(["", *answers]))})
        text = Transcript.model_validate({"script": script.id, "lang": script.lang, "say": say})
        result = play(text, script, rules(), WEDNESDAY)
        standing = result.state.position
    assert standing in result.state.trail
    assert result.differences == []


def test_the_script_may_be_in_another_language_than_the_rules() -> None:
    script = library().script("orlica-discovery", "ru")
    text = Transcript.model_validate({"script": script.id, "lang": "ru", "say": ["connect"]})
    assert play(text, script, rules(), WEDNESDAY).script.lang == "ru"
    assert SCRIPT.lang == "en"
