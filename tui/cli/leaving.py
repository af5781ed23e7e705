"""The commands by which records leave: declared here, done in the modules beside."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from . import exporting, keeping, privacy
from .session import Session

Context = typer.Context
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")]
Out = Annotated[Path | None, typer.Option("--out", help="The file; without it, standard output.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the file that is there.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Count only, and change nothing.")]
Who = Annotated[
    str, typer.Argument(help="Number of a lead (12) or contact (contact:4), e-mail, or phone.")
]

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
    for command in (backup, restore, forget, retain):
        program.command()(command)


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


@files.command("person")
def export_person(
    context: Context,
    who: Who,
    out: Out = None,
    as_json: AsJson = False,
    force: Force = False,
) -> None:
    """Everything that is held on one person."""
    status = privacy.person(session(context), who, out=out, as_json=as_json, force=force)
    raise typer.Exit(status)


def backup(
    context: Context,
    file: Annotated[
        Path | None, typer.Argument(help="The file; without it, one with a date in backups/.")
    ] = None,
    keep: Annotated[
        int, typer.Option(min=1, help="Backups with a date that stay; older ones make room.")
    ] = 14,
    as_json: AsJson = False,
) -> None:
    """Make a checked backup, while the app may go on running."""
    raise typer.Exit(keeping.backup(session(context), file, keep=keep, as_json=as_json))


def restore(
    context: Context,
    file: Annotated[Path, typer.Argument(help="A backup; see: talktrack where.")],
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Take changed calls, or a backup of other records.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check a backup and put it in the place of the records, which are kept."""
    raise typer.Exit(keeping.restore(session(context), file, anyway=anyway, as_json=as_json))


def forget(
    context: Context,
    who: Who,
    dry_run: DryRun = False,
    backups: Annotated[
        bool, typer.Option("--backups", help="Erase from the backups, too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Erase a person everywhere, and print what went."""
    status = privacy.forget(
        session(context), who, dry_run=dry_run, backups=backups, as_json=as_json
    )
    raise typer.Exit(status)


def retain(
    context: Context,
    days: Annotated[
        int | None, typer.Option(min=0, help="Days; without it the setting retain_days.")
    ] = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Clear the personal fields of leads that were disqualified long ago."""
    status = privacy.retain(session(context), days=days, dry_run=dry_run, as_json=as_json)
    raise typer.Exit(status)


def session(context: Context) -> Session:
    """What the command works with."""
    found: Session = context.obj
    return found
