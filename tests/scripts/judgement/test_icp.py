"""The fit with the profile: coverage, range, knock-outs, words."""

from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scripts.judgement.judged import ICP, rules, script, told
from tui.scripts.judgement import IcpFit, judge
from tui.scripts.judgement.icp import Checklist, profile
from tui.scripts.model.script import Icp


def fit(**options: str) -> IcpFit:
    call = told().icp(**options)
    return judge(call.script, call.state, rules()).icp


def test_nothing_known_is_unknown_with_the_whole_range() -> None:
    found = fit()
    assert (found.fit, found.low, found.high, found.coverage, found.result) == (
        None,
        0,
        100,
        0,
        "unknown",
    )


def test_fit_is_counted_on_what_is_known() -> None:
    found = fit(scale="near", potential="core")
    assert (found.fit, found.low, found.high, found.coverage) == (71, 50, 80, 70)
    assert found.result == "in"


def test_a_checklist_of_92_and_a_half_is_shown_as_93() -> None:
    options = [
        {"id": "core", "label": "a", "score": "1"},
        {"id": "near", "label": "b", "score": "0.5"},
    ]
    items = [
        {"id": f"item{place}", "label": "x", "weight": weight, "options": options}
        for place, weight in enumerate(["20", "20", "15", "20", "10", "15"])
    ]
    call = told(script(icp={"items": items})).icp(**{f"item{place}": "core" for place in range(5)})
    call.icp(item5="near")
    assert judge(call.script, call.state, rules()).icp.fit == 93


def test_a_knock_out_is_outside_whatever_the_sum() -> None:
    found = fit(scale="core", geography="out", potential="core")
    assert (found.fit, found.result, found.knocked_out) == (70, "outside", "geography")


def test_thresholds_belong_to_the_better_side() -> None:
    icp = {**ICP, "in_at": 70, "edge_at": 50}
    call = told(script(icp=icp)).icp(scale="near")
    assert judge(call.script, call.state, rules()).icp.result == "edge"


def test_options_that_the_script_lacks_count_for_nothing() -> None:
    found = fit(scale="huge", colour="red")
    assert (found.fit, dict(found.items)) == (
        None,
        {"scale": None, "geography": None, "potential": None},
    )


def test_a_script_without_a_checklist_knows_nothing_of_fit() -> None:
    call = told(script(icp=None))
    found = judge(call.script, call.state, rules()).icp
    assert (found.fit, found.result, dict(found.items)) == (None, "unknown", {})


@st.composite
def checklists(draw: st.DrawFn) -> dict[str, Any]:
    scores = st.sampled_from(["0", "0.25", "0.5", "0.7", "1"])
    items = []
    for place in range(draw(st.integers(1, 3))):
        options = [
            {"id": f"o{number}", "label": "x", "score": draw(scores)}
            for number in range(draw(st.integers(2, 3)))
        ]
        items.append(
            {
                "id": f"i{place}",
                "label": "x",
                "weight": draw(st.sampled_from(["1", "2.5", "10", "0.1"])),
                "knockout": draw(st.sampled_from([None, "o0", "o1"])),
                "options": options,
            }
        )
    return {"items": items, "edge_at": draw(st.sampled_from(["30", "45", "50", "62.5"]))}


@settings(max_examples=150)
@given(checklists(), st.data())
def test_what_a_profile_may_become_is_what_filling_it_in_shows(
    given_icp: dict[str, Any], data: st.DataObject
) -> None:
    icp = Icp.model_validate(given_icp)
    checklist = Checklist(icp)
    chosen = {
        item.id: option
        for item in icp.items
        if (option := data.draw(st.sampled_from([None, *(each.id for each in item.options)])))
    }
    now = profile(checklist, chosen)
    open_items = [item for item in icp.items if item.id not in chosen]
    results, fits = set(), []
    for picks in product(*([option.id for option in item.options] for item in open_items)):
        whole = profile(
            checklist, chosen | dict(zip((i.id for i in open_items), picks, strict=True))
        )
        results.add(whole.result() == "outside")
        fits.append(whole.shown().fit or 0)
    assert now.may_fail() == (True in results)
    assert now.may_pass() == (False in results)
    shown = now.shown()
    assert (shown.low, shown.high) == (min(fits), max(fits))
