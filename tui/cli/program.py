"""The commands, each a line of help and a call into the module that does it."""

from pathlib import Path
from typing import Annotated

import typer

from . import care, doors, lead_list, leads, replaying, scripts
from .due import declare as declare_due
from .leaving import declare as declare_leaving
from .numbers import declare as declare_numbers
from .practising_words import declare as declare_practising
from .records import declare as declare_records
from .reporting import declare as declare_reporting
from .session import Session
from .standing import declare as declare_standing

HELP = """Lead qualification calls in the terminal.

Without a command: opens the app.

Every command takes, before or after its name: --db PATH (the database, a path or an SQLAlchemy
URL), --scripts DIR (your scripts), --lang en|pl|ru, --rep NAME. TALKTRACK_DB, TALKTRACK_SCRIPTS,
TALKTRACK_LANG and TALKTRACK_REP stand for them.
"""

program = typer.Typer(
    help=HELP, no_args_is_help=False, add_completion=False, pretty_exceptions_enable=False,
    rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
workshop = typer.Typer(
    help="The author's workshop: list, check and test scripts.", rich_markup_mode=None
)
program.add_typer(workshop, name="scripts")
lists = typer.Typer(help="Leads from other programs, and the list of them.", rich_markup_mode=None)
program.add_typer(lists, name="leads")
declare_standing(lists)
declare_due(lists)
declare_numbers(lists)
declare_leaving(program)
declare_reporting(program)
declare_practising(program)
declare_records(program)

AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")]
Context = typer.Context


@program.callback(invoke_without_command=True)
def open_app(
    context: Context,
    version: Annotated[
        bool, typer.Option("--version", help="The version, and nothing else.")
    ] = False,
) -> None:
    """Lead qualification calls in the terminal."""
    if version:
        doors.print_version(_session(context))
    elif context.invoked_subcommand is None:
        raise typer.Exit(doors.open_app(_session(context)))


@program.command()
def call(
    context: Context,
    script: Annotated[str, typer.Argument(help="Id of the script (talktrack scripts list).")],
    lead: Annotated[int | None, typer.Option(help="Id of a lead; without it you type one.")] = None,
) -> None:
    """Open the app in a call."""
    raise typer.Exit(doors.open_call(_session(context), script, lead))


@program.command()
def demo(context: Context) -> None:
    """Open the app on invented data that is thrown away at the end."""
    raise typer.Exit(doors.open_demo(_session(context)))


@program.command()
def replay(
    context: Context,
    file: Annotated[Path, typer.Argument(help="A transcript (YAML).")],
    as_json: AsJson = False,
) -> None:
    """Play a transcript; with --db the result is saved as the app would save it."""
    raise typer.Exit(replaying.replay(_session(context), file, as_json=as_json))


@program.command()
def where(context: Context, as_json: AsJson = False) -> None:
    """Say where Talktrack keeps its files."""
    raise typer.Exit(care.where(_session(context), as_json=as_json))


@program.command()
def doctor(context: Context, as_json: AsJson = False) -> None:
    """Look for trouble in database, files and scripts, and say what to do about it."""
    raise typer.Exit(care.doctor(_session(context), as_json=as_json))


@workshop.command("list")
def list_scripts(context: Context, as_json: AsJson = False) -> None:
    """List the scripts with their languages, frameworks and files."""
    raise typer.Exit(scripts.list_scripts(_session(context), as_json=as_json))


@workshop.command("check")
def check_scripts(
    context: Context,
    file: Annotated[Path | None, typer.Argument(help="One file; all of them without it.")] = None,
    as_json: AsJson = False,
) -> None:
    """Find every mistake, with its line and a corrected one."""
    raise typer.Exit(scripts.check(_session(context), file, as_json=as_json))


@workshop.command("test")
def play_transcripts(context: Context, as_json: AsJson = False) -> None:
    """Play every transcript and compare what it expects."""
    raise typer.Exit(scripts.test(_session(context), as_json=as_json))


@workshop.command("schema")
def print_schema(
    context: Context,
    kind: Annotated[str, typer.Argument(help="script, overlay, framework, objections, ...")] = "",
) -> None:
    """Print the JSON Schema, for an editor that checks as you type."""
    raise typer.Exit(scripts.schema(_session(context), kind))


@lists.command("import")
def import_leads(  # noqa: PLR0913, PLR0917
    context: Context,
    file: Annotated[Path, typer.Argument(help="CSV or .xlsx, as other programs export it.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check everything, show it, write nothing.")
    ] = False,
    maps: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=FIELD", help="What a column is; - leaves it out."),
    ] = None,
    encoding: Annotated[str, typer.Option(help="Such as utf-8, cp1250, cp1251.")] = "",
    delimiter: Annotated[str, typer.Option(help="A sign, or comma, semicolon, tab, pipe.")] = "",
    sheet: Annotated[str, typer.Option(help="The sheet of a workbook.")] = "",
    country: Annotated[str, typer.Option(help="Of rows that name none, as PL.")] = "",
    source: Annotated[str, typer.Option(help="Of rows that name none, as webinar.")] = "",
    basis: Annotated[str, typer.Option(help="Why they may be called, as consent.")] = "",
    as_json: AsJson = False,
) -> None:
    """Take in leads from a file; rows that can't be go to a file beside it, with the reason."""
    wishes = leads.Wishes(tuple(maps or ()), encoding, delimiter, sheet, country, source, basis)
    done = leads.import_leads(_session(context), file, wishes, dry_run=dry_run, as_json=as_json)
    raise typer.Exit(done)


Several = list[str] | None


@lists.command("list")
def list_leads(  # noqa: PLR0913, PLR0917
    context: Context,
    search: Annotated[
        str, typer.Option(help="Words of name, company, address, number or of a call.")
    ] = "",
    part: Annotated[Several, typer.Option(help="Of the queue: due, raised, fast, new ...")] = None,
    status: Annotated[Several, typer.Option(help="As new, trying, no_deal.")] = None,
    stage: Annotated[Several, typer.Option(help="As mql, accepted, sql.")] = None,
    band: Annotated[Several, typer.Option(help="As A.")] = None,
    track: Annotated[Several, typer.Option(help="As fast, standard, nurture.")] = None,
    segment: Annotated[Several, typer.Option(help="As core, enterprise.")] = None,
    source: Annotated[Several, typer.Option(help="As webinar.")] = None,
    owner: Annotated[Several, typer.Option(help="A name; me is yours, '' nobody's.")] = None,
    country: Annotated[Several, typer.Option(help="Two letters, as PL.")] = None,
    has_phone: Annotated[bool, typer.Option("--has-phone", help="Who has a number.")] = False,
    callable_now: Annotated[
        bool, typer.Option("--callable-now", help="Where it is working time.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="Leads at most.")] = 100,
    as_json: AsJson = False,
) -> None:
    """List the leads, the latest first; each option may be given several times."""
    named = {"part": part, "status": status, "stage": stage, "band": band, "track": track,
             "segment": segment, "source": source, "owner": owner, "country": country}  # fmt: skip
    chosen = lead_list.Chosen(
        **{name: tuple(each or ()) for name, each in named.items()},
        has_phone=has_phone,
        callable_now=callable_now,
    )
    session = _session(context)
    done = lead_list.list_leads(session, chosen, search=search, limit=limit, as_json=as_json)
    raise typer.Exit(done)


def _session(context: Context) -> Session:
    session: Session = context.obj
    return session
