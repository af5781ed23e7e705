"""What the wrap-up of a call starts from: proposal, draft, rules, and how words are understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tui.calling.follow_up import advance_text
from tui.calling.live_call import LiveCall
from tui.languages import _
from tui.scripts.attempts import Attempt, attempts_of
from tui.scripts.captures.errors import CaptureError
from tui.scripts.model.names import CaptureType
from tui.scripts.sayings import SayingError
from tui.scripts.wrap_up import (
    Complaint,
    History,
    LeadFacts,
    check,
    propose,
    required_fields,
)

from .draft import ATTEMPTS, Draft
from .keeping import kept_draft
from .sections.asking import Asking, in_words

if TYPE_CHECKING:
    from data.rows import Match
    from tui.scripts.state import CallState


@dataclass
class Opening:
    """A wrap-up that is being filled in, with what surrounds it."""

    draft: Draft
    suggested: str
    """The ending that the call points to; empty where nothing was found out."""
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
            needed=self._needed(live),
            advance=self._advance(),
            matches=self.matches,
            reached=self.reached,
            suggested=self.suggested,
            verdict=live.judgement().verdict.outcome,
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

    def _needed(self, live: LiveCall) -> frozenset[str]:
        """The fields that the chosen ending can't be saved without."""
        draft, rules = self.draft, live.rules.outcomes
        if draft.ending == "callback":
            return frozenset({"callback_at"})
        needed = set(required_fields(draft.ending, live.script, rules))
        if draft.insisting:
            needed.add("insist")
        reason = rules.reason(draft.wrap_up().reason) if draft.ending == "disqualified" else None
        if reason is not None and reason.rule.always:
            needed.discard("evidence")
        return frozenset(needed)

    def _advance(self) -> str:
        """Whether the next step moves the client, in words."""
        step = self.draft.wrap_up().next_step
        if step is None or step.type in ("", "none"):
            return ""
        return advance_text(step.is_advance)

    def parse(self, kind: CaptureType, text: str) -> str:
        """What words mean, in the script's habits, else in the interface's."""
        from tui.calling.understanding import understood

        return understood(self.live, kind, text)

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


def open_draft(live: LiveCall) -> Opening:
    """The call's draft where there is one, else a new one from what is proposed."""
    lead, state, settings = live.lead, live.call.state, live.settings
    today = live.now().astimezone().date()
    facts = LeadFacts(
        name=lead.name,
        title=lead.title,
        company=lead.company_name,
        phone=lead.phone,
        email=lead.email,
        website=lead.website,
        industry=lead.industry,
        employees=str(lead.employees or ""),
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
        today=today,
    )
    draft = live.draft if isinstance(live.draft, Draft) else kept_draft(live, proposal)
    draft.proposal = proposal
    live.draft = draft
    suggested: str = proposal.order[0]
    if proposal.disposition in ("callback", "no_contact"):
        suggested = _attempt_of(live, proposal.disposition)
    elif not (state.answers or state.asked or state.notes or state.captures or _icp_asked(state)):
        suggested = "no_answer"
    elif proposal.unfounded:
        suggested = ""
    return Opening(
        draft=draft,
        suggested=suggested,
        reached=suggested not in ATTEMPTS,
        history=_history(live, today),
        live=live,
    )


def _icp_asked(state: CallState) -> bool:
    """Whether the ICP checklist holds more than the lead's own fields say."""
    return bool(state.icp.keys() - state.icp_of_lead)


def _history(live: LiveCall, today: date) -> History:
    """What the rules ask about earlier calls; nothing where they can't be read just now."""
    try:
        calls = live.store.lead_history(live.lead.id)
    except SayingError:
        calls = []
    past = [
        Attempt(each.started_at.astimezone().date(), each.disposition)
        for each in calls
        if each.disposition is not None
    ]
    tried = attempts_of(past, live.rules.outcomes)
    missed = sum(each.disposition != "talked" for each in past)
    return History(attempts=missed, recent=tried.counted, channels=tried.channels, today=today)


def _attempt_of(live: LiveCall, pointed: str) -> str:
    """The attempt that the way taken speaks of: an answer or a step called `voicemail`, say."""
    if pointed == "callback":
        return "callback"
    state = live.call.state
    named = [answer for answering in state.answers.values() for answer in answering.answers]
    return next((name for name in [*named, *state.trail] if name in ATTEMPTS), "no_answer")
