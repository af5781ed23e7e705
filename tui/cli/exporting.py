"""`talktrack export`: files that other programs take."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.languages import N_, _, ngettext, say
from tui.leads.standing_words import titled

from .session import Session
from .words import WordsError

if TYPE_CHECKING:
    from data.exporting.checking import Refusal
    from data.exporting.writing import Export, Exported

OK, FAILED = 0, 1
SHOWN = 100
"""Refusals that are printed; the rest are counted."""

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""By which a spreadsheet knows that a file is UTF-8."""

NOT_A_SHEET = N_("there is nothing called “{name}” to export; there are {known}")


def records(
    session: Session,
    what: str,
    *,
    crm: str,
    out: Path | None,
    check: bool,
    as_json: bool,
    plain: bool,
    force: bool,
) -> int:
    """Write a file of records, or look for what the wizard would refuse."""
    from data.exporting.fields import SHEETS
    from data.exporting.formats import own_columns, wizard
    from data.exporting.writing import Export

    if what not in SHEETS:
        raise WordsError(_(NOT_A_SHEET).format(name=what, known=", ".join(SHEETS)))
    own = session.services.places.config / "crm"
    format_ = wizard(crm, own) if crm else own_columns(what)
    store = session.store()
    try:
        export = Export(store, what, format_, for_crm=bool(crm), plain=plain)
        if check:
            return _check(session, export, as_json=as_json)
        done = _write(export, out, as_json=as_json, force=force)
    finally:
        store.close()
    noted(session, what, out)
    return done


def _check(session: Session, export: Export, *, as_json: bool) -> int:
    refusals: list[Refusal] = []
    done = export.check(on_refusal=refusals.append)
    if as_json:
        session.print_json(
            {
                "rows": done.rows,
                "refused": [
                    {"row": row, "id": record, "column": header, "says": say(saying)}
                    for row, record, header, saying in refusals
                ],
            }
        )
        return FAILED if refusals else OK
    for refusal in refusals[:SHOWN]:
        session.print(
            _("row {row}, {record}: {says}").format(
                row=refusal.row, record=refusal.id, says=say(refusal.says)
            )
        )
    if len(refusals) > SHOWN:
        session.print(_("… and {count} more").format(count=len(refusals) - SHOWN))
    session.print(_summary(export, done))
    return FAILED if refusals else OK


def _write(export: Export, out: Path | None, *, as_json: bool, force: bool) -> int:
    from data.exporting.files import new_file

    write = export.to_json if as_json else export.to_csv
    if out is None:
        done = write(sys.stdout, on_refusal=lambda _refusal: None)
    else:
        with new_file(out, force=force) as file:
            if not as_json:
                file.write(MARK)
            done = write(file, on_refusal=lambda _refusal: None)
    for line in _told(export, done):
        sys.stderr.write(f"{line}\n")
    return OK


def _told(export: Export, done: Exported) -> list[str]:
    lines = [_summary(export, done)]
    if note := titled(export.wizard.sheet(export.sheet).note):
        lines.append(note)
    if done.refused:
        lines.append(_("Run the same command with --check to see which rows, and why."))
    if done.marked_phones and not export.for_crm:
        lines.append(
            _(
                "Phone numbers stand behind an apostrophe, so that no spreadsheet runs them; "
                "with --plain they stand as they are."
            )
        )
    return lines


def _summary(export: Export, done: Exported) -> str:
    parts = [ngettext("{n} row", "{n} rows", done.rows).format(n=done.rows)]
    if export.for_crm:
        parts.append(
            _("nothing that {crm} would refuse").format(crm=export.wizard.title)
            if not done.refused
            else ngettext(
                "{n} thing that {crm} would refuse", "{n} things that {crm} would refuse",
                done.refused,
            ).format(n=done.refused, crm=export.wizard.title)
        )  # fmt: skip
    if done.left_out:
        parts.append(
            ngettext(
                "{n} lead left out that must not be called",
                "{n} leads left out that must not be called",
                done.left_out,
            ).format(n=done.left_out)
        )
    return ", ".join(parts)


def handover(session: Session, call_id: int, *, out: Path | None, force: bool) -> int:
    """Write the page that the next person reads."""
    from data.exporting.handover import hand_over
    from tui.calling.handover import page

    store = session.store()
    try:
        facts = hand_over(store, call_id)
    finally:
        store.close()
    put(page(facts, session.library), out, force=force)
    noted(session, "handover", out)
    return OK


def next_steps(session: Session, *, out: Path | None, everything: bool, force: bool) -> int:
    """Write a calendar file of what was agreed."""
    from data.exporting.calendar import appointments, calendar
    from tui.calling.handover import entry

    now = session.services.clock.now()
    since = datetime(2000, 1, 1, tzinfo=UTC) if everything else now
    store = session.store()
    try:
        found = appointments(store, since=since)
    finally:
        store.close()
    text = calendar([entry(each, session.library) for each in found], now=now)
    put(text, out, force=force)
    noted(session, "next-steps", out)
    told = ngettext("{n} entry", "{n} entries", len(found)).format(n=len(found))
    sys.stderr.write(f"{told}\n")
    return OK


def noted(session: Session, what: str, out: Path | None) -> None:
    """Remember a file that was written, for whoever has to forget a person."""
    if out is None:
        return
    from data.exporting.made import note_made

    services, store = session.services, session.store()
    try:
        rep = services.settings.rep_name
        note_made(store, what=what, file=out, by=rep, now=services.clock.now())
    finally:
        store.close()


def put(text: str, out: Path | None, *, force: bool) -> None:
    """Text to a new file, or to standard output."""
    from data.exporting.files import new_file

    if out is None:
        sys.stdout.write(text)
        return
    with new_file(out, force=force) as file:
        file.write(text)
