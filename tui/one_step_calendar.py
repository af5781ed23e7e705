"""One next step as a calendar file, where downloads go."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tui.calling.handover import entry
from tui.languages import N_
from tui.scripts.sayings import SayingError

if TYPE_CHECKING:
    from data.store import Store
    from tui.scripts.reading import Library

ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


class NoDate(SayingError):
    """The next step has no date."""


def write_step(
    store: Store, library: Library, call_id: int, now: datetime, folder: Path | None = None
) -> Path:
    """Write the next step of a call as a file of its own, and say where it is.

    Args:
        store: The records.
        library: The titles of the kinds of step.
        call_id: The call in which it was agreed.
        now: The moment, for the file's stamp.
        folder: Where to; the folder for downloads where it is left out.

    Raises:
        SayingError: The step has no date, or the file can't be written.
    """
    from data.exporting.calendar import appointments, calendar
    from data.exporting.files import new_file
    from data.exporting.made import note_made

    found = appointments(store, since=ALWAYS, call_id=call_id)
    steps = [each for each in found if each.uid.startswith("step-")]
    if not steps:
        raise NoDate(N_("This next step has no date yet. Give it one first: t."))
    text = calendar([entry(each, library) for each in steps], now=now)
    path = _free_name(folder or _downloads(), call_id)
    with new_file(path) as file:
        file.write(text)
    note_made(store, what="next-steps", file=path, by="", now=now)
    return path


def _downloads() -> Path:
    from platformdirs import user_downloads_dir

    return Path(user_downloads_dir())


def _free_name(folder: Path, call_id: int) -> Path:
    """A name that is free: a file that somebody has is never replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    names = (f"talktrack-{call_id}{'' if n == 1 else f'-{n}'}.ics" for n in count(1))
    return next(path for name in names if not (path := folder / name).exists())
