"""Whatever text is kept with a person's rows, in whatever table, goes with the person."""

import sqlite3
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Text
from sqlmodel import SQLModel

from data.backup import back_up
from data.care import examine
from data.privacy.forgetting import forget
from data.privacy.held import held_on
from data.privacy.retaining import retain
from data.records.records import Records
from data.store import Store
from tests.data.privacy.people import MARKS, PIOTR, ZOFIA, fill, found_in
from tests.data.samples import DISQUALIFIED, NOW, ask, saved_call

POINTERS = ("lead_id", "call_id", "contact_id")
MARK = "MARKNOTE of her"
NOT_OF_PEOPLE = {
    "by", "rep", "owner", "reviewer", "holder", "held_by", "batch", "table", "field", "currency",
    "script_id", "script_hash", "script_version", "scoring_version", "outcomes_version",
    "framework_version", "lang", "framework", "events_hash", "kind", "status", "stage", "outcome",
    "disposition", "criterion", "step", "scores", "verdict", "script", "source", "reason", "path",
    "next_step_type", "buying_stage", "interest", "segment", "knocked_out", "band", "cell", "track",
    "country", "close_reason",
}  # fmt: skip
"""Codes, and names of the company's own people."""
RECOGNISED_BY = {"name", "email", "phone", "phone_e164", "email_folded", "name_key", "search"}
"""What other mentions of a person are found by; it has to stay what it is."""


def mark_everything(path: Path) -> set[str]:
    """Put the mark into every text that is kept with lead 1 and its calls, where it may stand."""
    marked = set()
    for table in SQLModel.metadata.sorted_tables:
        pointer = next((name for name in POINTERS if name in table.c), None)
        rule = f"{pointer} = 1" if pointer else "id = 1"
        if table.name.endswith("_figure") or (pointer is None and table.name != "lead"):
            continue
        for column in table.c:
            if not isinstance(column.type, Text) or column.name in NOT_OF_PEOPLE | RECOGNISED_BY:
                continue
            try:
                ask(path, f'UPDATE "{table.name}" SET "{column.name}" = ? WHERE {rule}', MARK)
            except sqlite3.IntegrityError:
                continue  # a code, or a moment
            if ask(path, f'SELECT 1 FROM "{table.name}" WHERE "{column.name}" = ?', MARK):
                marked.add(f"{table.name}.{column.name}")
    return marked


def between_calls(store: Store, path: Path, lead_id: int) -> None:
    """What happens between two calls, with words of hers in it."""
    at = NOW.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    for sql in (
        f"INSERT INTO engagement (lead_id, kind, at, note) VALUES ({lead_id}, 'webinar', ?, ?)",
        f"INSERT INTO lead_stage (lead_id, stage, at, note) VALUES ({lead_id}, 'mql', ?, ?)",
        "INSERT INTO review (call_id, reviewer, at, verdict, scores, comment) "
        "VALUES (1, 'Marek', ?, 'agree', '{}', ?)",
    ):
        ask(path, sql, at, MARK)


def test_no_text_with_the_person_survives(store: Store, path: Path) -> None:
    lead_id, _ = fill(store)
    between_calls(store, path, lead_id)
    marked = mark_everything(path)
    assert {
        "engagement.note", "lead_stage.note", "review.comment", "call.reason_note",
        "call.step_result", "call.draft_form", "evidence.words", "deal.close_note", "change.old",
        "change.new", "call_event.payload", "lead.last_words", "lead.time_zone",
    } <= marked  # fmt: skip
    held = held_on(store, "lead:1")["tables"]
    assert {"engagement", "lead_stage", "review", "change"} <= set(held)
    done = forget(store, "lead:1")
    assert done.clean
    assert found_in(path.parent) == {}


def test_a_duplicate_that_was_merged_away_goes_too(store: Store, path: Path) -> None:
    fill(store)
    twin = store.add_lead(ZOFIA, allow_duplicate=True)
    store.edit_lead(twin, by="Alex", industry="MARKNOTE trade")
    records = Records(store.database, by="Alex")
    records.merge(records.plan_merge("lead", keep=1, gone=twin), {})
    assert "MARKNOTE trade" in repr(ask(path, "SELECT old FROM change"))
    forget(store, "lead:1")
    assert found_in(path.parent) == {}


def test_the_check_up_names_the_backups_that_hold_the_erased(store: Store, path: Path) -> None:
    fill(store)
    backup = back_up(store, now=NOW)
    assert not [each for each in examine(store) if each.what == "forgotten"]
    forget(store, "lead:1")
    later = back_up(store, now=NOW + timedelta(hours=1))
    found = [each for each in examine(store) if each.what == "forgotten"]
    assert [(each.level, each.details) for each in found] == [("warning", {"files": backup.name})]
    backup.unlink()
    assert later.exists()
    assert [each.level for each in examine(store) if each.what == "forgotten"] == ["ok"]


def test_the_check_up_tells_when_retention_is_due(store: Store, path: Path) -> None:
    lead_id = store.call(saved_call(store, DISQUALIFIED, ZOFIA)).lead_id
    store.add_lead(PIOTR)
    between_calls(store, path, lead_id)

    def told(days: int) -> list[tuple[str, object]]:
        now = NOW + timedelta(days=91)
        found = examine(store, retain_days=days, now=now)
        return [(each.level, each.details) for each in found if each.what == "retention"]

    assert told(92) == [("ok", {"days": 92})]
    assert told(90) == [("warning", {"count": 1, "days": 90})]
    retain(store, now=NOW + timedelta(days=91), days=90)
    assert told(90) == [("ok", {"days": 90})]
    assert ask(path, "SELECT note FROM engagement UNION SELECT note FROM lead_stage") == [("",)]
    assert MARKS[1].encode() not in path.read_bytes()
