"""What scores are made of: the talk and the knock-out of a call, and when a lead was scored."""

import sqlalchemy as sa
from alembic import op

from data.types import Day

revision = "0003"
down_revision = "0002"


def _add(table: str, column: str, kind: str, *rules: str) -> None:
    """Add a column without rebuilding the table, so that no row is written anew."""
    checks = "".join(f" CONSTRAINT {rule}" for rule in rules)
    op.execute(f'ALTER TABLE "{table}" ADD COLUMN {column} {kind}{checks}')


def _add_percent(table: str, column: str) -> None:
    _add(table, column, "INTEGER", f"{table}_{column}_range CHECK ({column} BETWEEN 0 AND 100)")


def upgrade() -> None:
    """Add the columns."""
    _add_percent("call", "score_known")
    _add_percent("call", "lead_score")
    _add("call", "knocked_out", "TEXT DEFAULT '' NOT NULL")
    _add("lead", "scoring_version", "TEXT DEFAULT '' NOT NULL")
    if op.get_bind().dialect.name != "sqlite":
        op.add_column("lead", sa.Column("scored_on", Day))
        return
    rule = "scored_on IS date(scored_on, '+0 days')"
    _add("lead", "scored_on", "TEXT", f"lead_scored_on_is_a_day CHECK ({rule})")
