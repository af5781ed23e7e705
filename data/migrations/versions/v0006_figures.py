"""Figures: finished calls in narrow columns, their days added up, and the marks of what changed."""

import sqlalchemy as sa
from alembic import op

from data.sqlite.counting.marks import CREATE
from data.types import Day

revision = "0006"
down_revision = "0005"


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _maybe(name: str) -> sa.Column[int | None]:
    return sa.Column(name, sa.Integer)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _given(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False, server_default="") for name in names]


def upgrade() -> None:
    """Make the tables, the marks and two indexes; the next report counts the calls there are."""
    metadata = sa.MetaData()
    sa.Table(
        "call_figure",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        _number("lead"),
        sa.Column("day", Day, nullable=False),
        *_given("rep", "script", "lang", "framework"),
        *_words("route", "source", "segment", "stage", "verdict", "outcome", "reason", "band"),
        *_words("comfort", "cohort", "statuses", "profile"),
        *(_number(name) for name in ("reached", "diagnosed", "from_step", "to_step")),
        *(_maybe(name) for name in ("score", "fit")),
        _number("seconds"),
        _maybe("ease"),
        *(_number(name) for name in ("hasty", "advance", "followed")),
        *(_maybe(name) for name in ("won", "cycle")),
        sa.Index("call_figure_by_day", "day"),
        sa.Index("call_figure_of_lead", "lead"),
        sa.Index("call_figure_of_rep", "rep", "day"),
        sa.Index("call_figure_hasty", "hasty", "day", sqlite_where=sa.text("hasty >= 3")),
        sa.Index("call_figure_of_source", "source", "day"),
        sa.Index(
            "call_figure_disqualified",
            "day",
            "rep",
            "reason",
            sqlite_where=sa.text("reason <> ''"),
        ),
        sa.Index(
            "call_figure_decided",
            "day",
            "won",
            "source",
            "segment",
            "band",
            "framework",
            "verdict",
            "statuses",
            "profile",
            sqlite_where=sa.text("won IS NOT NULL"),
        ),
        sa.Index(
            "call_figure_read",
            "statuses",
            "outcome",
            "won",
            "day",
            sqlite_where=sa.text("statuses <> ''"),
        ),
        sqlite_strict=True,
    )
    sa.Table(
        "day_figure",
        metadata,
        _key("who"),
        _key("kind"),
        sa.Column("day", Day, primary_key=True),
        _key("value"),
        *(_number(name) for name in ("calls", "reached", "diagnosed", "qualified", "deals")),
        *(_number(name) for name in ("disqualified", "won", "lost", "hasty", "advances")),
        *(_number(name) for name in ("followed", "seconds", "wasted")),
        *(_number(name) for name in ("new_called", "new_reached", "new_diagnosed")),
        *(_number(name) for name in ("new_qualified", "new_deal")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    metadata.create_all(op.get_bind(), checkfirst=False)
    op.create_index("lead_by_day", "lead", ["created_at", "source"])
    op.create_index("deal_by_end", "deal", ["status", "closed_at", "expected_close"])
    if op.get_bind().dialect.name == "sqlite":
        for statement in CREATE:
            op.execute(statement)
