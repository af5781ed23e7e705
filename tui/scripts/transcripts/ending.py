"""The wrap-up of a played call: what the screen proposes, with the transcript's words over it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tui.scripts.call import Call
from tui.scripts.captures import CaptureError, parse, read_money
from tui.scripts.judgement import Judgement
from tui.scripts.model.names import CaptureType, Model
from tui.scripts.model.transcript import Transcript, WrapUpSaid
from tui.scripts.rules import Rules
from tui.scripts.sayings import Saying
from tui.scripts.wrap_up import (
    CompanyDraft,
    ContactDraft,
    DealDraft,
    History,
    LeadFacts,
    NextStep,
    WrapUp,
    check,
    propose,
    role_for,
    with_following,
)

from .errors import TranscriptError

BLOCKING = ("required", "rule")
KEYS = {
    "deal": {"contact", "company", "deal", "next_step", "ease"},
    "no_deal": {"contact", "company", "revisit_at", "path", "next_step", "ease"},
    "disqualified": {"reason", "sub_reason", "evidence", "insist", "ease"},
    "callback": {"at", "disposition"},
    "no_contact": {"at", "disposition"},
}
"""What each ending takes beside its name, as its form has it."""


def ending(
    transcript: Transcript,
    call: Call,
    judgement: Judgement,
    rules: Rules,
    now: datetime,
    *,
    rep: str = "",
    owner: str = "",
) -> tuple[WrapUp | None, list[Saying]]:
    """The wrap-up of a played call, and why it cannot be saved."""
    said, script, state = transcript.wrap_up, call.script, call.state
    if said is None:
        return None, []
    _only_its_own(said)
    today = now.date()
    lead = lead_facts(transcript)
    proposal = propose(
        script, state, judgement, lead, rules, rep=rep, owner=owner or rep, today=today
    )
    reader = _Reader(call, now, lead.country)
    match said.outcome:
        case "callback" | "no_contact":
            wrap_up = WrapUp(
                outcome=None,
                disposition=said.disposition or said.outcome,
                callback_at=reader.datetime("at", said.at) or proposal.callback_at,
            )
        case outcome:
            form = proposal.forms.get(outcome) or WrapUp(outcome=outcome)
            wrap_up = with_following(filled(form, said, reader), form, proposal, _by_field(said))
    complaints = check(wrap_up, script, state, judgement, rules, History(today=today))
    return wrap_up, [each.saying for each in complaints if each.level in BLOCKING]


def _only_its_own(said: WrapUpSaid) -> None:
    """Refuse a key that the form of this outcome does not have: a typo would be lost."""
    if foreign := sorted(said.model_fields_set - KEYS[said.outcome] - {"outcome"}):
        raise TranscriptError(
            "wrap_up: “{outcome}” takes no “{key}”. It takes: {known}.",
            outcome=said.outcome,
            key=foreign[0],
            known=", ".join(sorted(KEYS[said.outcome])),
        )


def lead_facts(transcript: Transcript) -> LeadFacts:
    """The transcript's lead, as the wrap-up knows leads."""
    return LeadFacts(**transcript.lead.model_dump())


def filled(form: WrapUp, said: WrapUpSaid, reader: "_Reader") -> WrapUp:
    """A form with what the transcript says typed over it."""
    plain = _given(said, "path", "reason", "sub_reason", "evidence", "insist", "ease")
    if said.revisit_at:
        plain["revisit_at"] = reader.date("revisit_at", said.revisit_at)
    if form.outcome != "disqualified":
        plain["contact"] = _contact(form, said, reader)
        plain["company"] = replace(form.company or CompanyDraft(), **_given(said.company))
    if form.outcome == "deal":
        plain["deal"] = _deal(form, said, reader)
    if said.next_step is not None:
        given = _given(said.next_step)
        if "at" in given:
            given["at"] = reader.datetime("next_step.at", given["at"])
        plain["next_step"] = replace(form.next_step or NextStep(), **given)
    return replace(form, **plain)


def _contact(form: WrapUp, said: WrapUpSaid, reader: "_Reader") -> ContactDraft:
    given = _given(said.contact)
    for name in ("phone", "email"):
        if given.get(name):
            given[name] = reader.read(name, f"contact.{name}", given[name])
    proposed = form.contact or ContactDraft()
    if given.get("decides", proposed.decides) != proposed.decides:
        given = {"role": role_for(given["decides"], proposed.role)} | given
    return replace(proposed, **given)


def _deal(form: WrapUp, said: WrapUpSaid, reader: "_Reader") -> DealDraft:
    given = _given(said.deal)
    if amount := given.pop("amount", None):
        money = read_money(reader.read("money", "deal.amount", amount))
        if money is not None:
            given["amount"], given["currency"] = money
    if closing := given.pop("expected_close", None):
        given["expected_close"] = reader.date("deal.expected_close", closing)
    return replace(form.deal or DealDraft(), **given)


def _given(said: Model, *names: str) -> dict[str, Any]:
    """The fields that the transcript fills in."""
    values = said.model_dump(include=set(names) or None)
    return {name: value for name, value in values.items() if value is not None}


def _by_field(said: WrapUpSaid) -> dict[str, str]:
    """What the transcript fills in, by field as the screen names them."""
    parts = {"contact": said.contact, "company": said.company, "deal": said.deal}
    if said.next_step is not None:
        parts["next_step"] = said.next_step
    return {
        f"{part}.{name}": str(value)
        for part, fields in parts.items()
        for name, value in _given(fields).items()
    }


class _Reader:
    """Reads typed fields in the language of the call."""

    def __init__(self, call: Call, now: datetime, country: str) -> None:
        self._script = call.script
        self._now = now
        self._country = country

    def read(self, type: CaptureType, field: str, text: str) -> str:
        """A field as it is kept."""
        try:
            return parse(
                type,
                text,
                lang=self._script.lang,
                currency=self._script.currency,
                now=self._now,
                country=self._country or None,
                past=True,
            )
        except CaptureError as error:
            raise TranscriptError(
                "wrap_up, {field}: {why}", field=field, why=error.saying
            ) from None

    def date(self, field: str, text: str) -> date:
        """A day."""
        return date.fromisoformat(self.read("date", field, text))

    def datetime(self, field: str, text: str | None) -> datetime | None:
        """A day and time, where one was typed."""
        return datetime.fromisoformat(self.read("datetime", field, text)) if text else None
