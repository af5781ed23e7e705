"""One running call with everything around it: script, lead, rules, records.

The call screen, the wrap-up and the replay of transcripts all hold the same `LiveCall`, so that
none of them needs to know how the others got it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tui.leads.lead_sources import source_to_say
from tui.scripts.call import Call
from tui.scripts.model.objections import ObjectionCard
from tui.scripts.model.scoring import Scoring
from tui.scripts.model.script import Script
from tui.scripts.scoring.naming import source_kind
from tui.terms_of_address import terms_of_address

if TYPE_CHECKING:
    from data.earlier import EarlierCall
    from data.recorder import EventRecorder
    from data.rows import LeadRow
    from data.store import Store
    from tui.scripts.judgement import Judgement
    from tui.scripts.rules import Rules
    from tui.settings import Settings


@dataclass(slots=True)
class LiveCall:
    """A call that is going on."""

    call: Call
    call_id: int
    lead: LeadRow
    script: Script
    rules: Rules
    cards: Sequence[ObjectionCard]
    recorder: EventRecorder
    store: Store
    settings: Settings
    framework: str
    now: Callable[[], datetime]
    """The moment, in UTC."""
    draft: Any = None
    """The wrap-up as far as it is filled in; it lives as long as the call does."""
    earlier: EarlierCall | None = None
    """The last talk with this lead, where there was one."""
    hung_up_ms: int | None = None
    """Talk time when the wrap-up was opened: filling it in is not talking."""
    _judged: tuple[int, str, Judgement] | None = field(default=None, repr=False)

    @property
    def talk_ms(self) -> int:
        """Talk time so far, in milliseconds; it stands still while the wrap-up is filled in."""
        return self.call.now_ms() if self.hung_up_ms is None else self.hung_up_ms

    def judgement(self) -> Judgement:
        """What the call has come to; worked out once per event."""
        from tui.scripts.judgement import judge

        count = len(self.call.events)
        if self._judged is None or self._judged[:2] != (count, self.framework):
            judged = judge(self.script, self.call.state, self.rules, self.framework)
            self._judged = (count, self.framework, judged)
        return self._judged[2]


def known_fields(
    lead: LeadRow, settings: Settings, script: Script, scoring: Scoring
) -> Mapping[str, str]:
    """The merge fields that lead and settings fill; the script's defaults stand in for the rest.

    Where the lead has a name, the forms of address that follow from a name are worked out as well,
    so that nobody is greeted by the name in the script's example.
    """
    of_lead = {
        "contact": lead.name,
        "company": lead.company_name,
        "phone": lead.phone,
        "email": lead.email,
        "title": lead.title,
        "source": source_to_say(lead.source),
        "source_kind": source_kind(lead.source, scoring),
        "employees": lead.employees,
        "country": lead.country,
        "industry": lead.industry,
        "website": lead.website,
        **(terms_of_address(lead.name, script.lang) if lead.name else {}),
    }
    of_settings = {
        "rep": settings.known_rep,
        "our_company": settings.our_company,
        "product": settings.product,
    }
    return {
        name: str(value)
        for name, value in {**of_settings, **of_lead}.items()
        if value not in (None, "")
    }
