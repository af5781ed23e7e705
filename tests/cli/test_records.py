"""`talktrack records`: lists, pages, merges and taking back, for people and for pipes."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from data.store import Store
from tests.cli.conftest import Run
from tests.data.records.people import rows, two_companies


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "records" / "talktrack.db"
    store = Store.open(path)
    two_companies(store)
    store.close()
    return path


def test_lists_are_lines_for_people_and_json_for_programs(run: Run, db: Path) -> None:
    said = run("records", "list", "deals", "--db", db)
    assert said.out == (
        "no.\tdeal\tcompany\tamount\tstage\tplanned close\tresponsible\n"
        "1\tNorthgate, 14 seats\tNorthgate Supplies Ltd\t4,800 EUR\tQualified\t"
        "31 Dec 2026\tAlex\n"
    )
    found = json.loads(run("records", "list", "companies", "--json", "--db", db).out)
    assert [(row["id"], row["people"]) for row in found] == [(1, 1), (2, 1)]
    found = json.loads(
        run("records", "list", "contacts", "--search", "d.w@", "--json", "--db", db).out
    )
    assert [row["name"] for row in found] == ["Whitfield Dana"]
    assert run("records", "list", "calls", "--search", "nobody", "--db", db).out == "No records.\n"


def test_lists_speak_the_persons_language_and_clock(
    run: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Warsaw")
    time.tzset()
    found = json.loads(run("records", "list", "calls", "--json", "--db", db).out)
    assert [row["outcome"] for row in found] == ["no_deal", "deal"]
    began = datetime.fromisoformat(found[1]["started_at"])
    assert began.utcoffset() == timedelta(0)
    said = run("records", "list", "calls", "--db", db, "--lang", "pl").out
    here = began.astimezone(ZoneInfo("Europe/Warsaw"))
    assert f"\t{here:%d.%m.%Y %H:%M}\t" in said
    assert "zakwalifikowany, jest szansa sprzedaży" in said


def test_a_page_is_the_apps_own(run: Run, db: Path) -> None:
    said = run("records", "show", "company", 1, "--db", db, "--lang", "en")
    assert said.status == 0
    assert "“41 of 120 quotes are lost”" in said.out
    page = json.loads(run("records", "show", "deal", 1, "--json", "--db", db).out)
    assert page["deal"]["amount"] == "4800.00"
    assert page["company"]["name"] == "Northgate Supplies Ltd"


def test_a_merge_is_shown_made_and_taken_back(run: Run, db: Path) -> None:
    before = rows(db)
    said = run("records", "merge", "company", 1, 2, "--dry-run", "--db", db, "--rep", "Alex")
    assert "+ How they decide: board" in said.out
    assert "= Industry: wholesale stays, retail goes" in said.out
    assert "> Moves to the one that stays: 1 contact, 1 call." in said.out
    assert rows(db) == before
    assert run("records", "merge", "company", 1, 2, "--db", db, "--rep", "Alex").status == 0
    assert run("records", "undo", "--db", db, "--rep", "Somebody else").status == 1
    said = run("records", "undo", "--db", db, "--rep", "Alex")
    assert "the merge into Northgate Supplies Ltd" in said.out
    assert rows(db) == before


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["list", "firms"], 2, "none of the records"),
        (["list", "deals", "--sort", "luck"], 2, "--sort takes one of close"),
        (["show", "company", "99"], 1, "is gone"),
        (["merge", "company", "1", "1"], 1, "with itself"),
        (["merge", "deal", "1", "2"], 2, "company, contact, lead"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, db: Path, words: list[str], status: int, said: str
) -> None:
    done = run("records", *words, "--db", db)
    assert (done.status, done.out) == (status, "")
    assert said in done.err
    assert len(done.err.strip().splitlines()) == 1
