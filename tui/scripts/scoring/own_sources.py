"""What a team's own leads say of a source, in the place of the preset points."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.scripts.model.scoring import Scoring
from tui.scripts.statistics import Share, shrink_all

LEAST = 30
"""Talked-to leads of a source from which its own history counts (domain.md 2.4)."""
STEP = 5
"""Points are rounded to these, so that not every call changes thousands of scores."""


class OwnSource(NamedTuple):
    """The points of a source by the team's own history."""

    points: float
    leads: int
    """How many leads they are from."""


def own_sources(shares: Mapping[str, Share], scoring: Scoring) -> Mapping[str, OwnSource]:
    """The points of the sources that enough leads came from.

    A rate becomes points by the presets: a source that qualifies as many as all do together gets
    what these sources get by preset on average, and one of twice that rate twice as much:
    S = P * r / m, held between 0 and 100, where r is the rate of the source drawn towards that of
    all (domain.md 5.3), m the rate of all, and P the presets' mean over all these leads.

    Args:
        shares: Of each source of the rules, the leads that were qualified of those talked to.
        scoring: The rules.
    """
    known = {name: share for name, share in sorted(shares.items()) if share.of}
    everyone = sum(known.values(), Share(0, 0))
    if not everyone.hits or all(share.of < LEAST for share in known.values()):
        return {}
    mean = everyone.hits / everyone.of
    preset = sum(scoring.sources[name].points * share.of for name, share in known.items())
    preset /= everyone.of
    found = {}
    for name, shrunk in zip(known, shrink_all(list(known.values())), strict=True):
        if shrunk.share.of >= LEAST:
            points = STEP * round(preset * shrunk.rate / mean / STEP)
            found[name] = OwnSource(float(min(100, max(0, points))), shrunk.share.of)
    return found


def by_own(scoring: Scoring, own: Mapping[str, OwnSource]) -> Scoring:
    """The rules under a version of their own, so that scores by other points are found."""
    if not own:
        return scoring
    points = ",".join(f"{name}{source.points:g}" for name, source in sorted(own.items()))
    return scoring.model_copy(update={"version": f"{scoring.version}+{points}"})
