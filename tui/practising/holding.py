"""The way of a practice call through the app: choice, call, mark, and on."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from tui.practising.keeping import Finished, finish, keep
from tui.practising.wish import PracticeWish
from tui.typing_ahead import OPENS

if TYPE_CHECKING:
    from tui.app import TalktrackApp
    from tui.practising.opening import Practice


async def hold_practice(app: TalktrackApp, wish: PracticeWish) -> None:
    """Open the call; afterwards it is marked, kept, and looked back at."""
    from tui.practising.opening import open_practice
    from tui.screens.practice.call import PracticeCallScreen

    await app.services.ready()
    try:
        practice = await to_thread(open_practice, app.services, wish)
    except Exception as error:
        app.tell_failure(error)
        return

    def over(_saved: object) -> None:
        app.run_worker(_end(app, practice), group="practice_end", exit_on_error=False)

    app.push_screen(PracticeCallScreen(practice), over)


async def _end(app: TalktrackApp, practice: Practice) -> None:
    from tui.practising.looking import of_finished
    from tui.screens.practice.look_back import LookBackScreen

    try:
        finished = await to_thread(_marked, practice)
        if finished is None:
            return
        store = (await app.services.ready()).store
        number = await to_thread(keep, store, finished, app.services.settings.rep_name)
    except Exception as error:
        app.tell_failure(error)
        return
    finally:
        await to_thread(practice.close)

    def on_from_there(again: PracticeWish | None) -> None:
        if again is not None:
            app.run_worker(hold_practice(app, again), group=OPENS, exit_on_error=False)

    app.push_screen(LookBackScreen(of_finished(finished, number)), on_from_there)


def _marked(practice: Practice) -> Finished | None:
    """The call with its mark; None where nothing was said, so that there is nothing to mark."""
    if len(practice.session.buyer.turns) <= len(practice.wish.moves):
        return None
    row = practice.live.store.call(practice.live.call_id)
    # A time or a name that was agreed is no outcome yet: the talk goes on, so it counts as no deal.
    outcome = row.outcome or ("no_deal" if row.disposition == "callback" else None)
    return finish(practice, outcome, row.reason)
