"""Behind every number are as many calls as it says."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import pytest

from benchmarks.world.writing import TODAY
from data.figures.behind import Behind
from data.figures.deals import OfDeals
from data.figures.figures import Figures
from data.store import Store
from tests.tui.call.stand_ins import library
from tui.reports.planned import Planned
from tui.screens.review.address import Address
from tui.screens.review.by_rule import groups_of
from tui.screens.review.leading import ToCalls, ToCohort, ToDeals, ToRule, ToStep
from tui.screens.review.reading import read_view
from tui.screens.review.writing import (
    FORMATS,
    calls_behind_page,
    deals_behind_page,
    view_page,
    write_page,
)
from tui.scripts.sayings import SayingError
from tui.scripts.statistics.periods import Period

WHEN = Address().over("2026-08-01..2026-11-10")


@pytest.mark.parametrize("only", [{}, {"rep": "Hasty Hal"}, {"source": "webinar"}])
@pytest.mark.parametrize("view", ["overview", "second-look", "what-if", "wins", "reps"])
def test_every_number_opens_as_many_calls_as_it_counts(
    team: Store, view: str, only: dict[str, str]
) -> None:
    figures = Figures(team)
    address = WHEN.at(view)
    for name, value in only.items():
        address = address.filtered(name, value)
    plan = Planned(Fraction(10**7), Period(date(2026, 1, 1), date(2026, 12, 31)))
    shown = read_view(figures, library(), address, TODAY, plan)
    counted = 0
    for (table, place), target in shown.leads.items():
        if isinstance(target, ToCalls):
            for measure, count in target.counts.items():
                found = figures.count_behind(target.behind.counting(measure))
                assert found == count, (table, place, measure)
                counted += 1
        elif isinstance(target, ToCohort):
            for step, count in target.counts.items():
                found = figures.count_behind(Behind(target.asked, step=step))
                assert found == count, (table, place, step)
                counted += 1
        elif isinstance(target, ToDeals):
            assert figures.count_deals(target.wanted) == target.number, (table, place)
            counted += 1
    assert counted > 10 or "rep" in only  # one rep is compared with nobody


def test_a_step_of_the_funnel_opens_the_calls_that_came_to_it(team: Store) -> None:
    figures = Figures(team)
    shown = read_view(figures, library(), WHEN, TODAY)
    assert shown.overview is not None
    for place, step in enumerate(shown.overview.funnel.steps[1:], start=1):
        target: Any = shown.leads["funnel", place]
        assert figures.count_behind(target.behind) == step.count, step.name


def test_a_step_of_the_script_opens_the_talks_that_ended_on_it(team: Store) -> None:
    figures = Figures(team)
    shown = read_view(figures, library(), WHEN.at("script"), TODAY)
    health: Any = shown.page.data
    asked = WHEN.asked(TODAY)
    for place, step in enumerate(health["script"].steps):
        target = shown.leads["steps", place]
        assert isinstance(target, ToStep)
        found = figures.step_calls(asked, target.script, target.step)
        assert len(found.reached) == step.reached
        assert len(found.ended) == step.ended.hits
        assert len(found.unanswered) == step.unanswered.hits
        assert figures.count_behind(Behind(asked, ids=found.reached)) == step.reached


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
        counts = {title: count for title, (count, _to) in groups_of(figures, target).items()}
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

        assert load_workbook(path).sheetnames == ["sources", "returned", "costs"][:2]
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
