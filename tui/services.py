"""What the app works with, handed to it from outside so that tests can hand it something else.

The first frame needs only the standard library: settings and one read of the queue. The store and
the scripts take longer to import than Textual itself, so they are loaded in a thread afterwards,
and whoever needs them waits for `ready()`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from data.queue_filter import QueueFilter
from tui.clock import Clock
from tui.leads.threshold import threshold_of
from tui.places import Places
from tui.scripts.sayings import Saying
from tui.settings import Overrides, Settings, read_settings

if TYPE_CHECKING:
    from data.queue_rows import FirstLook
    from data.queueing import QueueWish
    from data.store import Store
    from tui.calling.live_call import LiveCall
    from tui.scripts.reading import Library

QUEUE_LIMIT = 300


class Ready(NamedTuple):
    """What a call needs besides the person."""

    store: Store
    library: Library


@dataclass
class Services:
    """Settings, places, the clock, and the store and scripts once they are loaded."""

    settings: Settings = field(default_factory=Settings)
    places: Places = field(default_factory=Places.of_system)
    clock: Clock = field(default_factory=Clock)
    overrides: Overrides = field(default_factory=Overrides)
    kind: Literal["own", "practice", "demo"] = "own"
    """Whose leads these are: the person's own, or invented ones that are thrown away."""
    troubles: tuple[Saying, ...] = ()
    """What was wrong with the settings file."""
    open_store: Callable[[str | Path], Store] | None = None
    """Opens the database; the usual way when None."""
    load_library: Callable[[Path | None], Library] | None = None
    """Loads the scripts; the usual way when None."""
    store: Store | None = None
    library: Library | None = None
    recovered: int = 0
    """Events that an earlier run could not save, and that are in the records now."""
    left_over: tuple[Saying, ...] = ()
    """What an earlier run could not save and what is not in the records yet, and what to do."""
    queue_filter: QueueFilter = field(default_factory=QueueFilter)
    """Which leads Today shows, until one quits."""
    ended: list[LiveCall] = field(default_factory=list)
    """The calls that were saved in this run, the last one last; Today takes them back in turn."""
    just_ended: int | None = None
    """The lead whose call was saved just now, until Today's cursor has gone on to the next."""
    just_taken_back: int | None = None
    """The lead whose call was taken back just now, until Today's cursor is on it."""
    failure: Exception | None = None
    """Why the store or the scripts could not be loaded."""
    _loaded: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    def of_system(
        cls, overrides: Overrides | None = None, places: Places | None = None
    ) -> Services:
        """Services with the settings of the person who is logged in."""
        places = places or Places.of_system()
        overrides = (overrides or Overrides()).over(Overrides.from_environment())
        read = read_settings(places.settings)
        return cls(
            settings=overrides.applied(read.settings),
            places=places,
            overrides=overrides,
            troubles=read.troubles,
        )

    @property
    def last_ended(self) -> LiveCall | None:
        """The call that was saved last in this run and not taken back; Today can do so."""
        return self.ended[-1] if self.ended else None

    def has_ended(self, live: LiveCall) -> None:
        """Know that a call was saved."""
        self.ended.append(live)
        self.just_ended = live.lead.id

    @property
    def database(self) -> str | Path:
        """The database: a file, or the address of one on a server."""
        target = self.overrides.db
        if target is None:
            return self.places.database
        return target if "://" in target else Path(target).expanduser()

    @property
    def scripts_folder(self) -> Path | None:
        """The team's scripts: the folder that is named, or the usual one where it exists."""
        if named := self.settings.scripts_folder:
            return Path(named).expanduser()
        return self.places.scripts if self.places.scripts.is_dir() else None

    @property
    def is_loaded(self) -> bool:
        """Whether `ready()` would answer at once."""
        return self._loaded.is_set()

    def first_look(self, now: datetime | None = None) -> FirstLook | None:
        """The queue by one plain read, fast enough for the first frame; None where it can't be."""
        target = self.database
        if isinstance(target, str):
            return None
        from data.first_look import first_look

        return first_look(
            target,
            now or self.clock.now(),
            QUEUE_LIMIT,
            threshold=self.threshold,
            work=self.settings.working_time,
        )

    @property
    def threshold(self) -> int | None:
        """The score below which leads are not shown unless one asks for them."""
        return threshold_of(self.scripts_folder)

    def queue_wish(self) -> QueueWish:
        """What the queue is asked for: now, by the filter and the rep's hours."""
        from data.queueing import QueueWish

        return QueueWish(
            now=self.clock.now(),
            chosen=self.queue_filter,
            threshold=self.threshold,
            work=self.settings.working_time,
        )

    def load(self) -> None:
        """Open the store and read the scripts; slow, for a thread. Keeps what went wrong."""
        try:
            self.places.make()
            if self.store is None:
                self.store = (self.open_store or _open_store)(self.database)
                self.store.rules_folder = self.scripts_folder
                self.recovered, self.left_over = _recover(self.store, self.places.outbox)
            if self.library is None:
                self.library = (self.load_library or _load_library)(self.scripts_folder)
        except Exception as error:
            self.failure = error

    def loaded(self) -> None:
        """Tell everybody who waits; called on the app's own thread after `load()`."""
        self._loaded.set()

    async def ready(self) -> Ready:
        """The store and the scripts, as soon as they are there.

        Raises:
            Exception: whatever kept them from loading.
        """
        await self._loaded.wait()
        if self.failure is not None:
            raise self.failure
        assert self.store is not None
        assert self.library is not None
        return Ready(self.store, self.library)

    def close(self) -> None:
        """Close the store."""
        if self.store is not None:
            self.store.close()
            self.store = None


def _open_store(target: str | Path) -> Store:
    from data.store import Store

    return Store.open(target)


def _recover(store: Store, outbox: Path) -> tuple[int, tuple[Saying, ...]]:
    """Bring over what an earlier run could not save."""
    from data.recovering import recover

    found = recover(outbox, store)
    return found.events, found.told


def _load_library(folder: Path | None) -> Library:
    from tui.scripts.reading import Library

    return Library.load(folder)
