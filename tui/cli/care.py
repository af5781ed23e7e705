"""`talktrack where` and `talktrack doctor`: where things are, and whether they are well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.languages import N_, _, ngettext, say
from tui.leads.leads_file import remembered_columns
from tui.scripts.sayings import SayingError

from .session import Session

if TYPE_CHECKING:
    from data.rows import Finding

OK, FAILED = 0, 1

PLACES = {
    "database": N_("database"),
    "settings": N_("settings"),
    "scripts": N_("scripts"),
    "backups": N_("backups"),
    "columns": N_("columns of lists"),
    "outbox": N_("outbox"),
    "faults": N_("notes on faults"),
}
"""What each place is called."""

LOOKED_AT = {
    "database": N_("database"),
    "settings": N_("settings"),
    "scripts": N_("scripts"),
    "outbox": N_("outbox"),
    "links": N_("links"),
    "log": N_("log"),
    "privacy": N_("privacy"),
    "space": N_("free space"),
    "calls": N_("calls"),
    "search": N_("search index"),
    "numbers": N_("phone numbers"),
    "forgotten": N_("forgotten people"),
    "retention": N_("retention"),
}
"""What the check-up looks at; names of programs stay as they are."""


def where(session: Session, *, as_json: bool) -> int:
    """Print the places of files."""
    services = session.services
    places = {
        "database": str(services.database),
        "settings": str(services.places.settings),
        "scripts": str(services.scripts_folder or services.places.scripts),
        "backups": str(services.places.data / "backups"),
        "columns": str(remembered_columns(session.services)),
        "outbox": str(services.places.outbox),
        "faults": str(services.places.faults),
    }
    if as_json:
        session.print_json(places)
    else:
        names = {name: _(PLACES[name]) for name in places}
        width = max(map(len, names.values()))
        for name, place in places.items():
            session.print(f"{names[name]:{width}}  {place}")
    return OK


def doctor(session: Session, *, as_json: bool) -> int:
    """Print findings about database, files and scripts; status 1 where something is broken."""
    findings = [*_of_settings(session), *_of_scripts(session), *_of_database(session)]
    if as_json:
        session.print_json(findings)
    else:
        signs = {"ok": "✓", "note": "·", "warning": "!", "error": "✗"}
        for finding in findings:
            what = _(LOOKED_AT.get(finding["what"], finding["what"]))
            session.print(f"{signs[finding['level']]} {what}: {finding['says']}")
    return FAILED if any(finding["level"] == "error" for finding in findings) else OK


def _finding(level: str, what: str, says: str) -> dict[str, Any]:
    return {"level": level, "what": what, "says": says}


def _of_settings(session: Session) -> list[dict[str, Any]]:
    troubles = [say(trouble) for trouble in session.services.troubles]
    if not troubles:
        return [_finding("ok", "settings", _("fine, or none yet"))]
    return [_finding("warning", "settings", trouble) for trouble in troubles]


def _of_scripts(session: Session) -> list[dict[str, Any]]:
    problems = session.library.check(None)
    errors = [problem for problem in problems if problem.level == "error"]
    if not errors:
        count = len(session.library.scripts())
        told = ngettext("{n} script, no errors", "{n} scripts, no errors", count)
        return [_finding("ok", "scripts", told.format(n=count))]
    return [
        _finding("error", "scripts", f"{problem.file}:{problem.line}: {say(problem.told)}")
        for problem in errors
    ]


def _of_database(session: Session) -> list[dict[str, Any]]:
    from data.care import examine

    try:
        store = session.store()
    except SayingError as error:
        return [_finding("error", "database", say(error.saying))]
    try:
        services = session.services
        days = services.settings.retain_days
        found: list[Finding] = examine(
            store,
            outbox=services.places.outbox,
            retain_days=int(days) if days.isdecimal() else None,
            now=services.clock.now(),
        )
    finally:
        store.close()
    return [_finding(finding.level, finding.what, say(finding.says)) for finding in found]
