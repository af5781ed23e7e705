"""The one way to the hand-over page of a call, from whichever screen."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from tui.languages import N_, _
from tui.scripts.sayings import SayingError
from tui.typing_ahead import OPENS

if TYPE_CHECKING:
    from data.store import Store
    from tui.app import TalktrackApp


class NoHandOver(SayingError):
    """There is no finished call to hand over."""


def open_hand_over(
    app: TalktrackApp, *, call_id: int | None = None, lead_id: int | None = None
) -> None:
    """Show the page of a call, or of the last finished call with a lead."""
    if not app.services.is_loaded:
        app.tell(_("Getting ready…"))
    app.run_worker(_open(app, call_id, lead_id), group=OPENS, exclusive=True)


async def _open(app: TalktrackApp, call_id: int | None, lead_id: int | None) -> None:
    from data.exporting.handover import hand_over
    from tui.calling.handover import page
    from tui.screens.hand_over import HandOverScreen

    try:
        store, library = await app.services.ready()
        found = call_id if call_id is not None else await to_thread(_last, store, lead_id or 0)
        text = page(await to_thread(hand_over, store, found), library)
    except Exception as error:
        app.tell_failure(error)
        return
    if not isinstance(app.screen, HandOverScreen):
        app.push_screen(HandOverScreen(text, found))


def _last(store: Store, lead_id: int) -> int:
    """The last finished call in which somebody was talked to, else the last finished one."""
    ended = [call for call in store.lead_history(lead_id) if call.status == "ended"]
    talked = [call for call in ended if call.outcome]
    if not ended:
        raise NoHandOver(
            N_("There is no finished call with this lead yet that could be handed on.")
        )
    return (talked or ended)[0].id
