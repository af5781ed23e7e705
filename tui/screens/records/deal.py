"""A deal's page: where it stands, whose it is, the call it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.languages import _
from tui.screens.records.names import STATUSES, day, field_name, in_words, money
from tui.screens.records.page import PageLine, RecordPage, field_line, heading, link
from tui.screens.records.parts import call_line

if TYPE_CHECKING:
    from data.records.records import Records
    from data.records.rows import DealPage
    from tui.scripts.reading import Library


class DealScreen(RecordPage):
    """Everything on a deal."""

    KIND = "deal"
    CAN = ("edit_record", "deal_stage", "record_history")

    def look(self, records: Records) -> DealPage:
        """Read the page."""
        return records.deal(self._row_id)

    @staticmethod
    def name_of(page: DealPage) -> str:
        """The deal's name."""
        return page.deal.name

    @staticmethod
    def lines(page: DealPage, library: Library) -> list[PageLine]:
        """The page in words."""
        deal = page.deal
        stage = library.deals.stage(deal.stage)
        title = in_words(stage.title) if stage is not None else deal.stage
        if stage is not None and deal.status == "open":
            title = f"{title} ({stage.probability} %)"
        why = library.deals.reason(deal.close_reason)
        known = [
            (field_name("status"), _(STATUSES[deal.status])),
            (field_name("stage"), title),
            (field_name("amount"), money(deal.amount, deal.currency)),
            (field_name("expected_close"), day(deal.expected_close)),
            (field_name("owner"), deal.owner),
            (field_name("closed_at"), day(deal.closed_at)),
            (field_name("close_reason"), in_words(why.title) if why else deal.close_reason),
            (field_name("close_note"), deal.close_note),
        ]
        found = [field_line(name, value) for name, value in known if value]
        found.append(link(_("Company"), page.company.name, "company", page.company.id))
        found.append(link(_("Contact"), page.contact.name, "contact", page.contact.id))
        if page.call is not None:
            found += [heading(_("The call it came from")), call_line(page.call, library)]
        return found

    def action_edit_record(self) -> None:
        """Correct the deal's fields."""
        from tui.screens.records.form import deal_form

        if self._shown is not None:
            self.app.push_screen(deal_form(self._services, self._shown.deal))

    def action_deal_stage(self) -> None:
        """Move the deal, close it or open it again."""
        from tui.screens.records.stage import StageScreen

        if self._shown is not None:
            self.app.push_screen(StageScreen(self._services, self._shown.deal))
