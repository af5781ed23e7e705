"""A lead's page: where it came from, its way to sales, its score, what it did, its calls."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from tui.calling.contact_basis import on_card
from tui.calling.open_call import CallWish
from tui.languages import _, number_text
from tui.leads.lead_sources import source_text
from tui.leads.lead_statuses import lead_status
from tui.leads.phone_words import said_of_lead
from tui.leads.standing_words import (
    contribution_line,
    event_words,
    score_line,
    segment_words,
    step_words,
    track_words,
)
from tui.screens.records.names import field_name, moment
from tui.screens.records.page import PageLine, RecordPage, field_line, heading, link, said
from tui.screens.records.parts import calls_of, evidence_of
from tui.text import one_line, plain

if TYPE_CHECKING:
    from data.records.records import Records
    from data.records.rows import LeadPage
    from data.rows import LeadRow
    from data.scoring.rows import LeadStanding
    from tui.scripts.model.scoring import Scoring
    from tui.scripts.reading import Library


class LeadScreen(RecordPage):
    """Everything on a lead."""

    KIND = "lead"
    CAN = ("call_record", "lead_score", "edit_record", "merge_record", "record_history")

    def look(self, records: Records) -> LeadPage:
        """Read the page."""
        page = records.lead(self._row_id)
        store = self._services.store
        return page if store is None else replace(page, standing=store.standings.of(self._row_id))

    @staticmethod
    def name_of(page: LeadPage) -> str:
        """Who it is."""
        lead = page.lead
        return lead.name or lead.company_name or lead.phone or lead.email

    @staticmethod
    def lines(page: LeadPage, library: Library) -> list[PageLine]:
        """The page in words."""
        return [
            *_who(page.lead),
            *_came_in(page),
            *_made(page),
            *(_stands(page.standing, library.scoring) if page.standing is not None else ()),
            *calls_of(page.calls, page.calls_total, library),
            *evidence_of(page.evidence, library),
        ]

    def call_wish(self) -> CallWish | None:
        """With this lead."""
        return CallWish(lead_id=self._row_id)

    def action_lead_score(self) -> None:
        """Show what the score is made of."""
        from tui.screens.standing import StandingScreen

        # Coming back, the page is read anew.
        self.app.push_screen(StandingScreen(self._services, self._row_id))

    def action_edit_record(self) -> None:
        """Correct the lead's fields."""
        from tui.screens.edit_lead import EditLeadScreen

        if self._shown is not None:
            lead = self._shown.lead
            self.app.push_screen(EditLeadScreen(lead), partial(self._edited, lead))

    def _edited(self, lead: LeadRow, changes: dict[str, str] | None) -> None:
        if changes:
            self._save(lead, changes)

    @work(group="edit", exclusive=True, exit_on_error=False)
    async def _save(self, lead: LeadRow, changes: dict[str, str]) -> None:
        try:
            store = (await self._services.ready()).store
            rep = self._services.settings.rep_name
            kept = await to_thread(
                store.edit_lead, lead.id, by=rep, version=lead.version, **changes
            )
        except Exception as error:
            self.app.tell_failure(error)
        else:
            if undialled := said_of_lead(kept, changes):
                self.app.tell(undialled, severity="warning")
        self.read()


def _who(lead: LeadRow) -> Iterator[PageLine]:
    staff = "" if lead.employees is None else number_text(lead.employees)
    known = [
        (field_name("status"), lead_status(lead.status)),
        (field_name("company_name"), lead.company_name),
        (field_name("title"), lead.title),
        (field_name("phone"), lead.phone),
        (field_name("email"), lead.email),
        (field_name("website"), lead.website),
        (field_name("industry"), lead.industry),
        (field_name("employees"), staff),
        (field_name("country"), lead.country),
        (field_name("owner"), lead.owner),
        (field_name("next_call_at"), moment(lead.next_call_at) if lead.next_call_at else ""),
        (field_name("contact_basis"), on_card(lead.contact_basis)),
    ]
    yield from (field_line(name, value) for name, value in known if value)


def _came_in(page: LeadPage) -> Iterator[PageLine]:
    """When, by whom and from which file."""
    yield heading(_("Where it came from"))
    lead, run = page.lead, page.imported
    if run is None:
        yield field_line(_("Came in"), moment(lead.created_at))
    else:
        file = one_line(Path(run.file).name)
        parts = [_("{when}, from the file {file}").format(when=moment(run.at), file=file)]
        parts += [_("import {n}").format(n=run.id), one_line(run.by)]
        yield field_line(_("Came in"), " · ".join(part for part in parts if part))
    if lead.source:
        yield field_line(field_name("source"), source_text(lead.source))


def _made(page: LeadPage) -> Iterator[PageLine]:
    if page.contact is not None:
        yield link(_("Contact"), page.contact[1], "contact", page.contact[0])
    if page.company is not None:
        yield link(_("Company"), page.company[1], "company", page.company[0])


def _stands(standing: LeadStanding, scoring: Scoring) -> Iterator[PageLine]:
    yield heading(_("Score"))
    yield PageLine(plain(score_line(standing)).stylize("bold"))
    for part in standing.contributions:
        yield PageLine(plain(f"  {one_line(contribution_line(part, scoring))}"))
    segment, play = segment_words(standing.segment, scoring)
    if segment:
        yield field_line(field_name("segment"), f"{segment}. {play}" if play else segment)
    if standing.track:
        yield field_line(field_name("track"), track_words(standing.track, scoring))
    yield heading(_("Way to sales"))
    if not standing.stages:
        yield said(_("Just in; nobody has moved it on yet."))
    for step in standing.stages:
        yield PageLine(plain(f"{moment(step.at)}  {one_line(step_words(step, scoring))}"))
    yield heading(_("What they did"), len(standing.events))
    if not standing.events:
        yield said(_("Nothing is known of what they did; v, then w, adds it."))
    for event in standing.events:
        words = [event_words(event.kind, scoring), one_line(event.note), one_line(event.by)]
        text = " · ".join(word for word in words if word)
        yield PageLine(plain(f"{moment(event.at)}  {text}"))
