"""Scripts as they are offered: what stands on the list, and what is behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model.script import Script
from .loading import Loaded
from .translating import Translation


class ScriptInfo(NamedTuple):
    """A script as it is offered."""

    id: str
    lang: str
    languages: list[str]
    title: str
    framework: str
    version: str
    file: str
    titles: Mapping[str, str]
    """By language."""


@dataclass(slots=True)
class Entry:
    """A script that can be called with, and its languages."""

    script: Script
    loaded: Loaded
    translations: dict[str, Translation] = field(default_factory=dict)
