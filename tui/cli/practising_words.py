"""The commands of practice: declared here, done in `practising`."""

from typing import Annotated

import typer

from . import practising, training
from .leaving import session

Context = typer.Context
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")]

practice = typer.Typer(
    help="Practice calls with a buyer who answers to how you ask.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
people = typer.Typer(help="The buyers to practise on.", rich_markup_mode=None, no_args_is_help=True)


def declare(program: typer.Typer) -> None:
    """Add the commands to the program."""
    program.add_typer(practice, name="practice")
    program.add_typer(people, name="personas")


@practice.command("run")
def run(
    context: Context,
    persona: Annotated[str, typer.Option(help="Id of the buyer (talktrack personas list).")],
    seed: Annotated[int, typer.Option(help="Which of the many buyers this one can be.")] = 1,
    difficulty: Annotated[str, typer.Option(help="easy, medium or hard; else the buyer's.")] = "",
    caller: Annotated[
        str,
        typer.Option(help="careful, in_order, random, pitch_first, guesser; or a file with moves."),
    ] = "careful",
    as_json: AsJson = False,
) -> None:
    """Let a built-in caller, or the moves in a file, call a buyer; the same every time."""
    status = practising.run(
        session(context), persona, seed=seed, difficulty=difficulty, caller=caller, as_json=as_json
    )
    raise typer.Exit(status)


@practice.command("assign")
def assign(
    context: Context,
    trainee: Annotated[str, typer.Argument(help="Who is to practise, by the name in settings.")],
    persona: Annotated[str, typer.Option(help="Id of the buyer (talktrack personas list).")],
    difficulty: Annotated[str, typer.Option(help="easy, medium or hard; else the buyer's.")] = "",
    seed: Annotated[int, typer.Option(help="Which of the many buyers this one can be.")] = 1,
    focus: Annotated[
        str,
        typer.Option(
            help="What to look after: opening, pitch, icp, need, facts, order, listening, "
            "objections or close."
        ),
    ] = "",
    due: Annotated[str, typer.Option(help="The last day for it, like 2026-12-01.")] = "",
    part: Annotated[
        str,
        typer.Option("--set", help="before or after: five fixed seeds instead of one."),
    ] = "",
) -> None:
    """Ask somebody for a practice call, or for the fixed set before or after a training."""
    status = training.assign(
        session(context), trainee, persona, difficulty=difficulty, seed=seed, focus=focus,
        due=due, part=part,
    )  # fmt: skip
    raise typer.Exit(status)


@practice.command("tasks")
def tasks(
    context: Context,
    trainee: Annotated[str, typer.Argument(help="One person; everybody without it.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="What is done, too.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the practice calls that were asked for."""
    status = training.tasks(session(context), trainee, everything=everything, as_json=as_json)
    raise typer.Exit(status)


@practice.command("withdraw")
def withdraw(
    context: Context,
    number: Annotated[int, typer.Argument(help="Its number (talktrack practice tasks).")],
) -> None:
    """Take a practice call back that was asked for and is not done."""
    raise typer.Exit(training.withdraw(session(context), number))


@practice.command("progress")
def progress(
    context: Context,
    trainee: Annotated[str, typer.Argument(help="One person; everybody without it.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show levels, what is mastered, what is due again, and practice beside live calls."""
    raise typer.Exit(training.progress(session(context), trainee, as_json=as_json))


@people.command("list")
def list_personas(context: Context, as_json: AsJson = False) -> None:
    """List the buyers there are."""
    raise typer.Exit(practising.list_personas(session(context), as_json=as_json))


@people.command("check")
def check_personas(
    context: Context,
    persona: Annotated[str, typer.Argument(help="One buyer; all of them without it.")] = "",
    as_json: AsJson = False,
) -> None:
    """Find mistakes in the files, facts nobody is told, and seeds that nobody passes."""
    raise typer.Exit(practising.check(session(context), persona, as_json=as_json))


@people.command("simulate")
def simulate_personas(
    context: Context,
    persona: Annotated[str, typer.Argument(help="One buyer; all of them without it.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show how the built-in callers do, over many seeds, at every difficulty."""
    raise typer.Exit(practising.simulate(session(context), persona, as_json=as_json))


@people.command("new")
def new_persona(
    context: Context,
    persona: Annotated[str, typer.Argument(help="Its id: small Latin letters and hyphens.")],
) -> None:
    """Write a buyer to start from into your scripts folder."""
    raise typer.Exit(practising.new(session(context), persona))
