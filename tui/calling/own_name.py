"""A name that is set for the first time: what was done before it belongs to the same person."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from tui.languages import _, ngettext
from tui.screens.confirm import ConfirmScreen

if TYPE_CHECKING:
    from data.records.own_name import Named
    from tui.app import TalktrackApp


async def keep_own_drafts(app: TalktrackApp, before: str, name: str) -> None:
    """Put this name on the open calls that were left under `before`, and say how many."""
    store = (await app.services.ready()).store
    count = await to_thread(store.take_over_drafts, before=before, name=name)
    if not count:
        return
    told = ngettext(
        "{n} open call that was left as {before} is yours now.",
        "{n} open calls that were left as {before} are yours now.",
        count,
    )
    app.tell(told.format(n=count, before=before))
    _read_again(app)


async def offer_own_name(app: TalktrackApp, before: str, name: str) -> None:
    """Ask whether what was finished under `before` gets this name, too; it can be taken back."""
    store = (await app.services.ready()).store
    there = await to_thread(store.named, before)
    if not any(there):
        return
    question = _(
        "So far you were called {before} here: {what}. Put {name} there, too? F9 in the records "
        "takes it back."
    ).format(before=before, what=named_text(there), name=name)
    yes, no = _("Put it there"), _("Leave it as it is")
    if await app.push_screen_wait(ConfirmScreen(question, yes=yes, no=no)):
        done = await to_thread(store.rename, before=before, name=name)
        app.tell(_("{name} is there now: {what}.").format(name=name, what=named_text(done)))
        _read_again(app)


def named_text(there: Named) -> str:
    """How many of what have a name in them."""
    counted = (
        (there.calls, ngettext("{n} finished call", "{n} finished calls", there.calls)),
        (there.leads, ngettext("{n} lead", "{n} leads", there.leads)),
        (there.deals, ngettext("{n} deal", "{n} deals", there.deals)),
        (there.practice, ngettext("{n} practice run", "{n} practice runs", there.practice)),
    )
    return ", ".join(text.format(n=count) for count, text in counted if count)


def _read_again(app: TalktrackApp) -> None:
    for screen in app.screen_stack:
        if read_again := getattr(screen, "action_read_again", None):
            read_again()
