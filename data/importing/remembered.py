"""What was said about columns, kept for the next file of the same kind."""

import contextlib
import json
import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from data.importing.columns import FIELDS, NOTHING, bare
from data.sqlite.files import make_folder, new_private_file

NAME = "import-columns.json"
MOST = 200


class Remembered:
    """Answers of `--map` by the set of columns they were given for."""

    def __init__(self, path: Path) -> None:
        """Keep them in this file."""
        self.path = path

    def find(self, header: Sequence[str]) -> dict[str, str]:
        """The answers for files with these columns, or with some of them and no others."""
        names = {bare(name) for name in header}
        known = [entry for entry in self._read() if set(entry["columns"]) <= names]
        best = max(known, key=lambda entry: len(entry["columns"]), default=None)
        return dict(best["fields"]) if best else {}

    def keep(self, header: Sequence[str], fields: Mapping[str, str]) -> None:
        """Keep answers, over those given before for the same columns."""
        names = sorted({bare(name) for name in header})
        entries = self._read()
        before = next((entry for entry in entries if entry["columns"] == names), None)
        others = [entry for entry in entries if entry is not before]
        merged = {**(before["fields"] if before else {}), **{bare(n): f for n, f in fields.items()}}
        self._write([*others[-MOST + 1 :], {"columns": names, "fields": merged}])

    def _read(self) -> list[dict[str, Any]]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
            return [entry for entry in found if _is_sound(entry)]
        except (OSError, ValueError, TypeError):
            # An unreadable memory is no memory: the file is mapped by its names.
            return []

    def _write(self, entries: list[dict[str, Any]]) -> None:
        make_folder(self.path.parent)
        making = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}")
        new_private_file(making)
        try:
            making.write_text(json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(making, self.path)
        finally:
            with contextlib.suppress(OSError):
                making.unlink(missing_ok=True)


def _is_sound(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("columns"), list)
        and isinstance(entry.get("fields"), dict)
        and all(isinstance(name, str) for name in entry["columns"])
        and all(field in (*FIELDS, NOTHING) for field in entry["fields"].values())
    )
