"""The queue's question to the records, asked by the first frame and by the store in one wording.

Plain text, so that the first frame needs nothing but Python's own SQLite. Values are bound by name.
"""

import re
from collections.abc import Sequence

from data.queue_rows import QueueRow, Section
from data.times import read_moment
from tui.scripts.cleaning import folded

_SECTIONS: tuple[Section, ...] = ("due", "draft", "new", "again", "other")

_COLUMNS = """
SELECT l.id, q.place, l.name, l.title, l.company_name, l.phone, l.email, l.country, l.source,
  l.status, l.score, l.owner, l.created_at, l.next_call_at,
  (SELECT count(*) FROM call a WHERE a.lead_id = l.id AND a.status = 'ended') AS attempts,
  (SELECT max(d.id) FROM call d WHERE d.lead_id = l.id AND d.status = 'draft') AS draft_call_id,
  l.last_words
FROM queued q JOIN lead l ON l.id = q.id
ORDER BY q.place, q.due, q.points DESC, q.id DESC LIMIT :limit
"""

_WAITING = """
WITH drafts AS (
  SELECT c.lead_id AS id, max(c.id) AS call_id FROM call c
  WHERE c.status = 'draft' GROUP BY c.lead_id
), queued AS (
  SELECT * FROM (
    SELECT l.id AS id, 0 AS place, l.next_call_at AS due, 0 AS points FROM lead l
    WHERE l.next_call_at <= :now {owner} ORDER BY l.next_call_at, l.id DESC LIMIT :limit
  ) due_now
  UNION ALL SELECT * FROM (
    SELECT l.id, 1, NULLIF(l.next_call_at, l.next_call_at), d.call_id
    FROM drafts d JOIN lead l ON l.id = d.id
    WHERE l.status <> 'do_not_contact' AND (l.next_call_at IS NULL OR l.next_call_at > :now) {owner}
    ORDER BY d.call_id DESC LIMIT :limit
  ) left_open
  UNION ALL SELECT * FROM (
    SELECT l.id, 2, l.next_call_at, coalesce(l.score, -1) FROM lead l
    WHERE l.status = 'new' AND l.next_call_at IS NULL
      AND l.id NOT IN (SELECT id FROM drafts) {owner}
    ORDER BY l.score DESC NULLS LAST, l.id DESC LIMIT :limit
  ) never_called
  UNION ALL SELECT * FROM (
    SELECT l.id, 3, l.next_call_at, coalesce(l.score, -1) FROM lead l
    WHERE l.status = 'trying' AND l.next_call_at IS NULL
      AND l.id NOT IN (SELECT id FROM drafts) {owner}
    ORDER BY l.score DESC NULLS LAST, l.id DESC LIMIT :limit
  ) tried
  UNION ALL SELECT * FROM (
    SELECT l.id, 4, l.next_call_at, 0 FROM lead l
    WHERE l.next_call_at > :now AND l.id NOT IN (SELECT id FROM drafts) {owner}
    ORDER BY l.next_call_at, l.id DESC LIMIT :limit
  ) later
)"""

_FOUND = """
WITH queued AS (
  SELECT l.id AS id,
    CASE WHEN l.next_call_at <= :now THEN 0
         WHEN EXISTS (SELECT 1 FROM call c WHERE c.lead_id = l.id AND c.status = 'draft') THEN 1
         WHEN l.status = 'new' AND l.next_call_at IS NULL THEN 2
         WHEN l.status = 'trying' AND l.next_call_at IS NULL THEN 3
         ELSE 4 END AS place,
    l.next_call_at AS due, coalesce(l.score, -1) AS points
  FROM lead l WHERE {words} {owner}
  LIMIT 3000
)"""

DUE = "SELECT count(*) FROM lead WHERE next_call_at <= :now"
DRAFTS = "SELECT count(*) FROM call WHERE status = 'draft'"
TOTAL = "SELECT count(*) FROM lead"

_WORDS = 6

_NUMBER = re.compile(r"[+(]?\d[\d\s()+./-]*")
"""A phone number however it is typed; leads are found by its digits alone."""


def question(
    *, limit: int, owner: str | None = None, search: str | None = None
) -> tuple[str, dict[str, object]]:
    """The text of the question and the values to bind, but for `now`.

    Args:
        limit: Rows at most.
        owner: Only this person's leads, and those that are nobody's.
        search: Words that a lead must contain, in any order; then all leads count, not only those
            that wait.
    """
    values: dict[str, object] = {"limit": limit}
    mine = ""
    if owner:
        mine = "AND l.owner IN (:owner, '')"
        values["owner"] = owner
    words = folded(search or "").split()
    if not words:
        return _WAITING.format(owner=mine) + _COLUMNS, values
    if _NUMBER.fullmatch(" ".join(words)):
        words = [re.sub(r"\D", "", "".join(words))]
    conditions = []
    for place, word in enumerate(words[:_WORDS]):
        conditions.append(f"l.search LIKE :word{place} ESCAPE '!'")
        plain = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        values[f"word{place}"] = f"%{plain}%"
    return _FOUND.format(words=" AND ".join(conditions), owner=mine) + _COLUMNS, values


def read_row(row: Sequence[object]) -> QueueRow:
    """A row of the answer."""
    (
        lead_id, place, name, title, company_name, phone, email, country, source, status, score,
        owner, created_at, next_call_at, attempts, draft_call_id, last_words,
    ) = row  # fmt: skip
    created = read_moment(created_at)
    assert created is not None
    return QueueRow(
        lead_id=int(str(lead_id)),
        section=_SECTIONS[int(str(place))],
        name=str(name),
        title=str(title),
        company_name=str(company_name),
        phone=str(phone),
        email=str(email),
        country=str(country),
        source=str(source),
        status=str(status),
        score=None if score is None else int(str(score)),
        owner=str(owner),
        created_at=created,
        next_call_at=read_moment(next_call_at),
        attempts=int(str(attempts)),
        draft_call_id=None if draft_call_id is None else int(str(draft_call_id)),
        last_words=None if last_words is None else str(last_words),
    )
