"""Imports that a killed program or a full disk left half done: taken out again, and said so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.languages import ngettext
from tui.text import one_line

if TYPE_CHECKING:
    from data.importing.taking_out import TakenOut
    from data.store import Store


def taken_out(store: Store, now: datetime) -> list[str]:
    """Take them out, and a sentence for each.

    Raises:
        StoreError: The records refuse it; the next start tries again.
    """
    from data.importing.taking_out import take_out_cut_off

    return [_told(each) for each in take_out_cut_off(store, now=now)]


def _told(out: TakenOut) -> str:
    text = ngettext(
        "The import of {file} was cut off; the {n} lead of it that was in is taken out again. "
        "Import the file once more.",
        "The import of {file} was cut off; the {n} leads of it that were in are taken out again. "
        "Import the file once more.",
        out.gone,
    )
    told = text.format(file=one_line(Path(out.run.file).name), n=out.gone)
    if out.stayed:
        stayed = ngettext(
            "{n} lead stays, since somebody has worked with it meanwhile.",
            "{n} leads stay, since somebody has worked with them meanwhile.",
            out.stayed,
        )
        told = f"{told} {stayed.format(n=out.stayed)}"
    return told
