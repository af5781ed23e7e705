"""`talktrack backup` and `talktrack restore`."""

from __future__ import annotations

from pathlib import Path

from tui.languages import _, ngettext

from .session import Session

OK = 0


def backup(session: Session, file: Path | None, *, keep: int, as_json: bool) -> int:
    """Make a backup that passed its checks; the oldest ones with a date make room."""
    from data.backup import back_up, check_backup, make_room

    now = session.services.clock.now()
    store = session.store()
    try:
        target = file.expanduser().absolute() if file else None
        made = back_up(store, now=now, target=target)
        path = store.database.path
    finally:
        store.close()
    calls = check_backup(made)
    removed = make_room(path, keep=keep) if path is not None and file is None else []
    if as_json:
        session.print_json(
            {"backup": str(made), "calls": calls, "removed": [str(each) for each in removed]}
        )
        return OK
    session.print(_("Backup: {path}").format(path=made))
    session.print(
        ngettext(
            "Checked: {n} finished call is as it was saved.",
            "Checked: {n} finished calls are as they were saved.",
            calls,
        ).format(n=calls)
    )
    if removed:
        told = ngettext("{n} old backup made room.", "{n} old backups made room.", len(removed))
        session.print(told.format(n=len(removed)))
    return OK


def restore(session: Session, file: Path, *, anyway: bool, as_json: bool) -> int:
    """Put a backup in the place of the records, which are kept beside the backups."""
    from data.restoring import restore as put_back

    services = session.services
    done = put_back(file, services.database, now=services.clock.now(), anyway=anyway)
    if as_json:
        session.print_json(
            {
                "database": str(services.database),
                "leads": done.leads,
                "calls": done.calls,
                "replaced": str(done.replaced) if done.replaced else None,
                "erased_again": done.erased_again,
                "suppressions_kept": done.suppressions,
            }
        )
        return OK
    session.print(
        _("Restored to {path}. Leads: {leads}, calls: {calls}.").format(
            path=services.database, leads=done.leads, calls=done.calls
        )
    )
    if done.replaced:
        session.print(_("What stood there before is {path}.").format(path=done.replaced))
    if done.erased_again:
        told = ngettext(
            "{n} person who was erased after the backup was erased from it.",
            "{n} persons who were erased after the backup were erased from it.",
            done.erased_again,
        )
        session.print(told.format(n=done.erased_again))
    if done.suppressions:
        told = ngettext(
            "{n} later request not to be contacted was kept.",
            "{n} later requests not to be contacted were kept.",
            done.suppressions,
        )
        session.print(told.format(n=done.suppressions))
    return OK
