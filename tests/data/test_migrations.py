"""Bringing records up to date: the same tables as new ones have, or the old file untouched."""

import os
import re
import shutil
import signal
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from data.errors import StoreDamaged, StoreError, StoreFull
from data.migrate import FOLDER, migrate_file
from data.migrations import HEAD, REVISIONS, number
from data.schema import metadata
from data.sqlite import copying
from data.sqlite.driver import driver
from data.store import Store
from tests.data.samples import A_DEAL, DISQUALIFIED, NO_DEAL, ask, dump, saved_call

pytestmark = pytest.mark.from_scratch

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{next}"
down_revision = "{head}"


def upgrade() -> None:
    op.add_column("lead", sa.Column("nickname", sa.Text, nullable=False, server_default=""))
    op.execute("CREATE TABLE lead_copy AS SELECT * FROM lead")
    op.execute("UPDATE lead SET nickname = lower(name)")
    {trouble}
    op.execute("DROP TABLE lead_copy")
    with op.batch_alter_table("company") as batch:
        batch.add_column(sa.Column("note", sa.Text, nullable=False, server_default="none"))
"""


def not_of_the_index(name: str | None, _kind: object, _parents: object) -> bool:
    """The index of words and the marks of figures are SQLite's own affair, made by hand."""
    return not (name or "").startswith(("lead_words", "record_words", "figure_stale"))


AFTER = f"{len(REVISIONS) + 1:04d}"
"""The revision that comes after this program's last."""

A_LEAD = """
INSERT INTO lead (name, email, created_at)
VALUES ('Dana', 'dana@northgate.example', '2026-03-02T09:00:00.000000Z')
"""


def shape(path: Path) -> dict[str, list[str]]:
    """Every table and index by its parts, since a column added later stands at the end."""
    found = ask(path, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: sorted(parts(" ".join(sql.split()))) for name, sql in found}


def parts(sql: str) -> list[str]:
    """The columns and rules of a CREATE; a rule written after its column stands alone, too."""
    head, _, body = sql.partition("(")
    body, _, tail = body.rpartition(")")
    found, depth, start = [head.strip(), tail.strip()], 0, 0
    for at, sign in enumerate(body + ","):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            column, *rules = re.split(r" (?=CONSTRAINT )", body[start:at].strip())
            found += [column, *rules]
            start = at + 1
    return found


def at_next(tmp_path: Path, trouble: str = "pass") -> Path:
    """The revisions with one more."""
    folder = tmp_path / "migrations"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = NEXT.replace("{trouble}", trouble).replace("{next}", AFTER).replace("{head}", HEAD)
    (folder / "versions" / f"v{AFTER}_next.py").write_text(text)
    return folder


@pytest.fixture
def old(store: Store, path: Path) -> Path:
    """Records at the first revision, with every kind of row."""
    for wrap_up in (A_DEAL, NO_DEAL, DISQUALIFIED):
        saved_call(store, wrap_up)
    store.close()
    return path


def upgrade(path: Path, folder: Path) -> Path | None:
    return migrate_file(path, folder=folder, head=AFTER, number=int(AFTER))


class TestTheTables:
    def test_of_a_migrated_file_are_those_of_a_new_one(self, tmp_path: Path) -> None:
        new, migrated = tmp_path / "new.db", tmp_path / "migrated.db"
        Store.open(new).close()
        migrated.touch(mode=0o600)
        assert migrate_file(migrated) is None
        assert shape(migrated) == shape(new)
        for name in ("user_version", "application_id"):
            assert ask(migrated, f"PRAGMA {name}") == ask(new, f"PRAGMA {name}")

    @pytest.mark.filterwarnings("ignore:.*expression-based index")
    def test_are_those_of_the_models(self, tmp_path: Path) -> None:
        migrated = tmp_path / "migrated.db"
        migrated.touch(mode=0o600)
        migrate_file(migrated)
        engine = create_engine(f"sqlite:///{migrated}")
        with engine.connect() as connection:
            context = MigrationContext.configure(
                connection, opts={"compare_type": False, "include_name": not_of_the_index}
            )
            assert compare_metadata(context, metadata) == []
        engine.dispose()

    def test_carry_the_last_revision_there_is(self, tmp_path: Path) -> None:
        path = tmp_path / "new.db"
        Store.open(path).close()
        assert ask(path, "SELECT version_num FROM alembic_version") == [(HEAD,)]
        assert ask(path, "PRAGMA user_version") == [(number(HEAD),)]
        found = sorted(name[1:5] for name in os.listdir(FOLDER / "versions") if name[0] == "v")
        assert found == sorted(REVISIONS)


class TestAnUpdateFromEveryOlderRevision:
    @pytest.mark.parametrize("known", range(1, len(REVISIONS)))
    def test_leads_to_the_tables_of_today(self, tmp_path: Path, known: int) -> None:
        folder = tmp_path / "older"
        shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
        for revision in REVISIONS[known:]:
            next((folder / "versions").glob(f"v{revision}_*.py")).unlink()
        path, new = tmp_path / "old.db", tmp_path / "new.db"
        path.touch(mode=0o600)
        migrate_file(path, folder=folder, head=REVISIONS[known - 1], number=known)
        with closing(driver().connect(str(path))) as connection:
            connection.execute(A_LEAD)
            connection.commit()
        Store.open(path).close()
        Store.open(new).close()
        assert shape(path) == shape(new)
        assert ask(path, "SELECT name, email FROM lead") == [("Dana", "dana@northgate.example")]
        assert len(list((tmp_path / "backups").iterdir())) == 1


