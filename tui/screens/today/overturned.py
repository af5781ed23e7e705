"""Telling reps on Today that a disqualification of theirs was overturned, once."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from tui.app import StoreReady
from tui.languages import N_, _, ngettext
from tui.screens.today.shown import ShowsQueue
from tui.text import one_line
from tui.when import local, short_when

if TYPE_CHECKING:
    from data.overturned import Overturned

FILE = "overturned"
"""Holds the number of the last one that was told."""
ONE = N_("{by} has overturned your disqualification of {name}: “{note}”. To be called {when}.")


class HearsOfOverturns(ShowsQueue):
    """A Today screen that says so when the manager wants a lead called again."""

    @on(StoreReady)
    def _tell_of_overturns(self) -> None:
        self._hear()

    @work(thread=True, exclusive=True, exit_on_error=False, group="overturned")
    def _hear(self) -> None:
        from data.errors import StoreError
        from data.overturned import news

        services = self._services
        store, rep = services.store, services.settings.rep_name
        if store is None:
            return
        file = services.places.state / FILE
        try:
            with store.database.reading() as connection:
                found = news(connection, rep=rep, after=_told(file), now=services.clock.now())
        except StoreError:
            return  # whoever opens the card reads it there
        if found:
            self.app.call_from_thread(self._tell_overturned, found)
            _keep(file, found[-1].id)

    def _tell_overturned(self, found: list[Overturned]) -> None:
        one = found[-1]
        now = local(self._services.clock.now())
        at = one.next_call_at
        said = _(ONE).format(
            by=one_line(one.by), name=one_line(one.name or one.company), note=one_line(one.note),
            when=short_when(local(at), now) if at is not None else "–",
        )  # fmt: skip
        if more := len(found) - 1:
            rest = ngettext(
                "And {n} other lead: it says so on its card.",
                "And {n} other leads: it says so on their cards.",
                more,
            )
            said = f"{said} {rest.format(n=more)}"
        self.app.tell(said, severity="warning")


def _told(file: Path) -> int:
    try:
        return int(file.read_text(encoding="utf-8")[:20])
    except (OSError, ValueError):
        return 0


def _keep(file: Path, number: int) -> None:
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.write_text(str(number), encoding="utf-8")
