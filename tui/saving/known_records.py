"""The records that somebody is already known by, where nobody sits at the screen to say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from data.keys import company_key, person_key
from tui.calling.live_call import LiveCall
from tui.scripts.wrap_up import WrapUp

if TYPE_CHECKING:
    from data.rows import Match
    from tui.scripts.wrap_up.forms import ContactDraft

SURE = 100
"""Likeness of the same address, number or domain, or of the last call's own records."""


def with_known_records(live: LiveCall, wrap_up: WrapUp) -> WrapUp:
    """The wrap-up with the contact and the company that are surely the same ones.

    On the screen a rep presses Enter on "Already known?"; a played call takes only what leaves no
    doubt: the contact of the last call with this lead or of the same address or number, under the
    same name, and their company, or one of the same domain or name.
    """
    if wrap_up.outcome not in ("deal", "no_deal"):
        return wrap_up
    found = live.store.matches(wrap_up.contact, wrap_up.company, lead_id=live.lead.id)
    sure = [match for match in found if match.closeness >= SURE]
    contact = _contact(sure, wrap_up.contact)
    company = wrap_up.company_id or _company(sure, contact, wrap_up)
    return replace(
        wrap_up,
        contact_id=wrap_up.contact_id or (contact.id if contact else None),
        company_id=company,
    )


def _contact(sure: Sequence[Match], person: ContactDraft | None) -> Match | None:
    if person is None:
        return None
    return next(
        (
            match
            for match in sure
            if match.table == "contact" and person_key(match.name) == person_key(person.name)
        ),
        None,
    )


def _company(sure: Sequence[Match], contact: Match | None, wrap_up: WrapUp) -> int | None:
    firms = [match for match in sure if match.table == "company"]
    named = company_key(wrap_up.company.name) if wrap_up.company else ""
    of_contact = contact.company_id if contact else None
    same = [match.id for match in firms if not named or company_key(match.name) == named]
    return of_contact if of_contact in same else next(iter(same), None)
