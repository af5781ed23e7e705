"""A file of what leads did: each row to its lead, the others beside the file with the reason."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from data.importing.columns import Columns
from data.importing.leads_in_rows import tidy
from data.importing.lines import Record
from data.importing.spool import Refused
from data.importing.table import Table
from data.scoring import events, stages
from data.scoring.events import TO_COME
from data.scoring.keeping import rescore
from data.scoring.whose import Leads, who
from data.store import Store
from data.tables.core import engagement
from tui.scripts.captures import CaptureError
from tui.scripts.model.scoring import Scoring
from tui.scripts.sayings import Saying
from tui.scripts.scoring.naming import kind_of_event
from tui.scripts.scoring.past_days import past_day

AT_ONCE = 200
NO_KIND = "{kind} is not something the rules know. Name it under `words` in scoring.yaml."
NOTHING = "The row doesn't say what the lead did."
NO_DAY = "The row doesn't say when it was."


@dataclass
class EventsIn:
    """What a file of events has brought."""

    rows: int = 0
    added: int = 0
    there: int = 0
    """Events that were in the records already."""
    leads: set[int] = field(default_factory=set)
    interested: int = 0
    """Leads that became MQLs."""
    kinds: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)


class _Event(NamedTuple):
    number: int
    record: Record
    lead: int
    kind: str
    at: datetime
    note: str


def take_events_in(
    store: Store,
    table: Table,
    columns: Columns,
    *,
    now: datetime,
    lang: str,
    by: str = "",
    dry_run: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> EventsIn:
    """Bring in what leads did; the same file again brings nothing new.

    Args:
        store: The records.
        table: The file.
        columns: What its columns are.
        now: The present moment, on the clock of whoever imports.
        lang: The language in which days are written.
        by: Who imports it.
        dry_run: Look only.
        stopped: Asked between batches whether the person wants it to end.
    """
    done, leads, seen = EventsIn(), Leads(), _Seen()
    scorer = store.standings.scorer
    for records in _batches(table.rows()):
        if stopped():
            break
        with store.database.reading() as connection:
            found = _read(connection, records, columns, leads, scorer.scoring, done, now, lang)
            new = [each for each in found if seen.is_new(connection, each)]
        done.there += len(found) - len(new)
        done.added += len(new)
        done.kinds.update(each.kind for each in new)
        touched = sorted({each.lead for each in new})
        done.leads.update(touched)
        if dry_run or not new:
            continue
        with store.database.writing() as connection:
            events.add_all(connection, [_row(each, by) for each in new])
            for lead_id in touched:
                moved = stages.settle_interest(connection, lead_id, scorer.scoring, now=now)
                done.interested += bool(moved.stages)
            rescore(connection, touched, scorer, now)
    return done


class _Seen:
    """How often the same event is in the file, and in the records."""

    def __init__(self) -> None:
        self._file: Counter[tuple[int, str, datetime]] = Counter()
        self._records: dict[tuple[int, str, datetime], int] = {}

    def is_new(self, connection: Connection, event: _Event) -> bool:
        key = (event.lead, event.kind, event.at)
        if key not in self._records:
            chosen = select(func.count()).where(
                engagement.c.lead_id == event.lead,
                engagement.c.kind == event.kind,
                engagement.c.at == event.at,
            )
            self._records[key] = int(connection.execute(chosen).scalar_one())
        self._file[key] += 1
        return self._file[key] > self._records[key]


def _read(
    connection: Connection,
    records: list[Record],
    columns: Columns,
    leads: Leads,
    scoring: Scoring,
    done: EventsIn,
    now: datetime,
    lang: str,
) -> list[_Event]:
    """The events of some rows; those that are none go to the refused."""
    rows = [_cells(record, columns) for record in records]
    whose = leads.find(connection, [who(cells) for cells in rows])
    found = []
    for record, cells, lead_id in zip(records, rows, whose, strict=True):
        done.rows += 1
        event = record.trouble or _event(cells, scoring, now, lang)
        why = event if isinstance(event, Saying) else lead_id
        if isinstance(why, Saying):
            done.refused.append(Refused(done.rows, record.line, record.cells, "unfit", why))
        elif not isinstance(event, Saying):
            found.append(_Event(done.rows, record, why, *event, cells.get("note", "")))
    return found


def _event(
    cells: dict[str, str], scoring: Scoring, now: datetime, lang: str
) -> tuple[str, datetime] | Saying:
    said, day = cells.get("kind", ""), cells.get("at", "")
    if not said:
        return Saying(NOTHING)
    kind = kind_of_event(said, scoring)
    if not kind:
        return Saying(NO_KIND, {"kind": said[:60]})
    if not day:
        return Saying(NO_DAY)
    try:
        return kind, moment_in(day, now, lang)
    except CaptureError as error:
        return error.saying


def moment_in(text: str, now: datetime, lang: str) -> datetime:
    """The moment that a cell or a person means; of a day alone its noon, where they are.

    Raises:
        CaptureError: It is not a day, or it is still to come.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.combine(past_day(text, lang=lang, now=now), time(12))
    else:
        if len(text) <= len("2026-01-01") or (moment.time() == time() and moment.tzinfo is None):
            moment = datetime.combine(moment.date(), time(12))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=now.tzinfo) if now.tzinfo else moment.astimezone()
    if moment.date() > now.date():
        raise CaptureError(TO_COME)
    return moment


def _cells(record: Record, columns: Columns) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, cell in zip(columns.fields, record.cells, strict=False):
        if name and name not in found and (text := tidy(cell)):
            found[name] = text
    return found


def _row(event: _Event, by: str) -> dict[str, Any]:
    return {
        "lead_id": event.lead, "kind": event.kind, "at": event.at, "note": event.note, "by": by,
    }  # fmt: skip


def _batches(rows: Iterator[Record]) -> Iterator[list[Record]]:
    while batch := list(islice(rows, AT_ONCE)):
        yield batch
