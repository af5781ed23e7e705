"""The queue's questions to the records, asked by the first frame and by the store in one wording.

Plain text, so that the first frame needs nothing but Python's own SQLite. Values are bound by name.
Each part of the queue is asked for by itself, in the order in which it is shown, until there are
enough: the first screen of fifty thousand leads costs what the first of fifty does.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from data.holders import is_gone
from data.queue_filter import QueueFilter, conditions
from data.queue_rows import QueueRow, Section
from data.times import read_moment

Execute = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]
"""Asks the records; times are bound as `datetime`."""

AWAKE = "1 = 0"
"""Nobody is asleep: where no working time is given."""

PATIENCE = timedelta(hours=1)
"""How long a promised call stays on top though the lead's working time is over: a moment was
agreed on, whatever the hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of the queue."""

    now: datetime
    limit: int | None = None
    """Rows at most; all of them without it."""
    owner: str | None = None
    """Only this person's leads, and those that are nobody's."""
    chosen: QueueFilter = field(default_factory=QueueFilter)
    threshold: int | None = None
    """Score below which leads stay away unless they were promised a call or asked for one."""
    asleep: str = AWAKE
    """The condition under which it is not working time where the lead `l` is."""


class _Part(NamedTuple):
    """One part of the queue: which leads are in it and how they follow each other."""

    section: Section
    where: str
    order: str
    sinks: str = ""
    """The condition under which a lead comes after the others of its part."""
    scored: bool = False
    """Whether a score below the threshold hides a lead of this part."""
    source: str = "lead l"


_DRAFTED = "l.id IN (SELECT lead_id FROM call WHERE status = 'draft')"
_CALLED_SINCE = (
    "EXISTS (SELECT 1 FROM call s WHERE s.lead_id = l.id AND s.status = 'ended' "
    "AND s.started_at > l.hand_raised_at)"
)
_RAISED = f"(l.hand_raised_at IS NOT NULL AND l.status <> 'do_not_contact' AND NOT {_CALLED_SINCE})"
_LATER = "(l.next_call_at IS NULL OR l.next_call_at > :now)"
_REST = f"l.next_call_at IS NULL AND NOT {_DRAFTED} AND NOT {_RAISED}"
_BY_SCORE = "l.score DESC NULLS LAST, l.id DESC"
_DRAFTS = (
    "(SELECT lead_id, max(id) AS draft FROM call WHERE status = 'draft' GROUP BY lead_id) d "
    "JOIN lead l ON l.id = d.lead_id"
)

_PARTS = (
    _Part(
        "due",
        "l.next_call_at <= :now",
        "l.next_call_at, l.id DESC",
        sinks="({asleep}) AND l.next_call_at <= :patience",
    ),
    _Part("draft", f"l.status <> 'do_not_contact' AND {_LATER}", "d.draft DESC", source=_DRAFTS),
    # What they asked for is done at once: the newest first (R008).
    _Part(
        "raised",
        f"{_RAISED} AND {_LATER} AND NOT {_DRAFTED}",
        "l.hand_raised_at DESC, l.id DESC",
        sinks="{asleep}",
    ),
    _Part(
        "fast",
        f"l.track = 'fast' AND coalesce(l.status, '') IN ('new', 'trying') AND {_REST}",
        _BY_SCORE,
        sinks="{asleep}",
        scored=True,
    ),
    _Part(
        "new",
        f"l.status = 'new' AND l.track <> 'fast' AND {_REST}",
        _BY_SCORE,
        sinks="{asleep}",
        scored=True,
    ),
    _Part(
        "again",
        f"l.status = 'trying' AND l.track <> 'fast' AND {_REST}",
        _BY_SCORE,
        sinks="{asleep}",
        scored=True,
    ),
    _Part(
        "other",
        f"l.next_call_at > :now AND NOT {_DRAFTED} AND NOT {_RAISED}",
        "l.next_call_at, l.id DESC",
    ),
)
_UNCALLED = tuple(part for part in _PARTS if part.section in ("fast", "new", "again"))
"""The parts of those who wait without a date."""
_ENDED = _Part("other", f"l.status NOT IN ('new', 'trying') AND {_REST}", "l.id DESC")
"""Those who wait for no call; only a search or a filter by status or stage finds them."""

_PLACE = f"""CASE
  WHEN l.next_call_at <= :now THEN 0
  WHEN {_DRAFTED} THEN 1
  WHEN {_RAISED} THEN 2
  WHEN l.status IN ('new', 'trying') AND l.next_call_at IS NULL THEN
    CASE WHEN l.track = 'fast' THEN 3 WHEN l.status = 'new' THEN 4 ELSE 5 END
  ELSE 6 END"""

_ROWS = f"""
SELECT l.id, {_PLACE} AS place, l.name, l.title, l.company_name, l.phone, l.phone_e164, l.email,
  l.country, l.time_zone, l.source, l.status, l.stage, l.band, l.track, l.segment, l.score, l.owner,
  l.created_at, l.next_call_at, l.hand_raised_at,
  (SELECT count(*) FROM call a WHERE a.lead_id = l.id AND a.status = 'ended') AS attempts,
  h.id AS draft_call_id, l.last_words, h.rep, h.held_by,
  (SELECT s.next_step_type FROM call s WHERE s.lead_id = l.id AND s.status = 'ended'
    AND s.step_done_at IS NULL AND s.next_step_at = l.next_call_at
    ORDER BY s.started_at DESC, s.id DESC LIMIT 1) AS next_step,
  CASE WHEN h.held_until > :now THEN h.holder END AS in_hand
