"""`talktrack records`: what calls have left behind, listed, shown, merged and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tui.languages import _

from .session import Session
from .tables import table_lines, terminal_width
from .words import WordsError

if TYPE_CHECKING:
    from data.records.records import Records
    from data.records.rows import Kind, LeadPage, Listed, MergePlan

OK, FAILED = 0, 1
LISTS: Mapping[str, Kind] = {
    "companies": "company",
    "contacts": "contact",
    "deals": "deal",
    "calls": "call",
    "leads": "lead",
}
MERGED: Mapping[str, Kind] = {"company": "company", "contact": "contact", "lead": "lead"}
CHUNK = 500

commands = typer.Typer(
    help="Companies, contacts, deals, calls and leads: list, show, merge, undo.",
    rich_markup_mode=None,
)
AsJson = Annotated[bool, typer.Option("--json", help="JSON, for programs.")]
Context = typer.Context


def declare(program: typer.Typer) -> None:
    """Add the commands to the program."""
    program.add_typer(commands, name="records")


@commands.command("list")
def list_records(
    context: Context,
    what: Annotated[str, typer.Argument(help="companies, contacts, deals, calls or leads.")],
    search: Annotated[str, typer.Option(help="Words of names, addresses or numbers.")] = "",
    sort: Annotated[str, typer.Option(help="As in the app: name, newest and the like.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="Rows at most.")] = 1000,
    as_json: AsJson = False,
) -> None:
    """List records, a line each."""
    from data.records.rows import ORDER_IDS

    session: Session = context.obj
    kind = _known(what, LISTS)
    if sort and sort not in ORDER_IDS[kind]:
        known = ", ".join(ORDER_IDS[kind])
        raise WordsError(
            _("--sort takes one of {known}, not {given}").format(known=known, given=sort)
        )
    with _records(session) as records:
        found: list[Listed] = []
        beside = None
        while len(found) < limit:
            page = records.page(
                kind, order=sort, search=search, beside=beside,
                limit=min(CHUNK, limit - len(found)),
            )  # fmt: skip
            found += page.rows
            if not page.more:
                break
            beside = page.rows[-1]
    if as_json:
        session.print_json([_plain({"id": row.id, **row.values}) for row in found])
    else:
        for line in _list_lines(session, kind, found):
            session.print(line)
        if not found:
            session.print(_("No records."))
    raise typer.Exit(OK)


@commands.command("show")
def show_record(
    context: Context,
    what: Annotated[str, typer.Argument(help="company, contact, deal, call or lead.")],
    number: Annotated[int, typer.Argument(help="Its number, as lists print it.")],
    as_json: AsJson = False,
) -> None:
    """Show everything on one record."""
    session: Session = context.obj
    kind = _known(what, {kind: kind for kind in LISTS.values()})
    with _records(session) as records:
        looks: dict[str, Callable[[int], Any]] = {
            "company": records.company,
            "contact": records.contact,
            "deal": records.deal,
            "call": records.call,
            "lead": partial(_lead, session, records),
        }
        page = looks[kind](number)
        if as_json:
            found = asdict(page)
            found.pop("script", None)  # the whole script would bury the rest
            session.print_json(_plain(found))
        else:
            for line in _page_lines(session, kind, page):
                session.print(line)
    raise typer.Exit(OK)


@commands.command("merge")
def merge_records(
    context: Context,
    what: Annotated[str, typer.Argument(help="company, contact or lead.")],
    keep: Annotated[int, typer.Argument(help="The number of the record that stays.")],
    gone: Annotated[int, typer.Argument(help="The number of the one that goes.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it, write nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make one of two records; `records undo` makes two again."""
    session: Session = context.obj
    kind = _known(what, MERGED)
    with _records(session) as records:
        planned = records.plan_merge(kind, keep, gone)
        batch = "" if dry_run else records.merge(planned)
    if as_json:
        session.print_json(_plain({**asdict(planned), "batch": batch or None}))
    else:
        for line in _plan_lines(session, planned):
            session.print(line)
        session.print(
            _("Nothing was written: this was a dry run.") if dry_run
            else _("Merged. `talktrack records undo` takes it back.")
        )  # fmt: skip
    raise typer.Exit(OK)


