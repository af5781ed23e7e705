"""The possible outcomes against every way of filling in what is unknown.

`judge` works them out from the extremes. Here each completion is played as a call in which nothing
is unknown any more, and the verdicts of all of them are collected.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.scripts.judgement.judged import Told, asking, rules, script
from tui.scripts.judgement import Judgement, judge
from tui.scripts.model.framework import Framework
from tui.scripts.model.script import Script
from tui.scripts.rules import Rules

NAMES = ("need", "authority", "timing", "budget", "challenges", "identify_pain", "goals")
KNOWN = ("met", "partly", "not_met")


def _labelled(name: str, *answers: dict[str, Any], **extra: Any) -> dict[str, Any]:
    given_answers = [{"label": answer["id"], **answer} for answer in answers]
    return {"id": name, "stage": "close", "kind": "ask", "answers": given_answers, **extra}


REQUEST = _labelled(
    "request", *({"id": fit, "sets": {"request_fit": fit}} for fit in ("full", "partial", "none"))
)
CLOSE = _labelled(
    "close",
    {"id": "meeting", "sets": {"next_step": "meeting"}},
    {"id": "later", "sets": {"next_step": "nurture"}},
)
FUNDS = _labelled("funds", {"id": "broke", "sets": {"funds": "none"}}, {"id": "fine"})
PAIN = _labelled("pain", {"id": "asked"}, level=2)
PROBING = [asking("need", "asked_1"), asking("need", "asked_2"), {**PAIN, "id": "asked_pain"}]


@dataclass(repr=False)
class Case:
    """A call half-way through, in rules of its own."""

    call: Told
    rules: Rules
    framework: Framework

    @cached_property
    def probing_script(self) -> Script:
        """The call's script with enough questions about need at its end."""
        steps = (*self.call.script.steps, *script(PROBING).steps)
        copied = self.call.script.model_dump(by_alias=True) | {
            "steps": [each.model_dump() for each in steps]
        }
        return Script.model_validate(copied)

    @cached_property
    def now(self) -> Judgement:
        """What the call comes to as it stands."""
        return self.judged(self.call)

    def judged(self, call: Told) -> Judgement:
        return judge(call.script, call.state, self.rules, self.framework.id)


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    floor = st.builds(
        lambda name, least: {"criterion": name, "at_least": least},
        st.sampled_from(names),
        st.sampled_from(["partly", "met"]),
    )
    avoid = st.builds(lambda name: {"criterion": name, "not": "not_met"}, st.sampled_from(names))
    count = st.builds(lambda number: {"met": number}, st.integers(1, len(names)))
    score = st.builds(lambda number: {"score": number}, st.sampled_from([25, 50, 56, 75]))
    gate = st.one_of(floor, avoid, count, score)
    either = st.builds(lambda gates: {"any": gates}, st.lists(gate, min_size=1, max_size=2))
    return Framework.model_validate(
        {
            "id": "drawn",
            "title": "Drawn",
            "criteria": [
                {"id": name, "letter": "X", "title": name, "weight": draw(st.integers(1, 3))}
                for name in names
            ],
            "qualifies": draw(st.lists(st.one_of(gate, either), max_size=3)),
        }
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    framework = draw(frameworks())
    icp = None
    if draw(st.booleans()):
        options = [
            {"id": f"o{number}", "label": "x", "score": score}
            for number, score in enumerate(draw(st.permutations([0, 0.5, 1])))
        ]
        icp = {
            "items": [
                {
                    "id": f"i{place}",
                    "label": "x",
                    "weight": draw(st.integers(1, 4)),
                    "knockout": draw(st.sampled_from([None, "o0"])),
                    "options": options,
                }
                for place in range(draw(st.integers(1, 2)))
            ]
        }
    steps = [asking(name) for name in NAMES]
    if draw(st.booleans()):
        steps.append(asking("need", "need_again"))
    steps += [step for step in (REQUEST, FUNDS, PAIN) if draw(st.booleans())]
    given_script = script([*steps, CLOSE], icp=icp)
    call = Told(given_script)
    for step in given_script.steps:
        if step.id != "close" or draw(st.booleans()):
            picked = draw(st.sampled_from([None, None, *(answer.id for answer in step.answers)]))
            if picked:
                call.answer(step.id, picked)
    for item in given_script.icp.items if given_script.icp else ():
        if draw(st.booleans()):
            call.icp(**{item.id: draw(st.sampled_from([each.id for each in item.options]))})
    own = replace(rules(), frameworks={"drawn": framework})
    return Case(call, own, framework)


def ways(case: Case) -> Iterator[dict[str, Any]]:
    """Every way of filling in what the call does not know."""
    judged = case.now
    names = [item.id for item in case.framework.criteria]
    tied = next((name for name in ("need", "challenges", "identify_pain") if name in names), None)
    names += [] if tied else ["need"]
    fill: dict[str, list[Any]] = {
        f"criterion:{name}": list(KNOWN) for name in names if judged.status(name) == "unknown"
    }
    if judged.status("need") == "not_met":
        # Their steps count as questions about need, which would settle that there is none; a rep
        # may leave them out all the same.
        for name in (f"criterion:{each}" for each in ("challenges", "identify_pain")):
            if name in fill:
                fill[name].append(None)
    steps = case.call.script.by_id
    fill |= {
        f"icp:{item.id}": [option.id for option in item.options]
        for item in (case.call.script.icp.items if case.call.script.icp else ())
        if item.id not in case.call.state.icp
    }
    if "request" in steps and "request_fit" not in case.call.state.facts:
        fill["request"] = ["full", "partial", "none"]
    if "next_step" not in case.call.state.facts:
        fill["close"] = ["meeting", "later"]
    if judged.status("need") == "not_met":
        enough = "pain" in steps
        fill["probe"] = [False, True] if enough else [False]
    for picks in product(*fill.values()):
        yield dict(zip(fill, picks, strict=True))


def filled(case: Case, way: dict[str, Any]) -> str:
    """The outcome of the call with everything filled in."""
    call = Told(case.probing_script)
    call.state = deepcopy(case.call.state)
    call._seq = 1000
    for name, value in way.items():
        kind, _, rest = name.partition(":")
        if value is None:
            continue
        if kind == "criterion":
            call.answer(rest, value)
        elif kind == "icp":
            call.icp(**{rest: value})
        elif kind in ("request", "close"):
            call.answer(kind, value)
    judged = case.judged(call)
    found_unknown = case.now.status("need") == "unknown" and judged.status("need") == "not_met"
    if found_unknown or way.get("probe"):
        call.in_vain("asked_1").in_vain("asked_2").answer("asked_pain", "asked")
        judged = case.judged(call)
    return judged.verdict.outcome


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_possible_is_what_filling_in_shows(case: Case) -> None:
    found = case.now.verdict
    expected = {filled(case, way) for way in ways(case)} | {found.outcome}
    event(f"possible: {', '.join(found.possible)}")
    assert set(found.possible) == expected
    assert found.decided == (len(expected) == 1)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_the_outcome_of_now_is_always_possible_and_a_decided_call_asks_nothing(case: Case) -> None:
    judged = case.now
    assert judged.verdict.outcome in judged.verdict.possible
    assert not (judged.verdict.decided and judged.next_question)
    assert (judged.verdict.reason is not None) == (judged.verdict.outcome == "disqualified")
    assert all(str(saying) for saying in judged.verdict.why)
    assert judged.verdict.why


def test_need_that_is_open_but_no_obstacle_leaves_a_deal_or_nothing() -> None:
    gate = {"criterion": "need", "not": "not_met"}
    parts = [{"id": "need", "letter": "N", "title": "Need"}]
    framework = Framework.model_validate(
        {"id": "drawn", "title": "Drawn", "criteria": parts, "qualifies": [gate]}
    )
    call = Told(script([asking("need"), CLOSE], icp=None)).answer("close", "meeting")
    case = Case(call, replace(rules(), frameworks={"drawn": framework}), framework)
    assert case.now.verdict.possible == ("deal", "disqualified")
