"""Reps at their terminals; whatever they start is ended with the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.rep import Rep

StartRep = Callable[..., Rep]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[StartRep]:
    """Starts the program for a rep: `start("doctor", columns=80, rows=24, language="pl")`."""
    started: list[Rep] = []

    def begin(*words: str, language: str = "en", **more: Any) -> Rep:
        environ = {"TALKTRACK_LANG": language, **more.pop("environ", {})}
        rep = Rep(more.pop("home", tmp_path), *words, environ=environ, **more)
        started.append(rep)
        return rep

    yield begin
    for rep in started:
        rep.kill()
