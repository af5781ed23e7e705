"""Cold start: from the command to the first frame with the real queue on it."""

from collections.abc import Mapping, Sequence
from statistics import median

from .figures import Figure
from .setting import FLOOR, MODULE, home, lead_name
from .terminal import Terminal


def measure(*, runs: int = 9, leads: int = 300) -> list[Figure]:
    """The first frame beside the first frame of a bare Textual app, run in turn."""
    floors, starts = [], []
    with home(leads=leads) as environ:
        _first_frame(FLOOR, environ, "floor-000")
        _first_frame(MODULE, environ, lead_name(0))
        for _ in range(runs):
            floors.append(_first_frame(FLOOR, environ, "floor-000"))
            starts.append(_first_frame(MODULE, environ, lead_name(0)))
    return [Figure("cold start to the queue, median", median(starts), median(floors), "1.5x")]


def _first_frame(command: Sequence[str], environ: Mapping[str, str], words: str) -> float:
    with Terminal(command, environ) as terminal:
        return terminal.wait_for(words) - terminal.started
