"""`talktrack leads definition`."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_one_page_says_whom_we_look_for_and_when_a_lead_is_qualified(
    run: Run, tmp_path: Path
) -> None:
    said = run("leads", "definition")
    assert said.status == 0, said.err
    assert "in profile from 70 %" in said.out
    assert "Need at least “partly”; at least 3 met or score from 56 % on" in said.out
    out = tmp_path / "definition.html"
    assert run("leads", "definition", "--html", out).status == 0
    assert "A country we serve" in out.read_text(encoding="utf-8")


def test_it_is_data_too_and_speaks_the_language_of_the_team(run: Run) -> None:
    found = json.loads(run("leads", "definition", "--json", "--lang", "pl").out)
    names = [table["name"] for section in found["sections"] for table in section["tables"]]
    assert {"profile", "qualifies", "counts", "classes", "disqualified", "given-back"} <= set(names)
    heads = {row[0] for row in found["sections"][0]["tables"][0]["rows"]}
    assert "Branża" in heads
