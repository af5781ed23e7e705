"""What stands in the choice of a buyer: calls that were cut off, tasks, and the buyers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from textual.message import Message

from tui.languages import language
from tui.practising.cut_off import CutOff, cut_off_calls
from tui.scripts.model.persona import Difficulty

if TYPE_CHECKING:
    from data.practice import RunRow
    from data.store import Store
    from data.training import TaskRow
    from tui.places import Places
    from tui.scripts.model.persona import Persona
    from tui.scripts.practice.personas import Personas
    from tui.scripts.reading import Library

ORDER: tuple[Difficulty, ...] = get_args(Difficulty)


@dataclass
class Known(Message):
    """The buyers, the runs and what is to be done are read."""

    personas: Personas
    runs: Sequence[RunRow]
    tasks: Sequence[TaskRow]
    cut_off: Sequence[CutOff]


@dataclass(frozen=True)
class Entry:
    """A line of the list: a buyer, a task with one, or a call that was cut off."""

    persona: Persona
    task: TaskRow | None = None
    cut_off: CutOff | None = None


def read_known(store: Store, library: Library, places: Places, trainee: str) -> Known:
    """Read it; slow, for a thread."""
    from data.practice import runs
    from data.training import tasks
    from tui.scripts.practice.personas import load_personas

    return Known(
        load_personas(library),
        runs(store, trainee=trainee),
        tasks(store, trainee=trainee, only_open=True),
        cut_off_calls(places),
    )


def entries(known: Known) -> list[Entry]:
    """The lines in their order: what was cut off, what a trainer asks for, and everybody.

    Buyers who speak the person's language come first. What was written for a buyer who is gone
    can't be done.
    """
    spoken, by_id = language(), known.personas.by_id
    people = sorted(by_id.values(), key=lambda each: (each.lang != spoken, each.lang, each.id))
    return [
        *(
            Entry(by_id[each.wish.persona], cut_off=each)
            for each in known.cut_off
            if each.wish.persona in by_id and each.wish.difficulty in ORDER
        ),
        *(
            Entry(by_id[task.persona], task)
            for task in known.tasks
            if task.persona in by_id and task.difficulty in ORDER
        ),
        *(Entry(persona) for persona in people),
    ]
