"""`talktrack leads numbers`: numbers that can't be dialled, and what was typed put back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from tui.languages import N_, _, ngettext

from .import_report import one_line
from .session import Session

if TYPE_CHECKING:
    from data.numbers import Undialled

OK = 0
KINDS = {"lead": N_("lead"), "contact": N_("contact")}
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")]


def declare(lists: typer.Typer) -> None:
    """Add the command to `talktrack leads`."""
    lists.command("numbers")(numbers)


def numbers(
    context: typer.Context,
    put_right: Annotated[
        bool,
        typer.Option("--put-right", help="What was typed stands again where it was read wrong."),
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="Numbers at most.")] = 100,
    as_json: AsJson = False,
) -> None:
    """List numbers that can't be dialled: those read wrong once, those kept as typed."""
    from data.numbers import as_typed, read_wrong
    from data.numbers import put_right as put_back

    session: Session = context.obj
    store = session.store()
    try:
        database, services = store.database, session.services
        right: list[Undialled] = []
        if put_right:
            with database.writing() as connection:
                right = put_back(
                    connection, by=services.settings.rep_name, now=services.clock.now()
                )
        with database.reading() as connection:
            wrong = list(read_wrong(connection))
            kept = list(islice(as_typed(connection), limit + 1))
    finally:
        store.close()
    if as_json:
        session.print_json(
            {
                "read_wrong": [asdict(each) for each in wrong[:limit]],
                "as_typed": [asdict(each) for each in kept[:limit]],
                "put_right": [asdict(each) for each in right],
            }
        )
    else:
        for line in _lines(right, wrong, kept, limit):
            session.print(line)
    raise typer.Exit(OK)


def _lines(
    right: Sequence[Undialled], wrong: Sequence[Undialled], kept: Sequence[Undialled], limit: int
) -> Iterator[str]:
    if right:
        text = ngettext(
            "{count} number is as it was typed again; `talktrack records undo` takes that back.",
            "{count} numbers are as they were typed again; `talktrack records undo` takes that "
            "back.",
            len(right),
        )
        yield text.format(count=len(right))
        yield from _listed(right, limit)
    if wrong:
        yield _("Dialled, but none of their country; an earlier version has read them so:")
        yield from _listed(wrong, limit)
        if any(each.typed for each in wrong):
            yield _("--put-right lets what was typed stand again.")
        if any(not each.typed for each in wrong):
            yield _("Where nothing typed was kept, type the number anew.")
    if kept:
        yield _("Kept as typed and not dialled; type them with their country code:")
        yield from _listed(kept, limit)
    if not (right or wrong or kept):
        yield _("Every number there is can be dialled.")


def _listed(found: Sequence[Undialled], limit: int) -> Iterator[str]:
    for each in found[:limit]:
        parts = [f"{_(KINDS[each.kind])} {each.id}", one_line(each.name)]
        if each.dialled:
            parts.append(each.dialled)
        if each.typed:
            parts.append(_("typed: {number}").format(number=one_line(each.typed)))
        yield "  " + " · ".join(parts)
    if len(found) > limit:
        yield "  …"
