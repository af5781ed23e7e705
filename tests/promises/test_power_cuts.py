"""Promises 2 and 7: an answer shown as saved is on disk, whatever happens to the power."""

from __future__ import annotations

from pathlib import Path

import pytest

from torture.powercut import update
from torture.powercut.cuts import compiler, cut, record

pytestmark = pytest.mark.skipif(
    compiler() is None, reason="cutting the power needs Linux and a C compiler (gcc)"
)


def test_nothing_shown_as_saved_is_lost_and_the_harness_would_see_it(tmp_path: Path) -> None:
    runs = record(tmp_path, calls=5, modes=("FULL", "NORMAL"))

    found = cut(tmp_path, runs["FULL"], cuts=300)
    assert found.damaged == []
    assert (found.lost, found.done) == (0, 300)
    assert found.acknowledged > 50
    assert found.writes["W calls.db"]  # the log was folded back on the way

    without_sync = cut(tmp_path, runs["NORMAL"], cuts=40)
    assert without_sync.lost > 10


def test_an_update_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    assert "0 stuck, 0 rows lost" in update.cut(tmp_path, cuts=15)
