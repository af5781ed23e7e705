"""`backup`, `restore`, `forget`, `retain`, `export person` as commands."""

import json
from pathlib import Path

import pytest

from data.store import Store
from tests.cli.conftest import Run
from tests.data.privacy.people import MARKS, every_mark, fill, found_in
from tests.data.samples import ask


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "records" / "talktrack.db"
    store = Store.open(path)
    fill(store)
    store.close()
    return path


def test_a_backup_is_made_while_the_records_are_open_and_is_restored(run: Run, db: Path) -> None:
    store = Store.open(db)
    store.lead(1)
    said = run("backup", "--db", db, "--json")
    made = Path(json.loads(said.out)["backup"])
    assert said.status == 0
    assert made.parent == db.parent / "backups"
    refused = run("restore", made, "--db", db)
    assert refused.status == 1
    assert "Close it" in refused.err
    store.close()
    assert run("restore", made, "--db", db).status == 0
    assert ask(db, "SELECT count(*) FROM call") == [(4,)]


def test_old_backups_make_room(run: Run, db: Path) -> None:
    for _ in range(3):
        assert run("backup", "--keep", "2", "--db", db).status == 0
    assert len(list((db.parent / "backups").iterdir())) == 2


def test_a_backup_has_the_name_it_is_given(run: Run, db: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.db"
    assert run("backup", target, "--db", db).status == 0
    assert ask(target, "SELECT count(*) FROM lead") == [(2,)]
    said = run("backup", target, "--db", db)
    assert said.status == 1
    assert "there already" in said.err


def test_forget_prints_counts_and_no_content(run: Run, db: Path) -> None:
    dry = run("forget", MARKS[1], "--dry-run", "--db", db)
    assert "Nothing was changed." in dry.out
    assert "Would be erased: lead 1, contact 1." in dry.out
    assert "  3 calls\n  45 changes in the history\n" in dry.out
    assert "_" not in dry.out
    assert found_in(db.parent)
    said = run("forget", MARKS[1], "--db", db)
    assert said.status == 0
    assert found_in(db.parent) == {}
    assert not any(mark.decode() in said.out + said.err for mark in every_mark())
    assert run("forget", MARKS[1], "--db", db).status == 1


@pytest.mark.filterwarnings("error")
def test_forget_in_json_and_in_the_backups(run: Run, db: Path) -> None:
    run("backup", "--db", db)
    found = json.loads(run("forget", "1", "--backups", "--json", "--db", db).out)
    assert (found["clean"], found["backups"], found["backups_left"]) == (True, 1, [])
    assert found["erased"]["events"] > 0
    assert found_in(db.parent) == {}


@pytest.mark.filterwarnings("error")
def test_everything_held_on_a_person_is_written(run: Run, db: Path, tmp_path: Path) -> None:
    out = tmp_path / "person.json"
    assert run("export", "person", "1", "--json", "--out", out, "--db", db).status == 0
    held = json.loads(out.read_text(encoding="utf-8"))
    assert held["rows"] == ["lead:1", "contact:1"]
    assert out.stat().st_mode & 0o777 == 0o600
    said = run("export", "person", "1", "--db", db)
    assert "lead 1, contact 1" in said.out
    assert "- E-mail: zofia.zq@marked.example" in said.out
    polish = run("export", "person", "1", "--db", db, "--lang", "pl").out
    assert "## Rozmowy" in polish
    known = {name for rows in held["tables"].values() for row in rows for name in row}
    named = {line[2:].split(":")[0] for line in polish.splitlines() if line.startswith("- ")}
    assert known & named <= {"segment", "note"}


def test_retain_counts_by_the_setting_or_the_days_given(run: Run, db: Path) -> None:
    found = json.loads(run("retain", "--dry-run", "--json", "--db", db).out)
    assert found == {"days": 90, "dry_run": True, "leads": 0, "clean": True}
    assert run("retain", "--days", "0", "--db", db).status == 0
    assert run("retain", "--days", "-1", "--db", db).status == 2
