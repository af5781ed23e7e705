"""What the words of pinned scripts are, step by step: questions, pitches, cases."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.tables.core import script_version
from tui.scripts.order_faults import Said, said_by_steps
from tui.scripts.reading.pinning import unpin


def steps_of(connection: Connection, hashes: Iterable[str]) -> Mapping[str, Mapping[str, Said]]:
    """What the words of every step are, by the hash of the script."""
    table = script_version.c
    chosen = select(table.hash, table.text).where(table.hash.in_(list(hashes)))
    return {row.hash: _said_by(row.text) for row in connection.execute(chosen)}


def _said_by(text: str) -> Mapping[str, Said]:
    """What the words of a pinned script's steps are; none of them where it can't be read."""
    try:
        return said_by_steps(unpin(text))
    except ValueError:
        return {}
