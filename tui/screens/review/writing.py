"""Tables as a file, where downloads go. For a thread."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from data.exporting.files import new_file
from data.figures.figures import Figures
from tui.languages import N_
from tui.reports import others
from tui.reports.as_sheets import write_csv, write_xlsx
from tui.reports.leads import leads_page
from tui.reports.names import names_of
from tui.reports.pages import Page
from tui.reports.planned import Planned
from tui.scripts.reading import Library

from .address import Address
from .reading import read_view

if TYPE_CHECKING:
    from data.figures.behind import Behind
    from data.figures.deals import OfDeals
    from data.figures.leads_behind import OfLeads

MOST = 100_000
"""Calls, deals or leads in one file."""
FORMATS = {
    "csv": N_("CSV, for any program"),
    "xlsx": N_("Excel workbook, a sheet for each table"),
    "html": N_("web page with charts, to print or send"),
}


def view_page(
    figures: Figures,
    library: Library,
    address: Address,
    today: date,
    search: str = "",
    plan: Planned | None = None,
) -> Page:
    """What an address shows, whole.

    Raises:
        SayingError: The address can't be shown.
    """
    if address.view != "calls":
        return read_view(figures, library, address, today, plan).page
    asked = address.asked(today)
    calls = figures.calls(asked, search=search, limit=MOST)
    return others.calls_page(calls, asked, names_of(library))


def calls_behind_page(figures: Figures, library: Library, behind: Behind, search: str = "") -> Page:
    """The calls behind a number."""
    calls = figures.behind(behind, search=search, limit=MOST)
    return others.calls_page(calls, behind.asked, names_of(library))


def deals_behind_page(figures: Figures, library: Library, wanted: OfDeals) -> Page:
    """The deals behind a number."""
    found = figures.deals(wanted, limit=MOST)
    return others.deals_page(found, wanted.asked, names_of(library))


def leads_behind_page(figures: Figures, library: Library, wanted: OfLeads) -> Page:
    """The leads behind a number."""
    found = figures.leads(wanted, limit=MOST)
    return leads_page(found, wanted.asked, names_of(library))


def write_page(page: Page, name: str, today: date, kind: str) -> Path:
    """Write a page as one of `FORMATS`; the file's path.

    Raises:
        SayingError: The file can't be written.
    """
    from platformdirs import user_downloads_dir

    path = _free(Path(user_downloads_dir()), f"talktrack-{name}-{today}", kind)
    with new_file(path) as file:
        if kind == "csv":
            file.write("\N{ZERO WIDTH NO-BREAK SPACE}")  # spreadsheets read it as UTF-8 then
            write_csv(page, file)
        elif kind == "html":
            from tui.reports.as_html import as_html

            file.write(as_html(page))
    if kind == "xlsx":
        write_xlsx(page, path)  # over the empty file, which is private
    return path


def _free(folder: Path, name: str, kind: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        path = folder / (f"{name}.{kind}" if number == 1 else f"{name}-{number}.{kind}")
        if not path.exists():
            return path
    raise AssertionError
