"""Next steps that are due, what came of them, and good leads with which nothing is agreed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.errors import NotFound, StoreConflict
from data.next_steps import finish_step, forgotten, move_step, open_steps, put_back
from data.rows import NewLead
from data.store import Store
from tests.data.samples import (
    A_DEAL,
    HANDS_OFF,
    NO_DEAL,
    NOW,
    RESULT,
    STEP,
    ask,
    saved_call,
)
from tui.scripts.wrap_up.forms import NextStep

LATER = NOW + timedelta(days=30)
AUGUST_20 = datetime(2026, 8, 20, 9, tzinfo=UTC)


def test_steps_come_by_date_and_those_without_one_last(store: Store) -> None:
    wish = replace(A_DEAL, next_step=NextStep("quote", None, "Ola", ""))
    for name, wrap_up in (("wish", wish), ("meets", A_DEAL), ("nothing", NO_DEAL)):
        saved_call(store, wrap_up, NewLead(name=name))
    soon = replace(A_DEAL, next_step=replace(STEP, at=NOW + timedelta(hours=1), client_action=""))
    saved_call(store, soon, NewLead(name="soon"))
    found = open_steps(store)

    assert [(each.name, each.is_advance) for each in found] == [
        ("soon", False), ("meets", True), ("wish", False),
    ]  # fmt: skip


def test_a_step_that_is_done_leaves_the_list_and_the_queue(store: Store) -> None:
    call_id = saved_call(store, A_DEAL)
    lead_id = store.call(call_id).lead_id
    assert store.lead(lead_id).next_call_at == STEP.at

    before = finish_step(store, call_id, result="they signed", by="Alex", now=LATER)
    assert open_steps(store) == []
    assert store.lead(lead_id).next_call_at is None
    with pytest.raises(StoreConflict):
        finish_step(store, call_id, result="again", by="Eve", now=LATER)

    put_back(store, before, by="Alex", now=LATER)
    assert [each.call_id for each in open_steps(store)] == [call_id]
    assert store.lead(lead_id).next_call_at == STEP.at


def test_a_step_that_is_moved_takes_the_lead_with_it_only_if_the_lead_waits_for_it(
    store: Store, path: Path
) -> None:
    waits, other = saved_call(store, A_DEAL), saved_call(store, A_DEAL, NewLead(name="other"))
    store.edit_lead(store.call(other).lead_id, next_call_at=LATER)
    for call_id in (waits, other):
        move_step(store, call_id, at=AUGUST_20, by="Alex", now=NOW)

    assert [each.at for each in open_steps(store)] == [AUGUST_20, AUGUST_20]
    assert store.lead(store.call(waits).lead_id).next_call_at == AUGUST_20
    assert store.lead(store.call(other).lead_id).next_call_at == LATER
    noted = ask(path, "SELECT \"table\", field FROM change WHERE batch IS NOT NULL AND by = 'Alex'")
    assert sorted(noted) == [
        ("call", "next_step_at"), ("call", "next_step_at"), ("lead", "next_call_at"),
    ]  # fmt: skip


def test_taking_the_call_back_takes_what_came_of_its_step_too(store: Store, path: Path) -> None:
    call_id = saved_call(store, A_DEAL)
    finish_step(store, call_id, result="held", by="Alex", now=LATER)
    store.take_back(call_id)

    assert ask(path, "SELECT step_done_at, step_result, next_step_at FROM call") == [
        (None, "", None)
    ]
    with pytest.raises(NotFound):
        move_step(store, call_id, at=AUGUST_20, by="Alex", now=NOW)
    store.save(call_id, A_DEAL, RESULT)
    assert [each.call_id for each in open_steps(store)] == [call_id]


def test_good_leads_without_anything_agreed_are_forgotten_after_a_while(
    store: Store, path: Path
) -> None:
    done = saved_call(store, A_DEAL, NewLead(name="done"))
    finish_step(store, done, result="", by="Alex", now=NOW)
    saved_call(store, A_DEAL, NewLead(name="agreed"))
    cold = saved_call(store, A_DEAL, NewLead(name="cold"))
    finish_step(store, cold, result="", by="Alex", now=NOW)
    ask(path, "UPDATE lead SET score = 20, band = 'D' WHERE name = 'cold'")
    saved_call(store, HANDS_OFF, NewLead(name="hands off"))
    store.add_lead(NewLead(name="never called", score=99))
    found = forgotten(store, before=LATER, least_score=55)

    assert [each.name for each in found] == ["done"]
    assert forgotten(store, before=NOW, least_score=55) == []
