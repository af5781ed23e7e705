"""What the rules forbid, the database refuses, whoever asks."""

from pathlib import Path

import pytest

from data.sqlite.driver import driver
from data.store import Store
from tests.data.samples import A_DEAL, DISQUALIFIED, NO_ANSWER, NO_DEAL, ask, begin, saved_call


@pytest.fixture
def records(store: Store, path: Path) -> Path:
    """Call 1 a deal, 2 no deal, 3 disqualified, 4 an attempt, 5 a draft."""
    for end in (A_DEAL, NO_DEAL, DISQUALIFIED, NO_ANSWER):
        saved_call(store, end)
    begin(store, 1)
    return path


FORBIDDEN = {
    "an outcome is one of three": "UPDATE call SET outcome = 'maybe' WHERE id = 4",
    "an outcome needs a talk": "UPDATE call SET disposition = 'busy' WHERE id = 1",
    "an empty outcome is no null": "UPDATE call SET outcome = '' WHERE id = 4",
    "disqualified has a reason": "UPDATE call SET reason = NULL WHERE id = 3",
    "the reason is not blank": "UPDATE call SET reason = '  ' WHERE id = 3",
    "disqualified has no contact": "UPDATE call SET contact_id = 1 WHERE id = 3",
    "disqualified has no company": "UPDATE call SET company_id = 1 WHERE id = 3",
    "disqualified has no deal": "UPDATE call SET deal_id = 1 WHERE id = 3",
    "a disqualified call gets no deal from the other side": (
        "INSERT INTO deal (company_id, contact_id, call_id, name, expected_close, owner, "
        "created_at) VALUES (1, 1, 3, 'x', '2026-12-31', 'Alex', '2026-08-03T00:00:00.000000Z')"
    ),
    "a deal has its contact": "UPDATE call SET contact_id = NULL WHERE id = 1",
    "a deal has its company": "UPDATE call SET company_id = NULL WHERE id = 1",
    "a deal has its deal": "UPDATE call SET deal_id = NULL WHERE id = 1",
    "a deal is not deleted from under its call": "DELETE FROM deal WHERE id = 1",
    "a deal does not change its call": "UPDATE deal SET call_id = 2 WHERE id = 1",
    "no deal has its contact": "UPDATE call SET contact_id = NULL WHERE id = 2",
    "no deal has its company": "UPDATE call SET company_id = NULL WHERE id = 2",
    "no deal has its return": "UPDATE call SET revisit_at = NULL WHERE id = 2",
    "no deal has no deal": "UPDATE call SET deal_id = 1 WHERE id = 2",
    "an attempt has no records": "UPDATE call SET company_id = 1 WHERE id = 4",
    "a draft has no outcome": "UPDATE call SET outcome = 'disqualified', reason = 'x' WHERE id = 5",
    "an ended call has its end": "UPDATE call SET ended_at = NULL WHERE id = 4",
    "an ended call has its disposition": "UPDATE call SET disposition = NULL WHERE id = 4",
    "a disposition is a known one": "UPDATE call SET disposition = 'asleep' WHERE id = 4",
    "a call ends after it starts": (
        "UPDATE call SET ended_at = '2020-01-01T00:00:00.000000Z' WHERE id = 4"
    ),
    "only a disqualified call has a reason": "UPDATE call SET reason = 'no_need' WHERE id = 1",
    "talk is not negative": "UPDATE call SET talk_seconds = -1 WHERE id = 1",
    "ease goes from one": "UPDATE call SET ease = 0 WHERE id = 1",
    "ease goes to five": "UPDATE call SET ease = 6 WHERE id = 1",
    "fit is a per cent": "UPDATE call SET icp_fit = 101 WHERE id = 1",
    "a score is a range": "UPDATE call SET score_low = 90, score_high = 10 WHERE id = 1",
    "a call has its lead": "UPDATE call SET lead_id = 99 WHERE id = 1",
    "a call has its script": "UPDATE call SET script_hash = 'other' WHERE id = 1",
    "a lead with calls stays": "DELETE FROM lead WHERE id = 1",
    "a company with calls stays": "DELETE FROM company WHERE id = 1",
    "a deal has a close date": "UPDATE deal SET expected_close = NULL",
    "a close date is a date": "UPDATE deal SET expected_close = 'soon'",
    "a close date is in the calendar": "UPDATE deal SET expected_close = '2026-02-30'",
    "a deal has an owner": "UPDATE deal SET owner = ' '",
    "a deal has a contact": "UPDATE deal SET contact_id = NULL",
    "a deal has a company": "UPDATE deal SET company_id = NULL",
    "an amount has a currency": "UPDATE deal SET currency = NULL",
    "a currency has three letters": "UPDATE deal SET currency = 'euro'",
    "an amount is decimal": "UPDATE deal SET amount = '4,800'",
    "an amount has digits": "UPDATE deal SET amount = '.'",
    "an amount is not negative": "UPDATE deal SET amount = '-1'",
    "a closed deal has its day": "UPDATE deal SET status = 'won'",
    "a deal's status is known": "UPDATE deal SET status = 'maybe'",
    "one call has one deal": (
        "INSERT INTO deal (company_id, contact_id, call_id, name, expected_close, owner, "
        "created_at) VALUES (1, 1, 1, 'x', '2026-12-31', 'Alex', '2026-08-03T00:00:00.000000Z')"
    ),
    "a return is a day": "UPDATE call SET revisit_at = 'in spring' WHERE id = 2",
    "times are UTC": "UPDATE call SET started_at = '2026-08-03 09:00' WHERE id = 1",
    "times have no other zone": (
        "UPDATE call SET started_at = '2026-08-03T09:00:00.0000+02:00' WHERE id = 1"
    ),
    "times are in the calendar": (
        "UPDATE call SET started_at = '2026-02-30T09:00:00.000000Z' WHERE id = 1"
    ),
    "times are real": "UPDATE lead SET next_call_at = '2026-99-99T99:99:99.999999Z'",
    "numbers are numbers": "UPDATE lead SET employees = 'many'",
    "text is text, and not bytes": "UPDATE lead SET name = x'ff'",
    "a lead is somebody": ("INSERT INTO lead (created_at) VALUES ('2026-08-03T00:00:00.000000Z')"),
    "a lead's status is known": "UPDATE lead SET status = 'cold' WHERE id = 1",
    "hands off means no next call": (
        "UPDATE lead SET status = 'do_not_contact', next_call_at = '2026-08-03T00:00:00.000000Z'"
    ),
    "an event has its call": "INSERT INTO call_event VALUES (99, 1, 0, 'shown', NULL, '{}')",
    "an event counts from one": "INSERT INTO call_event VALUES (5, 0, 0, 'shown', NULL, '{}')",
    "an event is not before its call": (
        "INSERT INTO call_event VALUES (5, 1, -1, 'shown', NULL, '{}')"
    ),
    "an event's number is taken once": (
        "INSERT INTO call_event VALUES (1, 1, 0, 'shown', NULL, '{}')"
    ),
    "evidence has a known status": "UPDATE evidence SET status = 'rather'",
    "evidence has its call": (
        "INSERT INTO evidence (call_id, criterion, status) VALUES (99, 'x', 'met')"
    ),
    "a suppression is of a known kind": (
        "INSERT INTO suppression VALUES ('x', 'face', '2026-08-03T00:00:00.000000Z', '')"
    ),
}


class TestTheDatabaseRefuses:
    @pytest.mark.parametrize("sql", FORBIDDEN.values(), ids=FORBIDDEN.keys())
    def test_what_the_rules_forbid(self, records: Path, sql: str) -> None:
        with pytest.raises(driver().IntegrityError):
            ask(records, sql)

    def test_but_not_what_they_allow(self, records: Path) -> None:
        ask(records, "UPDATE call SET reason = 'no_need' WHERE id = 3")
        ask(records, "UPDATE call SET revisit_at = '2027-02-28' WHERE id = 3")
        ask(records, "UPDATE deal SET amount = NULL, currency = NULL")
        ask(records, "UPDATE deal SET status = 'won', closed_at = '2026-12-01T00:00:00.000000Z'")
        ask(records, "INSERT INTO call_event VALUES (5, 1, 0, 'shown', NULL, '{}')")


class TestPractice:
    def test_points_at_no_other_table(self, records: Path) -> None:
        assert ask(records, "PRAGMA foreign_key_list(practice_run)") == []
        columns = [row[1] for row in ask(records, "PRAGMA table_info(practice_run)")]
        assert not [name for name in columns if name.endswith(("lead_id", "call_id", "contact_id"))]
