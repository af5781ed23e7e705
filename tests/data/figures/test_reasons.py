"""Reasons of disqualification by source, beside straight counts."""

from datetime import date
from pathlib import Path

from data.figures.asked import Asked
from data.figures.figures import Figures
from tests.data.samples import ask
from tui.reports.source_reasons import source_reasons_section
from tui.reports.words import Names
from tui.scripts.statistics.periods import Period

AUTUMN = Asked(Period(date(2026, 9, 1), date(2026, 10, 31)))
STRAIGHT = """SELECT source, reason, count(*) FROM call JOIN lead ON lead.id = lead_id
  WHERE outcome = 'disqualified' AND started_at >= '2026-09-01' AND started_at < '2026-11-01'
  GROUP BY source, reason"""


def test_are_those_of_a_straight_count(figures: Figures, world_file: Path) -> None:
    found = figures.source_reasons(AUTUMN)
    counted = {(source, reason): count for source, reason, count in ask(world_file, STRAIGHT)}
    assert {(row.source, row.reason): row.share.hits for row in found.rows} == counted
    for row in found.rows:
        own = sum(count for (source, _), count in counted.items() if source == row.source)
        others = sum(counted.values()) - own
        assert (row.share.of, row.against.second.of) == (own, others)
        alike = sum(count for (_, reason), count in counted.items() if reason == row.reason)
        assert row.against.second.hits == alike - row.share.hits


def test_claim_nothing_where_every_source_has_the_same_reasons(figures: Figures) -> None:
    # In this world a reason is drawn without a look at the source, and hasty reps add no_need.
    rows = figures.source_reasons(AUTUMN).rows
    clear = [row for row in rows if row.against.clear]
    assert len(rows) == 20
    assert len(clear) <= 3  # about one of twenty is a false alarm
    assert not any(row.against.finding in ("better", "worse") for row in rows)
    section = source_reasons_section(figures.source_reasons(AUTUMN), Names({}))
    assert any("chance" in line for line in section.lines)
    assert len(section.tables[0].rows) == len(rows)


def test_of_one_source_alone_are_compared_with_nothing(figures: Figures) -> None:
    found = figures.source_reasons(AUTUMN.also(source="webinar"))
    assert {row.source for row in found.rows} == {"webinar"}
    assert all(row.against.finding == "too_few" for row in found.rows)
    assert not found.many
