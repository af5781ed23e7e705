"""The commands of the figures: declared here, done in the modules beside."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ..session import Session
from .wishes import Wish

Context = typer.Context
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")]
DAY = ["%Y-%m-%d"]


def declare(program: typer.Typer) -> None:
    """Add the commands to the program."""
    program.command()(report)
    program.command()(plan)


def report(  # noqa: PLR0913, PLR0917
    context: Context,
    view: Annotated[
        str,
        typer.Argument(
            help="overview, calls, second-look, sample, script, what-if, wins, reps, sources."
        ),
    ] = "overview",
    period: Annotated[
        str, typer.Option(help="Such as 'last 30 days', 'this quarter', 2026-10, 2026-q3, all.")
    ] = "",
    first: Annotated[datetime | None, typer.Option("--from", formats=DAY)] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=DAY)] = None,
    by: Annotated[str, typer.Option(help="One cut: rep, script, source, segment …")] = "",
    money: Annotated[
        str, typer.Option("--plan", help="Money to be won in the period; else the plan kept.")
    ] = "",
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="WHAT=VALUE", help="Only such calls: source=webinar."),
    ] = None,
    calls: Annotated[
        str, typer.Option(help="The ids behind a number: qualified, won, hasty …")
    ] = "",
    search: Annotated[str, typer.Option(help="Words of the lead; for calls.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="Calls at most.")] = 100,
    script: Annotated[str, typer.Option(help="Id and version: 'orlica-discovery 1.0'.")] = "",
    framework: Annotated[str, typer.Option(help="For what-if: read the calls in it.")] = "",
    strict: Annotated[str, typer.Option(help="For what-if: the stricter score, as 70.")] = "",
    loose: Annotated[str, typer.Option(help="For what-if: the looser score, as 50.")] = "",
    margin: Annotated[
        str, typer.Option(help="For what-if: what a won deal leaves, for the break-even cost.")
    ] = "",
    answer: Annotated[
        list[str] | None,
        typer.Option("--answer", metavar="CALL=yes|no|unsure", help="Answer for the sample."),
    ] = None,
    as_json: AsJson = False,
    html: Annotated[Path | None, typer.Option(help="One file for a browser.")] = None,
    csv: Annotated[Path | None, typer.Option(help="The tables, with commas.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="The tables, as a workbook.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file that is there.")] = False,
) -> None:
    """The manager's figures: counts first, an interval on every rate, the calls behind each."""
    from .reports import show

    wish = Wish(
        view=view, period=period, first=first.date() if first else None,
        last=last.date() if last else None, by=by, plan=money, only=tuple(only or ()), calls=calls,
        search=search, limit=limit, script=script, framework=framework, strict=strict,
        loose=loose, margin=margin,
        answers=tuple(answer or ()), as_json=as_json, html=html, csv=csv, xlsx=xlsx, force=force,
    )  # fmt: skip
    raise typer.Exit(show(_session(context), wish))


def plan(  # noqa: PLR0913, PLR0917
    context: Context,
    money: Annotated[str, typer.Option("--plan", help="Money to be sold, as 1000000.")] = "",
    average: Annotated[str, typer.Option(help="Money of one deal; else your own average.")] = "",
    close: Annotated[
        str, typer.Option("--close", help="Deals per accepted lead, in %; else your own.")
    ] = "",
    accept: Annotated[
        str, typer.Option("--accept", help="Accepted leads per raw lead, in %; else your own.")
    ] = "",
    accepted: Annotated[
        int | None, typer.Option(min=0, help="Backwards: what so many accepted leads give.")
    ] = None,
    weeks: Annotated[int, typer.Option(min=1, help="Working weeks.")] = 46,
    reps: Annotated[int, typer.Option(min=1, help="People who call.")] = 1,
    minutes: Annotated[int, typer.Option(min=1, help="Minutes a lead takes.")] = 20,
    period: Annotated[
        str, typer.Option("--for", help="When it is to be won, as 'this quarter': shows the pace.")
    ] = "",
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="WHAT=VALUE", help="Your own rates of such calls only."),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep it as the plan that the overview stands beside.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """The funnel's arithmetic, forwards from the money and back from the leads."""
    from .planning import PlanWish, show

    wish = PlanWish(
        money=money, average=average, close=close, accept=accept, accepted=accepted, weeks=weeks,
        reps=reps, minutes=minutes, period=period, only=tuple(only or ()), keep=keep,
        as_json=as_json,
    )  # fmt: skip
    raise typer.Exit(show(_session(context), wish))


def _session(context: Context) -> Session:
    found: Session = context.obj
    return found
