"""An erased person is in no file any more, others stay whole, and no backup brings them back."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from data.backup import back_up
from data.care import examine
from data.changed_calls import changed_calls
from data.errors import NotFound, StoreRefused, Suppressed
from data.exporting.made import note_made
from data.outbox import Outbox
from data.privacy.forgetting import forget
from data.restoring import restore
from data.rows import NewLead
from data.store import Store
from tests.data.importing.tables_at_hand import imported, written
from tests.data.privacy.people import MARKS, ZOFIA, every_mark, fill, found_in, kept
from tests.data.samples import HANDS_OFF, NOW, ask, dump, event, saved_call


@pytest.mark.parametrize(
    "who", ["1", "lead:1", "contact:1", MARKS[1], "Zofia.ZQ@Marked.example", "+48 22 555 01 77"]
)
def test_no_mark_is_in_any_file(store: Store, path: Path, who: str) -> None:
    fill(store)
    store.database.engine.dispose()
    assert found_in(path.parent)
    done = forget(store, who)
    assert done.clean
    assert found_in(path.parent) == {}
    assert set(done.numbers) == {"lead:1", "contact:1"}


def test_others_stay_whole_and_deals_keep_their_amounts(store: Store, path: Path) -> None:
    _, his = fill(store)
    forget(store, "1")
    assert kept(path) == [
        ("Piotr Other", "piotr@other.example"), ("Piotr Other",), ("(erased)", "4800.00"),
        ("Marked Works, second deal", "4800.00"), ("Marked Works",),
    ]  # fmt: skip
    assert changed_calls(store) == ([], 1)
    assert [f.what for f in examine(store) if f.level == "error"] == []
    assert ask(path, "SELECT outcome, score_high FROM call WHERE id < 3 ORDER BY id") == [
        ("deal", 88), ("no_deal", 88),
    ]  # fmt: skip
    assert [row.lead_id for row in store.queue(now=NOW + timedelta(days=900))] == [his]


def test_files_that_may_hold_the_person_are_named_and_notes_on_faults_go(
    store: Store, path: Path, tmp_path: Path
) -> None:
    source, older = tmp_path / "Zofia list.csv", tmp_path / "older.csv"
    note_made(store, what="leads", file=older, by="Ewa", now=NOW - timedelta(days=900))
    older.touch()
    imported(store, written(source, f"{MARKS[0]},Firm,,{MARKS[1]},PL"), by="Ewa")
    left, gone = tmp_path / "leads.csv", tmp_path / "moved.csv"
    left.touch()
    for file in (left, gone):
        note_made(store, what="leads", file=file, by="Ewa", now=NOW + timedelta(days=1))
    faults = tmp_path / "faults"
    faults.mkdir()
    (faults / "old.txt").write_text(f"ValueError: {MARKS[1].upper()}", encoding="utf-8")
    (faults / "other.txt").write_text("ValueError", encoding="utf-8")
    looked = forget(store, "1", dry_run=True, faults=faults)
    assert (looked.files, looked.moved) == ((str(source), str(left)), 1)
    done = forget(store, "1", faults=faults)
    assert (done.files, done.moved) == ((str(source), str(left)), 1)
    assert done.went["notes on faults"] == 1
    assert [note.name for note in faults.iterdir()] == ["other.txt"]
    store.database.engine.dispose()
    assert found_in(path.parent) == {}


def test_a_dry_run_counts_the_same_and_changes_nothing(store: Store, path: Path) -> None:
    fill(store)
    before = dump(path)
    counted = forget(store, "1", dry_run=True)
    assert dump(path) == before
    done = forget(store, "1")
    assert counted.went == done.went
    assert {"events", "evidence", "changes", "calls", "drafts", "leads", "contacts"} <= set(
        done.went
    )
    assert not any(mark.decode() in repr(done) for mark in every_mark())


def test_backups_keep_the_person_until_told_and_a_restore_erases_again(
    store: Store, path: Path
) -> None:
    fill(store)
    backup = back_up(store, now=NOW)
    done = forget(store, "1")
    assert done.backups_left == (str(backup),)
    assert list(found_in(path.parent)) == [backup.name]
    store.close()
    restored = restore(backup, path, now=NOW)
    assert restored.erased_again == 1
    assert list(found_in(path.parent)) == [backup.name]
    assert kept(path)[0] == ("Piotr Other", "piotr@other.example")


def test_backups_are_erased_where_wanted(store: Store, path: Path) -> None:
    fill(store)
    backup = back_up(store, now=NOW)
    done = forget(store, "1", backups=True)
    assert (done.backups, done.backups_left) == (1, ())
    assert found_in(path.parent) == {}
    assert kept(backup)[0] == ("Piotr Other", "piotr@other.example")
    assert backup.stat().st_mode & 0o777 == 0o600


def test_an_outbox_file_that_a_program_holds_is_told(
    store: Store, path: Path, tmp_path: Path
) -> None:
    fill(store)
    folder = tmp_path / "outbox"
    outbox = Outbox(folder, installation=store.installation, call_id=1)
    outbox.put(event(9, "noted", text="MARKNOTE waits"))
    other = Outbox(folder, installation=store.installation, call_id=4)
    other.put(event(9, "noted", text="somebody else"))
    held = forget(store, "1", outbox=folder)
    assert held.outbox_left == (str(outbox.path),)
    outbox.close()
    other.close()
    assert len(list(folder.iterdir())) == 2


def test_a_left_outbox_file_goes(store: Store, tmp_path: Path) -> None:
    fill(store)
    folder = tmp_path / "outbox"
    outbox = Outbox(folder, installation=store.installation, call_id=1)
    outbox.put(event(9, "noted", text="MARKNOTE waits"))
    outbox.close()
    assert forget(store, "1", outbox=folder).went["outbox files"] == 1
    assert list(folder.iterdir()) == []


def test_whoever_asked_not_to_be_contacted_stays_on_the_list(store: Store, path: Path) -> None:
    saved_call(store, HANDS_OFF, ZOFIA)
    forget(store, "1")
    assert len(ask(path, "SELECT key_hash FROM suppression")) == 2
    with pytest.raises(Suppressed):
        store.add_lead(ZOFIA)


def test_a_shared_number_is_told_and_nobody_is_erased(store: Store, path: Path) -> None:
    phone = "+48 22 555 01 99"
    store.add_lead(NewLead(name="Ann One", phone=phone))
    store.add_lead(NewLead(name="Bob Two", phone=phone), allow_duplicate=True)
    before = dump(path)
    with pytest.raises(StoreRefused, match="lead:1, lead:2"):
        forget(store, phone)
    assert dump(path) == before
    forget(store, "lead:1")
    assert ask(path, "SELECT name FROM lead") == [("Bob Two",)]


def test_a_namesake_stays(store: Store, path: Path) -> None:
    for number in ("77", "78"):
        store.add_lead(NewLead(name="Jan Kowalski", phone=f"+48 22 555 01 {number}"))
    store.add_lead(NewLead(name="Jan Kowalskiego", phone="+48 22 555 01 79"))
    forget(store, "1")
    assert ask(path, "SELECT name FROM lead") == [("Jan Kowalski",), ("Jan Kowalskiego",)]


@pytest.mark.parametrize(
    "who", ["99", "contact:7", "nobody@x.example", "+48 22 555 09 99", "", "%"]
)
def test_nobody_is_told(store: Store, who: str) -> None:
    fill(store)
    with pytest.raises(NotFound):
        forget(store, who)


def test_the_list_holds_numbers_only_and_is_private(store: Store, path: Path) -> None:
    fill(store)
    forget(store, "1")
    listed = path.with_name(f"{path.name}.erased")
    assert listed.stat().st_mode & 0o777 == 0o600
    assert os.stat(listed).st_size < 200


def test_a_later_lead_with_the_same_number_is_not_erased_by_the_list(
    store: Store, path: Path
) -> None:
    backup = back_up(store, now=NOW)
    store.add_lead(ZOFIA)
    forget(store, "1")
    store.close()
    restore(backup, path, now=NOW)
    again = Store.open(path)
    again._clock = lambda: NOW + timedelta(days=1)
    assert again.add_lead(NewLead(name="Somebody New", phone="+48 22 555 01 50")) == 1
    newer = back_up(again, now=NOW + timedelta(days=2))
    again.close()
    assert restore(newer, path, now=NOW + timedelta(days=3)).erased_again == 0
    assert ask(path, "SELECT name FROM lead") == [("Somebody New",)]
