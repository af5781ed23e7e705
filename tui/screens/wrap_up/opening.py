"""What the wrap-up of a call starts from: proposal, draft, rules, and how words are understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.languages import _
from tui.live_call import LiveCall
from tui.scripts.captures.errors import CaptureError
from tui.scripts.model.names import CaptureType
from tui.scripts.wrap_up import Complaint, History, LeadFacts, check, propose

from .draft import ATTEMPTS, Draft
from .sections.asking import Asking, in_words

if TYPE_CHECKING:
    from data.rows import Match


@dataclass
class Opening:
    """A wrap-up that is being filled in, with what surrounds it."""

    draft: Draft
    suggested: str
    """The ending that the call points to."""
    reached: bool
    """Whether anybody was talked to."""
    history: History
    live: LiveCall
    matches: Sequence[Match] = field(default=())

    def asking(self, live: LiveCall) -> Asking:
        """What the sections of the form need, at this moment."""
        return Asking(
            draft=self.draft,
            outcomes=live.rules.outcomes,
            complaints=self.complaints(live),
            needed=frozenset(),
            matches=self.matches,
            reached=self.reached,
            suggested=self.suggested,
        )

    def complaints(self, live: LiveCall) -> list[Complaint]:
        """What keeps the draft from being saved."""
        if not self.draft.ending:
            return []
        return check(
            self.draft.wrap_up(),
            live.script,
            live.call.state,
            live.judgement(),
            live.rules,
            self.history,
        )

    def parse(self, kind: CaptureType, text: str) -> str:
        """What words mean, in the script's habits, else in the interface's."""
        from tui.languages import language
        from tui.scripts.captures import parse

        script, live = self.live.script, self.live
        first: CaptureError | None = None
        for lang in dict.fromkeys((script.lang, language())):
            try:
                return parse(
                    kind,
                    text,
                    lang=lang,
                    currency=script.currency,
                    now=live.now().astimezone().replace(tzinfo=None),
                    country=live.lead.country or None,
                )
            except CaptureError as error:
                first = first or error
        assert first is not None
        raise first

    def warm_up(self) -> None:
        """Load what understands dates before the first one is typed."""
        try:
            self.parse("date", "31.12.2030")
        except CaptureError:
            return

    def name_of(self, ending: str) -> str:
        """What was saved, in words."""
        rules = self.live.rules.outcomes
        kind = rules.outcome(ending) or rules.disposition(ending)
        return _("Saved: {outcome}").format(outcome=in_words(kind.title) if kind else ending)

    def keep(self, live: LiveCall) -> None:
        """Let the call keep the draft while it lives."""
        live.draft = self.draft


def open_draft(live: LiveCall) -> Opening:
    """The call's draft where there is one, else a new one from what is proposed."""
    lead, state, settings = live.lead, live.call.state, live.settings
    facts = LeadFacts(
        name=lead.name,
        title=lead.title,
        company=lead.company_name,
        phone=lead.phone,
        email=lead.email,
        website=lead.website,
        industry=lead.industry,
        employees=lead.employees,
        country=lead.country,
        source=lead.source,
        contact_basis=lead.contact_basis,
    )
    proposal = propose(
        live.script,
        state,
        live.judgement(),
        facts,
        live.rules,
        rep=settings.rep_name,
        owner=settings.owner_name,
        today=live.now().astimezone().date(),
    )
    draft = live.draft if isinstance(live.draft, Draft) else Draft(proposal)
    draft.proposal = proposal
    live.draft = draft
    pointed = state.suggested.partition(":")[0]
    suggested = proposal.order[0]
    if pointed in ("callback", "no_contact"):
        suggested = _attempt_of(live, pointed)
    calls = live.store.lead_history(lead.id)
    attempts = sum(1 for each in calls if each.disposition not in (None, "talked"))
    return Opening(
        draft=draft,
        suggested=suggested,
        reached=suggested not in ATTEMPTS,
        history=History(attempts=attempts),
        live=live,
    )


def _attempt_of(live: LiveCall, pointed: str) -> str:
    """The attempt that the way taken speaks of: an answer or a step called `voicemail`, say."""
    if pointed == "callback":
        return "callback"
    state = live.call.state
    named = [answer for answering in state.answers.values() for answer in answering.answers]
    return next((name for name in [*named, *state.trail] if name in ATTEMPTS), "no_answer")
