"""Writing what is shown to a file: the kind is asked, the place is where downloads go."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app import TalktrackApp
from tui.languages import _
from tui.screens.choose import ChooseScreen
from tui.services import Services

from .calls_pane import figures_of

if TYPE_CHECKING:
    from data.figures.figures import Figures
    from tui.reports.pages import Page
    from tui.scripts.reading import Library


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
    from .writing import FORMATS, write_page

    kind = await app.push_screen_wait(
        ChooseScreen(_("Write as"), [(_(title), kind) for kind, title in FORMATS.items()])
    )
    if kind is None:
        return
    today = services.clock.local().date()
    try:
        ready = await services.ready()
        figures = await figures_of(services)
        page = await to_thread(page_of, figures, ready.library)
        path = await to_thread(write_page, page, name, today, kind)
    except Exception as error:
        app.tell_failure(error)
    else:
        app.tell(_("Saved: {path}").format(path=path))
