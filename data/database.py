"""The records as something to read from and write to, on SQLite or on a server."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, create_engine, inspect, select
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from data.errors import StoreNewer, StoreUnreachable, told
from data.migrations import HEAD, REVISIONS
from data.rows import Typed
from data.schema import build, build_on, version_table
from data.sqlite.event_line import EventLine
from data.sqlite.opening import NEWER, open_file

BAD_ADDRESS = (
    "{path} is not an address of records. Give --db a file's path, "
    "or an address such as postgresql+psycopg://name@server/talktrack."
)

NO_DRIVER = (
    "A server is reached by one more package. Install talktrack with the extra `postgres` "
    "(pip install 'psycopg[binary]') and try again."
)


class EventWriter(Protocol):
    """The short way for events."""

    def append(
        self, call_id: int, seq: int, at_ms: int, kind: str, step: str | None, payload: str
    ) -> bool:
        """Write one event durably; False where another one has its number already."""

    def save_typed(self, call_id: int, column: Typed, text: str, *, holder: str) -> bool:
        """Keep what is typed and not yet saved; False where somebody else is in the call."""

    def save_clock(self, call_id: int, seconds: int) -> None:
        """Keep how long a call has gone on that is not ended."""

    def go_on(self, call_id: int, seconds: int, *, holder: str, until: datetime) -> bool:
        """The same, and keep the call in hand; False where it is not in that hand any more."""

    def close(self) -> None:
        """Let go of what is held."""


class Database:
    """An opened set of records: transactions, and the short way for events."""

    def __init__(
        self, engine: Engine, *, where: str, path: Path | None, events: EventWriter
    ) -> None:
        """Hold an engine that is ready for use.

        Args:
            engine: SQLAlchemy's engine.
            where: File or address for sentences, without a password.
            path: The file, where there is one.
            events: The short way for events.
        """
        self.engine = engine
        self.where = where
        self.path = path
        self.events = events
        self._writer = engine.execution_options(write=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the records."""
        with told(self.where), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that is whole or not there."""
        with told(self.where), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def trying(self) -> Iterator[Connection]:
        """One transaction that reads for long and writes at its end, which alone keeps others out.

        Where somebody else has written since it began to read, it is refused, as a `StoreBusy`. On
        a server, which has no such refusal, others are kept out as usual.
        """
        engine = self.engine if self.engine.dialect.name == "sqlite" else self._writer
        with told(self.where), engine.begin() as connection:
            yield connection

    @contextmanager
    def writing_in_turns(self) -> Iterator[Callable[[], AbstractContextManager[Connection]]]:
        """Several transactions on one connection, each whole or not there.

        What SQLite tells of others' work counts for one connection only.
        """
        with told(self.where), self._writer.connect() as connection:

            @contextmanager
            def turn() -> Iterator[Connection]:
                with told(self.where), connection.begin():
                    yield connection

            yield turn

    def close(self) -> None:
        """Let go of every connection."""
        self.events.close()
        self.engine.dispose()


def open_database(target: str | Path, *, key: str | None = None) -> Database:
    """Open the records at a path or an SQLAlchemy URL.

    Raises:
        StoreError: They can't be opened; the sentence says why and what to do.
    """
    if isinstance(target, Path) or "://" not in target:
        return _open_path(Path(target), key)
    try:
        url = make_url(target)
    except ArgumentError:
        raise StoreUnreachable(BAD_ADDRESS, path=target.split("@")[-1]) from None
    if url.get_backend_name() == "sqlite" and url.database:
        return _open_path(Path(url.database), key)
    return _open_server(url)


def _open_path(path: Path, key: str | None) -> Database:
    from data.migrate import migrate_file

    path = Path(path).expanduser().absolute()
    engine = open_file(path, build=build_on, migrate=migrate_file, key=key)
    return Database(engine, where=str(path), path=path, events=EventLine(str(path), key=key))


def _open_server(url: URL) -> Database:
    from data.server_events import ServerEvents

    where = url.render_as_string(hide_password=True)
    try:
        engine = create_engine(url, pool_pre_ping=True)
    except (NoSuchModuleError, ArgumentError):
        raise StoreUnreachable(BAD_ADDRESS, path=where) from None
    except ImportError:
        raise StoreUnreachable(NO_DRIVER) from None
    with told(where):
        with engine.begin() as connection:
            if not inspect(connection).has_table("alembic_version"):
                build(connection)
            revision = connection.execute(select(version_table.c.version_num)).scalar()
        if revision not in REVISIONS:
            raise StoreNewer(NEWER, path=where, found=revision, known=HEAD)
        if revision != HEAD:
            from data.migrate import migrate_server

            migrate_server(engine)
    return Database(engine, where=where, path=None, events=ServerEvents(engine, where=where))
