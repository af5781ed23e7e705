"""Where the lines of the reps lead."""

from __future__ import annotations

from typing import Any

from data.figures.asked import Asked
from data.figures.behind import Behind
from data.figures.convenience import Convenience
from data.figures.rep_talks import EASY_LOW, HARD_HIGH
from tui.languages import _
from tui.practising.words import FAULTS
from tui.reports.craft import NAME as CRAFT

from .numbers import EVERY, REACHED, Found, Number, counted, of_measure, to


def rep_leads(found: Any, asked: Asked) -> Found:
    """Every line of the reps and of how the talks are led."""
    reps = found["reps"]
    for place, rep in enumerate(reps.reps):
        own = asked.also(rep=rep.rep)
        yield (
            ("reps", place),
            to(
                *counted(Behind(own), rep.counts, ("calls", "reached")),
                *_comfort(own, rep.convenience),
                *(
                    Number(_("class {band}").format(band=band), _talks(own, ("band", band)))
                    for band in "ABCD"
                    if rep.minutes_by_band.get(band)
                ),
                *counted(Behind(own), rep.counts, EVERY[2:]),
            ),
        )
    yield ("team", 0), to(*_comfort(asked, reps.team))
    craft = found["craft"]
    for place, one in enumerate((craft.everyone, *craft.reps)):
        own = asked if not one.rep else asked.also(rep=one.rep)
        groups = {
            _("talks that were read"): one.ids,
            _("with everything found out"): one.known,
            _("with a fault of order"): one.faulty,
            **{_(FAULTS[fault]): ids for fault, ids in one.faulty_by.items()},
        }
        steps = [of_measure(Behind(own), name) for name in ("advances", "reached")]
        numbers = [Number(said, Behind(own, ids=ids), len(ids)) for said, ids in groups.items()]
        yield (CRAFT, place), to(*numbers, *steps)


def _comfort(asked: Asked, found: Convenience) -> list[Number]:
    followed = ("count", "followed")
    easy, hard = ("comfort", EASY_LOW), ("comfort", HARD_HIGH)
    return [
        Number(_("easy talks, poor leads"), _talks(asked, easy), found.easy_low.of),
        Number(_("easy talks, poor leads, followed up"), _talks(asked, easy, followed),
               found.easy_low.hits),
        Number(_("hard talks, good leads"), _talks(asked, hard), found.hard_high.of),
        Number(_("hard talks, good leads, followed up"), _talks(asked, hard, followed),
               found.hard_high.hits),
    ]  # fmt: skip


def _talks(asked: Asked, *sets: tuple[str, str]) -> Behind:
    return Behind(asked, among=(*REACHED, *sets))
