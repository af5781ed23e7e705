"""Cutting the power while the records are brought up to date: the old file or the new one.

Run as `python -m torture.powercut.update DATABASE FOLDER_OF_REVISIONS` it is the program whose
power is cut.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from data.migrate import migrate_file
from data.migrations import HEAD
from data.store import Store
from tests.data.samples import A_DEAL, DISQUALIFIED, NO_DEAL, dump, saved_call
from tests.data.test_migrations import AFTER, at_next
from torture.powercut.cuts import Run, listen
from torture.powercut.disk import Disk

CHANGED = ("lead", "company", "alembic_version", "sqlite_sequence")


def bring_up(path: Path, revisions: Path) -> None:
    """The update."""
    migrate_file(path, folder=revisions, head=AFTER, number=int(AFTER))


def record(folder: Path) -> tuple[Run, dict[str, Any], Path]:
    """Update once; what that did to the files, the rows before, and the revisions."""
    path = folder / "records" / "calls.db"
    store = Store.open(path)
    for wrap_up in (A_DEAL, NO_DEAL, DISQUALIFIED) * 5:
        saved_call(store, wrap_up)
    store.close()
    before = dump(path)
    disk = Disk({str(path): path.read_bytes()})
    revisions = at_next(folder)
    log = listen(folder, ["torture.powercut.update", str(path), str(revisions)])
    return Run(disk, log), before, revisions


def cut(folder: Path, *, cuts: int) -> str:
    """Cut the power at random instants of an update; each time it is done again to its end."""
    (disk, log), before, revisions = record(folder)
    chance, found = random.Random(4), Counter[str]()
    at = Counter(chance.choices(range(len(log) + 1), k=cuts))
    for number in range(len(log) + 1):
        for _ in range(at[number]):
            found[_look(folder / "found", disk, chance, before, revisions)] += 1
        if number < len(log):
            disk.do(log[number])
    assert set(found) <= {HEAD, AFTER}
    return (
        f"{cuts:,} cuts: {found[HEAD]:,} left the old file, {found[AFTER]:,} the new one, "
        "0 stuck, 0 rows lost"
    )


def _look(
    folder: Path, disk: Disk, chance: random.Random, before: dict[str, Any], revisions: Path
) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in disk.cut(chance):
        if Path(name).parent.name == "records":
            (folder / Path(name).name).write_bytes(content)
    path = folder / "calls.db"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        version = str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    after = dump(path)
    if version == HEAD:
        assert after == before
        bring_up(path, revisions)
        after = dump(path)
    same = set(before) - set(CHANGED)
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert [len(after[name]) for name in CHANGED] == [len(before[name]) for name in CHANGED]
    return version


if __name__ == "__main__":
    bring_up(Path(sys.argv[1]), Path(sys.argv[2]))