@commands.command("undo")
def undo(context: Context, as_json: AsJson = False) -> None:
    """Take back what you changed last in the records."""
    session: Session = context.obj
    with _records(session) as records:
        last = records.last_batch()
        if last is not None:
            records.take_back(last.batch)
    if as_json:
        session.print_json(_plain(asdict(last)) if last is not None else None)
    elif last is None:
        session.print(_("There is nothing of yours in the records to take back."))
    else:
        from tui.screens.records.working import TAKEN

        session.print(_(TAKEN[last.what]).format(name=_one_line(last.name)))
    raise typer.Exit(OK if last is not None else FAILED)


@contextmanager
def _records(session: Session) -> Iterator[Records]:
    from data.records.records import Records

    store = session.store()
    try:
        services = session.services
        yield Records(store.database, by=services.settings.rep_name, clock=services.clock.now)
    finally:
        store.close()


def _lead(session: Session, records: Records, number: int) -> LeadPage:
    """The page of a lead with how it stands."""
    page = records.lead(number)
    store = session.store()
    try:
        return replace(page, standing=store.standings.of(number))
    finally:
        store.close()


def _known(word: str, known: Mapping[str, Kind]) -> Kind:
    if word not in known:
        given = _("“{given}” is none of the records; give one of {known}")
        raise WordsError(given.format(given=word[:60], known=", ".join(known)))
    return known[word]


def _list_lines(session: Session, kind: Kind, found: Sequence[Listed]) -> Iterator[str]:
    """The rows as the app's own lists show them, with their numbers."""
    from tui.screens.records.columns import columns_of, line_of

    columns = columns_of(kind)
    yield from table_lines(
        [_("no."), *(column.title for column in columns)],
        [[str(row.id), *map(str, line_of(kind, row, session.library).cells)] for row in found],
        right=[0, *(place for place, column in enumerate(columns, 1) if column.right)],
        width=terminal_width(),
    )


def _page_lines(session: Session, kind: str, page: Any) -> Iterator[str]:
    """The page as the app shows it, without its colours."""
    from tui.screens.records import call, company, contact, deal, lead

    screens: dict[str, Any] = {
        "company": company.CompanyScreen,
        "contact": contact.ContactScreen,
        "deal": deal.DealScreen,
        "call": call.CallScreen,
        "lead": lead.LeadScreen,
    }
    screen = screens[kind]
    yield _one_line(screen.name_of(page))
    for line in screen.lines(page, session.library):
        yield line.text.plain


def _plan_lines(session: Session, planned: MergePlan) -> Iterator[str]:
    """What a merge does, in the words of the screen that compares the two."""
    from tui.screens.records.merge import moved_text
    from tui.screens.records.names import field_name, value_text

    def shown(field: str, value: object) -> str:
        return value_text(field, None if value is None else str(value), session.library)

    yield _("{gone} goes into {kept}.").format(
        gone=f"{_one_line(planned.gone_name)} ({planned.gone})",
        kept=f"{_one_line(planned.keep_name)} ({planned.keep})",
    )
    for one in planned.fields:
        name = field_name(one.field)
        if one.filled:
            yield f"+ {name}: {shown(one.field, one.gone)}"
        elif one.conflict:
            yield _("= {field}: {kept} stays, {gone} goes").format(
                field=name, kept=shown(one.field, one.kept), gone=shown(one.field, one.gone)
            )
    yield f"> {moved_text(planned)}"


def _one_line(value: object) -> str:
    return " ".join(str(value).split())


def _plain(value: Any) -> Any:
    """The value as JSON can hold it."""
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else value
