"""However a prospect answers, a call with a bundled script comes to an end and can be judged."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.spoken import library, name_of, scripts
from tui.scripts.call import Call
from tui.scripts.judgement import judge
from tui.scripts.model.script import Script
from tui.scripts.phrases import say_text

every_script = pytest.mark.parametrize("script", scripts(), ids=name_of)
choices = st.lists(st.integers(min_value=0, max_value=8), max_size=40)


def held(script: Script, chosen: list[int]) -> Call:
    """A call in which each step gets the chosen answer, another one when it comes again."""
    ticks = iter(range(0, 10**9, 7000))
    call = Call(script, record=lambda _: None, clock=lambda: next(ticks))
    call.start({"contact": "Dana", "company": "Northgate", "rep": "Alex", "source": "web"})
    visits: dict[str, int] = {}
    first: dict[str, int] = {}
    left = iter(chosen)
    while True:
        step = call.step
        visits[step.id] = visits.get(step.id, -1) + 1
        assert visits[step.id] <= len(step.answers), f"the call goes round at {step.id}"
        if step.answers:
            at = (first.setdefault(step.id, next(left, 0)) + visits[step.id]) % len(step.answers)
            call.answer(step.answers[at].id)
        if not call.go_on():
            return call


@every_script
@given(chosen=choices)
@settings(max_examples=40, deadline=None)
def test_a_call_ends_at_an_outcome_or_an_attempt(script: Script, chosen: list[int]) -> None:
    call = held(script, chosen)
    assert call.step.kind == "outcome" or call.state.suggested


@every_script
@given(chosen=choices)
@settings(max_examples=40, deadline=None)
def test_no_spoken_line_shows_a_bare_name(script: Script, chosen: list[int]) -> None:
    state = held(script, chosen).state
    for step_id in state.trail:
        step = script.by_id[step_id]
        for text in (step.text, *step.probes, *(answer.then or "" for answer in step.answers)):
            assert "{" not in say_text(text, script, state)


@every_script
@given(chosen=choices)
@settings(max_examples=40, deadline=None)
def test_a_call_is_never_disqualified_for_want_of_money_or_a_date(
    script: Script, chosen: list[int]
) -> None:
    state = held(script, chosen).state
    verdict = judge(script, state, library().rules).verdict
    assert verdict.outcome in verdict.possible
    if verdict.outcome == "disqualified":
        need = state.marks.get("need")
        assert (
            state.suggested.startswith("disqualified:")
            or "none" in (state.facts.get("request_fit"), state.facts.get("funds"))
            or (need is not None and need.status == "not_met")
        )
