"""A lock, a full disk or a lost permission in the middle of a call: said, kept, saved later."""

from __future__ import annotations

import ctypes
import os
import re
import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.terminal.conftest import NAMES, StartRep
from tests.terminal.rep import Rep

pytestmark = pytest.mark.terminal

NOT_SAVED = ("not saved:", "not saved ✗")
WAYS = [("answered", "connect"), ("shown", "opener"), ("noted", "opener"), ("answered", "opener")]


def events(rep: Rep) -> list[tuple[str, str]]:
    return rep.query("SELECT kind, step FROM call_event WHERE seq > 1 ORDER BY seq")


def answer_and_note(rep: Rep) -> None:
    rep.press("1", "enter", "in a hurry", "enter", "1")
    rep.wait("5/35 ·", "✓ 1", "in a hurry")


def test_a_lock_and_then_a_full_disk_are_waited_out(in_a_call: StartRep) -> None:
    rep = in_a_call()
    with closing(sqlite3.connect(rep.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer_and_note(rep)
        rep.wait(*NOT_SAVED)
        assert events(rep) == []
        other.execute("ROLLBACK")
    rep.wait("saved ✓", gone=NOT_SAVED)
    assert events(rep) == WAYS

    full = rep.database.with_name("talktrack.db-wal").stat().st_size
    before = resource.prlimit(rep.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(rep.pid, resource.RLIMIT_FSIZE, (full, before[1]))
    rep.type("no room for this")
    rep.press("enter")
    rep.wait("no room for this", *NOT_SAVED)
    assert events(rep) == WAYS
    resource.prlimit(rep.pid, resource.RLIMIT_FSIZE, before)
    rep.wait("saved ✓", gone=NOT_SAVED)
    assert events(rep) == [*WAYS, ("noted", "opener")]
    assert rep.leave() == 0


def test_a_call_that_is_left_while_locked_is_whole_at_the_next_start(
    in_a_call: StartRep, start: StartRep
) -> None:
    rep = in_a_call()
    with closing(sqlite3.connect(rep.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer_and_note(rep)
        rep.wait(*NOT_SAVED)
        rep.kill()
        other.execute("ROLLBACK")
    assert events(rep) == []

    again = start(home=rep.home)
    again.wait(NAMES[0])
    again.wait(lambda: events(again) == WAYS)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB, where one can be made."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def test_a_small_disk_that_fills_up_names_itself(
    in_a_call: StartRep, home: Path, small_disk: Path
) -> None:
    database = small_disk / "talktrack.db"
    database.write_bytes((home / "talktrack.db").read_bytes())
    rep = in_a_call(environ={"TALKTRACK_DB": str(database)})
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
    answer_and_note(rep)
    rep.wait("disk", *NOT_SAVED)
    ballast.unlink()
    rep.wait("saved ✓", gone=NOT_SAVED)
    with closing(sqlite3.connect(database)) as db:
        found = db.execute("SELECT kind, step FROM call_event WHERE seq > 1 ORDER BY seq")
        assert found.fetchall() == WAYS


def mere_mortal() -> None:
    """Whoever runs the tests as root keeps to the permissions of files like anybody else."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def test_records_that_cannot_be_written_are_shown_and_named(start: StartRep, home: Path) -> None:
    (home / "talktrack.db").chmod(0o400)
    rep = start(home=home, before=mere_mortal)
    rep.wait(NAMES[0], re.compile(r"can\W+be\W+read\W+but\W+not\W+written"))  # in a narrow box
    rep.press("enter")
    rep.settle(0.3)

    assert rep.alive
    assert rep.leave() == 0
