"""Reps at their terminals; whatever they start is ended with the test."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from data.rows import NewLead
from data.store import Store
from tests.terminal.rep import Rep

StartRep = Callable[..., Rep]

FIRST_STEP = re.compile(r"\b1/\d+ ·")
CLOCK = re.compile(r"(\d\d):(\d\d) / ")
NAMES = ("Dana Whitfield", "Tom Ashby")


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


@pytest.fixture(scope="session")
def two_leads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with two leads, to be copied."""
    database = tmp_path_factory.mktemp("leads") / "talktrack.db"
    store = Store.open(database)
    for name in NAMES:
        company = f"{name.split()[-1]} Ltd"
        store.add_lead(NewLead(name=name, company_name=company, contact_basis="consent"))
    store.close()
    return database


@pytest.fixture
def home(tmp_path: Path, two_leads: Path) -> Path:
    """A rep's home with two leads in the database."""
    shutil.copy(two_leads, tmp_path / "talktrack.db")
    return tmp_path


@pytest.fixture
def in_a_call(start: StartRep, home: Path) -> StartRep:
    """Starts the program in a call with the first lead, on the first step."""

    def begin(*, lead: int = 1, **more: Any) -> Rep:
        rep = start("call", "orlica-discovery", "--lead", str(lead), home=home, **more)
        rep.wait(FIRST_STEP, "Whitfield" if lead == 1 else "Ashby")
        return rep

    return begin


def seconds_on_the_clock(rep: Rep) -> int:
    """Talk time as the title line shows it."""
    found = CLOCK.search(rep.screen)
    assert found is not None, rep.screen
    return int(found[1]) * 60 + int(found[2])
