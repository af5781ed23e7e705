"""Figures: calls as sets that any filter can be asked of, added up by blocks instead of by days."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_COUNTS = ("calls", "reached", "diagnosed", "qualified", "deals", "disqualified", "won", "lost",
           "hasty", "advances", "followed", "seconds", "wasted", "new_called", "new_reached",
           "new_diagnosed", "new_qualified", "new_deal")  # fmt: skip
_BLOCK = 30_000


def _block() -> sa.Column[int]:
    return sa.Column("block", sa.Integer, primary_key=True, autoincrement=False)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def upgrade() -> None:
    """Make the tables; the next report makes every block of calls that were counted."""
    metadata = sa.MetaData()
    sa.Table(
        "call_set",
        metadata,
        _key("kind"),
        _key("value"),
        _block(),
        sa.Column("bits", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    sa.Table(
        "block_figure",
        metadata,
        _block(),
        _key("kind"),
        _key("value"),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _COUNTS),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    sa.Table(
        "stale_block",
        metadata,
        _block(),
        sa.Column("changes", sa.Integer, nullable=False),
        sqlite_strict=True,
    )
    metadata.create_all(op.get_bind(), checkfirst=False)
    op.execute(
        "INSERT INTO stale_block (block, changes) "
        f"SELECT DISTINCT id / {_BLOCK}, 1 FROM call_figure"
    )
    op.drop_table("day_figure")
    for name in ("of_rep", "of_source", "disqualified", "decided", "read"):
        op.drop_index(f"call_figure_{name}", "call_figure", if_exists=True)
    op.execute("DELETE FROM installation WHERE name = 'figures'")
