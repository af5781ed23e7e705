"""The marks of leads whose calls have to be counted anew, set by triggers, so none is missed."""

from collections.abc import Sequence

from sqlalchemy.engine import Connection

MARKS = "figure_stale"

_MARK = f"INSERT OR IGNORE INTO {MARKS} (id)"
_OF_DEAL = _MARK + " SELECT lead_id FROM call WHERE id = {row}.call_id"

COUNTED = (
    "status", "lead_id", "rep", "outcome", "reason", "disposition", "talk_seconds", "segment",
    "buying_stage", "ease", "deal_id", "next_step_at", "next_step_who", "next_step_action",
)  # fmt: skip
"""Columns of a call that figures are made of, and that may change once it has ended."""

_ON = {
    "call_added": (
        "AFTER INSERT ON call WHEN NEW.status = 'ended'",
        f"{_MARK} VALUES (NEW.lead_id)",
    ),
    "call_changed": (
        f"AFTER UPDATE OF {', '.join(COUNTED)} ON call "
        "WHEN OLD.status = 'ended' OR NEW.status = 'ended'",
        f"{_MARK} VALUES (NEW.lead_id); {_MARK} VALUES (OLD.lead_id)",
    ),
    "call_gone": (
        "AFTER DELETE ON call WHEN OLD.status = 'ended'",
        f"{_MARK} VALUES (OLD.lead_id)",
    ),
    "deal_changed": (
        "AFTER UPDATE OF status, closed_at, call_id ON deal",
        f"{_OF_DEAL.format(row='NEW')}; {_OF_DEAL.format(row='OLD')}",
    ),
    "deal_gone": ("AFTER DELETE ON deal", _OF_DEAL.format(row="OLD")),
    "lead_changed": (
        "AFTER UPDATE OF source ON lead WHEN OLD.source <> NEW.source",
        f"{_MARK} SELECT lead_id FROM call WHERE lead_id = NEW.id LIMIT 1",
    ),
    "lead_gone": ("AFTER DELETE ON lead", f"{_MARK} VALUES (OLD.id)"),
}

CREATE = (
    f"CREATE TABLE {MARKS} (id INTEGER NOT NULL PRIMARY KEY) STRICT",
    *(
        f"CREATE TRIGGER {MARKS}_{name} {when} BEGIN {what}; END"
        for name, (when, what) in _ON.items()
    ),
    f"INSERT INTO {MARKS} (id) SELECT DISTINCT lead_id FROM call WHERE status = 'ended'",
)
"""What makes the table of marks and the triggers, and marks every lead with a finished call."""


def marked(connection: Connection, limit: int) -> list[int]:
    """Leads that are marked, at most so many."""
    found = connection.exec_driver_sql(f"SELECT id FROM {MARKS} ORDER BY id LIMIT ?", (limit,))
    return [int(lead) for lead in found.scalars()]


def unmark(connection: Connection, leads: Sequence[int]) -> None:
    """Take the marks of leads away that are counted now."""
    connection.exec_driver_sql(f"DELETE FROM {MARKS} WHERE id = ?", [(lead,) for lead in leads])
