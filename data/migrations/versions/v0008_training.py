"""Training: what a trainer asks a trainee to practise, and marks given by ear."""

import sqlalchemy as sa
from alembic import op

from data.types import Day, Moment

revision = "0008"
down_revision = "0007"

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


def _day_rule(table: str, column: str) -> list[sa.CheckConstraint]:
    if op.get_bind().dialect.name != "sqlite":
        return []
    rule = f"{column} IS date({column}, '+0 days')"
    return [sa.CheckConstraint(rule, name=f"{table}_{column}_is_a_day")]


def _given(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False, server_default="") for name in names]


def upgrade() -> None:
    """Make the two tables."""
    metadata = sa.MetaData()
    sa.Table("practice_run", metadata, sa.Column("id", sa.Integer, primary_key=True))
    task = sa.Table(
        "practice_task",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        *_given("trainee", "persona", "difficulty"),
        sa.Column("seed", sa.Integer, nullable=False),
        *_words("focus", "part"),
        sa.Column("due", Day),
        *_words("by"),
        sa.Column("at", Moment, nullable=False),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("practice_run.id")),
        sa.CheckConstraint("part IN ('', 'before', 'after')", name="practice_task_part_known"),
        *_moment_rule("practice_task", "at"),
        *_day_rule("practice_task", "due"),
        sa.Index("practice_task_of_trainee", "trainee", "run_id"),
        sqlite_strict=True,
    )
    mark = sa.Table(
        "practice_mark",
        metadata,
        sa.Column("run_id", sa.Integer, sa.ForeignKey("practice_run.id"), primary_key=True),
        sa.Column("trainer", sa.Text, primary_key=True),
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.CheckConstraint("points BETWEEN 0 AND 3", name="practice_mark_points_range"),
        *_moment_rule("practice_mark", "at"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    metadata.create_all(op.get_bind(), tables=[task, mark], checkfirst=False)
