"""A key to its painted frame, in a call on a script of 500 steps, through a real terminal."""

import random
from collections.abc import Mapping

from .figures import Figure, percentile
from .setting import FLOOR, MODULE, SCRIPT, home
from .terminal import Terminal

DOWN, UP = "\x1b[6~", "\x1b[5~"


def measure(*, keys: int = 120) -> list[Figure]:
    """Answer, next and note letters beside one Static that is updated, in turn."""
    floors: list[float] = []
    with home(leads=1) as environ:
        measured = _in_a_call(environ, keys, floors)
    return [
        Figure(f"{what}, {name}", percentile(times, share), percentile(floors, share), goal)
        for what, times in measured.items()
        for name, share, goal in (("p50", 0.5, "3x"), ("p99", 0.99, "5x"))
    ]


def _in_a_call(
    environ: Mapping[str, str], keys: int, floors: list[float]
) -> dict[str, list[float]]:
    answers: list[float] = []
    onward: list[float] = []
    letters: list[float] = []
    chance = random.Random(1)
    call = [*MODULE, "call", SCRIPT, "--lead", "1"]
    with Terminal(FLOOR, environ) as floor, Terminal(call, environ) as terminal:
        floor.wait_for("floor-000")
        terminal.wait_for("Question-000")
        floor.settle()
        terminal.settle(0.6)
        for number in range(1, keys + 1):
            floors.append(_timed(floor, "x", f"{number % 1000:03}"))
            floor.settle(0.03)
            answers.append(_timed(terminal, "1", "✓"))
            terminal.settle(0.05)
            onward.append(_timed(terminal, "\r", f"Question-{number:03}"))
            terminal.settle(0.05)
            letter = chance.choice("abcdefghijk")
            letters.append(_timed(terminal, letter, letter))
            terminal.press("\x7f")
            terminal.settle(0.05)
    return {"answer": answers, "next": onward, "note letter": letters}


def _timed(terminal: Terminal, key: str, *painted: str) -> float:
    pressed = terminal.press(key)
    return terminal.wait_for(*painted) - pressed
