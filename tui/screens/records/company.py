"""A company's page: its people and who decides, calls, what they said, deals, ICP fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.languages import _, number_text
from tui.screens.records.names import FITS, field_name
from tui.screens.records.page import PageLine, RecordPage, field_line
from tui.screens.records.parts import calls_of, deals_of, decision_map, evidence_of

if TYPE_CHECKING:
    from data.records.records import Records
    from data.records.rows import CompanyPage, CompanyRow
    from tui.scripts.reading import Library


def company_fields(company: CompanyRow) -> list[PageLine]:
    """What is known of a company, field by field."""
    fit = "" if company.icp_fit is None else f"{company.icp_fit} %"
    result = _(FITS.get(company.icp_result or "", company.icp_result or ""))
    staff = "" if company.employees is None else number_text(company.employees)
    known = [
        (_("ICP"), " ".join(part for part in (fit, result) if part)),
        (field_name("website"), company.website or company.domain),
        (field_name("industry"), company.industry),
        (field_name("employees"), staff),
        (field_name("country"), company.country),
    ]
    return [field_line(name, value) for name, value in known if value]


class CompanyScreen(RecordPage):
    """Everything on a company."""

    KIND = "company"
    CAN = ("edit_record", "add_person", "merge_record", "record_history")

    def look(self, records: Records) -> CompanyPage:
        """Read the page."""
        return records.company(self._row_id)

    @staticmethod
    def name_of(page: CompanyPage) -> str:
        """The company's name."""
        return page.company.name

    @staticmethod
    def lines(page: CompanyPage, library: Library) -> list[PageLine]:
        """The page in words."""
        process = page.company.decision_process
        return [
            *company_fields(page.company),
            *decision_map(page.people, process, page.people_total, library),
            *calls_of(page.calls, page.calls_total, library),
            *evidence_of(page.evidence, library),
            *deals_of(page.deals, page.deals_total, library),
        ]

    def action_edit_record(self) -> None:
        """Correct the company's fields."""
        from tui.screens.records.form import company_form

        if self._shown is not None:
            self.app.push_screen(company_form(self._services, self._shown.company))

    def action_add_person(self) -> None:
        """Add a person to the company."""
        from tui.screens.records.form import new_contact_form

        if self._shown is not None:
            self.app.push_screen(new_contact_form(self._services, self._shown.company.id))
