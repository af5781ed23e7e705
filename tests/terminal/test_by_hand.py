"""Whole calls typed by hand leave the rows that the same transcripts leave."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.terminal.by_hand import Hands
from tests.terminal.conftest import StartRep
from tests.terminal.ending_by_hand import Ending
from tests.terminal.rep import ROOT, Rep, surroundings
from tests.terminal.rows import differences, rows_of
from tui.languages import _, set_language
from tui.leads.lead_sources import TYPED_IN
from tui.scripts.model.transcript import Transcript
from tui.scripts.reading import Library

pytestmark = pytest.mark.terminal

TRANSCRIPTS = ROOT / "call_scripts" / "transcripts"
GESTURES: list[dict[str, Any]] = [
    {"note": "asks for the price again"},
    {"back": "1"},
    {"forward": "1"},
    {"go": "budget"},
    {"undo": "1"},
]
"""What a rep does besides answering; none of it leads the call elsewhere."""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load()


def transcript(name: str, *, source: str, gestures: bool) -> dict[str, Any]:
    """A bundled transcript, held today with a lead that is typed in."""
    text = (TRANSCRIPTS / f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    lead = data["lead"]
    data["lead"] = {key: lead[key] for key in ("name", "company", "phone")} | {"source": source}
    del data["now"], data["expect"]
    if gestures:
        data["say"][8:8] = GESTURES
    return data


def replayed(home: Path, held: dict[str, Any], language: str) -> Path:
    """The database that `talktrack replay` leaves."""
    database, file = home / "replayed.db", home / "transcript.yaml"
    file.write_text(yaml.safe_dump(held, allow_unicode=True, sort_keys=False), "utf-8")
    command = [sys.executable, "-m", "tui", "replay", str(file), "--db", str(database)]
    environ = {**surroundings(home), "TALKTRACK_LANG": language}
    done = subprocess.run(
        command, env=environ, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return database


def begin(rep: Rep, said: Transcript, library: Library) -> None:
    """From today's list to the first step: `n`, name, company, number, and the script."""
    rep.wait(_("Talktrack · today"))
    rep.press("n")
    first, *others = dict.fromkeys(info.id for info in library.scripts())
    rep.wait(library.script(first, said.lang).title[:24])
    lead = said.lead
    rep.press(lead.name, "tab", lead.company, "tab", lead.phone)
    if said.script in others:
        down = ["down"] * (others.index(said.script) + 1)
        rep.press("tab", "enter", *down, "enter")
        rep.wait(library.script(said.script, said.lang).title[:24])
        rep.press("ctrl+s")
    else:
        rep.press("enter")


@pytest.mark.parametrize(
    ("language", "size", "name"),
    [
        ("en", (120, 40), "orlica-discovery.deal-comparing.en"),
        ("pl", (80, 24), "orlica-undecided.no-deal-cold.pl"),
        ("ru", (80, 24), "orlica-undecided.outside-the-profile.ru"),
    ],
)
def test_a_typed_call_leaves_the_rows_of_its_transcript(
    start: StartRep,
    tmp_path: Path,
    library: Library,
    language: str,
    size: tuple[int, int],
    name: str,
) -> None:
    set_language(language)
    held = transcript(name, source=TYPED_IN, gestures=name.endswith(".en"))
    said = Transcript.model_validate(held)
    rep = start(language=language, columns=size[0], rows=size[1])

    begin(rep, said, library)
    Hands(rep, library.script(said.script, said.lang), said).play(said)
    assert said.wrap_up is not None
    Ending(rep, said.wrap_up, library.outcomes).save()
    assert rep.leave() == 0

    assert differences(rows_of(rep.database), rows_of(replayed(tmp_path, held, language))) == []
