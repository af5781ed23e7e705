"""Whatever calls are chosen by, they are those that plain SQL finds, and add up to the same."""

import shutil
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from benchmarks.world.writing import TODAY
from data.figures.asked import Asked
from data.figures.behind import Behind
from data.figures.call_list import Place
from data.figures.facts import FILTERS, KINDS
from data.figures.figures import Figures
from data.figures.rebuilding import mark
from data.figures.totals import totals
from data.store import Store
from data.tables.core import block_figure, call_figure, call_set
from tests.data.figures.conftest import DAYS
from tests.data.samples import ask
from tui.scripts.statistics.periods import Period

SMALL = 700
"""Calls in a block, so that an invented team has many."""
RULES = {
    "calls": "1", "reached": "reached = 1", "diagnosed": "diagnosed = 1",
    "qualified": "outcome IN ('deal', 'no_deal')", "deals": "outcome = 'deal'",
    "disqualified": "outcome = 'disqualified'", "won": "won = 1", "lost": "won = 0",
    "hasty": "hasty >= 5", "advances": "advance = 1", "decided": "won IS NOT NULL",
    "followed": "followed = 1", "new_deal": "from_step < 5 AND to_step >= 5",
}  # fmt: skip
VALUES = {
    "rep": ("Hasty Hal", "Rep 02", "nobody"), "source": ("list", "referral"), "lang": ("pl", "en"),
    "script": ("orlica 1.0",), "framework": ("bant", "faint"), "route": ("ready", ""),
    "segment": ("core", ""), "band": ("A", "D", ""), "outcome": ("deal", "disqualified", ""),
    "reason": ("no_need",), "verdict": ("deal", "no_deal"), "stage": ("problem", "deciding"),
}  # fmt: skip
ONLY = st.dictionaries(st.sampled_from(FILTERS), st.integers(0, 2), max_size=3).map(
    lambda found: {name: VALUES[name][at % len(VALUES[name])] for name, at in found.items()}
)
DAYS_BACK = st.integers(-3, DAYS + 10)


