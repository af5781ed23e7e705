"""Behind every number are as many calls, deals or leads as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy.engine import Connection

from benchmarks.world.writing import TODAY
from data.figures.behind import Behind
from data.figures.deals import OfDeals, count_deals, deals_of
from data.figures.figures import Figures
from data.figures.leads_behind import OfLeads, count_leads, leads_behind
from data.figures.planning import own_rates
from data.store import Store
from tests.tui.call.stand_ins import library
from tests.tui.review.odd_worlds import odd_world
from tui.reports.pages import Leading, Table
from tui.reports.planned import Planned
from tui.screens.review.address import Address
from tui.screens.review.leading import own_rates_lead
from tui.screens.review.numbers import Lazy, Number, ToCall, ToLead, ToRule
from tui.screens.review.reading import Shown, read_view
from tui.screens.review.resolving import numbers_of
from tui.screens.review.writing import (
    FORMATS,
    calls_behind_page,
    deals_behind_page,
    view_page,
    write_page,
)
from tui.scripts.model.costs import CostRules
from tui.scripts.reading import Library
from tui.scripts.sayings import SayingError
from tui.scripts.statistics import Share
from tui.scripts.statistics.periods import Period

WHEN = Address().over("2026-08-01..2026-11-10")
PLAN = Planned(Fraction(10**7), Period(date(2026, 1, 1), date(2026, 12, 31)))
VIEWS = ("overview", "script", "second-look", "what-if", "wins", "reps", "sources")
COUNT_NOTHING = {
    ("plan", "Deals"): {"Still to win"},
    ("thresholds", "Score from"): None,
    ("craft", "Evidence in their words"): None,
}
"""Numbers that nothing is behind, by table and column, and in which rows (None: in all): deals
that nobody has made yet, scores, and statuses, of which a talk has several."""


WITHOUT_INTERVAL = {"Of companies, in the article", "Lost on poor leads", "Why"}
"""What somebody else has counted, parts of a time (the time stands before it), and how far a
company fits."""
INTERVAL = re.compile(r"% \([<>]?\d+–[<>]?\d+\)")
SEEN: Sequence[tuple[int, dict[str, str]]] = (
    (3, {}), (3, {"source": "webinar"}), (11, {"band": ""}), (12, {"rep": "Rep 01"}),
)  # fmt: skip
"""Seeds of worlds, and which of their calls are looked at."""
COSTS = CostRules.model_validate(
    {"currency": "EUR", "rep_hour": "30", "minutes_around": "5",
     "sources": {"webinar": {"2026": "9000"}, "list": {"2026": "0"}, "": {"2026": "0"}}}
)  # fmt: skip


@pytest.fixture(scope="module", params=SEEN, ids=str)
def seen(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[tuple[Store, Any]]:
    seed, only = request.param
    store = odd_world(tmp_path_factory.mktemp("odd") / "world.db", seed=seed)
    yield store, only
    store.close()


@pytest.mark.parametrize("view", VIEWS)
def test_every_number_of_every_table_opens_just_what_it_counts(
    seen: tuple[Store, Any], view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "costs", COSTS)
    store, only = seen
    figures = Figures(store)
    shown = looked_at(figures, view, only)
    opened: list[Number] = []
    for table in shown.page.tables:
        for place, row in enumerate(table.rows):
            target = shown.leads.get((table.name, place))
            if isinstance(target, ToCall | ToLead):
                continue
            found = numbers_of(figures, target) if target is not None else ()
            opened += found
            missing = counts_in(table, row) - {one.count for one in found}
            assert not missing, (table.name, row, [(one.title, one.count) for one in found])
    for section in shown.page.sections:
        for line in section.lines:
            if isinstance(line, Leading) and (line.name, 0) in shown.leads:
                opened += numbers_of(figures, cast("Lazy", shown.leads[line.name, 0]))
    assert opened, view
    with store.database.reading() as connection:  # one transaction reads the sets of calls once
        for one in {str(one): one for one in opened}.values():
            assert behind(connection, one) == one.count, one


def test_the_own_rates_of_the_planner_open_what_they_count(seen: tuple[Store, Any]) -> None:
    store, only = seen
    own = own_rates(store, TODAY, only)
    numbers = numbers_of(Figures(store), own_rates_lead(TODAY, only))
    counts = {
        str(one.behind.measure): one.count for one in numbers if isinstance(one.behind, Behind)
    }
    assert counts["won"] == own.close.hits
    assert (counts["new_qualified"], counts["new_called"]) == (own.accept.hits, own.accept.of)
    with store.database.reading() as connection:
        assert all(behind(connection, one) == one.count for one in numbers)


@pytest.mark.parametrize("view", VIEWS)
def test_every_table_goes_to_a_file_and_every_rate_has_its_interval(
    seen: tuple[Store, Any], view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "costs", COSTS)
    tables = looked_at(Figures(seen[0]), view, seen[1]).page.tables
    names = [table.name for table in tables]
    assert len(set(names)) == len(names)  # each is a sheet of a workbook
    assert max(map(len, names)) <= 31
    for table in tables:
        for row in table.rows:
            for head, value in zip(table.heads, row, strict=True):
                if isinstance(value, str) and "%" in value and head not in WITHOUT_INTERVAL:
                    assert INTERVAL.search(value), (table.name, head, value)


def behind(connection: Connection, one: Number) -> int:
    match one.behind:
        case OfDeals():
            listed = len(deals_of(connection, one.behind, limit=100_000))
            assert count_deals(connection, one.behind) == listed
            return listed
        case OfLeads():
            listed = len(leads_behind(connection, one.behind, limit=100_000))
            assert count_leads(connection, one.behind) == listed
            return listed
    return len(one.behind.chosen(connection).ids())


def looked_at(figures: Figures, view: str, only: dict[str, str]) -> Shown:
    address = WHEN.at(view)
    for name, value in only.items():
        address = address.filtered(name, value)
    return read_view(figures, library(), address, TODAY, PLAN)


def counts_in(table: Table, row: tuple[Any, ...]) -> set[int]:
    """The numbers in a row that count something."""
    found = set()
    for head, value in zip(table.heads, row, strict=True):
        rows = COUNT_NOTHING.get((table.name, head), set())
        if rows is None or row[0] in rows:
            continue
        if isinstance(value, Share):
            found |= {value.hits, value.of}
        elif isinstance(value, int):
            found.add(value)
    return found - {0}


def test_a_framework_opens_the_talks_that_it_lets_through_and_those_it_would_lose(
    team: Store,
) -> None:
    figures = Figures(team)
    address = WHEN.at("what-if").told(now="bant", then="bant", gate="less_one")
    shown = read_view(figures, library(), address, TODAY)
    read = cast("dict[str, Any]", shown.page.data)["reread"]
    for place, reading, gained, wins in (
        (0, read.now, read.lost, read.lost_wins),
        (1, read.then, read.gained, read.gained_wins),
    ):
        target = shown.leads["frameworks", place]
        assert isinstance(target, ToRule)
        counts = {one.title: one.count for one in numbers_of(figures, target)}
        assert counts["would pass"] == reading.passed
        assert counts["of those, qualified"] == reading.qualified.hits
        assert counts["of those, won"] == reading.won.hits
        assert counts.get("won deals that would be lost", 0) == reading.lost_wins
        assert counts.get("passes here only", 0) == gained
        assert counts.get("passes here only, won", 0) == wins


@pytest.mark.parametrize("kind", list(FORMATS))
def test_a_view_and_the_calls_behind_a_number_go_to_a_file_of_every_kind(
    team: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("platformdirs.user_downloads_dir", lambda: str(tmp_path / "downloads"))
    figures = Figures(team)
    page = view_page(figures, library(), WHEN.at("sources"), TODAY)
    path = write_page(page, "sources", TODAY, kind)
    again = write_page(page, "sources", TODAY, kind)
    assert (path.name, again.name) == (
        f"talktrack-sources-2026-11-20.{kind}", f"talktrack-sources-2026-11-20-2.{kind}"
    )  # fmt: skip
    assert path.stat().st_mode & 0o777 == 0o600
    calls = calls_behind_page(figures, library(), Behind(WHEN.asked(TODAY), "won"))
    deals = deals_behind_page(figures, library(), OfDeals(WHEN.asked(TODAY), "open"))
    assert len(deals.tables[0].rows) == figures.count_deals(OfDeals(WHEN.asked(TODAY), "open"))
    if kind == "xlsx":
        from openpyxl import load_workbook

        assert load_workbook(path).sheetnames == [
            "sources",
            "source-groups",
            "returned",
            "source-reasons",
        ]
        sheet = load_workbook(write_page(calls, "calls", TODAY, kind)).active
        assert sheet is not None
        assert sheet.max_row == 1 + len(calls.tables[0].rows) > 3
    else:
        assert "webinar" in path.read_text(encoding="utf-8")


def test_a_framework_that_is_not_there_is_told(team: Store) -> None:
    with pytest.raises(SayingError, match="no framework called"):
        read_view(Figures(team), library(), Address("what-if").told(then="bent"), TODAY)


def test_a_stricter_gate_lets_fewer_through(team: Store) -> None:
    def passed(gate: str) -> int:
        address = WHEN.at("what-if").told(then="bant", gate=gate)
        found: Any = read_view(Figures(team), library(), address, TODAY).page.data
        return int(found["reread"].then.passed)

    assert 0 < passed("all") < passed("less_one") < passed("need")


def test_before_the_first_call_every_view_is_read_and_empty(tmp_path: Any) -> None:
    store = Store.open(tmp_path / "empty.db")
    for view in ("overview", "calls", "script", "second-look", "what-if", "wins", "reps", "plan"):
        assert read_view(Figures(store), library(), Address(view), date(2026, 1, 1)).empty
    store.close()
