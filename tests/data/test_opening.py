"""Opening the records: every fault has its own sentence, and no file is harmed."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from data.errors import (
    StoreDamaged,
    StoreError,
    StoreForeign,
    StoreNewer,
    StoreReadOnly,
    StoreUnreachable,
)
from data.migrations import HEAD
from data.sqlite import files
from data.sqlite.driver import APPLICATION_ID, driver, has_reset_race
from data.store import Store
from tests.data.samples import A_DEAL, DANA, ask, saved_call

pytestmark = pytest.mark.from_scratch


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def refusal(path: Path) -> StoreError:
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    return caught.value


class TestANewFile:
    def test_is_for_its_owner_alone_even_where_the_system_gives_to_all(self, path: Path) -> None:
        before = os.umask(0)
        try:
            store = Store.open(path)
            store.add_lead(DANA)
            assert mode(path.parent) == 0o700
            assert {mode(each) for each in path.parent.iterdir()} == {0o600}
            store.close()
        finally:
            os.umask(before)

    def test_is_ours_in_the_log_mode_that_keeps_answers(self, path: Path) -> None:
        Store.open(path).close()
        assert ask(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
        assert ask(path, "PRAGMA journal_mode") == [("wal",)]

    def test_leaves_nothing_else_in_the_folder(self, path: Path) -> None:
        Store.open(path).close()
        assert [each.name for each in path.parent.iterdir()] == [path.name]

    def test_is_not_there_when_it_could_not_be_finished(self, path: Path) -> None:
        def fill(making: Path) -> None:
            making.write_bytes(b"half")
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            files.create(path, fill)
        assert list(path.parent.iterdir()) == []

    def test_of_two_makers_the_first_wins(self, path: Path) -> None:
        def fill(making: Path) -> None:
            path.write_bytes(b"the first")
            making.write_bytes(b"the second")

        files.create(path, fill)
        assert path.read_bytes() == b"the first"
        assert [each.name for each in path.parent.iterdir()] == [path.name]

    def test_opens_by_an_address_too(self, path: Path) -> None:
        store = Store.open(f"sqlite:///{path}")
        store.add_lead(DANA)
        store.close()
        assert ask(path, "SELECT name FROM lead") == [("Dana Whitfield",)]

    def test_settings_are_those_of_the_promise(self, store: Store) -> None:
        wanted = {
            "foreign_keys": 1, "synchronous": 2, "trusted_schema": 0, "cell_size_check": 1,
            "secure_delete": 1, "temp_store": 2, "wal_autocheckpoint": 200, "busy_timeout": 3000,
        }  # fmt: skip
        with store.database.writing() as connection:
            for name, value in wanted.items():
                assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value, name


class TestAFileThatCantBeOpened:
    def test_a_folder(self, tmp_path: Path) -> None:
        error = refusal(tmp_path)
        assert isinstance(error, StoreForeign)
        assert "is a folder" in str(error)

    def test_a_link_is_not_followed(self, path: Path, tmp_path: Path) -> None:
        Store.open(path).close()
        link = tmp_path / "link.db"
        link.symlink_to(path)
        assert "is a link" in str(refusal(link))

    def test_no_bytes_is_a_loss_and_not_a_fresh_start(self, tmp_path: Path) -> None:
        empty = tmp_path / "empty.db"
        empty.touch()
        error = refusal(empty)
        assert isinstance(error, StoreDamaged)
        assert "0 bytes" in str(error)
        assert empty.stat().st_size == 0

    def test_something_else(self, tmp_path: Path) -> None:
        other = tmp_path / "notes.txt"
        other.write_bytes(b"not a database at all, " * 20)
        assert "is not a database" in str(refusal(other))

    def test_a_short_something_else(self, tmp_path: Path) -> None:
        other = tmp_path / "notes.txt"
        other.write_bytes(b"SQLite format 3\x00")
        assert isinstance(refusal(other), StoreForeign)

    def test_a_database_of_another_program(self, tmp_path: Path) -> None:
        other = tmp_path / "other.db"
        with closing(driver().connect(str(other))) as connection:
            connection.execute("CREATE TABLE theirs (x)")
        kept = other.read_bytes()
        assert "another program" in str(refusal(other))
        assert other.read_bytes() == kept

    def test_a_file_in_the_way_of_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        error = refusal(tmp_path / "file" / "x" / "talktrack.db")
        assert isinstance(error, StoreUnreachable)

    def test_one_that_is_cut_short(self, path: Path, store: Store) -> None:
        saved_call(store, A_DEAL)
        store.close()
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        error = refusal(path)
        assert isinstance(error, StoreDamaged)
        assert "restore" in str(error)

    def test_one_with_a_broken_page(self, path: Path, store: Store) -> None:
        for _ in range(20):
            saved_call(store, A_DEAL)
        store.close()
        with open(path, "rb+") as file:
            file.seek(4096 * 3)
            file.write(b"\xff" * 4096 * 20)
        assert isinstance(refusal(path), StoreDamaged)

    def test_one_that_may_not_be_read(
        self, path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store.close()
        monkeypatch.setattr(os, "access", lambda *_: False)
        assert "may not read" in str(refusal(path))

    def test_one_that_may_only_be_read(
        self, path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store.close()
        monkeypatch.setattr(os, "access", lambda _path, wanted: wanted == os.R_OK)
        assert isinstance(refusal(path), StoreReadOnly)

    def test_an_address_without_its_password(self) -> None:
        with pytest.raises(StoreUnreachable) as caught:
            Store.open("nosuch+thing://rep:secret@server/db")
        assert "secret" not in str(caught.value)

    def test_a_server_without_what_reaches_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "psycopg", None)
        with pytest.raises(StoreUnreachable) as caught:
            Store.open("postgresql+psycopg://rep:secret@db.example/talktrack")
        assert "extra `postgres`" in str(caught.value)
        assert "secret" not in str(caught.value)

    def test_every_sentence_says_what_to_do(self, tmp_path: Path) -> None:
        empty = tmp_path / "empty.db"
        empty.touch()
        for place in (tmp_path, empty):
            text = str(refusal(place))
            assert str(place) in text
            assert "--db" in text or "restore" in text


class TestAFileOfALaterVersion:
    @pytest.mark.parametrize(
        "sql", ["PRAGMA user_version = 99", "UPDATE alembic_version SET version_num = '0099'"]
    )
    def test_is_refused_with_both_versions_and_not_a_byte_changed(
        self, path: Path, store: Store, sql: str
    ) -> None:
        saved_call(store, A_DEAL)
        store.close()
        ask(path, sql)
        kept = path.read_bytes()
        error = refusal(path)
        assert isinstance(error, StoreNewer)
        assert "99" in str(error)
        assert HEAD in str(error)
        assert path.read_bytes() == kept

    def test_is_refused_even_while_its_last_writes_are_in_the_log(
        self, path: Path, store: Store
    ) -> None:
        store.add_lead(DANA)
        other = driver().connect(str(path), isolation_level=None)
        other.execute("PRAGMA user_version = 99")
        store.close()
        kept = path.read_bytes(), Path(f"{path}-wal").read_bytes()
        assert isinstance(refusal(path), StoreNewer)
        assert (path.read_bytes(), Path(f"{path}-wal").read_bytes()) == kept
        other.close()


class TestAnOldFileIsMadePrivate:
    def test_when_others_could_read_it(self, path: Path, store: Store) -> None:
        store.close()
        path.chmod(0o644)
        Store.open(path).close()
        assert mode(path) == 0o600


@pytest.mark.parametrize(
    ("version", "races"),
    [
        ((3, 40, 1), True), ((3, 44, 5), True), ((3, 44, 6), False), ((3, 45, 0), True),
        ((3, 50, 7), False), ((3, 51, 2), True), ((3, 51, 3), False), ((3, 53, 4), False),
    ],
)  # fmt: skip
def test_which_sqlite_is_known_to_race(version: tuple[int, ...], races: bool) -> None:
    assert has_reset_race(version) is races


@pytest.mark.parametrize(
    ("module", "banned"),
    [
        ("data.first_look", ("sqlmodel", "sqlalchemy", "pydantic", "yaml", "alembic", "textual")),
        ("data", ("sqlmodel", "sqlalchemy", "pydantic", "sqlite3", "textual")),
        ("data.store", ("alembic", "phonenumbers", "rapidfuzz", "textual", "rich", "babel")),
        ("data.recorder", ("sqlmodel", "sqlalchemy", "pydantic", "textual")),
        ("data.care", ("alembic", "textual", "rich")),
    ],
)
def test_importing_stays_light(module: str, banned: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print([name for name in {banned!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_opening_a_current_file_does_not_import_alembic(path: Path, store: Store) -> None:
    code = (
        "import sys; from data.store import Store; "
        f"Store.open({str(path)!r}).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
