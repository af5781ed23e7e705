"""From which score a lead is worth a call, read without anything that is slow to import."""

import re
from functools import cache
from pathlib import Path

_LINE = re.compile(r"^accept_at:\s*(\d{1,3})\s*(?:#.*)?$", re.MULTILINE)
_BUNDLED = Path(__file__).resolve().parents[2] / "call_scripts"


@cache
def threshold_of(folder: Path | None) -> int | None:
    """`accept_at` of the team's `scoring.yaml`, else of ours; None where neither says it.

    The first frame shows the queue before the rules are loaded, so one line is all that is read.
    """
    for place in (folder, _BUNDLED):
        if place is None:
            continue
        try:
            text = (place / "scoring.yaml").read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        if found := _LINE.search(text):
            return int(found[1])
    return None
