"""Practice before live calls, where the settings ask for it.

A script is then called live by a rep only after a passed practice call with it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.languages import N_, _, say
from tui.practising.wish import PracticeWish
from tui.scripts.sayings import SayingError
from tui.typing_ahead import OPENS

if TYPE_CHECKING:
    from data.store import Store
    from tui.app import TalktrackApp
    from tui.services import Services


class PracticeFirst(SayingError):
    """The script may not be called live by this rep yet."""


def refuse_unpractised(services: Services, store: Store, script: str) -> None:
    """Refuse a live call with a script that the rep has not passed in practice.

    Raises:
        PracticeFirst: The settings ask for it, and it is missing.
    """
    settings = services.settings
    if services.kind != "own" or not settings.practice_before_live:
        return
    from tui.practising.progressing import has_passed
    from tui.scripts.practice.progress import PASS  # after the first frame: it takes pydantic

    if not has_passed(store, settings.rep_name, script):
        words = N_(
            "The script {script} is not live for you yet. Practise it first: a mark of {mark} or "
            "more, with no gate broken."
        )
        raise PracticeFirst(words, script=script, mark=PASS)


def offer_practice(app: TalktrackApp, error: PracticeFirst) -> None:
    """Say why there is no call, and lead to the buyers."""
    from tui.screens.confirm import ConfirmScreen

    def answered(yes: bool | None) -> None:
        if yes:
            from tui.screens.practice.choosing import PracticeScreen

            app.push_screen(PracticeScreen(app.services), partial(_chosen, app))

    app.push_screen(ConfirmScreen(say(error.saying), yes=_("Practise"), no=_("Go back")), answered)


def _chosen(app: TalktrackApp, wish: PracticeWish | str | None) -> None:
    from tui.practising.holding import hold_practice

    if isinstance(wish, PracticeWish):
        app.run_worker(hold_practice(app, wish), group=OPENS, exit_on_error=False)
    elif wish:
        app.go_over_to("practice")
