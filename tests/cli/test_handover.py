"""`talktrack export handover` and `next-steps`: what the next person reads, and their calendar."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

TRANSCRIPTS = Path(__file__).parents[2] / "call_scripts" / "transcripts"


@pytest.fixture
def db(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "records" / "talktrack.db"
    path.parent.mkdir()
    for name in ("orlica-discovery.deal-comparing.en.yaml", "orlica-undecided.no-answer.pl.yaml"):
        assert run("replay", TRANSCRIPTS / name, "--db", path).status == 0
    return path


def test_the_page_says_what_was_agreed_and_why(run: Run, db: Path) -> None:
    page = run("export", "handover", "1", "--db", db).out
    assert page.startswith("# Hand-over: Dana Whitfield, Northgate Supplies\n")
    for wanted in (
        "Northgate, 14 seats · 4,800.00 EUR", "brings the last twenty quotes", "✓ Need",
        "41 of 120 quotes had no second contact", "Dana chooses, Graham signs",
        "dana@northgate.example",
    ):  # fmt: skip
        assert wanted in page
    assert len(page.splitlines()) <= 45


def test_the_page_speaks_the_interfaces_language(run: Run, db: Path) -> None:
    assert "Potrzeba" in run("export", "handover", "1", "--db", db, "--lang", "pl").out


def test_a_call_without_an_outcome_has_a_page_too(run: Run, db: Path) -> None:
    assert "No outcome" in run("export", "handover", "2", "--db", db).out


def test_a_call_that_is_not_there_is_told(run: Run, db: Path) -> None:
    said = run("export", "handover", "99", "--db", db)
    assert said.status == 1
    assert "no call 99" in said.err


def test_the_calendar_file_ends_its_lines_as_calendars_want(
    run: Run, db: Path, tmp_path: Path
) -> None:
    out = tmp_path / "steps.ics"
    assert run("export", "next-steps", "--all", "--out", out, "--db", db).status == 0
    data = out.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert data.count(b"BEGIN:VEVENT") == data.count(b"END:VEVENT") == 1
    assert b"Dana Whitfield" in data
    assert out.stat().st_mode & 0o777 == 0o600
