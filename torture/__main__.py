"""`make torture`: every promise at length; `make torture ARGS="kills 500"`: those that are named.

A number after a name is how many (kills, cuts, calls, examples, seconds).
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from data.store import Store
from tests.conftest import FakeClock
from torture import coverage, kills, server, soak, whole_way
from torture.machine import planted
from torture.machine.sequences import AnySequence
from torture.powercut import cuts, update
from torture.walk.walk import walk
from torture.walk.words import EVERY
from torture.walk.world import Words, services
from tui.places import Places
from tui.scripts.reading import Library
from tui.services import Services
from tui.settings import Settings

settings.load_profile("explore")  # the tests' own, which were just imported, know no chance

NO_COMPILER = "SKIPPED: it needs Linux and a C compiler (gcc)"


def power(folder: Path, count: int) -> str:
    """Promise 2."""
    if cuts.compiler() is None:
        return NO_COMPILER
    runs = cuts.record(folder, calls=30, modes=("FULL", "NORMAL"))
    found = cuts.cut(folder, runs["FULL"], cuts=count)
    assert (found.lost, found.damaged) == (0, []), found
    seen = cuts.cut(folder, runs["NORMAL"], cuts=max(200, count // 20))
    assert seen.lost > seen.done // 10, "the harness does not see"
    return (
        f"{found.done:,} cuts over {found.acknowledged} steps: 0 lost, 0 damaged; with "
        f"synchronous=NORMAL {seen.lost} of {seen.done} cuts lose, up to {seen.most} steps"
    )


def updates(folder: Path, count: int) -> str:
    """Promise 7."""
    if cuts.compiler() is None:
        return NO_COMPILER
    return update.cut(folder, cuts=count)


def words(folder: Path, turns: int) -> str:
    """Promise 11."""
    looks = 0
    screens: set[str] = set()
    sizes = ((120, 40), (80, 24), (60, 18))
    for number, (turn, size) in enumerate(
        product(range(0, len(EVERY), len(EVERY) // turns), sizes)
    ):
        said = Words(turn)
        around = services(Places.under(folder / str(number)), said, clock=FakeClock())
        seen = asyncio.run(walk(around, said, size, thorough=True))
        assert (seen.steering, seen.actions) == ([], []), (turn, size, seen)
        looks, screens = looks + seen.looks, screens | seen.screens
    return f"{looks:,} looks at {len(screens)} screens, 0 characters that steer, 0 actions"


def worn(folder: Path, calls: int) -> str:
    """Promise 19."""
    found = asyncio.run(soak.work(Places.under(folder), calls))
    grown, slow = found.growth(min(500, calls // 2)), found.slow(2_000)
    assert found.broken == []
    assert sum(found.outcomes.values()) == calls
    assert grown < 20, grown
    return (
        f"{calls:,} calls in one run: {grown:+.1f} MB after call {min(500, calls // 2)} (now "
        f"{found.memory[-1]:.0f} MB), p99 of a save {slow:.1f} ms, {found.widgets[-1]} widgets"
    )


def lists(folder: Path, count: int) -> str:
    """From other programs' lists to files for each CRM."""
    services = Services(
        settings=Settings(rep="Alex", our_company="Orlica", product="Orlica CRM", country="GB"),
        places=Places.under(folder),
        clock=FakeClock(),
    )
    services.places.make()
    store = Store.open(services.places.database)
    try:
        way = whole_way.walk(services, store, Library.load(None), count=count, calls=count)
    finally:
        store.close()
    assert way.wrong == [], way.wrong[:5]
    return f"{way.rows:,} rows in, {way.leads:,} leads, {sum(way.calls.values()):,} calls: all out"


def sequences(_folder: Path, examples: int) -> str:
    """Promise 26."""
    run_state_machine_as_test(
        AnySequence,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return f"{examples:,} sequences of up to 40 steps: 0 exceptions, the file is what was done"


def judged(_folder: Path, examples: int) -> str:
    """Promise 26, whether the machine sees."""
    found = [
        what for what, each in planted.PLANTED.items() if planted.finds(each, examples=examples)
    ]
    missed = set(planted.PLANTED) - set(found)
    assert len(found) >= 0.9 * len(planted.PLANTED), missed
    return f"{len(found)} of {len(planted.PLANTED)} planted mistakes found; missed: {missed or '-'}"


class Long(NamedTuple):
    """A promise at length."""

    run: Callable[[Path, int], str]
    times: int
    promise: str


PARTS: Mapping[str, Long] = {
    "kills": Long(kills.answers, 10_000, "1"),
    "power": Long(power, 20_000, "2"),
    "together": Long(kills.together, 600, "6"),
    "updates": Long(updates, 1_000, "7"),
    "flips": Long(kills.flips, 5_000, "10"),
    "words": Long(words, 11, "11"),
    "soak": Long(worn, 10_000, "19"),
    "endings": Long(kills.endings, 500, "21"),
    "lists": Long(lists, 1_500, "of issue 3"),
    "server": Long(server.same_on_a_server, 3, "of the store"),
    "sequences": Long(sequences, 5_000, "26"),
    "planted": Long(judged, 200, "26, judged"),
    "coverage": Long(coverage.cover, 60, "of issue 4"),
}


def main(given: list[str]) -> int:
    """Run the parts, each in a folder that is thrown away, and print a line for each."""
    names = [one for one in given if not one.isdigit()] or list(PARTS)
    if unknown := [name for name in names if name not in PARTS]:
        sys.stderr.write(f"no part {unknown[0]!r}; there are {', '.join(PARTS)}\n")
        return 2
    counts = {
        name: int(given[at + 1]) if given[at + 1 : at + 2] and given[at + 1].isdigit() else None
        for at, name in enumerate(given)
    }
    failed = 0
    for name in names:
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="talktrack-torture-") as folder:
            try:
                said = PARTS[name].run(Path(folder), counts.get(name) or PARTS[name].times)
            except Exception as error:
                failed, said = failed + 1, f"FAILED: {type(error).__name__}: {error}"
        took = time.monotonic() - began
        print(f"{name:10} promise {PARTS[name].promise}: {said} ({took:.0f} s)", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
