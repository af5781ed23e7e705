"""SQLAlchemy's engine on our file: locks taken at once, no transaction left open in the pool."""

from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.pool import NullPool, QueuePool

from data.sqlite.driver import PATIENT_SECONDS, driver, prepare


def make_engine(
    path: str, *, key: str | None = None, pooled: bool = True, timeout: float = PATIENT_SECONDS
) -> Engine:
    """An engine whose writers take the lock at once and whose every connection has our settings.

    Args:
        path: The file; it has to exist.
        key: Hexadecimal key of an encrypted file.
        pooled: Whether connections are kept for the next use.
        timeout: Seconds to wait for another writer.
    """
    engine = create_engine(
        URL.create("sqlite", database=path),
        module=driver(),
        connect_args={"timeout": timeout, "check_same_thread": False},
        poolclass=QueuePool if pooled else NullPool,
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        prepare(connection, path=path, key=key)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer that begins as a reader is refused at once when somebody wrote meanwhile, so
        # writers take the lock first.
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    @event.listens_for(engine, "checkin")
    def _leave_nothing_open(connection: Any, _record: Any) -> None:
        # When COMMIT itself fails SQLAlchemy may hand the connection back inside its transaction;
        # the next save would then store what was reported as lost.
        if connection is not None and connection.in_transaction:
            connection.rollback()

    return engine
