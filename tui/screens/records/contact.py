"""A contact's page: who it is, the company, calls, what was said, deals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.calling.open_call import CallWish
from tui.languages import _
from tui.screens.records.names import field_name, titled
from tui.screens.records.page import PageLine, RecordPage, field_line, link
from tui.screens.records.parts import calls_of, deals_of, evidence_of

if TYPE_CHECKING:
    from data.records.records import Records
    from data.records.rows import ContactPage
    from tui.scripts.reading import Library


class ContactScreen(RecordPage):
    """Everything on a contact."""

    KIND = "contact"
    CAN = ("edit_record", "merge_record", "record_history", "call_record")

    def look(self, records: Records) -> ContactPage:
        """Read the page."""
        return records.contact(self._row_id)

    @staticmethod
    def name_of(page: ContactPage) -> str:
        """The person's name."""
        return page.contact.name

    @staticmethod
    def lines(page: ContactPage, library: Library) -> list[PageLine]:
        """The page in words."""
        person = page.contact
        found = []
        if page.company is not None:
            found.append(link(_("Company"), page.company.name, "company", page.company.id))
        known = [
            (field_name("title"), person.title),
            (field_name("phone"), person.phone),
            (field_name("email"), person.email),
            (field_name("role"), titled(library.outcomes.roles, person.role)),
            (field_name("decides"), titled(library.outcomes.decides, person.decides)),
        ]
        found += [field_line(name, value) for name, value in known if value]
        leads = {call.lead_id: call.who for call in reversed(page.calls)}
        found += [link(_("Lead"), who, "lead", lead_id) for lead_id, who in leads.items()]
        return [
            *found,
            *calls_of(page.calls, page.calls_total, library),
            *evidence_of(page.evidence, library),
            *deals_of(page.deals, page.deals_total, library),
        ]

    def call_wish(self) -> CallWish | None:
        """With this contact."""
        return CallWish(contact=self._row_id)

    def action_edit_record(self) -> None:
        """Correct the contact's fields."""
        from tui.screens.records.form import contact_form

        if self._shown is not None:
            self.app.push_screen(contact_form(self._services, self._shown))
