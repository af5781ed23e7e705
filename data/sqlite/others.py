"""Whether another program is writing to the file just now."""

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
