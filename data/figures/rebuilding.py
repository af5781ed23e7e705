"""Adding all days up anew from the figures of the calls: after many changes, and to be sure."""

from sqlalchemy import (
    ColumnElement,
    Text,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    literal_column,
    select,
)
from sqlalchemy.engine import Connection

from data.figures.facts import BUCKET, COUNTS, CUTS, HASTY, STEPS
from data.figures.stale import figure
from data.tables import DayFigure
from data.tables.core import installation

days = DayFigure.__table__  # type: ignore[attr-defined]

_NAME, _BEGUN = "figures", "to be added up"


def begun(connection: Connection) -> bool:
    """Whether days wait to be added up."""
    chosen = select(installation.c.value).where(installation.c.name == _NAME)
    return connection.execute(chosen).scalar() is not None


def begin(connection: Connection) -> None:
    """Note that the days are to be added up, whatever happens in between."""
    connection.execute(insert(installation).values(name=_NAME, value=_BEGUN))


def add_up(connection: Connection) -> None:
    """Add all days up from the figures of the calls."""
    connection.execute(delete(days))
    columns = ["who", "day", "kind", "value", *COUNTS]
    for kind, value, rule in kinds_of_calls():
        both = (False,) if kind in ("cohort", "rep") else (False, True)
        for own in both:
            who = literal("=") + figure.c.rep if own else literal("")
            grouped = [figure.c.day, value] + ([figure.c.rep] if own else [])
            if kind == "all":
                grouped.remove(value)
            chosen = select(who, figure.c.day, literal(kind), value, *sums_of_calls()).group_by(
                *grouped
            )
            if rule is not None:
                chosen = chosen.where(rule)
            connection.execute(insert(days).from_select(columns, chosen))
    connection.execute(delete(installation).where(installation.c.name == _NAME))


def kinds_of_calls() -> list[tuple[str, ColumnElement[str], ColumnElement[bool] | None]]:
    """Every kind of total: its value, and which calls count at all."""
    reached = figure.c.reached == 1
    bucket = figure.c.score - figure.c.score % BUCKET
    padded = func.substr(literal("00") + cast(bucket, Text), func.length(cast(bucket, Text)), 3)
    return [
        ("all", literal_column("''"), None),
        ("rep", figure.c.rep, None),
        ("cohort", figure.c.cohort, None),
        *((kind, figure.c[kind], None if kind in _ALWAYS else reached) for kind in CUTS),
        ("score", padded, reached & figure.c.score.is_not(None)),
        *((kind, figure.c[kind], reached & (figure.c[kind] != "")) for kind in _SOMETIMES),
    ]


_ALWAYS = frozenset({"script", "framework", "source", "lang"})
_SOMETIMES = ("reason", "comfort", "verdict")


def sums_of_calls() -> list[ColumnElement[int]]:
    """What is added up, in the order of `COUNTS`."""
    c = figure.c
    deal = c.outcome == "deal"
    disqualified = c.outcome == "disqualified"
    wanted: dict[str, ColumnElement[bool]] = {
        "qualified": c.outcome.in_(("deal", "no_deal")),
        "deals": deal,
        "disqualified": disqualified,
        "won": c.won == 1,
        "lost": c.won == 0,
        "hasty": c.hasty >= HASTY,
    }
    for place, step in enumerate(STEPS[1:], 1):
        wanted[f"new_{step}"] = (c.from_step < place) & (c.to_step >= place)
    sums: dict[str, ColumnElement[int]] = {
        name: func.sum(case((rule, 1), else_=0)) for name, rule in wanted.items()
    }
    sums["calls"] = func.count()
    wasted = disqualified | (c.band == "D")
    sums["wasted"] = func.sum(case((wasted, c.seconds), else_=0))
    for name in ("reached", "diagnosed", "followed", "seconds"):
        sums[name] = func.sum(c[name])
    sums["advances"] = func.sum(c.advance)
    return [sums[name] for name in COUNTS]
