"""What the rep has filled in so far, on top of what was proposed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tui.scripts.captures.errors import CaptureError
from tui.scripts.model.names import CaptureType
from tui.scripts.sayings import Saying
from tui.scripts.wrap_up import (
    Basis,
    CompanyDraft,
    ContactDraft,
    DealDraft,
    NextStep,
    Proposal,
    WrapUp,
    following,
    role_for,
    with_following,
)

OUTCOMES = ("deal", "no_deal", "disqualified")
ATTEMPTS = ("no_answer", "busy", "voicemail", "gatekeeper", "callback")
"""Ways in which nobody was reached, or not for long; none of them is an outcome."""

PARTS: Mapping[str, type[Any]] = {
    "contact": ContactDraft,
    "company": CompanyDraft,
    "deal": DealDraft,
    "next_step": NextStep,
}
READ_AS: Mapping[str, CaptureType] = {
    "deal.amount": "money",
    "deal.expected_close": "date",
    "revisit_at": "date",
    "path_moment": "date",
    "path_notice": "number",
    "next_step.at": "datetime",
    "callback_at": "datetime",
    "contact.phone": "phone",
    "contact.email": "email",
}
"""Fields whose words are understood as something else than words."""

OWN: Mapping[str, tuple[str, ...]] = {
    "no_deal": ("revisit_at", "path"),
    "disqualified": ("reason", "sub_reason", "evidence", "insist"),
    "callback": ("callback_at",),
}
"""Fields of a wrap-up that belong to one ending; whatever stands in them counts for no other."""

Parse = Callable[[CaptureType, str], str]
"""What typed words mean, as a canonical value; raises `CaptureError`."""


@dataclass
class Draft:
    """A wrap-up that is being filled in."""

    proposal: Proposal
    ending: str = ""
    """An outcome or an attempt; empty until one is chosen."""
    verdict_then: str = ""
    """The verdict at the moment when the ending was chosen."""
    ease: int | None = None
    eased: bool = False
    """Whether the ease of talk was given or passed over."""
    typed: dict[str, str] = field(default_factory=dict)
    """What was typed or chosen, by field; everything else stands as proposed."""
    insisting: bool = False
    """Whether the rep disqualifies against a rule, and says why."""
    settled: dict[str, int | None] = field(default_factory=dict)
    """Existing records chosen for `contact` and `company`; None keeps them apart."""
    everything: bool = False
    """Whether the details are shown as well."""
    pressed: bool = False
    """Whether the rep tried to save, so that gaps are pointed out."""
    at: str = ""
    """The field that the cursor is on."""
    meant: dict[tuple[str, str], str | Saying] = field(default_factory=dict)
    """What words meant (or what was wrong with them) by field and words."""

    @property
    def attempt(self) -> bool:
        """Whether this is an attempt that reached nobody."""
        return self.ending in ATTEMPTS

    def outlived(self, verdict: str) -> bool:
        """Whether the outcome was chosen under another verdict than this, which speaks against it.

        It is asked again then: what was right under the answers of then may be wrong now.
        """
        if self.ending not in OUTCOMES or not verdict:
            return False
        return verdict not in (self.ending, self.verdict_then)

    def proposed(self) -> WrapUp:
        """The form that the chosen ending starts from."""
        form = self.proposal.forms.get(self.ending)
        if form is not None:
            return form
        at = self.proposal.callback_at if self.ending == "callback" else None
        return WrapUp(outcome=None, disposition=self.ending or "talked", callback_at=at)

    def standing(self, key: str) -> Any:
        """What was proposed for a field, None where nothing was."""
        found: Any = self.proposed()
        for name in key.split("."):
            found = getattr(found, name, None)
        if key == "contact.role" and self._decides_by_hand:
            return role_for(self.typed["contact.decides"], found or "")
        follows = following(key, self.proposed(), self.proposal, self.typed)
        if follows is not None:
            return follows
        if self.ending == "no_deal" and key == "revisit_at":
            counted = self.counted_return()
            return counted[0] if counted else found
        if self.ending == "no_deal" and key == "path_moment" and self.proposal.returns:
            return self.proposal.returns.moments.get(self.path)
        return found

    @property
    def path(self) -> str:
        """Why not now: as chosen, else as proposed."""
        return self.typed.get("path", self.proposed().path)

    def counted_return(self) -> tuple[date, Basis] | None:
        """The day on which the chosen path comes back, and from where that is counted."""
        returns = self.proposal.returns
        if returns is None:
            return None
        moment, notice = self.canonical("path_moment"), self.canonical("path_notice")
        return returns.on(
            self.path,
            date.fromisoformat(moment) if moment else None,
            min(int(Decimal(notice)), 60) if notice and Decimal(notice) >= 0 else None,
        )

    @property
    def _decides_by_hand(self) -> bool:
        """Whether who decides was chosen otherwise than proposed."""
        chosen = self.typed.get("contact.decides")
        return chosen is not None and chosen != (self.standing("contact.decides") or "")

    def put(self, key: str, text: str) -> None:
        """Type words into a field, or choose for it."""
        self.typed[key] = text

    def understand(self, key: str, parse: Parse) -> Saying | None:
        """Find out what a field's words mean; returns what is wrong with them, if anything."""
        text, kind = self.typed.get(key, "").strip(), READ_AS.get(key)
        if kind is None or not text:
            return None
        found = self.meant.get((key, text))
        if found is None:
            try:
                found = parse(kind, text)
            except CaptureError as error:
                found = error.saying
            self.meant[key, text] = found
        return found if isinstance(found, Saying) else None

    def canonical(self, key: str) -> str:
        """What a field's words were understood as; empty where they were not, or not yet."""
        found = self.meant.get((key, self.typed.get(key, "").strip()))
        return found if isinstance(found, str) else ""

    def wrap_up(self) -> WrapUp:
        """The wrap-up as it stands: the proposal with everything that was typed over it."""
        form = self.proposed()
        parts: dict[str, dict[str, Any]] = {}
        for key, text in self.typed.items():
            part, _, name = key.rpartition(".")
            parts.setdefault(part, {}).update(self._values(key, name, text.strip()))
        typed = parts.pop("", {})
        own = {name: typed[name] for name in OWN.get(self.ending, ()) if name in typed}
        if self.ending == "no_deal" and "revisit_at" not in own:
            own["revisit_at"] = self.standing("revisit_at")
        if not self.insisting:
            own.pop("insist", None)
        for part, values in parts.items():
            if self._takes(part):
                base = getattr(form, part) or PARTS[part]()
                if part == "contact":
                    values = {"role": self.standing("contact.role") or ""} | values
                own[part] = replace(base, **values)
        if self._takes("contact"):
            own["contact_id"] = self.settled.get("contact")
            own["company_id"] = self.settled.get("company")
        own["ease"] = None if self.attempt else self.ease
        return with_following(replace(form, **own), form, self.proposal, self.typed)

    def _takes(self, part: str) -> bool:
        """Whether the chosen ending has this part at all."""
        if part == "deal":
            return self.ending == "deal"
        return self.ending in ("deal", "no_deal")

    def _values(self, key: str, name: str, text: str) -> dict[str, Any]:
        kind, meant = READ_AS.get(key), self.canonical(key)
        if kind == "money":
            amount, _, currency = meant.partition(" ")
            if not amount:
                return {name: None}
            return {name: Decimal(amount)} | ({"currency": currency} if currency else {})
        if kind == "date":
            return {name: date.fromisoformat(meant) if meant else None}
        if kind == "datetime":
            return {name: datetime.fromisoformat(meant) if meant else None}
        if kind in ("phone", "email"):
            return {name: meant or text}
        return {name: text}
