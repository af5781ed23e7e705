"""The leads behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.commands import Command, bindings
from tui.languages import N_, _, date_text, ngettext, number_text
from tui.leads.lead_sources import source_text
from tui.leads.lead_statuses import lead_status
from tui.screens.records.commands import MOVES
from tui.services import Services
from tui.widgets.list_table import Column, Line

from .behind_list import BehindList
from .commands import EXPORT, LEAVE, REVIEW

if TYPE_CHECKING:
    from data.figures.figures import Figures
    from data.figures.leads_behind import LeadLine, OfLeads
    from tui.reports.pages import Page
    from tui.reports.words import Names
    from tui.scripts.reading import Library

OPEN = Command(
    "open_lead_behind",
    N_("Open the lead"),
    N_("Shows the lead: its way to sales and back, its score, what it did, its calls."),
    keys="enter",
    group=REVIEW,
    label=N_("lead"),
    shown=True,
    first=True,
    action="open_behind",
)
OFFERED = (OPEN, EXPORT, LEAVE, *MOVES)


class LeadsScreen(BehindList):
    """A list of leads, each of which opens."""

    OFFERS = OFFERED
    BINDINGS = [*bindings(OFFERED)]
    HELP = N_("The leads that a number counts. Enter opens one of them, with its calls.")
    COLUMNS = (
        Column(N_("Name"), 4),
        Column(N_("Company"), 4, from_width=70),
        Column(N_("Source"), 3, from_width=90),
        Column(N_("Owner"), 3, from_width=100),
        Column(N_("Status"), 4),
        Column(N_("Why it was given back"), 4, from_width=110),
        Column(N_("Since"), 0, width=12),
    )
    NONE = N_("There are no leads.")
    NAME = "leads"

    def __init__(self, services: Services, wanted: OfLeads, title: str) -> None:
        super().__init__(services, _("Leads behind the number"), title)
        self._wanted = wanted

    def found(self, figures: Figures) -> tuple[int, list[Line]]:
        """How many there are, and the rows of those that are listed."""
        from tui.reports.names import names_of

        assert self._services.library is not None
        names = names_of(self._services.library)
        leads = figures.leads(self._wanted)
        return figures.count_leads(self._wanted), [_line(one, names) for one in leads]

    def counted(self, count: int) -> str:
        """So many, in words."""
        return ngettext("{n} lead", "{n} leads", count).format(n=number_text(count))

    def page(self, figures: Figures, library: Library) -> Page:
        """What is written to a file."""
        from .writing import leads_behind_page

        return leads_behind_page(figures, library, self._wanted)

    def opened(self, key: int) -> Screen[None]:
        """The lead."""
        from tui.screens.records.lead import LeadScreen

        return LeadScreen(self._services, key)


def _line(one: LeadLine, names: Names) -> Line:
    return Line(
        one.id,
        (
            one.name, one.company, source_text(one.source), one.owner, lead_status(one.status),
            names.of("returned", one.reason) if one.reason else "",
            date_text(one.at.astimezone().date()),
        ),
    )  # fmt: skip
