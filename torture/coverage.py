"""How often the reports' intervals hold the truth, over many seeds."""

from collections import defaultdict
from datetime import timedelta
from pathlib import Path

from benchmarks.world import held
from benchmarks.world.truth import Truth
from benchmarks.world.writing import TODAY, write
from data.figures.asked import Asked
from data.figures.figures import Figures
from tui.scripts.statistics.periods import Period

CALLS, DAYS, STRETCH = 6000, 200, 20


def cover(folder: Path, seeds: int) -> str:
    """Of issue 4: between 93 and 97 %, and no more claims than chance makes."""
    truth = Truth()
    found: dict[str, list[bool]] = defaultdict(list)
    for seed in range(seeds):
        store = write(folder / f"{seed}.db", calls=CALLS, days=DAYS, seed=1000 + seed, events=0)
        figures = Figures(store)
        for back in range(DAYS, 0, -STRETCH):
            first = TODAY - timedelta(days=back - 1)
            asked = Asked(Period(first, first + timedelta(days=STRETCH - 1)))
            page = figures.overview(asked, TODAY)
            found["rates"] += held.intervals(page, truth)
            found["differences"] += held.differences(page, truth)
            found["claims"] += held.claims(page)
        store.close()
        (folder / f"{seed}.db").unlink()
    share = {name: sum(each) / len(each) for name, each in found.items()}
    assert 0.93 <= share["rates"] <= 0.97, share
    assert 0.93 <= share["differences"] <= 0.97, share
    assert share["claims"] <= 0.06, share
    return (
        f"{seeds} teams: {share['rates']:.1%} of {len(found['rates']):,} rates and "
        f"{share['differences']:.1%} of {len(found['differences']):,} differences are held; of "
        f"{len(found['claims']):,} things alike {share['claims']:.1%} are called different"
    )
