"""`talktrack leads score`, `events`, `accept`, `return`: what they print and how they end."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LEADS = """Name,Company,Email,Country,Industry,Employees,Source
Ann Lee,Northgate,ann@northgate.example,GB,Wholesale,120,web form
Cy,Retail Corp,cy@retail.example,PL,Retail,2,cold
"""
EVENTS = """Email,Event,Date
ann@northgate.example,Webinar,3 days ago
nobody@x.example,Webinar,yesterday
"""


@pytest.fixture
def database(run: Run, tmp_path: Path) -> Path:
    file, database = tmp_path / "leads.csv", tmp_path / "records" / "a.db"
    file.write_text(LEADS)
    assert run("leads", "import", file, "--db", database).status == 0
    return database


def test_leads_from_a_file_have_scores_and_the_best_come_first(run: Run, database: Path) -> None:
    said = run("leads", "score", "--db", database)
    assert said.out.splitlines() == [
        "1 · 71 · B · A4 · Ann Lee · Northgate", "2 · 19 · D · D4 · Cy · Retail Corp"
    ]  # fmt: skip


def test_a_score_is_printed_with_all_that_it_is_made_of(run: Run, database: Path) -> None:
    said = run("leads", "score", "1", "--db", database)
    assert said.status == 0
    for line in ("score: 71 · B · A4", "  +22 industry", "  +11 source: Contact form",
                 "way to sales: new", "segment: Core. The standard way."):  # fmt: skip
        assert line in said.out.splitlines()
    found = json.loads(run("leads", "score", "1", "--json", "--db", database).out)
    total = sum(part["points"] for part in found["contributions"])
    assert found["score"] == round(total)
    assert found["version"]


def test_events_come_in_and_the_rest_is_beside_the_file(
    run: Run, database: Path, tmp_path: Path
) -> None:
    file = tmp_path / "events.csv"
    file.write_text(EVENTS)
    looked = run("leads", "events", file, "--dry-run", "--db", database)
    assert "1 event would come in." in looked.out
    assert not list(tmp_path.glob("*refused*"))
    said = run("leads", "events", file, "--db", database)
    assert said.status == 0
    assert "1 event is in." in said.out
    assert "1 lead shows interest now." in said.out
    refused = (tmp_path / "events.refused.csv").read_text(encoding="utf-8-sig")
    assert "nobody@x.example" in refused
    assert "No lead has this e-mail" in refused
    again = json.loads(run("leads", "events", file, "--json", "--db", database).out)
    assert (again["added"], again["there"]) == (0, 1)


def test_a_lead_is_taken_and_returned(run: Run, database: Path) -> None:
    assert run("leads", "accept", "1", "--db", database).out == "Ann Lee is accepted.\n"
    twice = run("leads", "accept", "1", "--db", database)
    assert twice.status == 1
    assert "taken already" in twice.err
    words = ("leads", "return", "1", "--db", database)
    assert run(*words, "--reason", "because").status == 2
    said = run(*words, "--reason", "Too early, needs educating", "--note", "spring", "--rep", "Kim")
    assert said.out == "Ann Lee is back with marketing.\n"
    shown = run("leads", "score", "1", "--db", database).out
    assert "returned to marketing · Kim · Too early, needs educating · spring" in shown
    assert "track: Nurture" in shown


def test_a_file_without_who_and_what_is_refused_in_a_sentence(
    run: Run, database: Path, tmp_path: Path
) -> None:
    file = tmp_path / "colours.csv"
    file.write_text("colour,shape\nred,round\n")
    said = run("leads", "events", file, "--db", database)
    assert said.status == 1
    assert said.err.count("\n") == 1
    assert not list(tmp_path.glob("*refused*"))


def test_a_teams_own_rules_are_used(run: Run, database: Path, tmp_path: Path) -> None:
    from tui.scripts.reading.folders import BUNDLED

    scripts = tmp_path / "scripts"
    scripts.mkdir()
    text = (BUNDLED / "scoring.yaml").read_text(encoding="utf-8")
    own = text.replace('version: "3"', 'version: "team 7"').replace(
        "form: {points: 75", "form: {points: 15"
    )
    (scripts / "scoring.yaml").write_text(own, encoding="utf-8")
    said = run("leads", "score", "1", "--json", "--db", database, "--scripts", scripts)
    found = json.loads(said.out)
    assert found["version"] == "team 7"
    assert found["score"] == 62  # 60 of fit and 0.15 of 15
