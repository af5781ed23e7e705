"""Files: which import brought which leads and whether it is whole, and where exports went."""

import sqlalchemy as sa
from alembic import op

from data.types import Moment

revision = "0009"
down_revision = "0008"

_SHAPE = "????-??-??T??:??:??.??????Z"


def _moment_rule(table: str, column: str) -> list[sa.CheckConstraint]:
    """The rule that a text is an instant in UTC, where the database keeps instants as text."""
    if op.get_bind().dialect.name != "sqlite":
        return []
    rule = (
        f"{column} IS NULL OR ({column} GLOB '{_SHAPE}' AND julianday({column}) IS NOT NULL "
        f"AND substr({column}, 1, 10) = date({column}, '+0 days'))"
    )
    return [sa.CheckConstraint(rule, name=f"{table}_{column}_is_utc")]


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _given(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def upgrade() -> None:
    """Make the three tables."""
    metadata = sa.MetaData()
    run = sa.Table(
        "import_run",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", Moment, nullable=False),
        _words("by"),
        _given("file"),
        _given("state"),
        _words("holder"),
        sa.Column("alive_until", Moment),
        sa.CheckConstraint(
            "state IN ('running', 'done', 'taken_out')", name="import_run_state_known"
        ),
        *_moment_rule("import_run", "at"),
        *_moment_rule("import_run", "alive_until"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    span = sa.Table(
        "import_span",
        metadata,
        sa.Column("run_id", sa.Integer, sa.ForeignKey("import_run.id"), primary_key=True),
        sa.Column("first_lead", sa.Integer, primary_key=True),
        sa.Column("last_lead", sa.Integer, nullable=False),
        sa.CheckConstraint("first_lead <= last_lead", name="import_span_order"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    made = sa.Table(
        "export_made",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", Moment, nullable=False),
        _words("by"),
        _given("what"),
        _given("file"),
        *_moment_rule("export_made", "at"),
        sqlite_strict=True,
    )
    metadata.create_all(op.get_bind(), tables=[run, span, made], checkfirst=False)
