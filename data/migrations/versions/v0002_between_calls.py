"""What happens between two calls: what leads did, how far they are, what became of next steps."""

import sqlalchemy as sa
from alembic import op

from data.types import Moment

revision = "0002"
down_revision = "0001"

_SHAPE = "????-??-??T??:??:??.??????Z"


def _utc(table: str, column: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(
        f"{column} IS NULL OR ({column} GLOB '{_SHAPE}' AND julianday({column}) IS NOT NULL "
        f"AND substr({column}, 1, 10) = date({column}, '+0 days'))",
        name=f"{table}_{column}_is_utc",
    ).ddl_if(dialect="sqlite")


def _add(table: str, column: str, kind: str, *rules: str) -> None:
    """Add a column without rebuilding the table, so that no row is written anew."""
    checks = "".join(f" CONSTRAINT {rule}" for rule in rules)
    op.execute(f'ALTER TABLE "{table}" ADD COLUMN {column} {kind}{checks}')


def _add_text(table: str, *columns: str) -> None:
    for column in columns:
        _add(table, column, "TEXT DEFAULT '' NOT NULL")


def _add_moment(table: str, column: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.add_column(table, sa.Column(column, Moment))
        return
    rule = _utc(table, column)
    _add(table, column, "TEXT", f"{rule.name} CHECK ({rule.sqltext})")


def _add_percent(table: str, column: str) -> None:
    _add(table, column, "INTEGER", f"{table}_{column}_range CHECK ({column} BETWEEN 0 AND 100)")


def upgrade() -> None:
    """Add the columns and the tables."""
    _add(
        "lead",
        "stage",
        "TEXT DEFAULT 'new' NOT NULL",
        "lead_stage_known CHECK (stage IN ('new', 'mql', 'accepted', 'sql', 'returned'))",
    )
    _add_text("lead", "band", "cell", "segment", "track", "time_zone")
    _add_percent("lead", "fit")
    _add_percent("lead", "engagement")
    _add_moment("lead", "hand_raised_at")
    _add_moment("call", "step_done_at")
    _add_text("call", "step_result")
    _add_text("deal", "close_reason", "close_note")
    _add("change", "batch", "TEXT")
    _add(
        "change",
        "removed",
        "INTEGER DEFAULT '0' NOT NULL",
        "change_removed_flag CHECK (removed IN (0, 1))",
    )
    _add_text("review", "kind")
    _add("review", "seq", "INTEGER")
    op.create_index(
        "change_of_batch", "change", ["batch"], sqlite_where=sa.text("batch IS NOT NULL")
    )
    op.create_index(
        "lead_hand_raised",
        "lead",
        ["hand_raised_at"],
        sqlite_where=sa.text("hand_raised_at IS NOT NULL"),
    )
    op.create_index(
        "call_step_due",
        "call",
        ["next_step_at"],
        sqlite_where=sa.text("next_step_at IS NOT NULL AND step_done_at IS NULL"),
    )
    metadata = sa.MetaData()
    sa.Table("lead", metadata, sa.Column("id", sa.Integer, primary_key=True))
    sa.Table(
        "engagement",
        metadata,
        sa.Column("lead_id", sa.Integer, sa.ForeignKey("lead.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("note", sa.Text, nullable=False, server_default=""),
        sa.Column("by", sa.Text, nullable=False, server_default=""),
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.CheckConstraint("kind <> ''", name="engagement_has_kind"),
        _utc("engagement", "at"),
        sa.Index("engagement_of_lead", "lead_id", "at"),
        sqlite_strict=True,
    )
    sa.Table(
        "lead_stage",
        metadata,
        sa.Column("lead_id", sa.Integer, sa.ForeignKey("lead.id"), nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("by", sa.Text, nullable=False, server_default=""),
        sa.Column("reason", sa.Text, nullable=False, server_default=""),
        sa.Column("note", sa.Text, nullable=False, server_default=""),
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.CheckConstraint(
            "stage IN ('new', 'mql', 'accepted', 'sql', 'returned')", name="lead_stage_stage_known"
        ),
        _utc("lead_stage", "at"),
        sa.Index("lead_stage_of_lead", "lead_id", "at"),
        sqlite_strict=True,
    )
    tables = [metadata.tables["engagement"], metadata.tables["lead_stage"]]
    metadata.create_all(op.get_bind(), tables=tables, checkfirst=False)
