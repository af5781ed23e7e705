"""Whether another program is writing to the file just now."""

from sqlalchemy import Engine
from sqlalchemy.engine import Connection


class OthersAtWork:
    """Sees commits of other connections between two looks."""

    def __init__(self) -> None:
        """Nothing was seen yet."""
        self._versions: dict[int, int] = {}

    def wrote(self, connection: Connection) -> bool:
        """Whether somebody else has committed since the last look through this connection.

        On a server nobody has to wait for us, so the answer there is no.
        """
        if connection.dialect.name != "sqlite":
            return False
        # SQLite changes this number when another connection commits, never for one's own commits.
        version = int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())
        before = self._versions.get(id(connection.connection.driver_connection))
        self._versions[id(connection.connection.driver_connection)] = version
        return before is not None and before != version


class Watch:
    """Whether anything at all was committed since a moment, by us or by others."""

    def __init__(self, engine: Engine) -> None:
        """Look from now on, through a connection that writes nothing itself."""
        self._connection = engine.connect() if engine.dialect.name == "sqlite" else None
        self._version = self._look()

    def unchanged(self) -> bool:
        """Whether nothing was; on a server that is not known, so the answer there is no."""
        return self._version is not None and self._look() == self._version

    def close(self) -> None:
        """Look no more."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _look(self) -> int | None:
        if self._connection is None:
            return None
        with self._connection.begin():
            return int(self._connection.exec_driver_sql("PRAGMA data_version").scalar_one())
