"""Who is in a call just now, and what its wrap-up holds before it is saved."""

import sqlalchemy as sa
from alembic import op

from data.types import Moment

revision = "0004"
down_revision = "0003"

_SHAPE = "????-??-??T??:??:??.??????Z"


def upgrade() -> None:
    """Add the columns, without writing a row anew."""
    for column in ("held_by", "holder", "draft_form"):
        op.execute(f"ALTER TABLE \"call\" ADD COLUMN {column} TEXT DEFAULT '' NOT NULL")
    if op.get_bind().dialect.name != "sqlite":
        op.add_column("call", sa.Column("held_until", Moment))
        return
    op.execute(
        'ALTER TABLE "call" ADD COLUMN held_until TEXT CONSTRAINT call_held_until_is_utc CHECK ('
        f"held_until IS NULL OR (held_until GLOB '{_SHAPE}' AND julianday(held_until) IS NOT NULL "
        "AND substr(held_until, 1, 10) = date(held_until, '+0 days')))"
    )
