"""Properties of the fold: replay, taking back, totality, one cost for scripts of any length."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.call.scripts_for_tests import new_call, small_script
from tui.scripts import events as ev
from tui.scripts.call import Call, CallError
from tui.scripts.fold import fold
from tui.scripts.model.script import Script, Step

SCRIPT = small_script()
STEPS = [step.id for step in SCRIPT.steps]
ANSWERS = sorted({answer.id for step in SCRIPT.steps for answer in step.answers})
CAPTURES = sorted(SCRIPT.captures)
words = st.text(max_size=12)

gestures: st.SearchStrategy[tuple[str, tuple[Any, ...]]] = st.one_of(
    st.tuples(st.just("pick"), st.tuples(st.sampled_from(ANSWERS))),
    st.tuples(st.just("go_on"), st.just(())),
    st.tuples(st.just("jump"), st.tuples(st.sampled_from(STEPS))),
    st.tuples(st.just("move"), st.tuples(st.sampled_from([-2, -1, 1]))),
    st.tuples(st.just("note"), st.tuples(words)),
    st.tuples(st.just("capture"), st.tuples(st.sampled_from(CAPTURES), words, st.just("7"))),
    st.tuples(st.just("ask_without_answer"), st.just(())),
    st.tuples(st.just("set_icp"), st.tuples(st.just("scale"), st.sampled_from(["core", "out"]))),
    st.tuples(st.just("show_probe"), st.just(())),
    st.tuples(st.just("start_pitch"), st.just(())),
    st.tuples(st.just("stop_pitch"), st.just(())),
    st.tuples(st.just("undo"), st.just(())),
    st.tuples(st.just("redo"), st.just(())),
)


def do(call: Call, gesture: tuple[str, tuple[Any, ...]]) -> None:
    """Make one gesture; what is impossible at this point is left out."""
    name, given_with = gesture
    method: Callable[..., Any] = getattr(call, name)
    with suppress(CallError):
        method(*given_with)


def meaning(call: Call) -> dict[str, Any]:
    """The state without its clocks."""
    clockless = replace(call.state, clock_ms=0, entered_ms=0, step_ms={})
    return asdict(clockless)


@given(st.lists(gestures, max_size=40))
def test_replaying_the_stored_log_gives_the_same_state(made: list[Any]) -> None:
    call, rows = new_call()
    for gesture in made:
        do(call, gesture)
    stored = [row._replace(payload=json.loads(json.dumps(dict(row.payload)))) for row in rows]
    again = [ev.read_event(row) for row in stored]
    assert again == call.events
    assert fold(call.script, again) == call.state


@given(st.lists(gestures, max_size=25))
def test_undo_then_redo_is_identity(made: list[Any]) -> None:
    call, _ = new_call()
    for gesture in made:
        do(call, gesture)
    before = meaning(call)
    if call.undo() is not None:
        assert call.redo() is not None
    assert meaning(call) == before


@given(st.lists(gestures.filter(lambda made: made[0] not in ("undo", "redo")), max_size=25))
def test_undoing_everything_leads_back_to_the_start(made: list[Any]) -> None:
    call, _ = new_call()
    start = meaning(call)
    for gesture in made:
        do(call, gesture)
    while call.undo() is not None:
        pass
    back = meaning(call)
    for kept in ("cards", "pitch"):
        back[kept] = start[kept]
    assert back == start


@given(st.lists(gestures, max_size=30))
def test_an_abandoned_branch_leaves_no_marks(made: list[Any]) -> None:
    call, _ = new_call()
    for gesture in made:
        do(call, gesture)
    state = call.state
    assert set(state.answers) <= set(state.trail)
    assert set(state.asked) <= set(state.trail)
    assert set(state.links) == set(state.trail)
    for mark in state.marks.values():
        assert mark.step in state.answers
    for value in state.captures.values():
        assert value.step in state.trail
    said = {
        name: value
        for step_id in state.answers
        for answer in call.script.by_id[step_id].answers
        if answer.id in state.answers[step_id].answers
        for name, value in answer.sets.items()
    }
    assert set(state.facts) == set(said)


def odd_events() -> st.SearchStrategy[ev.Event]:
    """Events with any names at any time, as a damaged or foreign log may hold them."""
    at = st.integers(min_value=-10, max_value=10**6)
    step = st.one_of(st.none(), st.sampled_from([*STEPS, "nowhere", ""]))
    common = {"at_ms": at, "step": step}
    return st.one_of(
        st.builds(ev.Started, **common),
        st.builds(ev.Shown, **common, probe=st.one_of(st.none(), st.integers(-3, 9))),
        st.builds(ev.Answered, **common, answers=st.lists(st.sampled_from(ANSWERS)).map(tuple)),
        st.builds(ev.Asked, **common, words=words),
        st.builds(
            ev.Captured,
            **common,
            capture=st.sampled_from([*CAPTURES, "x"]),
            text=words,
            value=words,
        ),
        st.builds(ev.Noted, **common, text=words),
        st.builds(ev.IcpSet, **common, item=st.sampled_from(["scale", "x"]), option=words),
        st.builds(ev.IcpKnown, **common, item=st.sampled_from(["scale", "x"]), option=words),
        st.builds(ev.Jumped, **common),
        st.builds(ev.Moved, **common, by=st.integers(-3, 3)),
        st.builds(ev.PitchStarted, **common),
        st.builds(ev.PitchStopped, **common),
        st.builds(ev.CardRecalled, **common, card=words),
        st.builds(ev.Left, **common),
        st.builds(ev.Resumed, **common),
        st.builds(ev.WrappedUp, **common),
        st.builds(ev.TakenBack, **common, target=st.integers(-2, 40)),
        st.builds(ev.Restored, **common, target=st.integers(-2, 40)),
        st.builds(ev.Unknown, **common, name=words),
    )


@given(st.lists(odd_events(), max_size=40))
def test_any_log_folds_to_a_state(log: list[ev.Event]) -> None:
    state = fold(SCRIPT, log)
    assert state.clock_ms >= 0
    assert state.position in (*STEPS, "")
    assert all(spent >= 0 for spent in state.step_ms.values())
    assert set(state.links) == set(state.trail)
    call = Call(SCRIPT, record=lambda _row: None, clock=lambda: 0, past=log)
    assert call.step.id in STEPS
    assert isinstance(call.awaited, list)


@given(
    st.one_of(st.text(), st.sampled_from(sorted(ev.KINDS))),
    st.dictionaries(
        st.one_of(st.text(), st.sampled_from(["known", "answers", "probe", "target", "text"])),
        st.one_of(st.integers(), st.text(), st.none(), st.lists(st.integers())),
    ),
)
def test_a_row_of_any_kind_is_read(kind: str, payload: dict[str, Any]) -> None:
    row = ev.EventRecord(1, 0, kind, None, payload)
    event = ev.read_event(row)
    assert fold(SCRIPT, [event]).trail == (["opener"] if isinstance(event, ev.Started) else [])


def long_script(steps: int) -> Script:
    """A script of `steps` questions in a row."""
    return small_script().model_copy(
        update={
            "steps": tuple(
                Step.model_validate(
                    {
                        "id": f"s{number}",
                        "stage": "diagnosis",
                        "kind": "ask",
                        "text": "?",
                        "answers": [{"id": "yes", "label": "Yes", "sets": {f"f{number}": "1"}}],
                    }
                )
                for number in range(steps)
            )
        }
    )


def test_answering_looks_at_no_other_step_of_the_script() -> None:
    looked_at = {}
    for steps in (5, 500):
        call, _ = new_call(long_script(steps))
        seen = 0

        class Counting(dict[str, Step]):
            def get(self, key: str, default: Any = None) -> Any:
                nonlocal seen
                seen += 1
                return super().get(key, default)

            def __getitem__(self, key: str) -> Step:
                nonlocal seen
                seen += 1
                return super().__getitem__(key)

        call.script.__dict__["by_id"] = Counting(call.script.by_id)
        call.answer("yes")
        call.go_on()
        looked_at[steps] = seen
    assert looked_at[5] == looked_at[500]
