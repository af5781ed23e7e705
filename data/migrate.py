"""Bringing records up to date: a checked backup first, then every step in one transaction.

Alembic's own habits on SQLite leave a file half-way when the power goes, and delete child rows
when foreign keys are on. So the transaction is ours, and foreign keys are off outside and checked
inside.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.engine import Connection

from data.errors import StoreDamaged, told
from data.migrations import HEAD, REVISIONS
from data.sqlite.copying import copy
from data.sqlite.driver import APPLICATION_ID
from data.sqlite.engine import make_engine

FOLDER = Path(__file__).parent / "migrations"

WAIT_SECONDS = 10.0

LOST = (
    "The update of {path} would have lost or broken records ({what}), so nothing was changed. "
    "The backup beside it is {backup}. Run `talktrack doctor`."
)


def migrate_file(
    path: Path,
    key: str | None = None,
    *,
    folder: Path = FOLDER,
    head: str = HEAD,
    number: int = len(REVISIONS),
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Path | None:
    """Bring a file up to date.

    Args:
        path: The file.
        key: Hexadecimal key of an encrypted file.
        folder: Where the revisions are.
        head: The revision to arrive at.
        number: Its place in the history.
        now: The clock, for the backup's name.

    Returns:
        The backup that was made first; None where there was nothing to back up.
    """
    engine = make_engine(str(path), key=key, pooled=False, timeout=WAIT_SECONDS)
    backup: Path | None = None
    with told(str(path)), engine.execution_options(write=True).connect() as connection:
        plain: Any = connection.connection.driver_connection
        if plain.execute("SELECT 1 FROM sqlite_master WHERE name = 'lead'").fetchone():
            stamp = now().strftime("%Y%m%dT%H%M%S%f")
            backup = path.parent / "backups" / f"{path.stem}-before-{head}-{stamp}.db"
            copy(str(path), backup, key=key)
        plain.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            before = _counts(connection)
            run_revisions(connection, folder=folder)
            _check(connection, before, path=path, backup=backup)
            connection.exec_driver_sql(f"PRAGMA user_version={number}")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    return backup


def migrate_server(engine: Engine, *, folder: Path = FOLDER) -> None:
    """Bring the records on a server up to date; its backups are its keeper's."""
    with engine.begin() as connection:
        run_revisions(connection, folder=folder)


def run_revisions(connection: Connection, *, folder: Path = FOLDER) -> None:
    """Apply what is missing inside the transaction that is open."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(folder))

    def missing(revision: Any, _context: Any) -> Any:
        return script._upgrade_revs("head", revision)

    with EnvironmentContext(Config(), script, fn=missing, destination_rev="head") as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()


def _counts(connection: Connection) -> dict[str, int]:
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    ).scalars()
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()
        for name in list(names)
    }


def _check(
    connection: Connection, before: dict[str, int], *, path: Path, backup: Path | None
) -> None:
    after = _counts(connection)
    what = next((name for name, rows in before.items() if name in after and after[name] < rows), "")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        what = f"{broken[0]} points at nothing"
    if what:
        raise StoreDamaged(LOST, path=str(path), what=what, backup=str(backup or "not needed"))
