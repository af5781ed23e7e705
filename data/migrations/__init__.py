"""The history of the tables. The revisions themselves are in `versions/`, applied by Alembic."""

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
)
"""Every revision this program knows, oldest first. A file at another one is from the future."""

HEAD = REVISIONS[-1]


def number(revision: str) -> int:
    """The place of a revision in the history, from 1; SQLite keeps it in the file's header."""
    return REVISIONS.index(revision) + 1
