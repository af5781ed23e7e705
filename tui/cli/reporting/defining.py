"""`talktrack leads definition`: what a lead has to meet, on one page."""

from pathlib import Path

from ..session import Session
from .wishes import Wish

OK = 0


def show(session: Session, *, html: Path | None, as_json: bool, force: bool) -> int:
    """Print the page, or write it as one file for a browser."""
    from tui.reports.definition import definition_page
    from tui.reports.names import names_of

    from .reports import put_page

    page = definition_page(session.library, names_of(session.library))
    put_page(session, page, Wish(view="definition", html=html, as_json=as_json, force=force))
    return OK
