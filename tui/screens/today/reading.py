"""Reading the queue and the chosen lead's card from the store, off the screen's own thread."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from time import sleep

from textual import on, work
from textual.worker import get_current_worker

from tui.app import StoreReady
from tui.screens.today.card import first_card, full_card
from tui.screens.today.messages import CardRead, Failed, Found, QueueRead, RowsRead
from tui.screens.today.queue import Ahead, Line, is_contact
from tui.screens.today.shown import ShowsQueue
from tui.screens.today.standing import standing_lines
from tui.screens.today.table import QueueTable
from tui.screens.today.their_time import in_full, time_there
from tui.screens.today.tried import tried_so_far
from tui.services import QUEUE_LIMIT

BREATH = 0.02
"""Seconds left to a call's keys between two portions of the index."""


class ReadsQueue(ShowsQueue):
    """A Today screen that reads what it shows."""

    def on_screen_resume(self) -> None:
        """Back from a call or a dialog: things have changed."""
        if self._services.is_loaded:
            self._read()

    @on(StoreReady)
    def _store_ready(self) -> None:
        """Read the queue in full, and the card."""
        self._read()
        self._show_card(self.table.chosen)

    def action_read_again(self) -> None:
        """Read the list anew."""
        if self._services.is_loaded:
            self._read()

    @work(thread=True, exclusive=True, exit_on_error=False, group="queue")
    def _read(self) -> None:
        store = self._services.store
        if store is None:
            return
        try:
            read = store.queued(self._services.queue_wish(), first=QUEUE_LIMIT)
        except Exception as error:
            self.post_message(Failed(error))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(QueueRead(read.rows, read.total, read.order, read.hidden))

    @work(thread=True, exclusive=True, exit_on_error=False, group="search")
    def _look_for(self, letters: str) -> None:
        store = self._services.store
        if store is None:
            return
        try:
            found = store.search(letters, self._services.queue_wish(), limit=QUEUE_LIMIT)
        except Exception as error:
            self.post_message(Failed(error))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(Found(letters, found.rows, found.count, found.more))

    @on(QueueRead)
    def _queue_read(self, event: QueueRead) -> None:
        self._lines = self._in_words(event.rows)
        self._ahead = [Ahead(key, section) for section, key in event.order[len(event.rows) :]]
        self._hidden = event.hidden
        self._due = sum(section == "due" for section, _key in event.order)
        self._drafts = sum(line.section == "draft" for line in self._lines)
        self._total = event.total
        self._waiting = len(event.order)
        self._index_words()
        self._show_title()
        self._show_lines()
        if self._letters:
            self._look_for(self._letters)

    @on(Found)
    def _search_done(self, event: Found) -> None:
        if event.letters != self._letters:
            return  # an answer to what was typed before
        self._found = (event.letters, self._in_words(event.rows))
        self._found_count = (event.count, event.more)
        self._show_lines()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.app.tell_failure(event.error)

    @on(QueueTable.Needed)
    def _needed(self, event: QueueTable.Needed) -> None:
        self._read_rows(event.keys)

    @work(thread=True, exit_on_error=False, group="rows")
    def _read_rows(self, keys: Sequence[int]) -> None:
        store = self._services.store
        if store is None:
            return
        try:
            rows = store.queue_rows(keys, now=self._services.clock.now())
        except Exception as error:
            self.post_message(Failed(error))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(RowsRead(rows))

    @on(RowsRead)
    def _rows_read(self, event: RowsRead) -> None:
        self.table.fill(self._in_words(event.rows))

    @work(thread=True, exclusive=True, exit_on_error=False, group="words")
    def _index_words(self) -> None:
        """Write into the index of words what was said or changed since, a little at a time."""
        from data.errors import StoreError

        store, worker = self._services.store, get_current_worker()
        with suppress(StoreError):  # somebody else is writing: a search looks the plain way
            while store is not None and not worker.is_cancelled and store.catch_up():
                sleep(BREATH)

    @on(QueueTable.Chosen)
    def _chosen(self, event: QueueTable.Chosen) -> None:
        self._show_card(event.line)

    def _show_card(self, line: Line | None) -> None:
        if line is None:
            self.card.update("")
            return
        self.card.update(first_card(line, there=self._there(line)))
        if (
            not is_contact(line.row)
            and self._services.store is not None
            and (self.has_class("-wide") or self.has_class("-card"))
        ):
            self._read_card(line.key, self._there(line))

    def _there(self, line: Line) -> str:
        services = self._services
        there = time_there(line.row, services.clock.now())
        return in_full(there, services.settings.working_time)

    @work(thread=True, exclusive=True, exit_on_error=False, group="card")
    def _read_card(self, lead_id: int, there: str) -> None:
        store = self._services.store
        if store is None:
            return
        try:
            history = store.lead_history(lead_id)
            tried = tried_so_far(history, self._services.library)
            card = full_card(
                store.lead(lead_id), history, there=there, tried=tried,
                standing=standing_lines(store, lead_id),
            )  # fmt: skip
        except Exception as error:
            self.post_message(Failed(error))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(CardRead(lead_id, card))

    @on(CardRead)
    def _card_read(self, event: CardRead) -> None:
        chosen = self.table.chosen
        if chosen is not None and chosen.key == event.lead_id:
            self.card.update(event.card)
