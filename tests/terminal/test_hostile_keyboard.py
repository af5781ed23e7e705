"""Nothing that comes from the keyboard or the window ends a call or damages what is saved."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from tests.terminal.conftest import StartRep
from tests.terminal.rep import KEYS, ROOT, Rep, surroundings
from tui.app import SMALLEST

pytestmark = pytest.mark.terminal

SIZES = ((20, 5), (200, 60), (59, 17), (80, 24), (1, 1), (120, 40))
LIMIT = 2000
"""Characters that one line holds."""


def notes(rep: Rep) -> list[str]:
    return [
        text
        for (text,) in rep.query(
            "SELECT json_extract(payload, '$.text') FROM call_event"
            " WHERE kind = 'noted' ORDER BY call_id, seq"
        )
    ]


def doctor(rep: Rep) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tui", "doctor"]
    environ = surroundings(rep.home)
    return subprocess.run(
        command, env=environ, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_bytes_that_are_no_text_and_a_long_paste_become_notes(in_a_call: StartRep) -> None:
    rep = in_a_call(columns=80, rows=24)
    rep.type("note ")
    rep.send(b"\xff\x00\xd0")
    rep.send("дорого".encode("cp1251"))
    rep.type(" end")
    rep.wait("note", " end")
    rep.press("enter")
    rep.wait(lambda: len(notes(rep)) == 1)

    (note,) = notes(rep)
    assert note.startswith("note ")
    assert note.endswith(" end")
    assert note.isprintable()

    rep.paste("\n".join(["many words"] * 909) + "!")
    rep.wait("2000", "were left out")
    rep.press("enter")
    rep.wait(lambda: len(notes(rep)) == 2)

    note = notes(rep)[1]
    assert LIMIT - 10 < len(note) <= LIMIT
    assert note.startswith("many words many words")


def test_any_size_of_the_window_keeps_the_call(in_a_call: StartRep) -> None:
    rep = in_a_call()
    rep.press("1", "enter")
    rep.wait("5/35 ·")
    rep.type("half of it")
    rep.wait("half of it")
    for columns, rows in SIZES:
        rep.resize(columns, rows)
        if columns < SMALLEST[0]:
            rep.wait("60×18") if columns >= len("60×18") else rep.settle(0.1)
            continue
        rep.wait("5/35 ·", lambda: rep.line == "half of it")
    rep.press("enter", "1", "enter")
    rep.wait("7/35 ·")

    assert notes(rep) == ["half of it"]
    assert rep.leave() == 0


def test_random_keys_leave_a_program_that_runs_and_records_that_are_whole(
    in_a_call: StartRep,
) -> None:
    rep = in_a_call(columns=100, rows=30)
    rep.type("kept before the storm")
    rep.press("enter")
    rep.wait(lambda: notes(rep) == ["kept before the storm"])
    chance = random.Random(2)
    keys = [*(key for name, key in KEYS.items() if name != "ctrl+q"), *"0123456789abżщ/?., "]
    for _ in range(10):
        storm = "".join(chance.choice(keys) for _ in range(20))
        rep.send(storm.encode())
        rep.settle(0.02, 0.5)
        if chance.random() < 0.2:
            rep.resize(*chance.choice(SIZES[1:4]))
    rep.resize(120, 40)
    rep.send(b"\x1b[201~")
    rep.wait("F1")

    assert rep.alive
    assert rep.leave() == 0
    assert rep.faults() == []
    assert notes(rep)[0] == "kept before the storm"
    assert rep.query("PRAGMA integrity_check") == [("ok",)]
    assert rep.query("PRAGMA foreign_key_check") == []
    assert doctor(rep).returncode == 0, doctor(rep).stdout
