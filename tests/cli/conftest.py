"""Commands run in the process."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tui.cli import main
from tui.languages import set_language


class Said(NamedTuple):
    """What a command left."""

    status: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """`run("scripts", "list")`: the command's exit status and what it printed."""

    def command(*words: str | Path) -> Said:
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Said(status, out, err)

    yield command
    set_language("en")
