"""What one sees of the overview at once: it fits a small screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rich.cells import cell_len

from data.figures.overview import Overview
from data.figures.pipeline import Pipeline
from tui.languages import _, date_text, ngettext, number_text
from tui.reports.overview import beside_before, unknown_text, worst_text
from tui.reports.pace import NAME as PLAN
from tui.reports.words import MEASURES, STEPS, difference_text, share_text
from tui.scripts.statistics import Share
from tui.text import cut, fitted

from .drawing import WIDE, Drawn, Piece
from .marks import bar, sparkline, whisker

NAME, BAR = 13, 20
RATES = ((1, "qualifying"), (3, "winning"), (4, "advancing"), (5, "hastiness"))
"""Row of the first table, and the rate it has."""


def first_look(found: Overview, width: int, plan: str = "") -> Iterator[Drawn]:
    """Counts, the way over time, the funnel, four rates, plan, deals, and what is forgotten."""
    yield _counts(found, width)
    yield from _time(found, width)
    for place in range(len(found.funnel.steps)):
        yield _step(found, place, width)
    yield _plain(worst_text(found.funnel), width, "bold" if found.funnel.worst else "dim")
    for row, name in RATES:
        yield _rate(found, row, name, width)
    if plan:
        yield replace(_plain(plan, width), key=(PLAN, 1))
    yield from _ahead(found, width)


def _plain(text: str, width: int, look: str = "") -> Drawn:
    return Drawn((Piece(f" {cut(text, width - 2)}", look),), stop=True)  # type: ignore[arg-type]


def _counts(found: Overview, width: int) -> Drawn:
    now = found.counts
    counted = [
        (ngettext("{n} call", "{n} calls", now.calls), now.calls),
        (ngettext("{n} reached", "{n} reached", now.reached), now.reached),
        (ngettext("{n} qualified", "{n} qualified", now.qualified), now.qualified),
        (ngettext("{n} deal", "{n} deals", now.deals), now.deals),
        (ngettext("{n} won", "{n} won", now.won), now.won),
    ]
    line = cut(" · ".join(words.format(n=number_text(n)) for words, n in counted), width - 2)
    pieces = [Piece(f" {line}", "bold")]
    before = " · " + _("before: {n}").format(n=number_text(found.before.calls))
    if cell_len(line) + cell_len(before) < width - 1:
        pieces.append(Piece(before, "dim"))
    return Drawn(tuple(pieces), ("everything", 0), stop=True)


def _time(found: Overview, width: int) -> Iterator[Drawn]:
    if len(found.over_time) < 2:
        return
    ends = [date_text(span.first) for span in (found.over_time[0], found.over_time[-1])]
    lines = (
        (_("calls"), [span.counts.calls for span in found.over_time]),
        (_("qualified"), [span.counts.qualified for span in found.over_time]),
    )
    names = max(NAME - 1, *(cell_len(title) for title, _numbers in lines))
    room = max(8, width - names - 1 - cell_len(" ".join(ends)) - 6)
    for title, numbers in lines:
        line = sparkline(numbers, room)
        yield Drawn((Piece(f" {fitted(title, names)} {ends[0]} "), Piece(line, "bold"),
                     Piece(f" {ends[1]}")), stop=True)  # fmt: skip


def _step(found: Overview, place: int, width: int) -> Drawn:
    step = found.funnel.steps[place]
    most = max(each.count for each in found.funnel.steps)
    number = number_text(step.count)
    names = max(cell_len(_(STEPS[each.name])) for each in found.funnel.steps)
    room = max(NAME, min(names + 1, NAME + BAR // 2))
    pieces = [
        Piece(f" {fitted(_(STEPS[step.name]), room - 1)} "),
        Piece(bar(step.count, most, NAME + BAR - room), "bold"),
        Piece(f" {number.rjust(9)}  "),
    ]
    if step.of_before is not None:
        pieces.append(_share(step.of_before, 33))
        if width >= WIDE and step.against is not None:
            words = difference_text(step.against, "leads")
            pieces.append(Piece(_fitting(words, width - 82), "dim"))
    return Drawn(tuple(pieces), ("funnel", place), stop=True)


def _fitting(words: str, width: int) -> str:
    """The sentence, or where there is no room its first part: how many more is in the table."""
    return words if cell_len(words) <= width else cut(words.partition(";")[0], width)


def _share(share: Share, width: int) -> Piece:
    return Piece(fitted(share_text(share), width), "dim" if share.showing == "grey" else "")


def _rate(found: Overview, row: int, name: str, width: int) -> Drawn:
    share = getattr(found.counts, name)
    room = NAME + BAR + 1
    pieces = [
        Piece(f" {fitted(_(MEASURES[name]), room - 1)} "),
        Piece(f"{whisker(share, 12)}  ", "bold"),
        _share(share, 32),
    ]
    if width >= WIDE:
        words = beside_before(found, name)
        pieces.append(Piece(_fitting(words, width - room - 49), "dim"))
    return Drawn(tuple(pieces), ("now", row), stop=True)


def _won(found: Pipeline) -> str:
    wins = found.wins
    if wins is None:
        return unknown_text(found)
    return _("{deals} open deals: {low} to {high} will be won, with 80 % certainty").format(
        deals=number_text(found.deals), low=wins.quantile(0.1), high=wins.quantile(0.9)
    )


def _ahead(found: Overview, width: int) -> Iterator[Drawn]:
    pipeline = found.pipeline
    if pipeline.deals:
        yield replace(_plain(_won(pipeline), width), key=("open", 0))
    count = f"{number_text(found.forgotten.count)}{'+' if found.forgotten.more else ''}"
    said = _("forgotten: {leads} leads of class A or B, {overdue} overdue returns").format(
        leads=count, overdue=number_text(found.forgotten.overdue)
    )
    look = "bold" if found.forgotten.ignored or found.forgotten.overdue else ""
    yield replace(_plain(said, width, look), key=("waiting", 0))
