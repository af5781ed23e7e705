"""What the rep types in a call or its wrap-up, as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.languages import language
from tui.scripts.captures import CaptureError, parse

if TYPE_CHECKING:
    from tui.calling.live_call import LiveCall
    from tui.scripts.model.names import CaptureType


def understood(live: LiveCall, kind: CaptureType, text: str) -> str:
    """What was typed, read in the habits of the script, else of the interface.

    Raises:
        CaptureError: It can't be read in either.
    """
    first: CaptureError | None = None
    for lang in dict.fromkeys((live.script.lang, language())):
        try:
            return parse(
                kind,
                text,
                lang=lang,
                currency=live.script.currency,
                now=live.now().astimezone().replace(tzinfo=None),
                country=live.lead.country or None,
            )
        except CaptureError as error:
            first = first or error
    raise first or CaptureError("")
