"""Taking back, from Today, what was saved in this run: the last first, then the one before."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from tui.languages import _

if TYPE_CHECKING:
    from tui.app import TalktrackApp


async def take_back_last(app: TalktrackApp) -> bool:
    """Take the last save or attempt back and say so; the call is a draft again."""
    services = app.services
    if not services.ended:
        app.tell(_("Nothing was saved since Talktrack started that could be taken back."))
        return False
    live = services.ended.pop()  # a second F9 meanwhile is not about this one
    place = len(services.ended)
    from tui import saving

    try:
        await to_thread(saving.take_back, live)
    except Exception as error:
        services.ended.insert(place, live)
        app.tell_failure(error)
        return False
    services.just_taken_back = live.lead.id
    name = live.lead.name or live.lead.company_name or live.lead.phone
    told = _("Taken back: the call with {name}. It can be gone on with.")
    app.tell(told.format(name=name))
    return True
