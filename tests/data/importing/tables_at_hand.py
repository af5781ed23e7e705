"""Files to import, and the whole way of one in a line."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from data.importing.columns import known_names, map_columns
from data.importing.leads_in_rows import Defaults
from data.importing.plan import Plan, make_plan
from data.importing.spool import Refused
from data.importing.tables import open_table
from data.importing.taking_in import TakenIn, take_in
from data.store import Store
from tests.data.samples import NOW, ask

HEADER = "Name,Company,Phone,Email,Country"


class Imported(NamedTuple):
    """What an import left."""

    plan: Plan
    done: TakenIn
    refused: list[Refused]


def written(path: Path, *rows: str, encoding: str = "utf-8", header: str = HEADER) -> Path:
    """A CSV file of these rows."""
    path.write_bytes("\n".join([header, *rows, ""]).encode(encoding))
    return path


def planned(
    path: Path,
    store: Store | None = None,
    *,
    told: Mapping[str, str] | None = None,
    defaults: Defaults | None = None,
    **read: str,
) -> Plan:
    """The plan of a file."""
    table = open_table(path, **read)
    columns = map_columns(table.header, known_names(), told=told)
    return make_plan(table, columns, store=store, defaults=defaults)


def imported(store: Store, path: Path, *, by: str = "", **how: Any) -> Imported:
    """A file taken in."""
    plan = planned(path, store, **how)
    done = take_in(store, plan, now=NOW, file=str(path), by=by, sleep=lambda _seconds: None)
    return Imported(plan, done, list(plan.spool.refused()))


def leads_of(path: Path, *columns: str) -> Sequence[tuple[Any, ...]]:
    """Columns of every lead in the records."""
    return ask(path, f"SELECT {', '.join(columns)} FROM lead ORDER BY id")
