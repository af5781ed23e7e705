"""Good leads that nobody thinks of."""

from pathlib import Path

from benchmarks.world.writing import TODAY
from data.figures.figures import Figures
from data.figures.forgotten import GOOD, PATIENCE, working_days_ago
from data.times import moment_of, utc_text
from tests.data.figures.conftest import EVER
from tests.data.samples import ask

LISTED = 50
FORGOTTEN = f"""
    SELECT source, count(*) FROM lead
    WHERE status IN ('new', 'trying', 'no_deal', 'deal') AND next_call_at IS NULL
      AND score >= {GOOD} AND created_at < :ago AND NOT EXISTS (
        SELECT 1 FROM call WHERE call.lead_id = lead.id AND (
          started_at >= :ago OR call.status = 'draft'
          OR (next_step_at IS NOT NULL AND step_done_at IS NULL)))
    GROUP BY source"""


def test_all_are_counted_though_only_the_best_are_listed(
    figures: Figures, world_file: Path
) -> None:
    ago = utc_text(moment_of(working_days_ago(TODAY, PATIENCE)))
    known = dict(ask(world_file, FORGOTTEN.replace(":ago", f"'{ago}'")))
    for source, count in known.items():
        found = figures.overview(EVER.also(source=source), TODAY).forgotten
        assert (found.count, found.more) == (count, False), source
        assert len(found.ignored) == min(count, LISTED)
    assert max(known.values()) > LISTED
