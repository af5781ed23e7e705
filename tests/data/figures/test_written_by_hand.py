"""The statements that views are measured against tell the same figures."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks.by_hand import by_hand
from benchmarks.world.writing import TODAY
from data.figures.asked import Asked
from data.figures.figures import Figures
from tests.data.figures.conftest import EVER
from tests.data.samples import ask
from tui.scripts.statistics.periods import Period

LAST = Asked(Period(TODAY - timedelta(days=99), TODAY))
SCRIPT = "orlica 2.0"

Row = tuple[Any, ...]


@pytest.mark.parametrize(
    "asked", [EVER, LAST, LAST.also(source="list"), EVER.also(source="list", lang="en")]
)
def test_they_find_what_the_views_find(figures: Figures, world_file: Path, asked: Asked) -> None:
    period = asked.period
    statements = by_hand(period.first.isoformat(), period.last.isoformat(), asked.only)
    told: dict[str, list[list[Row]]] = {
        view: [ask(world_file, sql) for sql in each] for view, each in statements.items()
    }
    assert {line.id for line in figures.calls(asked).lines} <= {row[0] for row in told["calls"][0]}

    found = {row.source: row for row in figures.sources(asked).rows}
    calls, *of_leads, won = told["sources"]
    assert {row[0]: (row[1], row[11]) for row in calls} == {
        name: (row.counts.calls, row.spent.seconds)
        for name, row in found.items() if row.counts.calls
    }  # fmt: skip
    for source, leads in of_leads[0] if of_leads else ():
        assert found[source].leads == leads
    assert {(source, currency): (count, float(amount)) for source, currency, count, amount in won} \
        == {(name, one.currency): (one.deals, float(one.amount))
            for name, row in found.items() for one in row.won}  # fmt: skip

    reasons = figures.source_reasons(asked).rows
    assert {(one.source, one.reason, one.share.hits) for one in reasons} == set(
        told["source reasons"][0]
    )
    bands = {row.band: row for row in figures.classes(asked).rows}
    for band, count, *_more, seconds, _wasted in told["classes"][0]:
        assert (bands[band].counts.calls, bands[band].spent.seconds) == (count, seconds)
    for source, band, count in told["classes"][1]:
        assert bands[band].leads[source].hits == count

    cycles = {(one.kind, one.value): one.deals for one in figures.cycles(asked)}
    days = [row for row in told["cycles"][0] if row[0] is not None]
    assert cycles.get(("won", ""), 0) == sum(row[1] for row in days)
    assert cycles.get(("lost", ""), 0) == sum(not row[1] for row in days)

    reps = {one.rep: one for one in figures.reps(asked).reps}
    assert {row[0]: row[1] for row in told["reps"][0]} == {
        name: one.counts.calls for name, one in reps.items()
    }
    for rep, band, seconds in told["reps"][1]:
        assert reps[rep].minutes_by_band[band] == seconds / 60
    assert len(told["reps"][3]) == sum(one.talks for one in reps.values())

    health = figures.script(asked, SCRIPT)
    times, answered, _words, _cards, _ends, talks = told["script"]
    assert talks[0][0] == health.there
    steps = {step.id: step for step in health.steps}
    assert steps
    for name, step in steps.items():
        assert sum(row[0] == name for row in times) == step.reached
        assert sum(row[2] for row in answered if row[0] == name) == step.unanswered.of

    pace = figures.pacing(period, TODAY)
    assert sum(row[1] for row in told["pacing"][0]) == pace.won.deals
    assert sum(row[3] for row in told["pacing"][3]) == pace.open.deals
