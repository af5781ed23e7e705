"""Taking a save back: everything it did, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import CannotTakeBack
from data.rows import NewLead
from data.store import Store
from tests.data.samples import (
    A_DEAL,
    CONTACT,
    DANA,
    EVERY_END,
    NO_DEAL,
    NOW,
    RESULT,
    ask,
    begin,
    dump,
    event,
    saved_call,
)
from tui.scripts.wrap_up.forms import CompanyDraft, ContactDraft, WrapUp

NOT_COMPARED = ("change", "sqlite_sequence", "figure_stale")
"""The history grows by what happened, numbers once used are not used again, and what was counted
is counted anew."""


def rows(path: Path, *, but: Iterable[str] = ()) -> dict[str, Any]:
    """All rows, without the counters that tell two edits apart."""
    found = dump(path, without=(*NOT_COMPARED, *but))
    versioned = {"lead", "contact", "company", "deal"}
    for name in versioned & set(found):
        names = [row[1] for row in ask(path, f"PRAGMA table_info({name})")]
        place = names.index("version")
        found[name] = [row[:place] + row[place + 1 :] for row in found[name]]
    return found


class TestTheRoundTrip:
    @pytest.mark.parametrize("wrap_up", EVERY_END.values(), ids=EVERY_END.keys())
    def test_restores_every_table(
        self, store: Store, lead_id: int, path: Path, wrap_up: WrapUp
    ) -> None:
        call_id = begin(store, lead_id, events=3)
        before = rows(path)
        store.save(call_id, wrap_up, RESULT, event=event(4, "wrapped_up"))
        assert rows(path) != before
        store.take_back(call_id)
        assert rows(path) == before

    def test_restores_filled_fields_too(self, store: Store, lead_id: int, path: Path) -> None:
        thin = replace(
            NO_DEAL,
            contact=ContactDraft(name="Dana"),
            company=CompanyDraft(name="Northgate"),
        )
        saved_call(store, thin, NewLead(name="Somebody else"))
        call_id = begin(store, lead_id, events=1)
        before = rows(path)
        wrap_up = replace(A_DEAL, contact_id=1, company_id=1)
        store.save(call_id, wrap_up, RESULT, event=event(2, "wrapped_up"))
        store.take_back(call_id)
        assert rows(path) == before

    def test_can_be_made_again_and_again(self, store: Store, lead_id: int, path: Path) -> None:
        call_id = begin(store, lead_id, events=1)
        before = rows(path)
        for wrap_up in EVERY_END.values():
            store.save(call_id, wrap_up, RESULT, event=event(2, "wrapped_up"))
            store.take_back(call_id)
            assert rows(path) == before

    def test_with_an_event_keeps_the_log_and_adds_to_it(self, store: Store, lead_id: int) -> None:
        call_id = begin(store, lead_id, events=1)
        store.save(call_id, A_DEAL, RESULT, event=event(2, "wrapped_up"))
        store.take_back(call_id, event=event(3, "taken_back", target=2))
        assert [each.kind for each in store.events(call_id)] == [
            "answered", "wrapped_up", "taken_back",
        ]  # fmt: skip
        store.save(call_id, A_DEAL, RESULT, event=event(4, "wrapped_up"))

    def test_is_in_the_history(self, store: Store, path: Path) -> None:
        store.take_back(saved_call(store, A_DEAL))
        assert ask(path, "SELECT count(*) FROM change WHERE undone_at IS NULL") == [(0,)]
        assert ask(path, "SELECT count(*) > 10 FROM change") == [(1,)]

    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.data())
    def test_of_any_saves_in_any_order_ends_where_it_began(
        self, tmp_path: Path, data: st.DataObject
    ) -> None:
        path = tmp_path / f"{data.draw(st.uuids())}.db"
        store = Store.open(path)
        saved_call(store, NO_DEAL, NewLead(name="The first"))
        ends = data.draw(st.lists(st.sampled_from(sorted(EVERY_END)), min_size=1, max_size=4))
        calls = []
        for number, name in enumerate(ends):
            lead_id = store.add_lead(NewLead(name=f"Lead {number}"))
            wrap_up = EVERY_END[name]
            if name in ("deal", "no_deal") and data.draw(st.booleans()):
                wrap_up = replace(wrap_up, contact_id=1, company_id=1)
            calls.append((begin(store, lead_id, events=1), wrap_up))
        before = rows(path)
        for call_id, wrap_up in calls:
            store.save(call_id, wrap_up, RESULT, event=event(2, "wrapped_up"))
        for call_id, _ in reversed(calls):
            store.take_back(call_id)
        assert rows(path) == before
        store.close()


class TestWhatOthersNeedStays:
    def test_a_company_that_another_call_uses(self, store: Store, path: Path) -> None:
        first = saved_call(store, A_DEAL)
        second = saved_call(store, replace(NO_DEAL, contact_id=1, company_id=1))
        store.take_back(first)
        assert ask(path, "SELECT id FROM company") == [(1,)]
        assert ask(path, "SELECT id FROM contact") == [(1,)]
        assert store.call(second).company_id == 1

    def test_a_contact_that_was_edited_since(self, store: Store, path: Path) -> None:
        call_id = saved_call(store, NO_DEAL)
        ask(path, "UPDATE contact SET title = 'CEO', version = version + 1")
        store.take_back(call_id)
        assert ask(path, "SELECT title FROM contact") == [("CEO",)]
        assert ask(path, "SELECT count(*) FROM company") == [(1,)]

    def test_a_field_that_was_changed_since(self, store: Store, path: Path) -> None:
        saved_call(store, replace(NO_DEAL, contact=ContactDraft(name="Dana")))
        again = replace(NO_DEAL, contact=CONTACT, contact_id=1, company_id=1)
        call_id = saved_call(store, again)
        ask(path, "UPDATE contact SET title = 'CEO', version = version + 1")
        store.take_back(call_id)
        assert ask(path, "SELECT title, email, email_folded FROM contact") == [("CEO", "", "")]

    def test_a_lead_that_was_moved_since(self, store: Store) -> None:
        call_id = saved_call(store, NO_DEAL)
        moved = NOW + timedelta(days=3)
        store.edit_lead(1, next_call_at=moved)
        store.take_back(call_id)
        assert store.lead(1).next_call_at == moved
        assert store.lead(1).status == "new"


class TestWhatCantBeTakenBack:
    def test_a_draft(self, store: Store, lead_id: int) -> None:
        with pytest.raises(CannotTakeBack, match="not saved yet"):
            store.take_back(begin(store, lead_id))

    def test_a_call_that_another_followed(self, store: Store, path: Path) -> None:
        call_id = saved_call(store, NO_DEAL)
        later = begin(store, 1, at=NOW + timedelta(days=1))
        result = replace(RESULT, ended_at=NOW + timedelta(days=1, minutes=5))
        store.save(later, A_DEAL, result)
        before = dump(path)
        with pytest.raises(CannotTakeBack, match="2026-08-04"):
            store.take_back(call_id)
        assert dump(path) == before

    def test_a_deal_that_was_won(self, store: Store, path: Path) -> None:
        call_id = saved_call(store, A_DEAL)
        ask(
            path,
            "UPDATE deal SET status = 'won', closed_at = created_at, version = version + 1",
        )
        before = dump(path)
        with pytest.raises(CannotTakeBack, match="Northgate, 14 seats"):
            store.take_back(call_id)
        assert dump(path) == before

    def test_a_call_that_was_reviewed(self, store: Store, path: Path) -> None:
        call_id = saved_call(store, NO_DEAL, DANA)
        ask(
            path,
            "INSERT INTO review (call_id, reviewer, at, verdict) "
            "VALUES (?, 'Kim', '2026-08-03T00:00:00.000000Z', 'no')",
            call_id,
        )
        with pytest.raises(CannotTakeBack, match="reviewed"):
            store.take_back(call_id)
