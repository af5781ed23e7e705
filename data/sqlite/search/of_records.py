"""The index of words that companies, contacts and deals are found by, beside that of leads.

A row of it is a record: four times its number, and which kind it is. It works as the leads' does: a
trigger marks what changed, in the same transaction, and `catch_up` writes what is marked anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from data.sqlite.search import tables
from data.sqlite.search.filling import LIMIT, national
from tui.scripts.cleaning import folded

INDEX = "record_words"
MARKS = "record_words_stale"

KINDS = ("company", "contact", "deal")
"""Columns of the index, of which each row fills the one of its kind."""

FTS = f"""CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(
  {", ".join(KINDS)}, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2'
)"""

_MARK = f"INSERT OR IGNORE INTO {MARKS} (id)"


def _this(kind: str, row: str) -> str:
    return f"{_MARK} VALUES ({row}.id * 4 + {KINDS.index(kind)})"


def _those(kind: str, column: str) -> str:
    return f"{_MARK} SELECT id * 4 + {KINDS.index(kind)} FROM {kind} WHERE {column} = NEW.id"


_FOUND_BY = {
    "company": "name, name_key, domain",
    "contact": "name, name_key, email, phone, phone_e164, company_id",
    "deal": "name, company_id, contact_id",
}
"""Columns that a record's text is made of."""
_ALONG = {
    "company": (("contact", "company_id"), ("deal", "company_id")),
    "contact": (("deal", "contact_id"),),
    "deal": (),
}
"""Records that are found by the name of this one, too."""


def _triggers() -> Iterable[str]:
    for kind, columns in _FOUND_BY.items():
        changed = [_this(kind, "NEW"), *(_those(*each) for each in _ALONG[kind])]
        for name, when, what in (
            ("added", f"INSERT ON {kind}", [_this(kind, "NEW")]),
            ("changed", f"UPDATE OF {columns} ON {kind}", changed),
            ("gone", f"DELETE ON {kind}", [_this(kind, "OLD")]),
        ):
            body = "; ".join(what)
            yield f"CREATE TRIGGER {INDEX}_{kind}_{name} AFTER {when} BEGIN {body}; END"


MARK_ALL = tuple(f"{_MARK} SELECT id * 4 + {place} FROM {kind}" for place, kind in enumerate(KINDS))
CREATE = (
    f"CREATE TABLE {MARKS} (id INTEGER NOT NULL PRIMARY KEY) STRICT",
    *_triggers(),
    *MARK_ALL,
)
"""What makes the table of marks and the triggers, and marks every record there is."""

_TEXTS: Mapping[str, str] = {
    "company": "SELECT id, name, name_key, domain, '' FROM company WHERE id IN ({listed})",
    "contact": (
        "SELECT p.id, p.name || ' ' || coalesce(f.name, ''), "
        "p.name_key || ' ' || coalesce(f.name_key, ''), "
        "p.email || ' ' || p.phone || ' ' || coalesce(f.domain, ''), p.phone_e164 "
        "FROM contact p LEFT JOIN company f ON f.id = p.company_id WHERE p.id IN ({listed})"
    ),
    "deal": (
        "SELECT d.id, d.name || ' ' || coalesce(f.name, '') || ' ' || coalesce(p.name, ''), "
        "coalesce(f.name_key, '') || ' ' || coalesce(p.name_key, ''), coalesce(f.domain, ''), '' "
        "FROM deal d LEFT JOIN company f ON f.id = d.company_id "
        "LEFT JOIN contact p ON p.id = d.contact_id WHERE d.id IN ({listed})"
    ),
}


def has_index(raw: Any) -> bool:
    """Whether there is an index that this SQLite can read."""
    return tables.has_index(raw, INDEX)


def waiting(raw: Any) -> int:
    """How many records are marked."""
    return int(raw.execute(f"SELECT count(*) FROM {MARKS}").fetchone()[0])


def catch_up(raw: Any, limit: int = LIMIT) -> int:
    """Write marked records anew, inside the transaction that is open; says how many."""
    marked = [row[0] for row in raw.execute(f"SELECT id FROM {MARKS} LIMIT ?", (limit,))]
    if not marked:
        return 0
    raw.execute(FTS)
    listed = ",".join("?" * len(marked))
    raw.execute(f"DELETE FROM {INDEX} WHERE rowid IN ({listed})", marked)
    raw.executemany(
        f"INSERT INTO {INDEX} (rowid, {', '.join(KINDS)}) VALUES (?, ?, ?, ?)",
        [(place, *columns) for place, columns in _rows(raw, marked)],
    )
    raw.execute(f"DELETE FROM {MARKS} WHERE id IN ({listed})", marked)
    return len(marked)


def texts(raw: Any, places: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """What these rows of the index should hold; those of records that are gone are left out."""
    return dict(_rows(raw, places))


def drop_marked(raw: Any) -> None:
    """Take what may be of yesterday out of the index at once; it is written anew some time."""
    if has_index(raw):
        raw.execute(f"DELETE FROM {INDEX} WHERE rowid IN (SELECT id FROM {MARKS})")


def start_anew(raw: Any) -> None:
    """Throw the index away and mark every record, inside the transaction that is open."""
    raw.execute(f"DROP TABLE IF EXISTS {INDEX}")
    raw.execute(FTS)
    for statement in MARK_ALL:
        raw.execute(statement)


def disagreeing(raw: Any) -> list[int] | None:
    """Rows of the index that are not what the records say; None where it is broken or missing."""
    marked = {row[0] for row in raw.execute(f"SELECT id FROM {MARKS}")}
    should = {
        row[0]
        for place, kind in enumerate(KINDS)
        for row in raw.execute(f"SELECT id * 4 + {place} FROM {kind}")
    } - marked
    if not has_index(raw):
        return None if should else []
    try:
        raw.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('integrity-check')")
    except raw.DatabaseError:
        return None
    columns = ", ".join(KINDS)
    kept = {
        row[0]: row[1:] for row in raw.execute(f"SELECT rowid, {columns} FROM {INDEX}")
        if row[0] not in marked
    }  # fmt: skip
    wrong = sorted(kept.keys() - should)
    ordered = sorted(should)
    for at in range(0, len(ordered), LIMIT):
        part = ordered[at : at + LIMIT]
        held = texts(raw, part)
        wrong += [place for place in part if kept.get(place) != held.get(place)]
    return wrong


def _rows(raw: Any, places: Sequence[int]) -> Iterable[tuple[int, tuple[str, ...]]]:
    for number, kind in enumerate(KINDS):
        ids = [place // 4 for place in places if place % 4 == number]
        if not ids:
            continue
        sql = _TEXTS[kind].format(listed=",".join("?" * len(ids)))
        for row_id, name, key, address, phone in raw.execute(sql, ids):
            words = [folded(name), key, folded(address), phone, *national(phone)]
            text = " ".join(word for word in words if word)
            columns = tuple(text if each == number else "" for each in range(len(KINDS)))
            yield row_id * 4 + number, columns
