"""`talktrack forget`, `talktrack retain` and `talktrack export person`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.languages import _, ngettext
from tui.row_words import counted, numbered

from .exporting import noted, put
from .session import Session

if TYPE_CHECKING:
    from data.privacy.forgetting import Forgotten
    from data.privacy.held import Held
    from tui.scripts.reading import Library

OK, FAILED = 0, 1


def forget(session: Session, who: str, *, dry_run: bool, backups: bool, as_json: bool) -> int:
    """Erase a person and print what went: counts, no content."""
    from data.privacy.forgetting import forget as erase

    services = session.services
    store = session.store()
    try:
        done = erase(
            store, who, country=services.settings.country, dry_run=dry_run, backups=backups,
            outbox=services.places.outbox, faults=services.places.faults,
        )  # fmt: skip
    finally:
        store.close()
    if as_json:
        session.print_json(
            {
                "dry_run": dry_run,
                "rows": list(done.numbers),
                "erased": dict(done.went),
                "clean": done.clean,
                "backups": done.backups,
                "backups_left": list(done.backups_left),
                "outbox_left": list(done.outbox_left),
                "files": list(done.files),
                "files_moved": done.moved,
            }
        )
    else:
        for line in _receipt(done, dry_run=dry_run):
            session.print(line)
    return OK if done.clean and not done.outbox_left else FAILED


def _receipt(done: Forgotten, *, dry_run: bool) -> Iterator[str]:
    head = _("Would be erased: {rows}.") if dry_run else _("Erased: {rows}.")
    yield head.format(rows=", ".join(map(numbered, done.numbers)))
    for name, count in done.went.items():
        yield f"  {counted(name, count)}"
    yield from _files(done)
    if dry_run:
        yield _("Nothing was changed.")
        return
    if not done.clean:
        yield _(
            "Deleted pages may still be in the file, because another program reads it. Close it, "
            "and run `talktrack forget {who}` again."
        ).format(who=done.numbers[0])
    for path in done.outbox_left:
        yield _("A running program holds {path}. Close it, and run the command again.").format(
            path=path
        )
    if done.backups:
        yield ngettext(
            "Erased from {n} backup, too.", "Erased from {n} backups, too.", done.backups
        ).format(n=done.backups)
    if done.backups_left:
        yield ngettext(
            "{n} backup was not changed. A restore erases the person again; --backups does it now.",
            "{n} backups were not changed. A restore erases the person again; "
            "--backups does it now.",
            len(done.backups_left),
        ).format(n=len(done.backups_left))


def _files(done: Forgotten) -> Iterator[str]:
    """Files outside of the records, which only the person can delete."""
    if done.files:
        yield _("They may be in these files, which Talktrack does not touch; delete them yourself:")
        yield from (f"  {path}" for path in done.files)
    if done.moved:
        yield ngettext(
            "{n} file that may hold them is not where it was written any more.",
            "{n} files that may hold them are not where they were written any more.",
            done.moved,
        ).format(n=done.moved)
    yield _("Copies, reports and pages that were printed or sent are not known here.")


def retain(session: Session, *, days: int | None, dry_run: bool, as_json: bool) -> int:
    """Clear what is personal of leads that were disqualified long ago."""
    from data.privacy.retaining import retain as clear

    span = days if days is not None else int(session.services.settings.retain_days)
    store = session.store()
    try:
        count, clean = clear(store, now=session.services.clock.now(), days=span, dry_run=dry_run)
    finally:
        store.close()
    if as_json:
        session.print_json({"days": span, "dry_run": dry_run, "leads": count, "clean": clean})
        return OK if clean else FAILED
    text = (
        ngettext(
            "{n} lead disqualified more than {days} days ago would lose its personal fields.",
            "{n} leads disqualified more than {days} days ago would lose their personal fields.",
            count,
        )
        if dry_run
        else ngettext(
            "{n} lead disqualified more than {days} days ago has no personal fields any more.",
            "{n} leads disqualified more than {days} days ago have no personal fields any more.",
            count,
        )
    )
    session.print(text.format(n=count, days=span))
    if not clean:
        session.print(
            _("Deleted pages may still be in the file, because another program reads it.")
        )
    return OK if clean else FAILED


def person(session: Session, who: str, *, out: Path | None, as_json: bool, force: bool) -> int:
    """Write everything that is held on a person."""
    from data.privacy.held import held_on

    store = session.store()
    try:
        held = held_on(store, who, country=session.services.settings.country)
    finally:
        store.close()
    if as_json:
        text = json.dumps(held, ensure_ascii=False, indent=2, default=str) + "\n"
    else:
        text = "\n".join(_readable(held, session.library)) + "\n"
    put(text, out, force=force)
    noted(session, "person", out)
    count = sum(len(rows) for rows in held["tables"].values())
    sys.stderr.write(ngettext("{n} record", "{n} records", count).format(n=count) + "\n")
    return OK


def _readable(held: Held, library: Library) -> Iterator[str]:
    from .held_words import held_value, label, table_title

    yield "# " + _("What is held on {rows}").format(rows=", ".join(map(numbered, held["rows"])))
    if held["must_not_be_contacted"]:
        yield ""
        yield _("Asked not to be contacted: yes")
    for table, rows in held["tables"].items():
        yield ""
        yield f"## {table_title(table)}"
        for row in rows:
            yield ""
            for name in row:
                yield f"- {label(name)}: {held_value(table, row, name, library)}"
