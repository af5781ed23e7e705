"""A value that does not fit the model of its file, as the library tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from .source import Path, Source


@dataclass(frozen=True, slots=True)
class Mistake:
    """A value that does not fit, with what is known of why."""

    model: type[BaseModel]
    """The model of the whole file."""
    source: Source
    kind: str
    """The library's name for the reason."""
    path: Path
    value: Any
    limits: Mapping[str, Any]
    in_key: bool

    @property
    def name(self) -> str:
        """The key that people know the value by; for an item of a list, the key of the list."""
        words = [part for part in self.path if isinstance(part, str)]
        return words[-1] if words else "file"
