"""The index of words that leads are found by: SQLite's FTS5, one text for each lead.

A trigger marks a lead when anything it is found by changes, in the same transaction, whoever
writes; `catch_up` writes the marked ones anew. So nothing that was committed, taken back or erased
is ever missed, and writing an event of a call costs nothing here. Until a marked lead is written
anew, `finding` looks through its name and number the plain way.
"""

from data.sqlite.search.checking import disagreeing
from data.sqlite.search.filling import LIMIT, catch_up, drop_marked, start_anew, waiting
from data.sqlite.search.finding import Hits, find
from data.sqlite.search.of_calls import calls_named
from data.sqlite.search.tables import CREATE, MARKS, has_index

__all__ = [
    "CREATE",
    "LIMIT",
    "MARKS",
    "Hits",
    "calls_named",
    "catch_up",
    "disagreeing",
    "drop_marked",
    "find",
    "has_index",
    "start_anew",
    "waiting",
]
