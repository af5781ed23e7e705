"""Leaving nothing in the file of what was deleted: free pages, indexes of words, the log."""

from contextlib import closing, suppress
from pathlib import Path

from data.errors import told
from data.sqlite.driver import PATIENT_SECONDS, connect, driver
from data.sqlite.search import of_records
from data.sqlite.search.filling import drop_marked


def leave_no_trace(path: Path) -> bool:
    """Rewrite the file without what was deleted, and empty its log.

    Returns:
        Whether nothing is left; not so while another program reads the records.
    """
    sqlite = driver()
    with told(str(path)), closing(connect(str(path), timeout=PATIENT_SECONDS)) as connection:
        try:
            drop_marked(connection)
            of_records.drop_marked(connection)
        except sqlite.OperationalError as error:
            if "locked" in str(error):
                return False
            raise
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%USING fts5%'"
        ).fetchall():
            quoted = '"' + name.replace('"', '""') + '"'
            for command in ("rebuild", "optimize"):
                # An index without its own text can't be built anew; optimizing drops old words.
                with suppress(sqlite.Error):
                    connection.execute(f"INSERT INTO {quoted}({quoted}) VALUES (?)", (command,))
        try:
            connection.execute("VACUUM")
        except sqlite.OperationalError as error:
            if "locked" in str(error):
                return False
            raise
        busy, _log, _done = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
