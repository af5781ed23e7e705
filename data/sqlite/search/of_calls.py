"""Finished calls by the words that their leads are found by, a stretch of leads at a time.

Numbers come as one text for each stretch: a row for each of a million calls would take ten times
as long, and hand Python's lock back and forth at every one of them.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from data.sqlite.search.finding import TAIL, like, match_of, wanted
from data.sqlite.search.tables import INDEX, MARKS, WHO

STRETCH = 50_000
"""Leads of one question."""

_WRITTEN = f"""
SELECT group_concat(c.id) FROM {INDEX} w JOIN call_figure c ON c.lead = w.rowid
WHERE {INDEX} MATCH ? AND w.rowid BETWEEN ? AND ?
AND NOT EXISTS (SELECT 1 FROM {MARKS} m WHERE m.id = w.rowid)
"""
_MARKED = f"""
SELECT group_concat(c.id) FROM {MARKS} m CROSS JOIN lead l ON l.id = m.id
JOIN call_figure c ON c.lead = l.id WHERE {{words}} AND m.id BETWEEN ? AND ?
"""
_NUMBERED = """
SELECT group_concat(c.id) FROM lead l JOIN call_figure c ON c.lead = l.id
WHERE l.phone_e164 <> '' AND l.phone_e164 LIKE ?
"""


def calls_named(raw: Any, search: str) -> Iterator[Sequence[int]]:
    """The calls with leads that hold every word in their name, company, addresses or numbers.

    Some come twice, in no order.
    """
    words = wanted(search)
    if not words:
        return
    if len(words) == 1 and words[0].isdigit() and len(words[0]) >= TAIL:
        yield _numbers(raw, _NUMBERED, (f"%{words[0]}%",))
    marked = _MARKED.format(words=" AND ".join("l.search LIKE ? ESCAPE '!'" for _ in words))
    match, plain = match_of(WHO, words), [like(word) for word in words]
    [last] = raw.execute("SELECT coalesce(max(id), 0) FROM lead").fetchone()
    for first in range(0, last + 1, STRETCH):
        stretch = (first, first + STRETCH - 1)
        yield _numbers(raw, _WRITTEN, (match, *stretch))
        yield _numbers(raw, marked, (*plain, *stretch))


def _numbers(raw: Any, sql: str, values: Sequence[object]) -> Sequence[int]:
    [listed] = raw.execute(sql, values).fetchone()
    return [int(number) for number in listed.split(",")] if listed else []
