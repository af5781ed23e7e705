"""What calls come to, kept beside them so that reports need not read every call.

All of it follows from the other tables and can be made again at any time:
`data/figures/catching_up.py` keeps it right.
"""

from datetime import date

from sqlalchemy import Index, LargeBinary, Text, text
from sqlmodel import Field, SQLModel

from data.tables.columns import day, given, words


class CallFigure(SQLModel, table=True):
    """A finished call in the few narrow columns that figures are made of."""

    __tablename__ = "call_figure"
    __table_args__ = (
        Index("call_figure_by_day", "day"),
        Index("call_figure_of_lead", "lead"),
        Index("call_figure_hasty", "hasty", "day", sqlite_where=text("hasty >= 3")),
        {"sqlite_strict": True},
    )

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    """The id of the call."""
    lead: int
    """The id of the lead; there is nothing here that would have to be erased with a person."""
    day: date = day(required=True)
    """The day on which it began, on the clock of the computer that counted it."""
    rep: str = given()
    script: str = given()
    """Id and version, with a space between."""
    lang: str = given()
    framework: str = given()
    route: str = words()
    """`ready` or `early`, by the buying stage."""
    source: str = words()
    segment: str = words()
    stage: str = words()
    verdict: str = words()
    outcome: str = words()
    reason: str = words()
    band: str = words()
    comfort: str = words()
    """`easy` or `hard` by the ease of the talk, with `low` or `high` by the band; else empty."""
    cohort: str = words()
    """The day on which the lead came in."""
    statuses: str = words()
    """What was found out, as `authority=met need=partly`, by the order of the alphabet."""
    profile: str = words()
    """The ICP options of a call with a deal, as `potential=high size=mid`."""
    reached: int = 0
    diagnosed: int = 0
    from_step: int = 0
    to_step: int = 0
    """How far the lead was before the call and after it, as a place in `STEPS`."""
    score: int | None = None
    fit: int | None = None
    seconds: int = 0
    ease: int | None = None
    hasty: int = 0
    advance: int = 0
    followed: int = 0
    won: int | None = None
    """1 where the deal was won, 0 where it was lost; null while it is open, or there is none."""
    cycle: int | None = None
    """Days from the lead's first call to the end of the deal."""


class CallSet(SQLModel, table=True):
    """Which calls of a block have a value in common, as bits: the call is the place."""

    __tablename__ = "call_set"
    __table_args__ = ({"sqlite_strict": True},)

    kind: str = Field(primary_key=True, sa_type=Text)
    """A column of `call_figure`; or what `data.figures.facts.sets` says."""
    value: str = Field(primary_key=True, sa_type=Text)
    block: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    """The id of the call, divided by `BLOCK`; what is left over is the place."""
    bits: bytes = Field(sa_type=LargeBinary)
    """The lowest place first; places above the last are not in the set."""


class BlockFigure(SQLModel, table=True):
    """The calls of a block that have a value in common, added up."""

    __tablename__ = "block_figure"
    __table_args__ = ({"sqlite_strict": True, "sqlite_with_rowid": False},)

    block: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    kind: str = Field(primary_key=True, sa_type=Text)
    """What they have in common: `source`, `segment` …; `all` for the whole block."""
    value: str = Field(primary_key=True, sa_type=Text)
    calls: int = 0
    reached: int = 0
    diagnosed: int = 0
    qualified: int = 0
    deals: int = 0
    disqualified: int = 0
    won: int = 0
    lost: int = 0
    hasty: int = 0
    advances: int = 0
    followed: int = 0
    seconds: int = 0
    wasted: int = 0
    """Seconds of talk with leads that were disqualified, or whose band is D."""
    new_called: int = 0
    new_reached: int = 0
    new_diagnosed: int = 0
    new_qualified: int = 0
    new_deal: int = 0
    """Leads that came so far for the first time."""


class StaleBlock(SQLModel, table=True):
    """A block whose sets and totals have to be made anew."""

    __tablename__ = "stale_block"
    __table_args__ = ({"sqlite_strict": True},)

    block: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    changes: int = 1
    """Counts up with every change, so that what changed meanwhile is not taken for made."""
