"""The manager's views beside the same figures by SQL that was written by hand.

Both are measured by the processor's time, so that a busy machine doesn't change them much.

A file of a million calls takes a quarter of an hour to make, so it is made once and named:
`python -m benchmarks.world /tmp/million.db --calls 1000000`, then
`TALKTRACK_BENCH_WORLD=/tmp/million.db make bench ARGS=reports`. Without it a small one is made.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from data.figures.asked import Asked
from data.figures.figures import Figures
from data.store import Store
from tui.reports.names import covers_of
from tui.scripts.reading import Library
from tui.scripts.statistics.periods import EARLIEST, Period

from .by_hand import by_hand
from .figures import Figure
from .world.writing import TODAY, write

CALLS, TIMES = 50_000, 3

Views = dict[str, Callable[[], object]]


def measure(*, calls: int = CALLS) -> list[Figure]:
    """Every view over the last 30 days and over everything, each opened several times."""
    found: list[Figure] = []
    with world(calls) as store:
        path = store.database.path
        assert path is not None
        figures = Figures(store)
        last = Asked(Period(TODAY - timedelta(days=29), TODAY))
        ever = Asked(Period(EARLIEST, TODAY))
        listed = ever.also(source="list")
        for label, asked in (
            ("30 days", last),
            ("ever", ever),
            ("ever, source=list", listed),
            ("ever, source=list, lang=en", listed.also(lang="en")),
        ):
            period = asked.period
            floors = by_hand(period.first.isoformat(), period.last.isoformat(), asked.only)
            for name, view in _views(figures, asked, TODAY).items():
                ours = min(_spent(view) for _ in range(TIMES))
                floor = _by_hand(path, floors[name]) if name in floors else 0.0
                found.append(Figure(f"{name}, {label}", ours, floor, "1.2x, 300 ms"))
    return found


def _views(figures: Figures, asked: Asked, today: date) -> Views:
    covers = covers_of(Library.load(None))
    return {
        "overview": lambda: figures.overview(asked, today),
        "calls": lambda: figures.calls(asked),
        "second look": lambda: figures.second_look(asked, "seed"),
        "script": lambda: figures.script(asked, "orlica 2.0"),
        "two versions": lambda: [figures.script(asked, f"orlica {one}") for one in ("1.0", "2.0")],
        "thresholds": lambda: figures.thresholds(asked),
        "read again": lambda: figures.reread(asked, bool, lambda known: "need" in known),
        "predictions": lambda: figures.predictions(asked),
        "reps": lambda: figures.reps(asked),
        "sources": lambda: figures.sources(asked),
        "source reasons": lambda: figures.source_reasons(asked),
        "classes": lambda: figures.classes(asked),
        "cycles": lambda: figures.cycles(asked),
        "crafts": lambda: figures.crafts(asked, covers),
        "pacing": lambda: figures.pacing(asked.period, today),
    }


@contextmanager
def world(calls: int) -> Iterator[Store]:
    """The file that is named, or a small one that is made."""
    there = os.environ.get("TALKTRACK_BENCH_WORLD")
    with TemporaryDirectory(prefix="talktrack-bench-") as folder:
        if there:
            store = Store.open(Path(there))
        else:
            store = write(Path(folder) / "world.db", calls=calls, days=300)
        try:
            yield store
        finally:
            store.close()


def _by_hand(path: Path, statements: Sequence[str]) -> float:
    with closing(sqlite3.connect(path)) as connection:
        begun = time.process_time()
        for sql in statements:
            connection.execute(sql).fetchall()
        return time.process_time() - begun


def _spent(view: Callable[[], object]) -> float:
    begun = time.process_time()
    view()
    return time.process_time() - begun
