"""On what basis a lead may be called, and the warning before a cold call that lacks one.

domain.md 3.1: before a call the contact basis is known; no basis and a cold call is a warning. The
rep decides; what was decided is kept with the lead, with the day and who it was.
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.languages import N_, _
from tui.typing_ahead import OPENS

if TYPE_CHECKING:
    from data.rows import LeadRow
    from data.store import Store
    from tui.app import TalktrackApp

NONE = "none"
"""Kept where somebody was called without a basis, knowing it."""
REFUSED = "refused"
"""Kept where the list they came with says that they did not agree to be called."""

ON_CARD = {
    "": N_("! none known"),
    NONE: N_("! none; called all the same"),
    REFUSED: N_("! the list says no"),
    "consent": N_("agreed to be called"),
    "inbound": N_("asked to be called"),
    "customer": N_("is a customer"),
    "public": N_("public business data"),
}
"""The basis as it stands on a lead's card."""

ANSWERS = (
    (N_("none; call all the same"), NONE),
    (N_("they agreed to be called"), "consent"),
    (N_("they asked to be called"), "inbound"),
    (N_("they are a customer"), "customer"),
    (N_("public business data"), "public"),
)
"""None stands first: Enter from habit claims no consent that nobody gave."""
SAYS_NOTHING = N_(
    "Nothing says that this person may be called, and nobody has talked with them yet. "
    "In many countries a cold call needs a basis. What you choose is kept with the "
    "lead; Esc makes no call."
)
SAYS_NO = N_(
    "The list says that this person did not agree to be called, and nobody has talked with them "
    "yet. Call only if you know of another basis. What you choose is kept with the lead; Esc makes "
    "no call."
)
NOT_COLD = ("deal", "no_deal", "disqualified", "do_not_contact")
"""States of leads that were talked with, or must not be called at all."""


def on_card(basis: str) -> str:
    """A basis in words; what the team's own file calls it is shown as it is."""
    return _(ON_CARD[basis]) if basis in ON_CARD else basis


def is_cold_without_basis(store: Store, lead: LeadRow) -> bool:
    """Whether a call would be cold, and nothing says that it may be made.

    Cold: nobody has talked with them yet, and they never asked to be called.
    """
    if lead.contact_basis not in ("", NONE, REFUSED) or lead.status in NOT_COLD:
        return False
    calls = store.lead_history(lead.id)
    return not any(call.outcome or call.disposition == "callback" for call in calls)


async def ask_where_missing(
    app: TalktrackApp, store: Store, lead_id: int, call: Callable[[], None]
) -> bool:
    """Warn before a cold call without a basis; whether the warning is on the screen now.

    Args:
        app: The app.
        store: The records.
        lead_id: Whom the rep wants to call.
        call: Makes the call, once the rep has answered.
    """
    lead = await to_thread(store.lead, lead_id)
    if not await to_thread(is_cold_without_basis, store, lead):
        return False
    from tui.screens.choose import ChooseScreen

    def answered(basis: str | None) -> None:
        if basis is not None:
            app.run_worker(_keep(app, store, lead, basis, call), group=OPENS, exclusive=True)

    name = lead.name or lead.company_name or lead.phone
    app.push_screen(
        ChooseScreen(
            _("On what basis may you call {name}?").format(name=name),
            [(_(text), basis) for text, basis in ANSWERS],
            now=NONE,
            about=_(SAYS_NO if lead.contact_basis == REFUSED else SAYS_NOTHING),
        ),
        answered,
    )
    return True


async def _keep(
    app: TalktrackApp, store: Store, lead: LeadRow, basis: str, call: Callable[[], None]
) -> None:
    """Keep the answer with the lead, and go on to the call."""
    try:
        if basis != lead.contact_basis:
            by = app.services.settings.rep_name
            await to_thread(store.edit_lead, lead.id, by=by, contact_basis=basis)
    except Exception as error:
        app.tell_failure(error)
        return
    call()
