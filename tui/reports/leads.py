"""The leads behind a number as a page."""

from collections.abc import Sequence

from data.figures.asked import Asked
from data.figures.leads_behind import LeadLine
from tui.languages import _
from tui.leads.lead_statuses import lead_status

from .about import about_lines
from .pages import Page, Section, Table
from .words import Names


def leads_page(found: Sequence[LeadLine], asked: Asked, names: Names) -> Page:
    """A row for each lead."""
    heads = (
        _("Lead no."), _("Name"), _("Company"), _("Source"), _("Owner"), _("Score"), _("Status"),
        _("Since"), _("Why it was given back"),
    )  # fmt: skip
    rows = tuple(
        (
            str(one.id), one.name, one.company, names.of("source", one.source), one.owner,
            one.score, lead_status(one.status), one.at.astimezone().date(),
            names.of("returned", one.reason) if one.reason else None,
        )
        for one in found
    )  # fmt: skip
    table = Table("leads", heads, rows, _("There are no leads."))
    return Page(_("Leads"), about_lines(asked, names), (Section(_("Leads"), (), (table,)),))
