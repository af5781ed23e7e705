"""The check-up notices what is wrong, names it, and says what to do."""

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from data.backup import back_up
from data.care import examine
from data.changed_calls import changed_calls
from data.outbox import Outbox
from data.sqlite.driver import driver
from data.store import Store
from tests.data.samples import A_DEAL, DISQUALIFIED, NOW, ask, dump, event, saved_call


def grave(store: Store, outbox: Path | None = None) -> dict[str, str]:
    found = examine(store, outbox=outbox)
    return {f.what: str(f.says) for f in found if f.level in ("warning", "error")}


class TestTheCheckUp:
    def test_finds_nothing_where_nothing_is(self, store: Store, tmp_path: Path) -> None:
        saved_call(store, A_DEAL)
        assert grave(store, tmp_path / "outbox") == {}
        assert {finding.what for finding in examine(store, outbox=tmp_path)} == {
            "database", "links", "log", "sqlite", "privacy", "space", "calls", "search", "numbers",
            "outbox",
        }  # fmt: skip

    @pytest.mark.parametrize(
        "sql",
        [
            "UPDATE call_event SET payload = '{}' WHERE call_id = 2 AND seq = 2",
            "UPDATE call_event SET at_ms = at_ms + 1 WHERE call_id = 2 AND seq = 1",
            "UPDATE call_event SET step = NULL WHERE call_id = 2 AND seq = 3",
            "DELETE FROM call_event WHERE call_id = 2 AND seq = 4",
        ],
    )
    def test_names_the_call_that_was_changed_after_it_was_saved(
        self, store: Store, path: Path, sql: str
    ) -> None:
        for _ in range(3):
            saved_call(store, DISQUALIFIED)
        ask(path, sql)
        assert changed_calls(store) == ([2], 3)
        assert "2" in grave(store)["calls"]

    def test_notices_every_flipped_bit_in_the_words_of_a_finished_call(
        self, store: Store, path: Path
    ) -> None:
        call_id = saved_call(store, A_DEAL)
        chance = random.Random(5)
        [(whole,)] = ask(path, "SELECT payload FROM call_event WHERE seq = 2")
        for _ in range(40):
            place, bit = chance.randrange(len(whole)), chance.randrange(7)
            changed = whole[:place] + chr(ord(whole[place]) ^ (1 << bit)) + whole[place + 1 :]
            ask(path, "UPDATE call_event SET payload = ? WHERE seq = 2", changed)
            assert changed_calls(store)[0] == [call_id]
        ask(path, "UPDATE call_event SET payload = ? WHERE seq = 2", whole)
        assert changed_calls(store)[0] == []

    def test_says_who_else_can_read(self, store: Store, path: Path) -> None:
        path.chmod(0o644)
        assert "chmod 600" in grave(store)["privacy"]

    def test_says_what_waits_in_the_outbox(self, store: Store, tmp_path: Path) -> None:
        box = Outbox(tmp_path, installation=store.installation, call_id=1)
        box.put(event(1))
        box.close()
        assert "1 files" in grave(store, tmp_path)["outbox"]

    def test_says_when_the_disk_is_nearly_full(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        few = shutil._ntuple_diskusage(10**9, 10**9, 20 * 1024 * 1024)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: few)
        assert "20 MB" in grave(store)["space"]

    def test_says_what_points_at_nothing(self, store: Store, path: Path) -> None:
        saved_call(store, A_DEAL)
        with closing(driver().connect(str(path), isolation_level=None)) as connection:
            connection.execute("DELETE FROM company")
        assert "call" in grave(store)["links"]


def test_a_backup_is_the_records_as_they_are(store: Store, path: Path) -> None:
    saved_call(store, A_DEAL)
    copy = back_up(store, now=NOW)
    assert copy.parent == path.parent / "backups"
    assert dump(copy) == dump(path)
    again = Store.open(copy)
    assert again.call(1).outcome == "deal"
    again.close()