class TestAnUpdate:
    def test_keeps_every_row(self, old: Path, tmp_path: Path) -> None:
        before = dump(old)
        upgrade(old, at_next(tmp_path))
        after = dump(old)
        assert ask(old, "SELECT version_num FROM alembic_version") == [(AFTER,)]
        assert ask(old, "PRAGMA user_version") == [(int(AFTER),)]
        assert ask(old, "SELECT DISTINCT nickname FROM lead") == [("dana whitfield",)]
        same = set(before) - {"lead", "company", "alembic_version", "sqlite_sequence"}
        assert {name: after[name] for name in same} == {name: before[name] for name in same}
        assert len(after["company"]) == len(before["company"])

    def test_makes_a_checked_private_backup_first(self, old: Path, tmp_path: Path) -> None:
        before = dump(old)
        backup = upgrade(old, at_next(tmp_path))
        assert backup is not None
        assert dump(backup) == before
        assert backup.stat().st_mode & 0o777 == 0o600
        assert backup.parent.stat().st_mode & 0o777 == 0o700

    def test_done_twice_is_done_once(self, old: Path, tmp_path: Path) -> None:
        folder = at_next(tmp_path)
        upgrade(old, folder)
        before = dump(old)
        upgrade(old, folder)
        assert dump(old) == before


class TestAnUpdateThatFails:
    @pytest.mark.parametrize(
        "trouble",
        [
            "raise RuntimeError('in the middle')",
            "op.execute('SELECT * FROM nowhere')",
            "op.execute('DELETE FROM change'); op.execute('DELETE FROM evidence')",
            "op.execute('DELETE FROM contact WHERE id = 1')",
        ],
        ids=["error", "bad sql", "lost rows", "dangling rows"],
    )
    def test_leaves_the_old_file(self, old: Path, tmp_path: Path, trouble: str) -> None:
        before = dump(old), shape(old)
        with pytest.raises((StoreError, RuntimeError)):
            upgrade(old, at_next(tmp_path, trouble))
        assert (dump(old), shape(old)) == before
        Store.open(old).close()

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
    @pytest.mark.parametrize("statement", range(1, 14))
    def test_or_is_killed_leaves_the_old_file_and_can_be_done_again(
        self, old: Path, tmp_path: Path, statement: int
    ) -> None:
        before = dump(old), shape(old)
        folder = at_next(tmp_path)
        child = os.fork()
        if child == 0:
            try:
                die_at(statement)
                upgrade(old, folder)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        now = ask(old, "SELECT version_num FROM alembic_version")
        if now == [(HEAD,)]:
            assert (dump(old), shape(old)) == before
        upgrade(old, folder)
        assert ask(old, "SELECT version_num FROM alembic_version") == [(AFTER,)]
        assert ask(old, "SELECT DISTINCT nickname FROM lead") == [("dana whitfield",)]
        assert ask(old, "PRAGMA foreign_key_check") == []
        assert "lead_copy" not in shape(old)

    def test_does_not_begin_without_room_for_the_backup(
        self, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))
        before = dump(old)
        with pytest.raises(StoreFull, match="Free"):
            upgrade(old, at_next(tmp_path))
        assert dump(old) == before

    def test_does_not_begin_without_a_good_backup(
        self, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        counts = iter([{"lead": 3}, {"lead": 2}])
        monkeypatch.setattr(copying, "_counts", lambda _: next(counts))
        before = dump(old)
        with pytest.raises(StoreDamaged, match="did not pass"):
            upgrade(old, at_next(tmp_path))
        assert dump(old) == before
        assert list((old.parent / "backups").iterdir()) == []


def die_at(statement: int) -> None:
    """Let this process be killed when it begins its n-th change of the tables."""
    seen = 0
    changing = ("CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "COMMIT", "PRAGMA USER")

    class Dying(driver().Connection):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.set_trace_callback(count)

    def count(sql: str) -> None:
        nonlocal seen
        if sql.lstrip().upper().startswith(changing):
            seen += 1
            if seen == statement:
                os.kill(os.getpid(), signal.SIGKILL)

    module: Any = driver()
    connect = module.connect
    module.connect = lambda *args, **kwargs: connect(*args, **{**kwargs, "factory": Dying})


def test_a_backup_is_good_while_others_write(store: Store, path: Path, tmp_path: Path) -> None:
    for number_of_call in range(6):
        saved_call(store, A_DEAL)
        target = tmp_path / "copies" / f"{number_of_call}.db"
        copying.copy(str(path), target)
        with closing(driver().connect(str(target))) as connection:
            assert connection.execute("SELECT count(*) FROM deal").fetchone() == (
                number_of_call + 1,
            )
        assert target.stat().st_mode & 0o777 == 0o600


def test_a_backup_overwrites_nothing(store: Store, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "there.db"
    target.write_text("mine")
    with pytest.raises(StoreError):
        copying.copy(str(path), target)
    assert target.read_text() == "mine"
