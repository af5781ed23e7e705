"""Files with records that were written, so that who forgets a person knows where to look."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from data.errors import StoreError
from data.privacy.persons import Person
from data.store import Store
from data.tables.core import contact, export_made, import_run, import_span, lead
from tui.scripts.cleaning import clean


def note_made(store: Store, *, what: str, file: Path, by: str, now: datetime) -> None:
    """Remember a file that was written.

    Records that can't be written to just now don't make the file undone.

    Args:
        store: The records.
        what: What is in it, such as `leads`, `person`, `handover` or `refused`.
        file: Where it is.
        by: Who wrote it.
        now: When.
    """
    row = {"at": now, "by": clean(by), "what": what, "file": clean(str(file.absolute()))}
    with suppress(StoreError), store.database.writing() as connection:
        connection.execute(insert(export_made), row)


def files_with(connection: Connection, person: Person) -> tuple[str, ...]:
    """Where the person may be in a file: lists that brought them, and what was written since."""
    ids = {"lead": person.ids("lead"), "contact": person.ids("contact")}
    came = [
        at
        for table in (lead, contact)
        for at in connection.execute(
            select(table.c.created_at).where(table.c.id.in_(ids[table.name]))
        ).scalars()
    ]
    if not came:
        return ()
    found: list[str] = []
    for lead_id in ids["lead"]:
        brought = select(import_run.c.file).join(
            import_span, import_span.c.run_id == import_run.c.id
        )
        found += connection.execute(
            brought.where(import_span.c.first_lead <= lead_id, import_span.c.last_lead >= lead_id)
        ).scalars()
    written = select(export_made.c.file).where(export_made.c.at >= min(came))
    found += connection.execute(written.order_by(export_made.c.id)).scalars()
    return tuple(dict.fromkeys(each for each in found if each))
