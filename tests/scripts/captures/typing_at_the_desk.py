"""How tests type a value: on a fixed Wednesday morning, into a script that counts in euros."""

from datetime import datetime

import pytest

from tui.scripts.captures import CaptureError, parse
from tui.scripts.model.names import CaptureType

WEDNESDAY = datetime(2026, 11, 25, 9, 30)  # noqa: DTZ001 - the rep's own clock has no zone


def typed(type: CaptureType, text: str, lang: str = "en", **options: object) -> str:
    """The value that is kept for what was typed."""
    return parse(type, text, lang=lang, currency="EUR", now=WEDNESDAY, **options)  # type: ignore[arg-type]


def refusal(type: CaptureType, text: str, lang: str = "en") -> str:
    """The sentence with which a value is refused."""
    with pytest.raises(CaptureError) as caught:
        typed(type, text, lang)
    return str(caught.value)
