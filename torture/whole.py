"""What must hold of the records whenever they are looked at, by plain SQL."""

from __future__ import annotations

import sqlite3

NEVER = {
    "an outcome without its last event": (
        "SELECT id FROM call c WHERE status = 'ended' AND NOT EXISTS "
        "(SELECT 1 FROM call_event e WHERE e.call_id = c.id AND e.kind = 'wrapped_up')"
    ),
    "an outcome without its history": (
        "SELECT id FROM call c WHERE status = 'ended' AND outcome IN ('deal', 'no_deal') AND NOT "
        "EXISTS (SELECT 1 FROM change h WHERE h.call_id = c.id AND h.undone_at IS NULL)"
    ),
    "a finished call without its hash": (
        "SELECT id FROM call WHERE status = 'ended' AND events_hash IS NULL"
    ),
    "a draft with evidence or an outcome": (
        "SELECT id FROM call WHERE status = 'draft' AND (outcome IS NOT NULL OR id IN "
        "(SELECT call_id FROM evidence))"
    ),
    "a company without its call": (
        "SELECT id FROM company WHERE id NOT IN "
        "(SELECT company_id FROM call WHERE company_id IS NOT NULL)"
    ),
    "a contact without its call": (
        "SELECT id FROM contact WHERE id NOT IN "
        "(SELECT contact_id FROM call WHERE contact_id IS NOT NULL)"
    ),
    "a deal without its call": (
        "SELECT d.id FROM deal d LEFT JOIN call c ON c.deal_id = d.id AND c.id = d.call_id "
        "WHERE c.id IS NULL"
    ),
    "a deal without a contact": "SELECT id FROM deal WHERE contact_id IS NULL",
    "a gap in a call": (
        "SELECT call_id FROM call_event GROUP BY call_id "
        "HAVING max(seq) <> count(*) OR min(seq) <> 1"
    ),
}


def broken(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the records, in words; nothing where all is well."""
    found = [
        str(row[0])
        for row in connection.execute("PRAGMA integrity_check").fetchall()
        if row[0] != "ok"
    ]
    found += [f"dangling: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    for what, sql in NEVER.items():
        if rows := connection.execute(sql).fetchall():
            found.append(f"{what}: {rows}")
    return found
