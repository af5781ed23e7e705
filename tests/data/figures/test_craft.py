"""How talks are led, and how long sales take."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import update

from benchmarks.world.writing import TODAY
from data.figures.asked import Asked
from data.figures.behind import Behind
from data.figures.figures import Figures
from data.store import Store
from data.tables.core import deal
from tests.data.figures.conftest import EVER
from tests.data.samples import A_DEAL, NOW, ask, saved_call
from tests.data.test_live_talks import talked
from tui.reports.craft import craft_section
from tui.reports.names import covers_of
from tui.scripts.reading import Library
from tui.scripts.statistics import quantile
from tui.scripts.statistics.periods import Period

COVERS = covers_of(Library.load())
THAT_DAY = Asked(Period(NOW.date(), NOW.date()))


class TestTheCraft:
    def test_counts_faults_of_order_and_what_was_found_out(
        self, store: Store, lead_id: int
    ) -> None:
        talked(store, lead_id, "need", "market", "case", "budget", known=("need", "budget"))
        talked(store, lead_id, "budget", "need", "pitch", "timing", "pitch", known=("need",))
        every = ("budget", "authority", "need", "timing")
        talked(store, lead_id, "need", known=every[:3])
        figures = Figures(store)
        found = figures.crafts(THAT_DAY, COVERS)
        whole = found.everyone
        assert (whole.talks, whole.walked, found.there) == (3, 3, 3)
        faults = {name: count for name, count in whole.faults.items() if count}
        assert faults == {"money_before_need": 1, "second_pitch": 1}
        assert figures.count_behind(Behind(THAT_DAY, ids=whole.faulty)) == 1
        twice = replace(whole, faults=dict.fromkeys(whole.faults, 2))
        section = craft_section(replace(found, everyone=twice), figures.reps(THAT_DAY))
        assert section.tables[0].rows[0][7:12] == (1, 0, 0, 1, 0)  # talks, however many faults
        # 2, 1 and 3 of the four letters of BANT.
        assert whole.coverage is not None
        assert (whole.coverage.value, whole.coverage.showing) == (0.5, "counts")
        assert (whole.all_known.hits, whole.all_known.of) == (0, 3)
        assert (whole.evidence.hits, whole.evidence.of) == (0, 6)
        assert whole.per_hundred is None  # three talks are too few for a rate

    def test_shows_no_faults_where_the_way_can_not_be_read(self, store: Store) -> None:
        saved_call(store, A_DEAL)
        figures = Figures(store)
        found = figures.crafts(THAT_DAY, COVERS)
        assert (found.everyone.talks, found.everyone.walked) == (1, 0)
        assert (found.everyone.evidence.hits, found.everyone.evidence.of) == (1, 1)
        section = craft_section(found, figures.reps(THAT_DAY))
        (row,) = section.tables[0].rows
        assert row[7:12] == (None,) * 5

    def test_finds_the_rep_who_finds_out_less_and_no_other(self, figures: Figures) -> None:
        asked = Asked(Period(TODAY - timedelta(days=89), TODAY))
        found = figures.crafts(asked, COVERS)
        rows = craft_section(found, figures.reps(asked)).tables[0].rows
        assert found.everyone.talks == 1000 < found.there
        assert {row[0] for row in rows if row[-1]} <= {"Hasty Hal"}


class TestTheCycle:
    def test_is_what_the_deals_say(self, figures: Figures, world_file: Path) -> None:
        found = {(one.kind, one.value): one for one in figures.cycles(EVER)}
        days = ask(
            world_file,
            """SELECT CAST(julianday(closed_at) - julianday(
                 (SELECT min(started_at) FROM call c WHERE c.lead_id = call.lead_id)) AS INTEGER)
               FROM deal JOIN call ON call.id = deal.call_id WHERE deal.status = 'won'""",
        )
        won = found["won", ""]
        assert won.deals == len(days)
        assert won.median == quantile([row[0] for row in days], 0.5)
        assert won.slow == quantile([row[0] for row in days], 0.9)
        by_source = [one for (kind, _), one in found.items() if kind == "source"]
        assert sum(one.deals for one in by_source) == won.deals

    def test_of_few_deals_is_not_told(self, store: Store) -> None:
        for number in range(4):
            saved_call(store, A_DEAL, at=NOW + timedelta(minutes=number))
        with store.database.writing() as connection:
            connection.execute(update(deal).values(status="won", closed_at=NOW + timedelta(days=9)))
        found = Figures(store).cycles(THAT_DAY)
        assert [(one.deals, one.median) for one in found if one.kind == "won"] == [(4, None)]
