"""A restore checks first, keeps what it replaces, and changes nothing when it refuses."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from data.backup import back_up, check_backup, dated, make_room
from data.errors import StoreBusy, StoreDamaged, StoreError, StoreForeign, StoreNewer
from data.restoring import restore
from data.rows import NewLead
from data.store import Store
from tests.data.samples import A_DEAL, HANDS_OFF, NOW, ask, dump, saved_call


@pytest.fixture
def backup(store: Store, path: Path) -> Path:
    """A backup of one call; the records have gone on since, and are closed."""
    saved_call(store, A_DEAL)
    made = back_up(store, now=NOW)
    store.add_lead(NewLead(name="Later Lead"))
    store.close()
    return made


def test_a_restored_backup_is_as_it_was_and_what_it_replaced_is_kept(
    backup: Path, path: Path
) -> None:
    before, was = dump(path), dump(backup)
    done = restore(backup, path, now=NOW)
    assert (done.leads, done.calls) == (1, 1)
    assert dump(path) == was == dump(backup)
    assert done.replaced is not None
    assert dump(done.replaced) == before
    for file in (path, done.replaced, backup):
        assert file.stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in path.parent.iterdir()) == ["backups", "talktrack.db"]
    with closing(Store.open(path)) as opened:
        assert opened.add_lead(NewLead(name="Goes on")) == 2


def test_it_is_restored_where_nothing_was(backup: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "place.db"
    assert restore(backup, target, now=NOW).replaced is None
    assert dump(target) == dump(backup)


@pytest.mark.parametrize("state", ["idle", "writing", "plain"])
def test_it_is_refused_while_another_program_has_the_records_open(
    backup: Path, path: Path, state: str
) -> None:
    before = dump(path)
    with closing(Store.open(path)) as other:
        if state != "plain":
            other.lead(1)
        if state == "writing":
            with other.database.writing(), pytest.raises(StoreBusy, match="Close it"):
                restore(backup, path, now=NOW)
        elif state == "idle":
            with pytest.raises(StoreBusy, match="Close it"):
                restore(backup, path, now=NOW)
    assert dump(path) == before


def test_a_changed_call_is_noticed(backup: Path, path: Path) -> None:
    with closing(sqlite3.connect(backup)) as raw:
        raw.execute('UPDATE call_event SET payload = \'{"answers":["other"]}\' WHERE seq = 2')
        raw.commit()
    before = dump(path)
    with pytest.raises(StoreDamaged, match="not as they were saved"):
        restore(backup, path, now=NOW)
    with pytest.raises(StoreDamaged):
        check_backup(backup)
    assert dump(path) == before
    assert restore(backup, path, now=NOW, anyway=True).calls == 1


@pytest.mark.parametrize("kind", ["torn", "text", "foreign", "newer", "missing", "empty", "folder"])
def test_what_is_no_good_backup_is_refused_and_nothing_changes(
    backup: Path, path: Path, tmp_path: Path, kind: str
) -> None:
    bad = tmp_path / "bad.db"
    data = backup.read_bytes()
    match kind:
        case "torn":
            bad.write_bytes(data[: len(data) // 2])
        case "text":
            bad.write_text("not a database at all" * 100, encoding="ascii")
        case "foreign":
            with closing(sqlite3.connect(bad)) as raw:
                raw.execute("CREATE TABLE t (x)")
        case "newer":
            bad.write_bytes(data)
            with closing(sqlite3.connect(bad)) as raw:
                raw.execute("PRAGMA user_version = 99")
                raw.execute("UPDATE alembic_version SET version_num = '0099'")
                raw.commit()
        case "empty":
            bad.touch()
        case "folder":
            bad.mkdir()
    before = dump(path)
    with pytest.raises(StoreNewer if kind == "newer" else StoreError):
        restore(bad, path, now=NOW)
    assert dump(path) == before
    assert list(path.parent.glob(".talktrack-*")) == []
    assert list(tmp_path.glob(".talktrack-*")) == []


@pytest.mark.parametrize("kind", ["torn", "text", "empty"])
def test_broken_records_are_replaced_and_kept(backup: Path, path: Path, kind: str) -> None:
    data = path.read_bytes()
    broken = {"torn": data[: len(data) // 2], "text": b"x" * 5000, "empty": b""}[kind]
    path.write_bytes(broken)
    done = restore(backup, path, now=NOW)
    assert dump(path) == dump(backup)
    assert done.replaced is not None
    assert kind == "torn" or done.replaced.read_bytes() == broken


def test_backups_of_other_records_are_refused(backup: Path, tmp_path: Path) -> None:
    target = tmp_path / "other" / "talktrack.db"
    with closing(Store.open(target)) as other:
        other.add_lead(NewLead(name="Other"))
    with pytest.raises(StoreForeign, match="other records"):
        restore(backup, target, now=NOW)
    assert ask(target, "SELECT name FROM lead") == [("Other",)]
    assert restore(backup, target, now=NOW, anyway=True).leads == 1


def test_another_programs_file_is_not_replaced(backup: Path, tmp_path: Path) -> None:
    target = tmp_path / "theirs.db"
    with closing(sqlite3.connect(target)) as raw:
        raw.execute("CREATE TABLE t (x)")
    with pytest.raises(StoreForeign):
        restore(backup, target, now=NOW)
    assert ask(target, "SELECT name FROM sqlite_master") == [("t",)]


def test_later_requests_not_to_be_contacted_are_kept(backup: Path, path: Path) -> None:
    with closing(Store.open(path)) as later:
        saved_call(later, HANDS_OFF, NewLead(name="No More", phone="+48 22 555 01 55"))
    assert restore(backup, path, now=NOW).suppressions == 1
    assert len(ask(path, "SELECT key_hash FROM suppression")) == 1


def test_the_file_in_use_is_no_backup_of_itself(backup: Path, path: Path) -> None:
    with pytest.raises(StoreError, match="in use"):
        restore(path, path, now=NOW)


def test_the_newest_backups_stay_and_others_are_not_touched(store: Store, path: Path) -> None:
    made = [back_up(store, now=NOW + timedelta(days=day)) for day in range(5)]
    others = [path.parent / "backups" / name for name in (
        "talktrack-before-0001-20260803T093015123456.db", "mine.db", "talktrack-replaced-x.db",
    )]  # fmt: skip
    for other in others:
        other.write_text("x", encoding="ascii")
    assert make_room(path, keep=2) == [made[2], made[1], made[0]]
    assert dated(path) == [made[4], made[3]]
    assert all(other.exists() for other in others)


def test_a_backup_does_not_replace_a_file(store: Store, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine", encoding="ascii")
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "nowhere.db")
    for target in (there, link):
        with pytest.raises(StoreError, match="there already"):
            back_up(store, now=NOW, target=target)
    assert there.read_text(encoding="ascii") == "mine"
    assert back_up(store, now=NOW, target=tmp_path / "b.db").stat().st_mode & 0o777 == 0o600
