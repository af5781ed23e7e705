"""The commands by which records leave: declared here, done in the modules beside."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from . import exporting
from .session import Session

Context = typer.Context
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")]
Out = Annotated[Path | None, typer.Option("--out", help="The file; without it, standard output.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the file that is there.")]

SHEETS = {
    "calls": "The finished calls, with their outcomes and what was heard.",
    "contacts": "The contacts, with their companies.",
    "companies": "The companies.",
    "deals": "The deals, with company and contact.",
    "leads": "The leads.",
}

files = typer.Typer(
    help="Records for a CRM's import wizard, a spreadsheet or a program.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


def declare(program: typer.Typer) -> None:
    """Add the commands to the program."""
    for name, about in SHEETS.items():
        files.command(name, help=about)(_sheet(name))
    program.add_typer(files, name="export")


def _sheet(name: str) -> Callable[..., None]:
    def export_records(
        context: Context,
        crm: Annotated[
            str,
            typer.Option(
                "--for", help="hubspot, salesforce, pipedrive, kommo, bitrix24; or yours."
            ),
        ] = "",
        out: Out = None,
        check: Annotated[
            bool, typer.Option("--check", help="List what the wizard would refuse; write nothing.")
        ] = False,
        plain: Annotated[
            bool, typer.Option("--plain", help="Leave phone numbers that begin with + as they are.")
        ] = False,
        as_json: AsJson = False,
        force: Force = False,
    ) -> None:
        status = exporting.records(
            session(context), name, crm=crm, out=out, check=check, as_json=as_json, plain=plain,
            force=force,
        )  # fmt: skip
        raise typer.Exit(status)

    return export_records


@files.command("handover")
def export_handover(
    context: Context,
    call: Annotated[int, typer.Argument(help="Number of a finished call.")],
    out: Out = None,
    force: Force = False,
) -> None:
    """One page of Markdown about a call, for the person who goes on with it."""
    raise typer.Exit(exporting.handover(session(context), call, out=out, force=force))


@files.command("next-steps")
def export_next_steps(
    context: Context,
    out: Out = None,
    everything: Annotated[bool, typer.Option("--all", help="Those that are past, too.")] = False,
    force: Force = False,
) -> None:
    """A calendar file (.ics) of next steps, callbacks and returns."""
    status = exporting.next_steps(session(context), out=out, everything=everything, force=force)
    raise typer.Exit(status)


def session(context: Context) -> Session:
    """What the command works with."""
    found: Session = context.obj
    return found
