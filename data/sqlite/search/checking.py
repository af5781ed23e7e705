"""Whether the index holds what the records say."""

from typing import Any

from data.sqlite.search.filling import LIMIT, Text, texts
from data.sqlite.search.tables import INDEX, MARKS, has_index


def disagreeing(raw: Any) -> list[int] | None:
    """The leads, not marked, whose text in the index is another one than it should be.

    Returns:
        Their ids, those of leads that are gone among them; None where the index itself is broken
        or missing though there are leads that should be in it.
    """
    marked = {row[0] for row in raw.execute(f"SELECT id FROM {MARKS}")}
    ids = [row[0] for row in raw.execute("SELECT id FROM lead ORDER BY id") if row[0] not in marked]
    if not has_index(raw):
        return None if ids else []
    try:
        raw.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('integrity-check')")
    except raw.DatabaseError:
        return None
    wrong: list[int] = []
    for at in range(0, len(ids), LIMIT):
        part = ids[at : at + LIMIT]
        kept = {
            row[0]: Text(*row[1:])
            for row in raw.execute(
                f"SELECT rowid, who, records, heard FROM {INDEX} WHERE rowid IN "
                f"({','.join('?' * len(part))})",
                part,
            )
        }
        should = texts(raw, part)
        wrong += [lead_id for lead_id in part if kept.get(lead_id) != should.get(lead_id)]
    gone = raw.execute(
        f"SELECT rowid FROM {INDEX} WHERE rowid NOT IN (SELECT id FROM lead) "
        f"AND rowid NOT IN (SELECT id FROM {MARKS})"
    )
    return wrong + [row[0] for row in gone]
