"""Whether a search finds what the records say; where it would not, its index is written anew."""

from collections.abc import Iterator
from types import ModuleType

from data import searching
from data.rows import Finding
from data.sqlite.search import of_records
from data.sqlite.search.tables import INDEX, MARKS
from data.store import Store
from tui.scripts.sayings import Saying

AGREES = "A search finds everything that is in the records."
BEHIND = "{count} leads are not in the search yet; Talktrack puts them in by itself."
BEHIND_RECORDS = "{count} records are not in the search yet; Talktrack puts them in by itself."
WRONG = "The search had something else than the records for {count} leads; it was put right."
WRONG_RECORDS = (
    "The search had something else than the records for {count} of them; it was put right."
)
BROKEN = "The index of the search was damaged; it is made anew while Talktrack is open."

_MARK_LEAD = f"INSERT OR IGNORE INTO {MARKS} (id) SELECT id FROM lead WHERE id = ?"
_MARK_RECORD = f"INSERT OR IGNORE INTO {of_records.MARKS} (id) VALUES (?)"


def of_words(store: Store) -> Iterator[Finding]:
    """Compare the indexes with the records, and put right what differs.

    They hold nothing of their own, so nothing can be lost by making them anew.
    """
    if store.database.engine.dialect.name != "sqlite":
        return
    found = [
        *_of(store, searching.OF_LEADS, INDEX, _MARK_LEAD, WRONG, BEHIND),
        *_of(store, searching.OF_RECORDS, of_records.INDEX, _MARK_RECORD, WRONG_RECORDS,
             BEHIND_RECORDS),
    ]  # fmt: skip
    yield from found or [Finding(level="ok", what="search", says=Saying(AGREES))]


def _of(
    store: Store, index: ModuleType, table: str, mark: str, wrong_text: str, behind_text: str
) -> Iterator[Finding]:
    with store.database.reading() as connection:
        wrong = index.disagreeing(searching.raw_of(connection))
        behind = index.waiting(searching.raw_of(connection))
    if wrong is None:
        with store.database.writing() as connection:
            index.start_anew(searching.raw_of(connection))
        yield Finding(level="warning", what="search", says=Saying(BROKEN, {}))
    elif wrong:
        with store.database.writing() as connection:
            raw = searching.raw_of(connection)
            raw.executemany(mark, [(each,) for each in wrong])
            raw.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(each,) for each in wrong])
        while store.catch_up():
            pass
        said = Saying(wrong_text, {"count": len(wrong)})
        yield Finding(level="warning", what="search", says=said, details={"rows": wrong[:20]})
    elif behind:
        yield Finding(level="ok", what="search", says=Saying(behind_text, {"count": behind}))
