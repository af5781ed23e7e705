"""Promise 25: nothing leaves the machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from torture.no_sockets import every_command, names

ROOT = Path(__file__).parents[2]


def heard(*words: str) -> list[str]:
    command = [sys.executable, "-m", "torture.no_sockets", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=55, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "did " in done.stdout or "--prove" in words
    return [line for line in done.stdout.splitlines() if line.startswith("heard ")]


def test_no_command_and_no_screen_opens_a_socket(tmp_path: Path) -> None:
    assert heard(str(tmp_path)) == []


def test_every_command_there_is_was_asked(tmp_path: Path) -> None:
    assert [name for name in names() if name not in every_command(tmp_path)] == []


def test_the_guard_hears_a_socket() -> None:
    assert any("connect" in line for line in heard("--prove"))
