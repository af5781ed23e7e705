"""`talktrack practice assign`, `tasks`, `withdraw`, `progress`: the trainer's half of practice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tui.languages import _, ngettext
from tui.practising.wish import next_seed, refuse_unplayable
from tui.practising.words import task_text
from tui.reports.words import difference_text
from tui.scripts.practice.progress import CRITERIA

from .practising import level_of
from .session import Session
from .words import WordsError

if TYPE_CHECKING:
    from data.training import TaskRow
    from tui.practising.progressing import Progress
    from tui.scripts.model.persona import Difficulty, Lines, Persona
    from tui.scripts.model.script import Script

OK = 0
FIXED_SET = 5
"""Seeds of a set that is played before and after a training."""


def assign(
    session: Session,
    trainee: str,
    persona_id: str,
    *,
    difficulty: str,
    seed: int,
    focus: str,
    due: str,
    part: str,
) -> int:
    """Ask a trainee for a practice call, or for the fixed set of five."""
    from data.training import NewTask, assign
    from tui.scripts.practice.personas import load_personas

    personas = load_personas(session.library)
    persona = personas.persona(persona_id)
    _check(focus, part)
    level = level_of(difficulty) or persona.difficulty
    script = session.library.script(persona.script, persona.lang)
    lines = personas.lines(persona)
    if not part:
        refuse_unplayable(persona, script, lines, level, seed)
    seeds = _fixed(persona, script, lines, level) if part else [seed]
    wanted = [
        NewTask(
            trainee=trainee,
            persona=persona.id,
            difficulty=level,
            seed=number,
            focus=focus,
            part=part,
            due=_day(due),
            by=session.services.settings.rep_name,
            at=session.services.clock.now(),
        )
        for number in seeds
    ]
    if not trainee.strip():
        raise WordsError(_('a trainee has a name: talktrack practice assign "Anna" --persona ...'))
    store = session.store()
    try:
        made = assign(store, wanted)
    finally:
        store.close()
    words = ngettext("{n} practice call assigned.", "{n} practice calls assigned.", len(made))
    session.print(words.format(n=len(made)))
    return OK


def tasks(session: Session, trainee: str, *, everything: bool, as_json: bool) -> int:
    """Print what was asked for and is not done yet; with `everything` what is done, too."""
    from data.training import tasks as kept

    store = session.store()
    try:
        found = kept(store, trainee=trainee, only_open=not everything)
    finally:
        store.close()
    if as_json:
        session.print_json([_task(each) for each in found])
        return OK
    for each in found:
        session.print(f"{each.id:4}  {each.trainee}: {task_text(each)}")
    if not found:
        session.print(_("Nothing is assigned."))
    return OK


def withdraw(session: Session, number: int) -> int:
    """Take a task back."""
    from data.training import withdraw

    store = session.store()
    try:
        gone = withdraw(store, number)
    finally:
        store.close()
    if not gone:
        raise WordsError(
            _("no open task has the number {number}: see talktrack practice tasks").format(
                number=number
            )
        )
    session.print(_("Taken back."))
    return OK


def progress(session: Session, trainee: str, *, as_json: bool) -> int:
    """Print how one trainee gets on, or all of them."""
    from tui.practising.progressing import read_progress, trainees

    store = session.store()
    try:
        known = trainees(store)
        if trainee and trainee not in known:
            there = ", ".join(known) or "nobody yet"
            raise WordsError(
                _("nobody called {name} has practised here; there are: {known}").format(
                    name=trainee[:60], known=there
                )
            )
        names = [trainee] if trainee else known
        found = [read_progress(store, session.library, name) for name in names]
    finally:
        store.close()
    if as_json:
        session.print_json([_as_json(each) for each in found])
        return OK
    from tui.practising.words import progress_rows

    for each in found:
        for line in progress_rows(each, session.library):
            session.print(line)
    if not found:
        session.print(_("Nobody has practised yet."))
    return OK


def _check(focus: str, part: str) -> None:
    from data.tables.training import PARTS as SETS

    if focus and focus not in CRITERIA:
        raise WordsError(
            _("--focus is one of {known}, not {given}").format(
                known=", ".join(CRITERIA), given=focus[:60]
            )
        )
    if part not in SETS:
        raise WordsError(_("--set is before or after, not {given}").format(given=part[:60]))


def _fixed(persona: Persona, script: Script, lines: Lines, level: Difficulty) -> list[int]:
    """The first five seeds that somebody can pass: the same before and after."""
    found: list[int] = []
    while len(found) < FIXED_SET:
        number = next_seed(persona, script, lines, level, found)
        if number is None:
            refuse_unplayable(persona, script, lines, level, 0)
            raise WordsError(
                _("not enough seeds of {persona} can be passed at the difficulty {level}").format(
                    persona=persona.id, level=level
                )
            )
        found.append(number)
    return found


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise WordsError(
            _("--due is a day like 2026-12-01, not {given}").format(given=words[:60])
        ) from None


def _task(each: TaskRow) -> dict[str, Any]:
    return {
        "id": each.id,
        "trainee": each.trainee,
        "persona": each.persona,
        "difficulty": each.difficulty,
        "seed": each.seed,
        "focus": each.focus or None,
        "set": each.part or None,
        "due": each.due.isoformat() if each.due else None,
        "by": each.by,
        "done_by_run": each.run_id,
    }


def _as_json(found: Progress) -> dict[str, Any]:
    return {
        "trainee": found.trainee,
        "level": _rounded(found.level.value),
        "sessions": found.level.sessions,
        "last": [round(mark, 2) for mark in found.level.last],
        "spread": _rounded(found.level.spread),
        "criteria": [
            {
                "criterion": each.criterion,
                "sessions": each.sessions,
                "last": _rounded(each.last, 4),
                "spread": _rounded(each.spread, 4),
                "in_a_row": each.row,
                "mastered": each.mastered,
                "due": each.due.isoformat() if each.due else None,
            }
            for each in found.standings
        ],
        "before_after": {
            "pairs": [
                {
                    "persona": pair.persona,
                    "seed": pair.seed,
                    "difficulty": pair.difficulty,
                    "before": pair.before,
                    "after": pair.after,
                }
                for pair in found.sets.pairs
            ],
            "mean": _rounded(found.sets.mean),
            "better": found.sets.better,
            "worse": found.sets.worse,
            "chance": _rounded(found.sets.chance, 4),
        },
        "transfer": [
            {
                "framework": transfer.framework,
                "rows": [
                    {
                        "name": row.name,
                        "practice": [row.practice.hits, row.practice.of],
                        "live": [row.live.hits, row.live.of],
                        "words": difference_text(row.difference),
                    }
                    for row in transfer.rows
                ],
            }
            for transfer in found.transfers
        ],
        "trainers": {
            "items_by_two": found.agreement.both,
            "kappa": _rounded(found.agreement.kappa, 4),
            "within_one": found.agreement.close,
        },
        "open_tasks": [_task(each) for each in found.tasks],
    }


def _rounded(value: float | None, digits: int = 2) -> float | None:
    return None if value is None else round(value, digits)
