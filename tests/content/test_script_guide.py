"""The guide for script authors says what works: its files are checked and its transcript played."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from tui.scripts.reading import Library
from tui.scripts.transcripts import play

GUIDE = Path(__file__).parents[2] / "docs" / "scripts.md"
FILES = ("mini.yaml", "transcripts/mini.deal.en.yaml", "mini.pl.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A scripts folder with the files that the guide tells its reader to save."""
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    for name, block in zip(FILES, blocks, strict=True):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(block, encoding="utf-8")
    return tmp_path


def test_the_files_of_the_guide_are_without_mistakes(folder: Path) -> None:
    library = Library.load(folder)
    assert [problem for problem in library.check() if str(folder) in problem.file] == []
    assert library.languages("mini") == ["en", "pl"]


def test_the_transcript_of_the_guide_passes(folder: Path) -> None:
    library = Library.load(folder)
    transcript = library.transcript(folder / "transcripts" / "mini.deal.en.yaml")
    script = library.script("mini", "en")
    played = play(transcript, script, library.rules, datetime(2031, 3, 3))  # noqa: DTZ001
    assert (played.differences, played.refusals) == ([], [])


def test_the_files_that_the_guide_links_to_are_there() -> None:
    links = re.findall(r"\]\((?!#|http)([^)#]+)", GUIDE.read_text(encoding="utf-8"))
    assert links
    assert all((GUIDE.parent / link).is_file() for link in links)
