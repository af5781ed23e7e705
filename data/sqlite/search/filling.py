"""Writing into the index what leads are found by."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from data.sqlite.search.tables import CALL_WORDS, FTS, INDEX, MARKS, has_index
from tui.scripts.cleaning import folded

LIMIT = 100
"""Leads written anew in one transaction: no key waits longer than for these."""

LONGEST = 100_000
"""Characters kept of what was said to one lead, the latest first."""

_CODES = (2, 3, 4)
"""Places of `+48600100200` at which the number without its country's code may begin."""


class Text(NamedTuple):
    """What a lead is found by."""

    who: str
    records: str
    heard: str


class Piece(NamedTuple):
    """One thing that was said, noted or made in a call."""

    call_id: int
    kind: str
    """`heard`, `noted`, `asked`, `captured`, `call` for the other fields of a call."""
    words: str


def waiting(raw: Any) -> int:
    """How many leads are marked."""
    return int(raw.execute(f"SELECT count(*) FROM {MARKS}").fetchone()[0])


def catch_up(raw: Any, limit: int = LIMIT) -> int:
    """Write marked leads anew, inside the transaction that is open; says how many."""
    ids = [row[0] for row in raw.execute(f"SELECT id FROM {MARKS} ORDER BY id LIMIT ?", (limit,))]
    if not ids:
        return 0
    raw.execute(FTS)
    found = texts(raw, ids)
    listed = _listed(ids)
    raw.execute(f"DELETE FROM {INDEX} WHERE rowid IN ({listed})", ids)
    raw.executemany(
        f"INSERT INTO {INDEX} (rowid, who, records, heard) VALUES (?, ?, ?, ?)",
        [(lead_id, *text) for lead_id, text in found.items()],
    )
    raw.execute(f"DELETE FROM {MARKS} WHERE id IN ({listed})", ids)
    return len(ids)


def drop_marked(raw: Any) -> None:
    """Take what may be of yesterday out of the index at once; it is written anew some time."""
    if has_index(raw):
        raw.execute(f"DELETE FROM {INDEX} WHERE rowid IN (SELECT id FROM {MARKS})")


def start_anew(raw: Any) -> None:
    """Throw the index away and mark every lead, inside the transaction that is open."""
    raw.execute(f"DROP TABLE IF EXISTS {INDEX}")
    raw.execute(FTS)
    raw.execute(f"INSERT OR IGNORE INTO {MARKS} (id) SELECT id FROM lead")


def texts(raw: Any, ids: Sequence[int]) -> dict[int, Text]:
    """What these leads are found by; those that are gone are left out."""
    leads = raw.execute(
        f"SELECT id, search, website, phone_e164 FROM lead WHERE id IN ({_listed(ids)})", ids
    ).fetchall()
    calls = _calls(raw, ids)
    heard: dict[int, list[str]] = defaultdict(list)
    records: dict[int, list[str]] = defaultdict(list)
    if calls:
        for piece in pieces(raw, calls):
            heard[calls[piece.call_id]].append(piece.words)
        for lead_id, words in _records(raw, calls):
            records[lead_id].append(words)
    for lead_id, words in raw.execute(
        f"SELECT lead_id, note FROM engagement WHERE lead_id IN ({_listed(ids)}) AND note <> ''",
        ids,
    ):
        heard[lead_id].append(words)
    return {
        lead_id: Text(
            " ".join([search, folded(website), *national(number)]).strip(),
            folded(" . ".join(dict.fromkeys(records[lead_id]))),
            folded(" . ".join(heard[lead_id])[:LONGEST]),
        )
        for lead_id, search, website, number in leads
    }


def pieces(raw: Any, calls: Iterable[int]) -> list[Piece]:
    """What was said in these calls, the latest call first; what was taken back is left out."""
    ids = sorted(calls, reverse=True)
    found: list[Piece] = []
    for at in range(0, len(ids), LIMIT):
        found += _pieces(raw, ids[at : at + LIMIT])
    return found


def _pieces(raw: Any, ids: list[int]) -> list[Piece]:
    listed = _listed(ids)
    found = [
        Piece(call_id, "heard", words)
        for call_id, words in raw.execute(
            f"SELECT call_id, words FROM evidence WHERE call_id IN ({listed}) AND words <> ''", ids
        )
    ]
    gone: set[tuple[int, int]] = set()
    events = raw.execute(
        f"SELECT call_id, seq, kind, payload FROM call_event WHERE call_id IN ({listed}) AND kind "
        "IN ('noted', 'asked', 'captured', 'taken_back', 'restored') ORDER BY call_id, seq",
        ids,
    )
    spoken: list[tuple[int, int, Piece]] = []
    for call_id, seq, kind, payload in events:
        said = _read(payload)
        if kind in ("taken_back", "restored"):
            place = (call_id, int(said.get("target") or 0))
            (gone.add if kind == "taken_back" else gone.discard)(place)
        elif words := said.get("words" if kind == "asked" else "text"):
            spoken.append((call_id, seq, Piece(call_id, kind, str(words))))
    found += [piece for call_id, seq, piece in spoken if (call_id, seq) not in gone]
    columns = ", ".join(CALL_WORDS)
    for call_id, *words in raw.execute(
        f"SELECT id, {columns} FROM call WHERE id IN ({listed})", ids
    ):
        found += [Piece(call_id, "call", each) for each in words if each]
    return sorted(found, key=lambda piece: -piece.call_id)


def _read(payload: str) -> dict[str, Any]:
    try:
        said = json.loads(payload)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _calls(raw: Any, leads: Sequence[int]) -> dict[int, int]:
    return dict(
        raw.execute(f"SELECT id, lead_id FROM call WHERE lead_id IN ({_listed(leads)})", leads)
    )


def _records(raw: Any, calls: dict[int, int]) -> list[tuple[int, str]]:
    """The names of the contacts, companies and deals that calls have led to."""
    found: list[tuple[int, str]] = []
    ids = list(calls)
    for at in range(0, len(ids), LIMIT):
        part = ids[at : at + LIMIT]
        listed = _listed(part)
        for sql in (
            "SELECT c.lead_id, p.name || ' ' || p.email || ' ' || p.phone || ' ' || p.phone_e164 "
            "FROM call c JOIN contact p ON p.id = c.contact_id",
            "SELECT c.lead_id, p.name || ' ' || p.domain "
            "FROM call c JOIN company p ON p.id = c.company_id",
            "SELECT c.lead_id, p.name FROM call c JOIN deal p ON p.id = c.deal_id",
        ):
            found += raw.execute(f"{sql} WHERE c.id IN ({listed})", part).fetchall()
    return found


def national(number: str) -> list[str]:
    """A number without its country's code, whichever of its digits that may be."""
    return [number[at:] for at in _CODES if len(number) - at >= 5] if number else []


def _listed(ids: Sequence[int]) -> str:
    return ",".join("?" * len(ids))
