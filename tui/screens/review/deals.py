"""The deals behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.commands import Command, bindings
from tui.languages import N_, _, date_text, ngettext, number_text
from tui.reports.words import money_text
from tui.screens.records.commands import MOVES
from tui.services import Services
from tui.widgets.list_table import Column, Line

from .behind_list import BehindList
from .commands import EXPORT, LEAVE, REVIEW

if TYPE_CHECKING:
    from data.figures.deals import DealLine, OfDeals
    from data.figures.figures import Figures
    from tui.reports.pages import Page
    from tui.scripts.reading import Library

OPEN = Command(
    "open_deal_behind",
    N_("Open the deal"),
    N_("Shows the deal: where it stands, whose it is, the call it came from."),
    keys="enter",
    group=REVIEW,
    label=N_("deal"),
    shown=True,
    first=True,
    action="open_behind",
)
OFFERED = (OPEN, EXPORT, LEAVE, *MOVES)


class DealsScreen(BehindList):
    """A list of deals, each of which opens."""

    OFFERS = OFFERED
    BINDINGS = [*bindings(OFFERED)]
    HELP = N_("The deals that a number counts. Enter opens one of them.")
    COLUMNS = (
        Column(N_("Deal"), 4),
        Column(N_("Company"), 4, from_width=100),
        Column(N_("Owner"), 3),
        Column(N_("Amount"), 0, width=16, right=True),
        Column(N_("Expected close"), 0, width=15, from_width=70),
        Column(N_("Closed"), 0, width=12),
    )
    NONE = N_("There are no deals.")
    NAME = "deals"

    def __init__(self, services: Services, wanted: OfDeals) -> None:
        super().__init__(services, _("Deals behind the number"))
        self._wanted = wanted

    def found(self, figures: Figures) -> tuple[int, list[Line]]:
        """How many there are, and the rows of those that are listed."""
        deals = figures.deals(self._wanted)
        return figures.count_deals(self._wanted), [_line(one) for one in deals]

    def counted(self, count: int) -> str:
        """So many, in words."""
        return ngettext("{n} deal", "{n} deals", count).format(n=number_text(count))

    def page(self, figures: Figures, library: Library) -> Page:
        """What is written to a file."""
        from .writing import deals_behind_page

        return deals_behind_page(figures, library, self._wanted)

    def opened(self, key: int) -> Screen[None]:
        """The deal."""
        from tui.screens.records.deal import DealScreen

        return DealScreen(self._services, key)


def _line(one: DealLine) -> Line:
    amount = "" if one.amount is None else money_text(one.amount, one.currency)
    closed = "" if one.closed_at is None else date_text(one.closed_at.astimezone().date())
    return Line(
        one.id,
        (one.name, one.company, one.owner, amount, date_text(one.expected_close), closed),
    )
