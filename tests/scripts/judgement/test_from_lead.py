"""The ICP checklist begins with what the lead's own fields say."""

import pytest

from tests.scripts.judgement.judged import rules
from tui.scripts.call import Call
from tui.scripts.events import EventRecord, read_event
from tui.scripts.judgement import judge
from tui.scripts.judgement.from_lead import items_of_lead
from tui.scripts.model.script import Script
from tui.scripts.reading import Library

KNOWN = {"industry": "Wholesale, tools", "country": "GB", "employees": "70"}


def discovery() -> Script:
    return Library.load().script("orlica-discovery", "en")


def begun(known: dict[str, str] | None = None) -> tuple[Call, list[EventRecord]]:
    rows: list[EventRecord] = []
    call = Call(discovery(), record=rows.append, clock=lambda: 0)
    known = KNOWN if known is None else known
    call.start(known, icp=items_of_lead(call.script, known, rules().scoring))
    return call, rows


@pytest.mark.parametrize(
    ("field", "said", "items"),
    [
        ("industry", "hurtownia narzędzi", {"industry": "core"}),
        ("industry", "Машиностроение", {"industry": "near"}),
        ("industry", "public sector", {"industry": "out"}),
        ("industry", "something else", {}),
        ("country", "PL", {"geography": "core"}),
        ("country", "BR", {}),
        ("employees", "70", {}),
        ("industry", "", {}),
    ],
)
def test_a_field_answers_the_item_that_it_speaks_of(
    field: str, said: str, items: dict[str, str]
) -> None:
    assert items_of_lead(discovery(), {field: said}, rules().scoring) == items


def test_a_country_rules_out_only_where_the_teams_rules_say_so() -> None:
    scoring = rules().scoring
    elsewhere = {"score": 0, "knockout": True, "otherwise": True}
    strict = scoring.model_validate(
        scoring.model_dump()
        | {
            "profile": [
                {**each.model_dump(), "options": [*each.model_dump()["options"], elsewhere]}
                for each in scoring.profile
            ]
        }
    )
    assert items_of_lead(discovery(), {"country": "BR"}, strict) == {"geography": "out"}


def test_it_is_in_the_log_and_a_resumed_call_knows_it_again() -> None:
    call, rows = begun()
    assert call.state.icp == {"industry": "core", "geography": "core"}
    assert call.state.icp_of_lead == {"industry", "geography"}
    assert [row.kind for row in rows] == ["started", "icp_known", "icp_known"]
    again = Call(call.script, record=rows.append, clock=lambda: 0, past=[*map(read_event, rows)])
    assert again.state == call.state
    assert call.undo() is None, "nobody has done anything yet that could be taken back"


def test_what_the_rep_chooses_counts_instead_and_can_be_taken_back() -> None:
    call, _ = begun()
    call.set_icp("industry", "near")
    call.set_icp("geography", "core")
    assert (call.state.icp["industry"], call.state.icp["geography"]) == ("near", "core")
    assert call.state.icp_of_lead == set()
    call.undo()
    call.undo()
    assert call.state.icp_of_lead == {"industry", "geography"}
    call.doubt_icp("industry")
    assert call.state.icp == {"geography": "core"}


def test_a_call_in_which_nobody_asked_anything_rests_on_nothing() -> None:
    call, _ = begun()
    found = judge(call.script, call.state, rules())
    assert found.icp.coverage
    assert found.nothing_known
    call.set_icp("scale", "core")
    assert not judge(call.script, call.state, rules()).nothing_known
