"""Cuts the power of the program at random instants and looks at what is left."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from data.store import Store
from torture.powercut.disk import Disk, Done, read_log
from torture.whole import broken

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def compiler() -> str | None:
    """The C compiler the log of writes needs; None where there is none."""
    return (shutil.which("gcc") or shutil.which("cc")) if sys.platform == "linux" else None


@dataclass
class Cuts:
    """What was found after so many cuts."""

    done: int = 0
    acknowledged: int = 0
    lost: int = 0
    """Cuts after which something shown as saved was not there."""
    most: int = 0
    """Most acknowledged steps lost in one cut."""
    damaged: list[str] = field(default_factory=list)
    writes: Counter[str] = field(default_factory=Counter)


class Run(NamedTuple):
    """What the program did with one setting, on a disk as it was before."""

    disk: Disk
    log: list[Done]


def listen(folder: Path, words: Sequence[str]) -> list[Done]:
    """Run a program of ours and write down everything it does to the files in `records`."""
    library = folder / "log_writes.so"
    source = str(HERE / "log_writes.c")
    subprocess.run(
        [str(compiler()), "-shared", "-fPIC", "-O2", "-w", "-o", str(library), source, "-ldl"],
        check=True,
    )
    log = folder / "log"
    environ = {**os.environ, "LD_PRELOAD": str(library)}
    environ |= {"PLOG_DIR": str(folder / "records"), "PLOG_FILE": str(log)}
    subprocess.run([sys.executable, "-m", *words], env=environ, cwd=ROOT, check=True)
    return read_log(log)


def record(folder: Path, *, calls: int, modes: Sequence[str] = ("FULL",)) -> dict[str, Run]:
    """Hold the same calls with each setting, and write down what that does to the files."""
    records = folder / "records"
    for mode in modes:
        Store.open(records / mode / "calls.db").close()
    before = {str(path): path.read_bytes() for path in records.glob("*/calls.db")}
    done = listen(folder, ["torture.powercut.rep", str(records), str(calls), *modes])
    return {mode: _run_of(str(records / mode), before, done) for mode in modes}


def _run_of(folder: str, before: dict[str, bytes], log: list[Done]) -> Run:
    disk = Disk({name: data for name, data in before.items() if name.startswith(folder + "/")})
    return Run(disk, [done for done in log if f"{done.name}/".startswith(folder + "/")])


def cut(folder: Path, run: Run, *, cuts: int, seed: int = 7, deep: int = 50) -> Cuts:
    """Cut the power at random instants of a run.

    Args:
        folder: Where the files that are found after a cut are put.
        run: What the program did; its disk is used up.
        cuts: How many cuts.
        seed: Of the instants and of what survives.
        deep: After each so many cuts the real store opens what was found.
    """
    disk, log = run
    chance = random.Random(seed)
    at = Counter(chance.choices(range(len(log)), k=cuts))
    acks = [json.loads(line) for done in log if done.name.endswith("/ack") for line in _lines(done)]
    shown = 0
    found = Cuts(acknowledged=len(acks), writes=Counter(f"{d.kind} {_short(d)}" for d in log))
    for number, done in enumerate(log):
        for _ in range(at[number]):
            found.done += 1
            _look(folder / "found", disk, acks, shown, chance, found, found.done % deep == 0)
        if done.name.endswith("/ack"):
            shown += len(_lines(done))
        else:
            disk.do(done)
    return found


def _look(
    folder: Path,
    disk: Disk,
    acks: list[dict[str, Any]],
    shown: int,
    chance: random.Random,
    found: Cuts,
    deep: bool,
) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in disk.cut(chance):
        (folder / Path(name).name).write_bytes(content)
    path = folder / "calls.db"
    try:
        if deep:
            Store.open(path).close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA synchronous=OFF")  # only looking: nothing has to last
            found.damaged += broken(connection)
            lost = _lost(connection, acks, shown)
    except Exception as error:
        found.damaged.append(f"unreadable: {error}")
        return
    found.lost += bool(lost)
    found.most = max(found.most, lost)


def _lost(connection: sqlite3.Connection, acks: list[dict[str, Any]], shown: int) -> int:
    """How many of the last acknowledged steps are not there; saved but not yet said is fine."""
    rows = connection.execute(
        "SELECT id, status, outcome, contact_id, company_id, deal_id, draft_line, "
        "(SELECT count(*) FROM call_event WHERE call_id = call.id) FROM call"
    )
    calls = {row[0]: list(row[1:]) for row in rows}
    leads = connection.execute("SELECT count(*) FROM lead").fetchone()[0]
    for back in range(shown + 1):
        if _is(calls, leads, acks[: shown - back]) or (
            not back and _is(calls, leads, acks[: shown + 1])
        ):
            return back
    return shown + 1


def _is(calls: dict[int, list[Any]], leads: int, acks: list[dict[str, Any]]) -> bool:
    """Whether the records are those that were shown, or one lead or call further."""
    wanted = {ack["call"]: ack["row"] for ack in acks}
    there = {call: row for call, row in calls.items() if call in wanted or row[-1]}
    return there == wanted and leads >= (acks[-1]["leads"] if acks else 0)


def _lines(done: Done) -> list[bytes]:
    return done.data.splitlines()


def _short(done: Done) -> str:
    return Path(done.name).name
