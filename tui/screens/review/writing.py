"""The tables of a view as a CSV file, where downloads go. For a thread."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

from data.exporting.files import new_file
from data.figures.figures import Figures
from tui.reports import others
from tui.reports.as_sheets import write_csv
from tui.reports.names import names_of
from tui.reports.planned import Planned
from tui.scripts.reading import Library

from .address import Address
from .reading import read_view

MOST = 100_000
"""Calls in one file."""


def write_view(
    figures: Figures,
    library: Library,
    address: Address,
    today: date,
    search: str = "",
    plan: Planned | None = None,
) -> Path:
    """Write what an address shows; the file's path.

    Raises:
        SayingError: The address can't be shown, or the file can't be written.
    """
    from platformdirs import user_downloads_dir

    if address.view == "calls":
        asked = address.asked(today)
        calls = figures.calls(asked, search=search, limit=MOST)
        page = others.calls_page(calls, asked, names_of(library))
    else:
        page = read_view(figures, library, address, today, plan).page
    path = _free(Path(user_downloads_dir()), f"talktrack-{address.view}-{today}")
    with new_file(path) as file:
        file.write("\N{ZERO WIDTH NO-BREAK SPACE}")  # spreadsheets read it as UTF-8 then
        write_csv(page, file)
    return path


def _free(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        path = folder / (f"{name}.csv" if number == 1 else f"{name}-{number}.csv")
        if not path.exists():
            return path
    raise AssertionError
