"""The work of an import, in threads, so that the screen stays live whatever the file holds."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import getters, work
from textual.screen import Screen
from textual.worker import get_current_worker

from tui.app import TalktrackApp
from tui.screens.importing.messages import (
    Checked,
    Finished,
    Listed,
    NotDone,
    Opened,
    Progressed,
    Stopped,
)
from tui.screens.importing.paths import offered, usual_folders

if TYPE_CHECKING:
    from data.importing.plan import Plan
    from data.store import Store
    from tui.leads.leads_file import ForAll, LeadsFile

SHOWN_EVERY = 0.1
"""Seconds between two looks of the person at how far it is."""
BREATH = 0.002
"""Seconds that a thread leaves to the screen after some rows."""


class WorksOnFiles(Screen[bool]):
    """A screen that looks for files, reads them and takes them in."""

    app = getters.app(TalktrackApp)

    def __init__(self) -> None:
        super().__init__()
        self._wants_to_stop = False

    async def _store(self) -> Store:
        return (await self.app.services.ready()).store

    @work(thread=True, exclusive=True, exit_on_error=False, group="files")
    def _look_for_files(self, typed: str) -> None:
        found = offered(typed, usual_folders())
        if not get_current_worker().is_cancelled:
            self.post_message(Listed(typed, found))

    @work(thread=True, exclusive=True, exit_on_error=False, group="open")
    def _open(self, path: Path) -> None:
        from tui.leads.leads_file import LeadsFile

        self._read(lambda: LeadsFile(self.app.services, path))

    @work(thread=True, exclusive=True, exit_on_error=False, group="open")
    def _open_again(self, file: LeadsFile, changes: dict[str, str]) -> None:
        self._read(lambda: file.read_as(**changes))

    def _read(self, read: Callable[[], LeadsFile]) -> None:
        try:
            file = read()
        except Exception as error:
            self.post_message(NotDone(error))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(Opened(file))

    @work(thread=True, exclusive=True, exit_on_error=False, group="import")
    def _check(self, file: LeadsFile, for_all: ForAll, store: Store) -> None:
        from data.importing.errors import Cancelled

        try:
            plan = file.plan(store, for_all, self._teller(), self._stopper())
        except Cancelled:
            self.post_message(Stopped())
        except Exception as error:
            self.post_message(NotDone(error))
        else:
            self.post_message(Checked(plan))

    @work(thread=True, exclusive=True, exit_on_error=False, group="import")
    def _take_in(self, file: LeadsFile, plan: Plan, store: Store) -> None:
        try:
            done, refused = file.take_in(store, plan, self._teller(), self._stopper())
        except Exception as error:
            self.post_message(NotDone(error))
        else:
            self.post_message(Finished(plan, done, refused))

    def _stopper(self) -> Callable[[], bool]:
        """Whether to end: the person wants it, or the program is being left."""
        self._wants_to_stop = False
        worker = get_current_worker()
        return lambda: self._wants_to_stop or worker.is_cancelled

    def _teller(self) -> Callable[[str, int, int], None]:
        last = 0.0

        def tell(stage: str, done: int, of: int) -> None:
            nonlocal last
            time.sleep(BREATH)
            now = time.monotonic()
            if now - last >= SHOWN_EVERY or done == of:
                last = now
                self.post_message(Progressed(stage, done, of))

        return tell
