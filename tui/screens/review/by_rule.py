"""The talks behind a framework of the what-if view. For a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.figures.behind import Behind
from tui.languages import N_, _
from tui.scripts.sayings import SayingError

if TYPE_CHECKING:
    from data.figures.figures import Figures

    from .leading import ToRule

MOST = 20_000
"""Different findings that one question to the records may name."""
TOO_MANY = N_("These talks found out too many different things to be listed. Choose fewer calls.")


def groups_of(figures: Figures, target: ToRule) -> dict[str, tuple[int, Behind]]:
    """What may be opened, with how many calls it is; what is empty is left out.

    Raises:
        SayingError: They are too many different ones.
    """
    through, out = figures.passing(target.asked, target.rule)
    there, _gone = figures.passing(target.asked, target.other)
    if len(through) + len(out) > MOST:
        raise SayingError(TOO_MANY)
    parts = {
        _("would pass"): (through, "calls"),
        _("of those, qualified"): (through, "qualified"),
        _("of those, won"): (through, "won"),
        _("won deals that would be lost"): (out, "won"),
        _("passes here only"): (through - there, "calls"),
        _("passes here only, won"): (through - there, "won"),
    }
    found = {}
    for title, (words, measure) in parts.items():
        behind = Behind(target.asked, measure, statuses=tuple(sorted(words)))
        if words and (count := figures.count_behind(behind)):
            found[title] = (count, behind)
    return found
