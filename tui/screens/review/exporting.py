"""Writing what is shown to a file: the kind is asked, the place is where downloads go."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app import TalktrackApp
from tui.languages import _, number_text
from tui.screens.choose import ChooseScreen
from tui.services import Services

from .calls_pane import figures_of

if TYPE_CHECKING:
    from data.figures.figures import Figures
    from tui.reports.pages import Page
    from tui.scripts.reading import Library

PATIENCE = 1.0
"""Seconds until it is said that a file is being written."""


async def export(
    app: TalktrackApp,
    services: Services,
    name: str,
    page_of: Callable[[Figures, Library], Page],
) -> None:
    """Ask for the kind of file, write it, and say where it is.

    Args:
        app: The program.
        services: Its records and scripts.
        name: What the file is called after.
        page_of: What is written; it is called in a thread.
    """
    from .writing import FORMATS

    kind = await app.push_screen_wait(
        ChooseScreen(_("Write as"), [(_(title), kind) for kind, title in FORMATS.items()])
    )
    if kind is None:
        return
    writing = _write(app, services, name, page_of, kind)
    app.run_worker(writing, group="export", exit_on_error=False)  # whatever is asked meanwhile


async def _write(
    app: TalktrackApp,
    services: Services,
    name: str,
    page_of: Callable[[Figures, Library], Page],
    kind: str,
) -> None:
    from .writing import MOST, write_page

    told = app.set_timer(
        PATIENCE, lambda: app.tell(_("The file is being written; you can go on meanwhile."))
    )
    try:
        ready = await services.ready()
        figures = await figures_of(services)
        page = await to_thread(page_of, figures, ready.library)
        path = await to_thread(write_page, page, name, services.clock.local().date(), kind)
    except Exception as error:
        app.tell_failure(error)
        return
    finally:
        told.stop()
    app.tell(_("Saved: {path}").format(path=path))
    if getattr(page.data, "after", None) is not None:
        some = _("The file holds the latest {n} calls; a shorter period fits into one whole.")
        app.tell(some.format(n=number_text(MOST)), severity="warning")
