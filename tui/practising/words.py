"""Tasks and progress in words, for the screen and for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tui.languages import N_, _, date_text, language, ngettext, say
from tui.reports.words import difference_text
from tui.scripts.practice.progress import FOR_A_TEST, IN_A_ROW
from tui.scripts.scorecard import BY_ID

if TYPE_CHECKING:
    from data.training import TaskRow
    from tui.practising.progressing import Progress, Transfer
    from tui.scripts.practice.progress import BeforeAfter, Standing
    from tui.scripts.reading import Library
    from tui.scripts.statistics import Share

LEVELS = {"easy": N_("easy"), "medium": N_("medium"), "hard": N_("hard")}

PARTS = {
    "facts": N_("found out"),
    "accuracy": N_("recorded as it is"),
    "outcome": N_("right outcome"),
    "order": N_("right order"),
    "rapport": N_("trust at the end"),
    "objections": N_("objections settled"),
    "economy": N_("number of questions"),
}
"""The parts of the mark, by the names of `tui.scripts.practice.mark.WEIGHTS`."""

FAULTS: Mapping[str, str] = {
    "money_before_need": N_("money before any need"),
    "product_before_market": N_("product before market"),
    "second_case": N_("a second case"),
    "second_pitch": N_("a second pitch"),
    "questions_in_a_row": N_("over 3 questions in a row"),
}
"""Faults of order, by the names of `tui.scripts.order_faults`."""

SETS = {"before": N_("set before the training"), "after": N_("set after the training")}


def criterion_text(name: str) -> str:
    """What is followed, in words; tasks of earlier versions name parts of the mark."""
    if name in BY_ID:
        return say(BY_ID[name].short)
    return _(PARTS[name]) if name in PARTS else name


def task_text(task: TaskRow, name: str = "") -> str:
    """A task in one line.

    Args:
        task: What was asked for.
        name: Of the buyer; their id where it is not known.
    """
    words = [
        name or task.persona,
        _(LEVELS.get(task.difficulty, task.difficulty)),
        _("seed {seed}").format(seed=task.seed),
    ]
    if task.focus:
        words.append(_("focus: {what}").format(what=criterion_text(task.focus)))
    if task.part in SETS:
        words.append(_(SETS[task.part]))
    if task.due is not None:
        words.append(_("by {day}").format(day=date_text(task.due)))
    if task.run_id is not None:
        words.append(_("done"))
    return ", ".join(words)


def progress_rows(progress: Progress, library: Library) -> Iterator[str]:
    """Everything about one trainee, a line each."""
    yield progress.trainee
    yield from (f"  {line}" for line in _level(progress))
    for each in progress.standings:
        yield f"  {standing_text(each)}"
    yield from (f"  {line}" for line in set_rows(progress.sets))
    for transfer in progress.transfers:
        yield from (f"  {line}" for line in transfer_rows(transfer, library))
    yield from (f"  {line}" for line in _trainers(progress))
    for task in progress.tasks:
        yield "  " + _("To do: {task}").format(task=task_text(task))


def _level(progress: Progress) -> Iterator[str]:
    level = progress.level
    if level.value is None:
        yield _("No practice call with a mark yet.")
        return
    words = ngettext("Level {level:.0f} after {n} call.", "Level {level:.0f} after {n} calls.",
                     level.sessions)  # fmt: skip
    told = words.format(level=level.value, n=level.sessions)
    if level.spread is not None:
        marks = ", ".join(f"{mark:.0f}" for mark in level.last)
        last = _("The last {n}: {marks}; spread {spread:.0f}.")
        told += " " + last.format(n=len(level.last), marks=marks, spread=level.spread)
    yield told


def standing_text(each: Standing) -> str:
    """One criterion: how it stands, and when it comes back."""
    share = "–" if each.last is None else f"{each.last:.0%}"
    spread = "" if each.spread is None else f"±{each.spread:.0%}"
    state = (
        _("mastered")
        if each.mastered
        else _("{n} of {whole} in a row").format(n=each.row, whole=IN_A_ROW)
    )
    again = _("again on {day}").format(day=date_text(each.due)) if each.due else ""
    return f"{criterion_text(each.criterion):24} {share:>5} {spread:5} {state}; {again}"


def set_rows(sets: BeforeAfter) -> Iterator[str]:
    """The fixed set before and after."""
    for pair in sets.pairs:
        words = _("{buyer}, seed {seed}: {before:.0f} before, {after:.0f} after ({change:+.0f})")
        yield words.format(
            buyer=pair.persona,
            seed=pair.seed,
            before=pair.before,
            after=pair.after,
            change=pair.difference,
        )
    if not sets.pairs or sets.mean is None:
        return
    told = _("On average {mean:+.0f} points.").format(mean=sets.mean)
    if sets.chance is None:
        why = _("No test under {n} pairs that differ.").format(n=FOR_A_TEST)
    else:
        words = _("{better} better, {worse} worse: by chance alone so in {chance:.0%} of cases.")
        why = words.format(better=sets.better, worse=sets.worse, chance=sets.chance)
    yield f"{told} {why}"


def transfer_rows(transfer: Transfer, library: Library) -> Iterator[str]:
    """Practice and live calls beside each other, never added up."""
    yield _("Found out in practice, and in live calls ({framework}):").format(
        framework=library.framework(transfer.framework).title
    )
    titles = {kind.id: kind for kind in library.criteria.criteria}
    for row in transfer.rows:
        if row.name in FAULTS:
            name = _(FAULTS[row.name])
        else:
            title = titles[row.name].title
            name = title.get(language()) or title.get("en") or row.name
        sides = f"{_share(row.practice):>12}  {_share(row.live):>12}"
        found = difference_text(row.difference) if row.practice.of and row.live.of else ""
        yield f"  {name:28} {sides}  {found}".rstrip()


def _share(share: Share) -> str:
    if share.rate is None:
        return "–"
    of = f"{share.hits}/{share.of}"
    return of if share.showing == "counts" else f"{of} {share.rate:.0%}"


def _trainers(progress: Progress) -> Iterator[str]:
    found = progress.agreement
    if not found.both:
        return
    words = ngettext(
        "Two trainers marked {n} item: {close:.0%} within one point",
        "Two trainers marked {n} items: {close:.0%} within one point",
        found.both,
    )
    told = words.format(n=found.both, close=found.close / found.both)
    if found.kappa is not None:
        told += _(", weighted kappa {kappa:.2f}").format(kappa=found.kappa)
    yield f"{told}."
