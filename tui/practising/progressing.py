"""What is known of somebody's practice, brought together from what is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tui.scripts.order_faults import FAULTS, Fault
from tui.scripts.practice.ears import agreement, together
from tui.scripts.practice.progress import (
    BeforeAfter,
    Held,
    Level,
    Standing,
    before_after,
    level,
    standings,
)
from tui.scripts.practice.transfer import Beside, Found, beside
from tui.scripts.sayings import SayingError
from tui.scripts.scorecard import HIGHEST
from tui.when import local

if TYPE_CHECKING:
    from data.practice import RunRow
    from data.store import Store
    from data.training import EarMark, TaskRow
    from tui.scripts.practice.personas import Personas
    from tui.scripts.reading import Library
    from tui.scripts.statistics import Agreement


@dataclass(frozen=True)
class Transfer:
    """Practice beside live calls in one framework."""

    framework: str
    rows: Sequence[Beside]
    criteria: Sequence[str]
    """Those rows that are criteria; the rest are faults."""


@dataclass(frozen=True)
class Progress:
    """Everything about one trainee."""

    trainee: str
    level: Level
    standings: Sequence[Standing]
    sets: BeforeAfter
    transfers: Sequence[Transfer]
    agreement: Agreement
    """Of the trainers who marked the same items of this trainee's calls."""
    tasks: Sequence[TaskRow]
    """Those that are open."""


def read_progress(store: Store, library: Library, trainee: str) -> Progress:
    """How a trainee gets on; slow, for a thread."""
    from data.practice import runs
    from data.training import marks_by_ear, tasks

    kept = [run for run in reversed(runs(store, trainee=trainee)) if _own(run)]
    rows = with_cards(kept, library)
    marks = marks_by_ear(store, [run.id for run in rows])
    held = {run.id: as_held(run, [each for each in marks if each.run_id == run.id]) for run in rows}
    given = tasks(store, trainee=trainee)
    parts = {
        part: [held[each.run_id] for each in given if each.part == part and each.run_id in held]
        for part in ("before", "after")
    }
    sessions = list(held.values())
    return Progress(
        trainee,
        level(sessions),
        standings(sessions),
        before_after(parts["before"], parts["after"]),
        _transfers(store, library, trainee, rows),
        agreement(in_pairs(marks)),
        [each for each in given if each.run_id is None],
    )


def trainees(store: Store) -> list[str]:
    """Everybody who has practised or was asked to."""
    from data.practice import runs
    from data.training import tasks

    practised = {run.trainee for run in runs(store)}
    return sorted(practised | {task.trainee for task in tasks(store)})


def as_held(run: RunRow, marks: Sequence[EarMark] = ()) -> Held:
    """A kept call as progress reads it; what a trainer has heard goes before what was counted."""
    counted = {name: float(value) for name, value in _mapping(run, "card").items()}
    heard = together(list(by_trainer(marks).values()))
    shares = {name: points / HIGHEST for name, points in (counted | heard).items()}
    return Held(
        local(run.started_at).date(),
        run.persona,
        run.seed,
        run.difficulty,
        run.normalised,
        shares,
        bool(run.detail.get("passed", True)),
        _mapping(run, "faults"),
    )


def by_trainer(marks: Sequence[EarMark]) -> dict[str, dict[str, int]]:
    """Marks of one call, as points by item by trainer."""
    found: dict[str, dict[str, int]] = {}
    for each in marks:
        found.setdefault(each.trainer, {})[each.item] = each.points
    return found


def in_pairs(marks: Sequence[EarMark]) -> list[tuple[int, int]]:
    """What the first two trainers gave to the same item of the same call."""
    given: dict[tuple[int, str], list[int]] = {}
    for each in marks:
        given.setdefault((each.run_id, each.item), []).append(each.points)
    return [(both[0], both[1]) for both in given.values() if len(both) > 1]


def has_passed(store: Store, trainee: str, script: str) -> bool:
    """Whether somebody has passed a practice call on this script."""
    from data.practice import runs

    return any(
        run.script_id == script and _own(run) and as_held(run).enough
        for run in runs(store, trainee=trainee)
    )


def with_cards(rows: Sequence[RunRow], library: Library) -> list[RunRow]:
    """Calls with their scorecard; those kept before there was one are played again for it."""
    if all("card" in run.detail for run in rows):
        return list(rows)
    from tui.scripts.practice.personas import load_personas

    personas = load_personas(library)
    return [run if "card" in run.detail else _with_card(run, personas, library) for run in rows]


def _with_card(run: RunRow, personas: Personas, library: Library) -> RunRow:
    """A call with its scorecard; without one where the buyer has been rewritten or is gone."""
    from tui.practising.keeping import recorded_of
    from tui.practising.looking import played_again
    from tui.scripts.practice.card import card
    from tui.scripts.practice.transfer import order_faults

    persona = personas.by_id.get(run.persona)
    if persona is None or run.detail.get("persona_version") != persona.version:
        return run
    try:
        buyer = played_again(run, persona, personas, library)
    except SayingError:
        return run
    counted = {"card": card(buyer, recorded_of(run.detail)), "order_faults": order_faults(buyer)}
    return replace(run, detail={**run.detail, **counted})


def _own(run: RunRow) -> bool:
    """Not a call that was taken up in the middle to try another move."""
    return not run.detail.get("branched_at")


def _mapping(run: RunRow, name: str) -> dict[str, Any]:
    found = run.detail.get(name)
    return dict(found) if isinstance(found, Mapping) else {}


def _transfers(
    store: Store, library: Library, trainee: str, rows: Sequence[RunRow]
) -> list[Transfer]:
    from data.live_talks import live_found

    framework_of = {info.id: info.framework for info in library.scripts()}
    found = []
    for framework in sorted({framework_of.get(run.script_id, "") for run in rows} - {""}):
        own = [run for run in rows if framework_of.get(run.script_id) == framework]
        criteria = [each.id for each in library.framework(framework).criteria]
        live = live_found(store, trainee, framework)
        found.append(Transfer(framework, beside(_practised(own), live, criteria), criteria))
    return found


def _practised(rows: Sequence[RunRow]) -> Found:
    known: dict[str, int] = {}
    faults: dict[Fault, int] = {}
    for run in rows:
        recorded = _mapping(run, "recorded").get("statuses") or {}
        for name, status in recorded.items():
            known[name] = known.get(name, 0) + (status != "unknown")
        made = _mapping(run, "order_faults")
        for fault in FAULTS:
            faults[fault] = faults.get(fault, 0) + bool(made.get(fault))
    return Found(len(rows), known, faults)
