"""Why leads are disqualified, source by source, as a section."""

from data.figures.reasons import SourceReasons
from tui.languages import _

from .pages import Section, Table
from .words import MANY, Names, difference_text

NAME = "source-reasons"


def source_reasons_section(found: SourceReasons, names: Names) -> Section:
    """Each reason of the disqualified of a source, beside the disqualified of all others."""
    heads = (
        _("Source"), _("Reason"), _("Of the disqualified of the source"), _("Beside the others"),
    )  # fmt: skip
    rows = tuple(
        (names.of("source", row.source), names.of("reason", row.reason), row.share,
         difference_text(row.against))
        for row in found.rows
    )  # fmt: skip
    table = Table(NAME, heads, rows, _("Nobody was disqualified."))
    return Section(
        _("Reasons of disqualification by source"), (_(MANY),) if found.many else (), (table,)
    )
