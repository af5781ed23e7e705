"""What the review remembers from one day to the next: the last view, and the plan."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

LONGEST = 100_000


class Kept:
    """A small file; where it can't be read or written, nothing is remembered and nothing fails."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._alone = Lock()
        self._values = self._read()

    @property
    def address(self) -> str:
        """The address of the last view."""
        found = self._values.get("address", "")
        return found if isinstance(found, str) else ""

    def keep_address(self, text: str) -> None:
        """Keep the address of the view; for a thread, since the disk may be busy."""
        self._keep("address", text)

    @property
    def plan(self) -> Mapping[str, str]:
        """What stands in the fields of the plan."""
        found = self._values.get("plan")
        if not isinstance(found, dict):
            return {}
        return {str(name): value for name, value in found.items() if isinstance(value, str)}

    @plan.setter
    def plan(self, fields: Mapping[str, str]) -> None:
        self._keep("plan", dict(fields))

    def _read(self) -> dict[str, object]:
        try:
            with open(self._path, encoding="utf-8") as file:
                found = json.loads(file.read(LONGEST))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _keep(self, name: str, value: object) -> None:
        if self._values.get(name) == value:
            return
        with self._alone, contextlib.suppress(OSError):
            self._values[name] = value
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            making = self._path.with_suffix(".new")
            making.write_text(json.dumps(self._values), encoding="utf-8")
            making.chmod(0o600)
            making.replace(self._path)
