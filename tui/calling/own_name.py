"""A name that is set for the first time: the calls left before it belong to the same person."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from tui.languages import ngettext

if TYPE_CHECKING:
    from tui.app import TalktrackApp


async def keep_own_drafts(app: TalktrackApp, before: str, name: str) -> None:
    """Put this name on the open calls that were left under `before`, and say how many.

    Finished calls keep the name they were made under.
    """
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
    for screen in app.screen_stack:
        if read_again := getattr(screen, "action_read_again", None):
            read_again()