FROM lead l LEFT JOIN call h ON h.id = (
  SELECT max(d.id) FROM call d WHERE d.lead_id = l.id AND d.status = 'draft')
WHERE l.id IN ({{ids}})"""

_FOUND = f"""
SELECT l.id, {_PLACE} AS place, CASE WHEN {{asleep}} THEN 1 ELSE 0 END AS sunk, l.next_call_at,
  l.hand_raised_at, coalesce(l.score, -1) AS points
FROM lead l WHERE l.id IN ({{ids}}){{rules}}"""

DUE = "SELECT count(*) FROM lead WHERE next_call_at <= :now"
DRAFTS = "SELECT count(*) FROM call WHERE status = 'draft'"
TOTAL = "SELECT count(*) FROM lead"
_HIDDEN = (
    "SELECT count(*) FROM lead l WHERE l.status IN ('new', 'trying') AND l.next_call_at IS NULL "
    "AND l.score < :threshold"
)
"""Those below the threshold; few of them are in another part, so that it is read by index alone."""

_SECTIONS: tuple[Section, ...] = tuple(part.section for part in _PARTS)
_AT_ONCE = 500


def order(execute: Execute, wanted: Wanted) -> list[tuple[Section, int]]:
    """The queue as ids, in order, each with its part."""
    rules, values = _rules(wanted)
    values |= {"now": wanted.now, "patience": wanted.now - PATIENCE}
    found: list[tuple[Section, int]] = []
    parts = list(_parts(wanted))
    together = wanted.limit is None and all(part in parts for part in _UNCALLED)
    for part in parts:
        if together and part in _UNCALLED:
            if part is _UNCALLED[0]:
                found += [
                    (_SECTIONS[int(place)], int(lead_id))
                    for lead_id, place in execute(_asked_together(wanted, rules), values)
                ]
            continue
        asked = _asked(part, wanted, rules)
        for sql in asked:
            left = None if wanted.limit is None else wanted.limit - len(found)
            if left is not None and left <= 0:
                return found
            found += [
                (part.section, int(row[0]))
                for row in execute(sql, values if left is None else {**values, "limit": left})
            ]
    return found


def questions(wanted: Wanted) -> list[str]:
    """Every question that `order` may ask, for those who look how they are answered."""
    rules, _ = _rules(wanted)
    asked = [sql for part in _parts(wanted) for sql in _asked(part, wanted, rules)]
    return asked if wanted.limit is not None else [*asked, _asked_together(wanted, rules)]


def _parts(wanted: Wanted) -> Iterable[_Part]:
    chosen = wanted.chosen
    for part in _PARTS:
        if not chosen.sections or part.section in chosen.sections:
            yield part
    if chosen.looks_beyond and not chosen.sections:
        yield _ENDED


def _asked(part: _Part, wanted: Wanted, rules: str) -> list[str]:
    """One question, or two where leads sink: those on top, then those below."""
    where = part.where + rules
    if part.scored and wanted.threshold is not None and wanted.chosen.hides_low:
        where += " AND (l.score IS NULL OR l.score >= :threshold)"
    sinks = part.sinks.format(asleep=wanted.asleep) if wanted.asleep != AWAKE else ""
    head = f"SELECT l.id FROM {part.source} WHERE {where}"
    if wanted.limit is None:
        below = f"CASE WHEN {sinks} THEN 1 ELSE 0 END, " if sinks else ""
        return [f"{head} ORDER BY {below}{part.order}"]
    tail = f"ORDER BY {part.order} LIMIT :limit"
    if not sinks:
        return [f"{head} {tail}"]
    return [f"{head} AND NOT ({sinks}) {tail}", f"{head} AND ({sinks}) {tail}"]


def _asked_together(wanted: Wanted, rules: str) -> str:
    """Everybody who waits without a date, in one question.

    Nearly all leads are among them, and one way through the table costs less than half of what
    looking each of them up by an index does: hence `coalesce`, which no index knows.
    """
    where = f"coalesce(l.status, '') IN ('new', 'trying') AND {_REST}{rules}"
    if wanted.threshold is not None and wanted.chosen.hides_low:
        where += " AND (l.score IS NULL OR l.score >= :threshold)"
    place = "CASE WHEN l.track = 'fast' THEN 3 WHEN l.status = 'new' THEN 4 ELSE 5 END"
    sinks = "" if wanted.asleep == AWAKE else f"CASE WHEN {wanted.asleep} THEN 1 ELSE 0 END, "
    return f"SELECT l.id, {place} AS place FROM lead l WHERE {where} ORDER BY 2, {sinks}{_BY_SCORE}"


def _rules(wanted: Wanted) -> tuple[str, dict[str, Any]]:
    rules, values = conditions(wanted.chosen, asleep=wanted.asleep)
    if wanted.owner:
        rules += " AND l.owner IN (:owner, '')"
        values["owner"] = wanted.owner
    if wanted.threshold is not None:
        values["threshold"] = wanted.threshold
    return rules, values


def sorted_ids(execute: Execute, ids: Sequence[int], wanted: Wanted) -> list[tuple[Section, int]]:
    """Leads that were found somehow, those that pass the filter, as the queue would have them."""
    rules, values = _rules(wanted)
    keyed: list[tuple[Any, Section, int]] = []
    for listed in _portions(ids):
        sql = _FOUND.format(ids=listed, asleep=wanted.asleep, rules=rules)
        for lead_id, place, sunk, due, raised, points in execute(
            sql, {**values, "now": wanted.now, "patience": wanted.now - PATIENCE}
        ):
            at = read_moment(due or raised)
            moment = at.timestamp() if at is not None else 0.0
            by_time = moment if due is not None else -moment
            key = (place, sunk if place > 1 else 0, by_time, -points, -lead_id)
            section = _SECTIONS[int(place)]
            if not wanted.chosen.sections or section in wanted.chosen.sections:
                keyed.append((key, section, int(lead_id)))
    return [(section, lead_id) for _key, section, lead_id in sorted(keyed)]


def rows(execute: Execute, ids: Sequence[int], now: datetime) -> list[QueueRow]:
    """These leads, in this order; those that are gone meanwhile are left out."""
    found: dict[int, QueueRow] = {}
    for listed in _portions(ids):
        for row in execute(_ROWS.format(ids=listed), {"now": now}):
            read = _read_row(row)
            found[read.lead_id] = read
    return [found[lead_id] for lead_id in ids if lead_id in found]


def hidden(execute: Execute, wanted: Wanted) -> int:
    """How many leads the threshold keeps away."""
    if wanted.threshold is None or not wanted.chosen.hides_low:
        return 0
    rules, values = _rules(wanted)
    [[count]] = execute(_HIDDEN + rules, values)
    return int(count)


def _portions(ids: Sequence[int]) -> Iterable[str]:
    for at in range(0, len(ids), _AT_ONCE):
        yield ", ".join(str(int(each)) for each in ids[at : at + _AT_ONCE])


def _read_row(row: Sequence[Any]) -> QueueRow:
    (
        lead_id, place, name, title, company_name, phone, phone_e164, email, country, time_zone,
        source, status, stage, band, track, segment, score, owner, created_at, next_call_at,
        hand_raised_at, attempts, draft_call_id, last_words, draft_rep, held_by, next_step,
        in_hand,
    ) = row  # fmt: skip
    created = read_moment(created_at)
    assert created is not None
    return QueueRow(
        lead_id=int(lead_id),
        section=_SECTIONS[int(place)],
        name=str(name),
        title=str(title),
        company_name=str(company_name),
        phone=str(phone),
        phone_e164=str(phone_e164),
        email=str(email),
        country=str(country),
        time_zone=str(time_zone),
        source=str(source),
        status=str(status),
        stage=str(stage),
        band=str(band),
        track=str(track),
        segment=str(segment),
        score=None if score is None else int(score),
        owner=str(owner),
        created_at=created,
        next_call_at=read_moment(next_call_at),
        hand_raised_at=read_moment(hand_raised_at),
        attempts=int(attempts),
        draft_call_id=None if draft_call_id is None else int(draft_call_id),
        last_words=None if last_words is None else str(last_words),
        next_step=str(next_step or ""),
        draft_rep=str(draft_rep or ""),
        draft_held_by=str(held_by) if in_hand and not is_gone(str(in_hand)) else "",
    )
