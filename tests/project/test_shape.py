"""The shape of the project: short files, honest names, arrows that point one way."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = [
    path
    for folder in ("tui", "data", "tests", "benchmarks", "docs")
    for pattern in ("*.py", "*.tcss")
    for path in (ROOT / folder).rglob(pattern)
]
SHAPELESS = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"}


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_400_lines() -> None:
    assert [f"{path.relative_to(ROOT)}: {lines(path)}" for path in CODE if lines(path) > 400] == []


def test_most_files_are_short() -> None:
    short = sum(1 for path in CODE if lines(path) <= 150)
    assert short / len(CODE) > 0.7


def test_files_are_named_by_what_they_hold() -> None:
    assert [str(path) for path in CODE if path.stem.strip("_") in SHAPELESS] == []


def modules_after(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after `statement`."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        (
            "import tui, tui.scripts, data",
            {"textual", "sqlmodel", "sqlalchemy", "pydantic", "yaml"},
        ),
        ("import tui.scripts.call", {"textual", "rich", "sqlmodel", "sqlalchemy", "dateparser"}),
        ("import tui.scripts.reading", {"textual", "rich", "sqlmodel", "sqlalchemy"}),
        ("import tui.scripts.judgement", {"textual", "rich", "sqlmodel", "sqlalchemy"}),
        ("import tui.scripts.transcripts", {"textual", "rich", "sqlmodel", "sqlalchemy"}),
        ("import data.store", {"textual", "rich", "alembic", "rapidfuzz", "dateparser"}),
        ("import data.first_look", {"sqlmodel", "sqlalchemy", "pydantic", "textual", "yaml"}),
        (
            "import tui.run, tui.screens.today",
            {"sqlmodel", "sqlalchemy", "pydantic", "yaml", "typer"},
        ),
        ("import tui.cli", {"textual", "sqlmodel", "sqlalchemy", "pydantic", "typer"}),
    ],
)
def test_an_import_brings_only_what_it_needs(statement: str, absent: set[str]) -> None:
    assert modules_after(statement) & absent == set()
