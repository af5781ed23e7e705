"""Having a file to oneself: the one way to see that no other program has it open."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from data.errors import StoreBusy
from data.sqlite.driver import driver

IN_USE = "Another Talktrack has the records open: {path}. Close it, and run the command again."


@contextlib.contextmanager
def alone_with(path: Path) -> Iterator[bool]:
    """Keep everybody else out of the file for a moment.

    Leaving the write-ahead log is granted to a connection only while no other one is open, so it
    tells of programs that just sit there, too. It also folds the log into the file.

    Yields:
        Whether the file could be read at all; a broken one is nobody's.

    Raises:
        StoreBusy: Another program has it open.
    """
    sqlite = driver()
    connection = sqlite.connect(str(path), timeout=0.5, isolation_level=None)
    try:
        try:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
            if mode != "delete":
                raise StoreBusy(IN_USE, path=str(path))
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite.OperationalError as error:
            if "locked" in str(error):
                raise StoreBusy(IN_USE, path=str(path)) from None
            yield False
            return
        except sqlite.DatabaseError:
            yield False
            return
        yield True
    finally:
        with contextlib.suppress(sqlite.Error):
            if connection.in_transaction:
                connection.rollback()
        connection.close()
