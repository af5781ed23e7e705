"""How long a sale takes, as a section."""

from data.figures.cycles import Cycle
from tui.languages import _, number_text

from .pages import Section, Table
from .words import KINDS, Names

NAME = "cycles"


def cycle_section(found: tuple[Cycle, ...], names: Names) -> Section:
    """Days from the first call to the end, the middle one and the one nine of ten stay under."""
    heads = (_("Deals"), "", _("How many"), _("Half within, days"), _("Nine of ten within, days"))
    ends = {"won": _("Won"), "lost": _("Lost")}
    rows = tuple(
        (
            ends.get(one.kind) or _("Won, by {kind}").format(kind=_(KINDS[one.kind]).lower()),
            "" if one.kind in ends else names.of(one.kind, one.value),
            one.deals, _days(one.median), _days(one.slow),
        )
        for one in found
    )  # fmt: skip
    line = _("from the first call with the lead to the end of the deal; of fewer than five deals "
             "only the number is shown")  # fmt: skip
    table = Table(NAME, heads, rows, _("No deal is decided yet."))
    return Section(_("How long a sale takes"), (line,), (table,))


def _days(number: float | None) -> str | None:
    return None if number is None else number_text(round(number))
