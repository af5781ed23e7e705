"""The tables of the index, and the triggers that mark a lead when its words change."""

from typing import Any

INDEX = "lead_words"
MARKS = "lead_words_stale"

WHO, RECORDS, HEARD = "who", "records", "heard"
"""Its columns: name, company, addresses and numbers; what calls have made of it; what was said."""

FTS = f"""CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(
  {WHO}, {RECORDS}, {HEARD}, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2'
)"""
"""The text comes in folded, so that nothing is left to the tokenizer but to cut it into words."""

_MARK = f"INSERT OR IGNORE INTO {MARKS} (id)"
_OF_CALL = _MARK + " SELECT lead_id FROM call WHERE id = {row}.call_id"
_BY_CALL = _MARK + " SELECT lead_id FROM call WHERE {column} = NEW.id"
_SPOKEN = "('left', 'noted', 'asked', 'captured')"

CALL_WORDS = ("sub_reason", "reason_note", "insist", "next_step_who", "next_step_action",
              "step_result")  # fmt: skip
"""Columns of a call that hold what somebody said or wrote."""

_ON = {
    "lead_added": ("AFTER INSERT ON lead", f"{_MARK} VALUES (NEW.id)"),
    "lead_changed": ("AFTER UPDATE OF search, website ON lead", f"{_MARK} VALUES (NEW.id)"),
    "lead_gone": ("AFTER DELETE ON lead", f"{_MARK} VALUES (OLD.id)"),
    "call_changed": (
        "AFTER UPDATE OF lead_id, status, contact_id, company_id, deal_id, "
        + ", ".join(CALL_WORDS)
        + " ON call",
        f"{_MARK} VALUES (NEW.lead_id); {_MARK} VALUES (OLD.lead_id)",
    ),
    "call_gone": ("AFTER DELETE ON call", f"{_MARK} VALUES (OLD.lead_id)"),
    # Nothing is done for what is typed during a call: leaving it or wrapping it up is early enough.
    "call_left": (
        "AFTER INSERT ON call_event WHEN NEW.kind = 'left'",
        _OF_CALL.format(row="NEW"),
    ),
    "event_changed": (
        f"AFTER UPDATE OF payload ON call_event WHEN NEW.kind IN {_SPOKEN}",
        _OF_CALL.format(row="NEW"),
    ),
    "event_gone": (
        f"AFTER DELETE ON call_event WHEN OLD.kind IN {_SPOKEN}",
        _OF_CALL.format(row="OLD"),
    ),
    "evidence_added": (
        "AFTER INSERT ON evidence WHEN NEW.words <> ''",
        _OF_CALL.format(row="NEW"),
    ),
    "evidence_changed": ("AFTER UPDATE OF words ON evidence", _OF_CALL.format(row="NEW")),
    "evidence_gone": ("AFTER DELETE ON evidence", _OF_CALL.format(row="OLD")),
    "contact_changed": (
        "AFTER UPDATE OF name, email, phone, phone_e164 ON contact",
        _BY_CALL.format(column="contact_id"),
    ),
    "company_changed": (
        "AFTER UPDATE OF name, domain ON company",
        _BY_CALL.format(column="company_id"),
    ),
    "deal_changed": (
        "AFTER UPDATE OF name ON deal",
        _MARK + " SELECT lead_id FROM call WHERE id = NEW.call_id",
    ),
    "engagement_added": (
        "AFTER INSERT ON engagement WHEN NEW.note <> ''",
        f"{_MARK} VALUES (NEW.lead_id)",
    ),
    "engagement_changed": (
        "AFTER UPDATE OF note, lead_id ON engagement",
        f"{_MARK} VALUES (NEW.lead_id); {_MARK} VALUES (OLD.lead_id)",
    ),
    "engagement_gone": (
        "AFTER DELETE ON engagement WHEN OLD.note <> ''",
        f"{_MARK} VALUES (OLD.lead_id)",
    ),
}

CREATE = (
    f"CREATE TABLE {MARKS} (id INTEGER NOT NULL PRIMARY KEY) STRICT",
    *(
        f"CREATE TRIGGER {INDEX}_{name} {when} BEGIN {what}; END"
        for name, (when, what) in _ON.items()
    ),
    f"INSERT INTO {MARKS} (id) SELECT id FROM lead",
)
"""What makes the table of marks and the triggers, and marks every lead there is.

The index itself is made when it is first filled: an SQLite without FTS5 goes without.
"""


def has_index(raw: Any, index: str = INDEX) -> bool:
    """Whether there is an index, that of leads or another, that this SQLite can read."""
    try:
        raw.execute(f"SELECT rowid FROM {index} LIMIT 1").fetchone()
    except raw.OperationalError:
        return False
    return True
