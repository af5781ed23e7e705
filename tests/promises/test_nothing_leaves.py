"""Promise 25: nothing leaves the machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def heard(*words: str) -> list[str]:
    command = [sys.executable, "-m", "torture.no_sockets", *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("did ") > 11 or "--prove" in words
    return [line for line in done.stdout.splitlines() if line.startswith("heard ")]


def test_no_command_and_no_screen_opens_a_socket(tmp_path: Path) -> None:
    assert heard(str(tmp_path)) == []


def test_the_guard_hears_a_socket() -> None:
    assert any("connect" in line for line in heard("--prove"))
