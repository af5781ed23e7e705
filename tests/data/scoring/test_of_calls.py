"""What a saved call does to score and stage, and what taking it back leaves."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.rows import NewLead
from data.store import Store
from tests.data.samples import (
    A_DEAL,
    DISQUALIFIED,
    HANDS_OFF,
    NO_ANSWER,
    NO_DEAL,
    NOW,
    RESULT,
    ask,
    begin,
    event,
)
from tui.scripts.wrap_up.forms import WrapUp

QUALIFIES = replace(RESULT, qualifies=True)
LEAD = NewLead(name="Dana Whitfield", phone="+44 20 7946 0101", country="GB", source="web")


@pytest.fixture
def dana(store: Store) -> int:
    return store.add_lead(LEAD)


def end(store: Store, lead_id: int, wrap_up: WrapUp, result: object = QUALIFIES) -> int:
    call_id = begin(store, lead_id, events=3)
    store.save(call_id, wrap_up, result, event=event(4, "wrapped_up"))  # type: ignore[arg-type]
    return call_id


def test_a_qualified_talk_accepts_and_qualifies_with_the_rep_and_the_moment(
    store: Store, dana: int, path: Path
) -> None:
    call_id = end(store, dana, A_DEAL)
    standing = store.standings.of(dana)
    assert [row.stage for row in standing.stages] == ["sql", "accepted"]
    assert {row.at for row in standing.stages} == {RESULT.ended_at}
    assert (standing.score, standing.talked) == (74, True)
    kept = ask(
        path, f"SELECT lead_score, score_known, scoring_version FROM call WHERE id={call_id}"
    )
    assert kept[0][:2] == (74, 76)
    assert store.lead(dana).stage == "sql"


@pytest.mark.parametrize(
    ("wrap_up", "result", "stage"),
    [
        (NO_DEAL, RESULT, "accepted"),
        (NO_DEAL, replace(QUALIFIES, icp_fit=44), "accepted"),
        (DISQUALIFIED, QUALIFIES, "new"),
        (NO_ANSWER, QUALIFIES, "new"),
    ],
    ids=["not qualified", "fit too low", "disqualified", "attempt"],
)
def test_anything_less_goes_no_further(
    store: Store, dana: int, wrap_up: WrapUp, result: object, stage: str
) -> None:
    end(store, dana, wrap_up, result)
    assert store.lead(dana).stage == stage


def test_an_attempt_leaves_the_score(store: Store, dana: int) -> None:
    before = store.lead(dana).score
    end(store, dana, NO_ANSWER)
    assert store.lead(dana).score == before


def test_the_steps_are_taken_back_with_the_save(store: Store, dana: int) -> None:
    before = store.standings.of(dana)
    call_id = end(store, dana, A_DEAL)
    store.take_back(call_id)
    assert store.standings.of(dana) == before
    assert store.lead(dana).stage == "new"


def test_the_stage_is_in_the_list_of_changes_that_is_shown_first(store: Store, dana: int) -> None:
    call_id = begin(store, dana, events=3)
    shown = store.preview(call_id, A_DEAL, QUALIFIES)
    steps = [
        (each.old, each.new) for each in shown if (each.table, each.field) == ("lead", "stage")
    ]
    assert steps == [("new", "sql")]
    store.save(call_id, A_DEAL, QUALIFIES, event=event(4, "wrapped_up"), previewed=shown)


def test_whoever_opts_out_is_in_the_lowest_band_with_everybody_of_that_number(
    store: Store, dana: int, path: Path
) -> None:
    store.add_lead(replace(LEAD, name="D. Whitfield"), allow_duplicate=True)
    end(store, dana, HANDS_OFF)
    found = ask(path, "SELECT band, track, segment FROM lead")
    assert found == [("D", "none", "do_not_contact")] * 2


def test_a_call_from_before_gives_its_talk_by_its_range(
    store: Store, dana: int, path: Path
) -> None:
    end(store, dana, NO_DEAL, replace(RESULT, talk_score=None, score_low=38, score_high=88))
    assert store.standings.of(dana).score == 74  # the same as with 76: 38 of the 50 that is known


def test_the_score_after_a_call_fades_with_what_they_did(store: Store, dana: int) -> None:
    end(store, dana, NO_DEAL)
    before = store.lead(dana).score
    store.standings.add_event(dana, kind="form", at=NOW)
    after = store.lead(dana).score
    assert before is not None
    assert after == before + 6  # 0.10 of 60
