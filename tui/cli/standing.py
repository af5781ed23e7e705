"""The commands on how leads stand: declared here, done in `scoring`."""

from pathlib import Path
from typing import Annotated

import typer

from . import scoring
from .session import Session

AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")]
Context = typer.Context
Lead = Annotated[int, typer.Argument(help="Number of a lead (talktrack leads list).")]


def declare(lists: typer.Typer) -> None:
    """Add the commands to `talktrack leads`."""
    lists.command("score")(score)
    lists.command("events")(events)
    lists.command("accept")(accept)
    lists.command("return")(give_back)
    lists.command("definition")(definition)


def score(
    context: Context,
    lead: Annotated[
        int | None, typer.Argument(help="Number of a lead; without it the best are listed.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="Leads at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Show what a lead's score is made of, its stage, its segment and what it did."""
    raise typer.Exit(scoring.score(_session(context), lead, limit=limit, as_json=as_json))


def events(
    context: Context,
    file: Annotated[Path, typer.Argument(help="CSV or .xlsx: who, what they did, when.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check everything, show it, write nothing.")
    ] = False,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="COLUMN=FIELD",
            help="What a column is: lead, email, phone, name, company, kind, date, note; - none.",
        ),
    ] = None,
    encoding: Annotated[str, typer.Option(help="Such as utf-8, cp1250, cp1251.")] = "",
    delimiter: Annotated[str, typer.Option(help="A sign, or comma, semicolon, tab, pipe.")] = "",
    sheet: Annotated[str, typer.Option(help="The sheet of a workbook.")] = "",
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Take in what leads did: downloads, webinars, forms. Unmatched rows go beside the file."""
    done = scoring.take_events(
        _session(context), file, tuple(maps or ()), read_as=(encoding, delimiter, sheet),
        dry_run=dry_run, as_json=as_json,
    )  # fmt: skip
    raise typer.Exit(done)


def accept(context: Context, lead: Lead) -> None:
    """Take a lead: it is yours to call from now on."""
    raise typer.Exit(scoring.accept(_session(context), lead))


def give_back(
    context: Context,
    lead: Lead,
    reason: Annotated[str, typer.Option(help="wrong_person, outside_profile, no_interest, ...")],
    note: Annotated[str, typer.Option(help="What marketing should know.")] = "",
) -> None:
    """Return a lead to marketing with the reason; it comes back when it shows interest."""
    raise typer.Exit(scoring.give_back(_session(context), lead, reason=reason, note=note))


def definition(
    context: Context,
    html: Annotated[Path | None, typer.Option(help="One file for a browser.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file that is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what a lead has to meet: one page for those who look for leads and those who call."""
    from .reporting import defining

    raise typer.Exit(defining.show(_session(context), html=html, as_json=as_json, force=force))


def _session(context: Context) -> Session:
    session: Session = context.obj
    return session
