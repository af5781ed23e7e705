"""What the end of a call leaves in the records."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from data.errors import StoreConflict, StoreFull
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.saving.calls_for_tests import (
    REP,
    begun,
    for_a_deal,
    for_no_deal,
    library,
    open_store,
    take_way,
)
from tui import saving
from tui.calling.live_call import LiveCall
from tui.scripts.wrap_up import LeadFacts, WrapUp, propose


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


def rows(store: Store, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(store.where)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def proposed(live: LiveCall, outcome: str, **changes: Any) -> WrapUp:
    """What the screen would propose for an outcome."""
    found = propose(
        live.script,
        live.call.state,
        live.judgement(),
        LeadFacts(name=live.lead.name, company=live.lead.company_name, phone=live.lead.phone),
        live.rules,
        rep="Alex",
        owner="Alex",
        today=date(2026, 3, 2),
    )
    return replace(found.forms[outcome], **changes)


def test_a_deal_leaves_contact_company_and_deal(store: Store, clock: FakeClock) -> None:
    live = for_a_deal(begun(store, clock))
    clock.go(600)
    saved = saving.finish(live, proposed(live, "deal", ease=4))
    assert rows(store, "select outcome, disposition, ease, talk_seconds, verdict from call") == [
        ("deal", "talked", 4, 600, "deal")
    ]
    assert rows(store, "select amount, currency, expected_close, owner, status from deal") == [
        ("4800.00", "EUR", "2026-12-31", "Alex", "open")
    ]
    assert rows(store, "select name from contact") == [("Dana Whitfield",)]
    assert rows(store, "select name from company") == [("Northgate Supplies",)]
    assert (saved.contact, saved.company, saved.deal) == (1, 1, 1)


def test_a_call_without_a_deal_leaves_its_return_date(store: Store, clock: FakeClock) -> None:
    live = for_no_deal(begun(store, clock))
    saving.finish(live, proposed(live, "no_deal", revisit_at=date(2026, 6, 1)))
    assert rows(store, "select outcome, revisit_at, deal_id from call") == [
        ("no_deal", "2026-06-01", None)
    ]
    assert rows(store, "select count(*) from deal") == [(0,)]


def test_a_disqualification_leaves_neither_contact_nor_company(
    store: Store, clock: FakeClock
) -> None:
    live = take_way(begun(store, clock), "opt_out")
    wrap_up = WrapUp(outcome="disqualified", reason="do_not_contact", evidence="do not call again")
    saving.finish(live, wrap_up)
    assert rows(store, "select outcome, reason, reason_note, contact_id, company_id from call") == [
        ("disqualified", "do_not_contact", "do not call again", None, None)
    ]
    assert rows(store, "select count(*) from contact") == [(0,)]
    assert rows(store, "select status from lead") == [("do_not_contact",)]
    assert rows(store, "select count(*) from suppression") == [(2,)]


def test_the_end_is_the_last_event_of_the_call(store: Store, clock: FakeClock) -> None:
    live = for_a_deal(begun(store, clock))
    saving.finish(live, proposed(live, "deal"))
    kinds = rows(store, "select kind from call_event order by seq")
    assert kinds[0] == ("started",)
    assert kinds[-1] == ("wrapped_up",)
    assert live.call.state.status == "wrapped"


def test_evidence_is_kept_with_their_words(store: Store, clock: FakeClock) -> None:
    live = for_a_deal(begun(store, clock))
    saving.finish(live, proposed(live, "deal"))
    assert rows(store, "select status, words, step from evidence where criterion = 'need'") == [
        ("met", "41 of 120 quotes had no second contact", "need")
    ]


def test_the_preview_is_what_is_written(store: Store, clock: FakeClock) -> None:
    live = for_a_deal(begun(store, clock))
    wrap_up = proposed(live, "deal", ease=4)
    shown = saving.preview(live, wrap_up)
    saving.finish(live, wrap_up, shown)
    written = rows(store, 'select "table", field, new from change where undone_at is null')
    assert sorted((each.table, each.field, each.new) for each in shown) == sorted(written)
    assert len(shown) > 8


def test_a_list_that_is_out_of_date_is_not_saved(store: Store, clock: FakeClock) -> None:
    live = for_a_deal(begun(store, clock))
    wrap_up = proposed(live, "deal")
    with pytest.raises(StoreConflict):
        saving.finish(live, wrap_up, saving.preview(live, wrap_up)[1:])
    assert rows(store, "select status from call") == [("draft",)]


def test_a_save_that_fails_leaves_the_call_going_on(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = for_a_deal(begun(store, clock))
    before = len(live.call.events)

    def full(*_args: Any, **_kwargs: Any) -> None:
        raise StoreFull("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(store, "save", full)
        with pytest.raises(StoreFull):
            saving.finish(live, proposed(live, "deal"))
    assert (len(live.call.events), live.call.state.status) == (before, "running")
    saving.finish(live, proposed(live, "deal"))
    assert rows(store, "select count(*) from call where status = 'ended'") == [(1,)]


def test_taking_back_leaves_no_records_and_a_call_that_can_be_saved_again(
    store: Store, clock: FakeClock
) -> None:
    live = for_a_deal(begun(store, clock))
    lead = rows(store, "select status, score, next_call_at, last_words from lead")
    saving.finish(live, proposed(live, "deal"))
    saving.take_back(live)
    for table in ("contact", "company", "deal", "evidence"):
        assert rows(store, f"select count(*) from {table}") == [(0,)]
    assert rows(store, "select status, score, next_call_at, last_words from lead") == lead
    assert rows(store, "select status, outcome from call") == [("draft", None)]
    assert live.call.state.status == "running"
    saving.finish(live, proposed(live, "deal"))
    assert rows(store, "select count(*) from deal") == [(1,)]


def test_a_call_that_waits_after_its_end_and_after_taking_it_back_is_still_ours(
    store: Store, clock: FakeClock
) -> None:
    live = for_a_deal(begun(store, clock))
    saving.finish(live, proposed(live, "deal"))
    live.recorder.save_clock(100)  # the screen behind the wrap-up ticks on
    assert live.recorder.status.state == "saved"
    saving.take_back(live, goes_on=True)
    live.recorder.save_clock(105)
    assert live.recorder.status.state == "saved"
    saving.finish(live, proposed(live, "deal"))
    assert rows(store, "select count(*) from deal") == [(1,)]


def test_a_call_taken_back_and_still_open_here_is_in_our_hand_until_it_is_left(
    store: Store, clock: FakeClock
) -> None:
    live = for_a_deal(begun(store, clock))
    saving.finish(live, proposed(live, "deal"))
    saving.take_back(live, goes_on=True)
    assert rows(store, "select held_by from call") == [("Alex",)]
    live.recorder.close()
    assert rows(store, "select held_by, holder from call") == [("", "")]


@pytest.mark.parametrize(
    ("disposition", "days", "hours"),
    [("no_answer", 2, 0), ("voicemail", 3, 0), ("gatekeeper", 2, 0), ("busy", 0, 1)],
)
def test_an_attempt_says_when_to_try_again(
    store: Store, clock: FakeClock, disposition: str, days: int, hours: int
) -> None:
    saving.attempt(begun(store, clock), disposition)
    assert rows(store, "select disposition, outcome from call") == [(disposition, None)]
    due = store.lead(1).next_call_at
    assert due == clock.now() + timedelta(days=days, hours=hours)


def test_attempts_skip_the_weekend(store: Store, clock: FakeClock) -> None:
    clock.at = datetime(2026, 3, 6, 12, tzinfo=UTC)
    saving.attempt(begun(store, clock), "no_answer")
    assert store.lead(1).next_call_at == datetime(2026, 3, 10, 12, tzinfo=UTC)


def test_a_callback_is_due_at_its_time(store: Store, clock: FakeClock) -> None:
    at = datetime.fromisoformat("2026-03-05T10:00")
    saving.attempt(begun(store, clock), "callback", at)
    assert store.lead(1).next_call_at == datetime(2026, 3, 5, 10, tzinfo=UTC)


def test_a_call_goes_on_where_it_was_left(store: Store, clock: FakeClock) -> None:
    live = take_way(begun(store, clock), "contact", "clear=their words")
    clock.go(90)
    live.call.note("one more")
    live.call.leave()
    clock.go(3600)
    again = saving.resume(store, live.call_id, library=library(), settings=REP, clock=clock)
    assert again.call.step.id == live.call.step.id
    assert again.call.state.captures["need_quote"].text == "their words"
    assert again.call.now_ms() == 90_000
    assert again.lead == store.lead(1)


def test_a_call_that_was_cut_off_goes_on_with_the_clock_it_had(
    store: Store, clock: FakeClock
) -> None:
    live = take_way(begun(store, clock), "contact")
    clock.go(45)
    live.recorder.save_clock(live.call.now_ms() // 1000)
    clock.go(3600)
    again = saving.resume(store, live.call_id, library=library(), settings=REP, clock=clock)
    assert again.call.now_ms() == 45_000


def test_a_call_cut_off_before_its_first_event_starts(store: Store, clock: FakeClock) -> None:
    live = begun(store, clock)
    connection = sqlite3.connect(store.where)
    connection.execute("delete from call_event")
    connection.commit()
    connection.close()
    again = saving.resume(store, live.call_id, library=library(), settings=REP, clock=clock)
    assert again.call.state.known["contact"] == "Dana Whitfield"
    assert again.call.state.status == "running"


def test_a_finished_call_is_not_resumed(store: Store, clock: FakeClock) -> None:
    live = begun(store, clock)
    saving.attempt(live, "busy")
    with pytest.raises(saving.CannotSave, match="finished"):
        saving.resume(store, live.call_id, library=library(), settings=REP, clock=clock)


def test_the_judgement_is_worked_out_once_per_event(store: Store, clock: FakeClock) -> None:
    live = begun(store, clock)
    first = live.judgement()
    assert live.judgement() is first
    live.call.note("x")
    assert live.judgement() is not first


def test_lead_and_settings_fill_the_lines(store: Store, clock: FakeClock) -> None:
    known = begun(store, clock).call.state.known
    assert (known["contact"], known["company"]) == ("Dana Whitfield", "Northgate Supplies")
    assert (known["rep"], known["our_company"], known["source"]) == ("Alex", "Orlica", "web")
    assert "industry" not in known
