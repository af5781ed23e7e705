"""Saving the end of a call: whole, as it was shown, and only into empty fields."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event as sa_event

from data.errors import NotFound, StoreConflict, StoreError, StoreRefused, Suppressed
from data.rows import NewLead
from data.sqlite.driver import driver
from data.store import Store
from tests.data.samples import (
    A_DEAL,
    COMPANY,
    CONTACT,
    DANA,
    DEAL,
    DISQUALIFIED,
    EVERY_END,
    HANDS_OFF,
    NO_ANSWER,
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


class TestADeal:
    def test_leaves_contact_company_deal_and_evidence(self, store: Store, path: Path) -> None:
        call = store.call(saved_call(store, A_DEAL))
        assert (call.status, call.outcome, call.contact_id, call.company_id, call.deal_id) == (
            "ended", "deal", 1, 1, 1,
        )  # fmt: skip
        assert call.ended_at == RESULT.ended_at
        assert (call.score_low, call.score_high, call.icp_fit, call.ease) == (38, 88, 93, 4)
        assert ask(path, "SELECT name, amount, currency, expected_close, owner FROM deal") == [
            ("Northgate, 14 seats", "4800.00", "EUR", "2026-12-31", "Alex")
        ]
        assert ask(path, "SELECT name, domain, employees FROM company") == [
            ("Northgate Supplies Ltd", "northgate.example", 120)
        ]
        assert ask(path, "SELECT company_id, phone_e164, decides FROM contact") == [
            (1, "+442079460101", "alone")
        ]
        assert ask(path, "SELECT criterion, status, words FROM evidence ORDER BY 1") == [
            ("budget", "unknown", ""),
            ("need", "met", "41 of 120 quotes are lost"),
        ]

    def test_moves_the_lead(self, store: Store, lead_id: int) -> None:
        call_id = begin(store, lead_id, events=2)
        store.save(call_id, A_DEAL, RESULT, event=event(3, "wrapped_up"))
        lead = store.lead(lead_id)
        assert lead.status == "deal"
        assert lead.score == 74  # 0.35·93 of fit, 0.05·75 of source, 0.50·76 of talk
        assert lead.last_words == "41 of 120 quotes are lost"
        assert A_DEAL.next_step is not None
        assert lead.next_call_at == A_DEAL.next_step.at

    @pytest.mark.parametrize(
        "amount", ["0.1", "4800.00", "123456789012345678.123", "1E+3", "0"], ids=str
    )
    def test_keeps_any_amount_exactly(self, store: Store, path: Path, amount: str) -> None:
        deal = replace(DEAL, amount=Decimal(amount), currency="kwd")
        saved_call(store, replace(A_DEAL, deal=deal))
        [(kept, currency)] = ask(path, "SELECT amount, currency FROM deal")
        assert Decimal(kept) == Decimal(amount)
        assert "E" not in kept
        assert currency == "KWD"

    @pytest.mark.parametrize("amount", ["NaN", "-1", "Infinity"])
    def test_refuses_what_is_no_amount(self, store: Store, lead_id: int, amount: str) -> None:
        call_id = begin(store, lead_id)
        wrap_up = replace(A_DEAL, deal=replace(DEAL, amount=Decimal(amount)))
        with pytest.raises(StoreRefused, match=r"deal\.amount"):
            store.save(call_id, wrap_up, RESULT)

    def test_without_an_amount_has_no_currency(self, store: Store, path: Path) -> None:
        saved_call(store, replace(A_DEAL, deal=replace(DEAL, amount=None)))
        assert ask(path, "SELECT amount, currency FROM deal") == [(None, None)]


class TestOtherEnds:
    def test_no_deal_comes_back_on_its_day(self, store: Store, path: Path) -> None:
        call_id = saved_call(store, NO_DEAL)
        assert store.call(call_id).revisit_at == date(2026, 11, 2)
        lead = store.lead(1)
        assert lead.status == "no_deal"
        assert lead.next_call_at is not None
        assert ask(path, "SELECT count(*) FROM deal") == [(0,)]

    def test_disqualified_leaves_no_records(self, store: Store, path: Path) -> None:
        call = store.call(saved_call(store, replace(DISQUALIFIED, contact=CONTACT)))
        assert (call.reason, call.reason_note) == (
            "icp_mismatch", "two salespeople, six quotes a month",
        )  # fmt: skip
        for table in ("contact", "company", "deal"):
            assert ask(path, f"SELECT count(*) FROM {table}") == [(0,)]
        assert store.lead(1).next_call_at is None

    def test_an_attempt_is_no_outcome(self, store: Store) -> None:
        call = store.call(saved_call(store, NO_ANSWER))
        assert (call.status, call.disposition, call.outcome) == ("ended", "no_answer", None)
        lead = store.lead(1)
        assert (lead.status, lead.next_call_at) == ("trying", RESULT.next_call_at)

    def test_a_callback_goes_before_the_next_attempt(self, store: Store) -> None:
        at = NOW + timedelta(hours=3)
        saved_call(store, WrapUp(outcome=None, disposition="callback", callback_at=at))
        assert store.lead(1).next_call_at == at

    def test_a_clock_set_back_makes_no_negative_call(self, store: Store, lead_id: int) -> None:
        call_id = begin(store, lead_id)
        late = replace(RESULT, ended_at=NOW - timedelta(days=1), talk_seconds=-3)
        store.save(call_id, NO_ANSWER, late)
        call = store.call(call_id)
        assert (call.ended_at, call.talk_seconds) == (call.started_at, 0)


class TestWhatIsMissing:
    @pytest.mark.parametrize(
        ("wrap_up", "word"),
        [
            (replace(A_DEAL, contact=None), "contact"),
            (replace(A_DEAL, contact=ContactDraft(name=" ")), "contact"),
            (replace(A_DEAL, company=None), "company"),
            (replace(A_DEAL, deal=None), "deal"),
            (replace(A_DEAL, deal=replace(DEAL, owner=" ")), "responsible"),
            (replace(A_DEAL, deal=replace(DEAL, expected_close=None)), "close date"),
            (replace(A_DEAL, deal=replace(DEAL, currency="")), "currency"),
            (replace(NO_DEAL, revisit_at=None), "return"),
            (replace(DISQUALIFIED, reason=" "), "reason"),
            (replace(A_DEAL, contact_id=77), "contact"),
            (replace(A_DEAL, company_id=77), "company"),
        ],
    )
    def test_is_said_and_nothing_is_written(
        self, store: Store, lead_id: int, path: Path, wrap_up: WrapUp, word: str
    ) -> None:
        call_id = begin(store, lead_id, events=1)
        before = dump(path)
        for attempt in (store.preview, store.save):
            with pytest.raises(StoreError, match=word):
                attempt(call_id, wrap_up, RESULT)
        assert dump(path) == before

    def test_a_call_is_saved_once(self, store: Store) -> None:
        call_id = saved_call(store, A_DEAL)
        with pytest.raises(StoreConflict, match="saved already"):
            store.save(call_id, NO_DEAL, RESULT)

    def test_a_call_with_events_that_are_not_there_yet_waits(
        self, store: Store, lead_id: int
    ) -> None:
        call_id = begin(store, lead_id, events=2)
        with pytest.raises(StoreConflict, match="not in the records yet"):
            store.save(call_id, A_DEAL, RESULT, event=event(5, "wrapped_up"))
        assert store.call(call_id).status == "draft"


class TestThePreview:
    @pytest.mark.parametrize("wrap_up", EVERY_END.values(), ids=EVERY_END.keys())
    def test_is_what_is_then_written(
        self, store: Store, lead_id: int, path: Path, wrap_up: WrapUp
    ) -> None:
        call_id = begin(store, lead_id, events=1)
        before = dump(path)
        shown = store.preview(call_id, wrap_up, RESULT)
        assert dump(path) == before
        store.save(call_id, wrap_up, RESULT, previewed=shown)
        noted = ask(
            path,
            'SELECT "table", field, old, new, created FROM change '
            "WHERE \"table\" <> 'suppression' ORDER BY id",
        )
        written = [(c.table, c.field, c.old, c.new, int(c.created)) for c in shown]
        assert sorted(noted, key=str) == sorted(written, key=str)

    def test_that_is_out_of_date_saves_nothing(self, store: Store, lead_id: int) -> None:
        saved_call(store, NO_DEAL, replace(DANA, phone="", email=""))
        call_id = begin(store, lead_id)
        wrap_up = replace(A_DEAL, company_id=1, contact_id=1)
        shown = store.preview(call_id, wrap_up, RESULT)
        store.edit_lead(lead_id, score=3)
        with pytest.raises(StoreConflict, match="changed since"):
            store.save(call_id, wrap_up, RESULT, previewed=shown)
        assert store.call(call_id).status == "draft"


class TestAKnownRecord:
    def test_has_only_its_empty_fields_filled(self, store: Store, path: Path) -> None:
        thin = replace(
            NO_DEAL,
            contact=ContactDraft(name="D. Whitfield", phone="+44 20 0000 0000"),
            company=CompanyDraft(name="Northgate", industry="retail"),
        )
        saved_call(store, thin)
        again = replace(A_DEAL, contact_id=1, company_id=1)
        saved_call(store, again)
        assert ask(path, "SELECT name, phone, email, title, email_folded FROM contact") == [
            (
                "D. Whitfield", "+44 20 0000 0000", "dana@northgate.example",
                "Operations director", "dana@northgate.example",
            )
        ]  # fmt: skip
        assert ask(path, "SELECT name, industry, website, domain FROM company") == [
            ("Northgate", "retail", "https://www.northgate.example", "northgate.example")
        ]

    def test_may_be_chosen_without_a_word_about_it(self, store: Store, path: Path) -> None:
        saved_call(store, NO_DEAL)
        saved_call(store, replace(A_DEAL, contact=None, company=None, contact_id=1))
        assert ask(path, "SELECT contact_id, company_id FROM deal") == [(1, 1)]
        assert ask(path, "SELECT name FROM company") == [("Northgate Supplies Ltd",)]

    def test_without_a_company_joins_the_new_one(self, store: Store, path: Path) -> None:
        saved_call(store, NO_DEAL)
        ask(path, "UPDATE contact SET company_id = NULL")
        call_id = saved_call(store, replace(A_DEAL, contact_id=1))
        assert ask(path, "SELECT company_id FROM contact") == [(2,)]
        store.take_back(call_id)
        assert ask(path, "SELECT company_id FROM contact") == [(None,)]


class TestHandsOff:
    def test_puts_number_and_address_on_the_list_unreadably(self, store: Store, path: Path) -> None:
        saved_call(store, HANDS_OFF)
        assert ask(path, "SELECT kind FROM suppression ORDER BY kind") == [("email",), ("phone",)]
        [(listed,)] = ask(path, "SELECT group_concat(key_hash) FROM suppression")
        assert "7946" not in listed
        assert "dana" not in listed

    def test_refuses_the_same_person_ever_after(self, store: Store) -> None:
        saved_call(store, HANDS_OFF)
        for again in (
            NewLead(name="D", phone="+442079460101"),
            NewLead(name="D", phone="020 7946 0101", country="GB"),
            NewLead(name="D", email=" DANA@northgate.example "),
        ):
            with pytest.raises(Suppressed):
                store.add_lead(again, allow_duplicate=True)
        with pytest.raises(Suppressed):
            begin(store, 1)

    def test_takes_every_lead_of_that_person_out_of_the_queue(self, store: Store) -> None:
        twin = store.add_lead(replace(DANA, name="Dana W.", email="", next_call_at=NOW))
        saved_call(store, HANDS_OFF)
        assert store.lead(twin).status == "do_not_contact"
        assert store.queue(now=NOW + timedelta(days=900)) == []

    def test_taken_back_lets_the_person_be_called_again(self, store: Store) -> None:
        twin = store.add_lead(replace(DANA, name="Dana W.", next_call_at=NOW))
        call_id = saved_call(store, HANDS_OFF)
        store.take_back(call_id)
        assert store.lead(twin).status == "new"
        assert store.lead(twin).next_call_at == NOW
        begin(store, twin)


class TestAnErrorOnTheWay:
    """Whatever statement fails, the records are as before."""

    @pytest.mark.parametrize("wrap_up", EVERY_END.values(), ids=EVERY_END.keys())
    @pytest.mark.parametrize("doing", ["save", "take_back"])
    def test_leaves_everything_as_it_was(
        self, store: Store, lead_id: int, path: Path, wrap_up: WrapUp, doing: str
    ) -> None:
        call_id = begin(store, lead_id, events=2)
        ending = event(3, "wrapped_up")
        if doing == "take_back":
            store.save(call_id, wrap_up, RESULT, event=ending)
        before = dump(path)

        def act() -> None:
            if doing == "save":
                store.save(call_id, wrap_up, RESULT, event=ending)
            else:
                store.take_back(call_id)

        statements = failing_at(store, act, path, before)
        assert statements > 5
        assert dump(path) != before

    def test_of_the_commit_itself_poisons_nothing(
        self, store: Store, lead_id: int, path: Path
    ) -> None:
        call_id = begin(store, lead_id)
        with pytest.raises(StoreRefused):
            insert_stray_deal(store, call_id)
        assert ask(path, "SELECT count(*) FROM company") == [(0,)]
        store.save(call_id, NO_ANSWER, RESULT)
        assert ask(path, "SELECT count(*) FROM company") == [(0,)]
        assert store.call(call_id).status == "ended"


def insert_stray_deal(store: Store, call_id: int) -> None:
    """A deal of a call that does not name it: noticed at COMMIT, and not before."""
    at = "'2026-08-03T00:00:00.000000Z'"
    with store.database.writing() as connection:
        for table in ("company", "contact"):
            connection.exec_driver_sql(f"INSERT INTO {table} (name, created_at) VALUES ('x', {at})")
        connection.exec_driver_sql(
            "INSERT INTO deal (company_id, contact_id, call_id, name, expected_close, owner, "
            f"created_at) VALUES (1, 1, {call_id}, 'x', '2026-12-31', 'Alex', {at})"
        )


def failing_at(store: Store, act: Any, path: Path, before: Any) -> int:
    """Let the first, the second, ... statement fail until none is left; how many there were."""
    for number in range(1, 200):
        seen = 0

        def fail(_connection: Any, _cursor: Any, sql: str, *_rest: Any) -> None:
            nonlocal seen
            seen += 1
            if seen == number:  # noqa: B023
                raise driver().OperationalError("disk I/O error")

        sa_event.listen(store.database.engine, "before_cursor_execute", fail)
        try:
            act()
            return number - 1
        except StoreError:
            assert dump(path) == before, f"statement {number}"
        finally:
            sa_event.remove(store.database.engine, "before_cursor_execute", fail)
    raise AssertionError("it never came to an end")


def test_words_of_any_kind_are_kept_or_cleaned(store: Store, path: Path) -> None:
    hostile = "Żółw\x00 \ud800[/]\u202eevil\x1b]0;x\x07 😀 " + "x" * 10_000
    wrap_up = replace(
        A_DEAL,
        contact=replace(CONTACT, name=hostile, title=hostile),
        company=replace(COMPANY, name=hostile),
        deal=replace(DEAL, name=hostile),
    )
    call_id = saved_call(store, wrap_up)
    saved_call(store, replace(DISQUALIFIED, evidence=hostile, insist=hostile))
    for table, column in (("contact", "title"), ("company", "name"), ("deal", "name")):
        [(kept,)] = ask(path, f"SELECT {column} FROM {table}")
        assert kept.startswith("Żółw [/]evil]0;x 😀 xxx")
        assert len(kept) <= 2_000
    store.take_back(call_id)


def test_moments_come_back_in_utc(store: Store, lead_id: int) -> None:
    from zoneinfo import ZoneInfo

    for at in (
        NOW,
        NOW.astimezone(ZoneInfo("Europe/Warsaw")),
        datetime(2024, 2, 29, 23, tzinfo=UTC),
    ):
        call = store.call(begin(store, lead_id, at=at))
        assert call.started_at == at
        assert call.started_at.tzinfo is UTC


def test_a_call_that_is_not_there_is_said_so(store: Store) -> None:
    with pytest.raises(NotFound):
        store.preview(9, NO_ANSWER, RESULT)
