"""Whether a search finds what the records say; where it would not, its index is written anew."""

from collections.abc import Iterator

from data import searching
from data.rows import Finding
from data.sqlite import search as index
from data.sqlite.search.tables import INDEX, MARKS
from data.store import Store
from tui.scripts.sayings import Saying

AGREES = "A search finds everything that is in the records."
BEHIND = "{count} leads are not in the search yet; Talktrack puts them in by itself."
WRONG = "The search had something else than the records for {count} leads; it was put right."
BROKEN = "The index of the search was damaged; it is made anew while Talktrack is open."


def of_words(store: Store) -> Iterator[Finding]:
    """Compare the index with the records, and put right what differs.

    It holds nothing of its own, so nothing can be lost by making it anew.
    """
    if store.database.engine.dialect.name != "sqlite":
        return
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
            raw.executemany(
                f"INSERT OR IGNORE INTO {MARKS} (id) SELECT id FROM lead WHERE id = ?",
                [(each,) for each in wrong],
            )
            raw.executemany(f"DELETE FROM {INDEX} WHERE rowid = ?", [(each,) for each in wrong])
        while store.catch_up():
            pass
        said = Saying(WRONG, {"count": len(wrong)})
        yield Finding(level="warning", what="search", says=said, details={"leads": wrong[:20]})
    elif behind:
        yield Finding(level="ok", what="search", says=Saying(BEHIND, {"count": behind}))
    else:
        yield Finding(level="ok", what="search", says=Saying(AGREES))