@pytest.fixture(scope="module")
def blocks(
    world_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, Figures]]:
    """The team's records in many small blocks."""
    path = tmp_path_factory.mktemp("blocks") / "blocks.db"
    shutil.copy(world_file, path)
    store = Store.open(path)
    with pytest.MonkeyPatch.context() as patch:
        for name, module in sys.modules.items():
            if name.startswith("data.figures.") and hasattr(module, "BLOCK"):
                patch.setattr(module, "BLOCK", SMALL)
        with store.database.writing() as connection:
            connection.execute(delete(call_set))
            connection.execute(delete(block_figure))
            ids = connection.execute(select(call_figure.c.id)).scalars()
            mark(connection, {call_id // SMALL for call_id in ids})
        figures = Figures(store)
        assert figures.catch_up()
        yield path, figures
    store.close()


def asked(back: int, more: int, only: dict[str, str]) -> Asked:
    last = TODAY - timedelta(days=back)
    return Asked(Period(last - timedelta(days=abs(more)), last), only)


def where(wanted: Asked, measure: str = "calls") -> tuple[str, list[Any]]:
    """The same calls for plain SQL."""
    rules = ["day BETWEEN ? AND ?", RULES[measure], *(f"{name} = ?" for name in wanted.only)]
    period = wanted.period
    values = [period.first.isoformat(), period.last.isoformat(), *wanted.only.values()]
    return " AND ".join(rules), values


@given(DAYS_BACK, DAYS_BACK, ONLY, st.sampled_from(sorted(RULES)), st.data())
def test_calls_are_those_that_sql_finds_the_latest_first(
    blocks: tuple[Path, Figures],
    back: int,
    more: int,
    only: dict[str, str],
    measure: str,
    data: st.DataObject,
) -> None:
    path, figures = blocks
    wanted = asked(back, more, only)
    rule, values = where(wanted, measure)
    sql = f"SELECT id, day FROM call_figure WHERE {rule} ORDER BY day DESC, id DESC"
    rows = ask(path, sql, *values)
    ids = [row[0] for row in rows]
    assert figures.call_ids(wanted, measure=measure) == ids
    assert figures.count_behind(Behind(wanted, measure)) == len(ids)
    at = data.draw(st.integers(0, max(0, len(rows) - 1)))
    after = Place(date.fromisoformat(rows[at][1]), ids[at]) if rows else None
    page = figures.calls(wanted, measure=measure, after=after, limit=7)
    assert [line.id for line in page.lines] == ids[at + 1 : at + 8]
    assert (page.after is not None) == (len(ids) > at + 8)
    before = figures.behind(Behind(wanted, measure), after=after, limit=7, back=True)
    assert [line.id for line in before.lines] == ids[max(0, at - 7) : at]
    assert (before.after is not None) == (at > 7)
    end = figures.behind(Behind(wanted, measure), limit=7, back=True)
    assert [line.id for line in end.lines] == ids[-7:]


SUMS = """count(*), sum(reached), sum(diagnosed), sum(outcome IN ('deal', 'no_deal')),
  sum(outcome = 'deal'), sum(outcome = 'disqualified'), sum(won IS 1), sum(won IS 0),
  sum(hasty >= 5), sum(advance), sum(followed), sum(from_step < 1 AND to_step >= 1),
  sum(from_step < 2 AND to_step >= 2), sum(from_step < 3 AND to_step >= 3),
  sum(from_step < 4 AND to_step >= 4), sum(from_step < 5 AND to_step >= 5)"""
TIME = "sum(seconds), sum(CASE WHEN outcome = 'disqualified' OR band = 'D' THEN seconds ELSE 0 END)"
VALUE = {"all": "''", "score": "substr('00' || (score - score % 5), -3)"}


def where_of(kind: str) -> str:
    """Which calls a kind of total counts at all."""
    talks = "reached = 1" if kind in ("route", "segment", "band") else "1"
    given = f"reached = 1 AND {kind} <> ''" if kind in ("reason", "comfort", "verdict") else talks
    return "reached = 1 AND score IS NOT NULL" if kind == "score" else given


@given(DAYS_BACK, DAYS_BACK, ONLY, st.sampled_from(KINDS))
def test_totals_are_the_sums_of_sql(
    blocks: tuple[Path, Figures], back: int, more: int, only: dict[str, str], kind: str
) -> None:
    path, figures = blocks
    wanted = asked(back, more, only)
    rule, values = where(wanted)
    sql = (
        f"SELECT {VALUE.get(kind, kind)} AS value, {SUMS}, {TIME} FROM call_figure "
        f"WHERE {rule} AND {where_of(kind)} GROUP BY value HAVING count(*)"
    )
    with figures._reading() as connection:
        found = totals(connection, wanted, [kind], timed=[kind])
    made = {value: (*counts, *found.spent(kind, value)) for value, counts in found.by(kind).items()}
    assert made == {row[0]: row[1:] for row in ask(path, sql, *values)}


@settings(max_examples=30)  # each looks at six views
@given(DAYS_BACK, DAYS_BACK, ONLY)
def test_numbers_of_other_views_are_those_of_sql(
    blocks: tuple[Path, Figures], back: int, more: int, only: dict[str, str]
) -> None:
    path, figures = blocks
    wanted = asked(back, more, only)
    rule, values = where(wanted)
    page = figures.overview(wanted, TODAY)
    assert sum(span.counts.calls for span in page.over_time) == page.counts.calls
    ends = figures.predictions(wanted)
    sql = f"SELECT sum(won IS 1), sum(won IS NOT NULL) FROM call_figure WHERE {rule}"
    assert (ends.everyone.hits, ends.everyone.of) == tuple(
        n or 0 for n in ask(path, sql, *values)[0]
    )
    met = next((sign for sign in ends.signs if (sign.name, sign.value) == ("need", "met")), None)
    rows = ask(path, f"{sql} AND ' ' || statuses || ' ' LIKE '% need=met %'", *values)
    assert ((met.won.hits, met.won.of) if met else (0, 0)) == tuple(n or 0 for n in rows[0])
    read = figures.reread(wanted, lambda known: "need" in known, lambda known: known == {})
    sql = f"SELECT count(*), sum(statuses LIKE '%need=%') FROM call_figure WHERE {rule} AND "
    row = ask(path, f"{sql} statuses <> ''", *values)[0]
    assert (read.now.of, read.now.passed, read.then.passed) == (row[0], row[1] or 0, 0)
    through, kept_out = figures.passing(wanted, lambda known: known.get("need") == "met")
    both = Behind(wanted, statuses=tuple(through)), Behind(wanted, statuses=tuple(kept_out))
    assert sum(figures.count_behind(one) for one in both) == read.now.of
    for rep in figures.reps(wanted).reps:
        lost = "CASE WHEN outcome = 'disqualified' OR band = 'D' THEN seconds ELSE 0 END"
        sql = f"SELECT sum(seconds), sum({lost}) FROM call_figure WHERE {rule} AND rep = ?"
        assert ask(path, sql, *values, rep.rep) == [tuple(rep.spent)]
        sql = f"SELECT band, sum(seconds) / 60.0 FROM call_figure WHERE {rule} AND rep = ?"
        rows = ask(path, f"{sql} AND reached GROUP BY band", *values, rep.rep)
        assert dict(rows) == rep.minutes_by_band
        sql = f"SELECT count(*), sum(followed) FROM call_figure WHERE {rule} AND rep = ?"
        easy = ask(path, f"{sql} AND comfort = 'easy low'", *values, rep.rep)[0]
        found = rep.convenience.easy_low
        assert (found.of, found.hits) == (easy[0], easy[1] or 0)


def test_leads_are_followed_to_every_step(blocks: tuple[Path, Figures]) -> None:
    path, figures = blocks
    wanted = asked(40, 60, {"source": "list"})
    found = figures.overview(wanted, TODAY).funnel
    for number, step in enumerate(found.steps[1:6], start=1):
        sql = (
            "SELECT count(*) FROM call_figure WHERE cohort BETWEEN ? AND ? AND day >= ? AND "
            f"source = 'list' AND from_step < {number} AND to_step >= {number}"
        )
        period = wanted.period
        first, last = period.first.isoformat(), period.last.isoformat()
        assert ask(path, sql, first, last, first) == [(step.count,)]
        assert figures.count_behind(Behind(wanted, step=step.name)) == step.count
