"""Pinning: a script as one text with its hash, so that an old call still shows what was said."""

import hashlib
import json
from typing import NamedTuple

from ..model.script import Script


class Pinned(NamedTuple):
    """A script as it was when a call began."""

    hash: str
    """SHA-256 of the text, in hexadecimal digits."""
    text: str
    """The merged script as canonical JSON."""


def pinned(script: Script) -> Pinned:
    """`script` as text and hash: the same for the same content, however its file is laid out.

    What stands at its default is left out, so that a key the format gains later does not make
    another script of it. The order of keys in mappings is the author's and stays.
    """
    data = script.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Pinned(hashlib.sha256(text.encode()).hexdigest(), text)


def unpin(text: str) -> Script:
    """The script that `pinned` made the text from."""
    return Script.model_validate(json.loads(text))
