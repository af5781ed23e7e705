"""`talktrack`, `talktrack call` and `talktrack demo`: the commands that open the screen."""

from __future__ import annotations

from tui.languages import say

from .session import Session
from .words import WordsError

DONE = 0


def print_version(session: Session) -> None:
    """The version and nothing else."""
    from tui import __version__

    session.print(__version__)


def open_app(session: Session) -> int:
    """The app on the queue."""
    from tui.run import run_app

    return run_app(session.services)


def open_call(session: Session, script_id: str, lead_id: int | None) -> int:
    """The app in a call; what can't be called with is said before the screen opens."""
    from tui.calling.open_call import CallWish
    from tui.run import run_app
    from tui.scripts.reading import UnknownScript

    wanted = session.services.overrides.lang or ""
    try:
        session.library.script(script_id)
    except UnknownScript as error:
        raise WordsError(say(error.saying)) from None
    spoken = session.library.languages(script_id)
    lang = wanted if wanted in spoken else ""
    if lead_id is not None:
        store = session.store()
        try:
            store.lead(lead_id)
        finally:
            store.close()
    return run_app(session.services, CallWish(lead_id=lead_id, script=script_id, lang=lang))


def open_demo(session: Session) -> int:
    """The app on invented data that is thrown away at the end."""
    from tui.run import show_demo

    return show_demo(session.services)
