"""The file of rows that were not taken, beside the source, each with its reason at the end."""

import contextlib
import csv
import os
import re
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

from data.importing.errors import ImportRefused
from data.importing.spool import Refused
from data.sqlite.files import new_private_file, sync_folder
from tui.scripts.cleaning import clean
from tui.scripts.sayings import Saying

NO_ROOM = (
    "Rows that can't be taken are written beside {file}, but its folder refuses that ({why}). "
    "Copy the file to a folder of your own and import it from there."
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"\+?\d[\d\s()./-]*|-\d+(?:[.,]\d+)?|-+")
_OF_OURS = re.compile(r"\.refused(?:-\d+)?$")


class RefusalFile:
    """A file that is there at the end, whole, or not at all."""

    def __init__(self, source: Path) -> None:
        """Make sure that there is room beside the source before anything else is done.

        Raises:
            ImportRefused: The folder can't be written to.
        """
        self._source = source
        self._making = source.with_name(f".{source.stem[:60]}.{secrets.token_hex(4)}.refused")
        try:
            new_private_file(self._making)
        except OSError as error:
            raise ImportRefused(NO_ROOM, file=str(source), why=error.strerror or "") from None

    def write(
        self,
        header: list[str],
        rows: Iterable[Refused],
        *,
        reason: str,
        say: Callable[[Saying], str],
    ) -> Path:
        """Write the rows and return where they are.

        Args:
            header: The columns' names as they were.
            rows: The rows.
            reason: The name of the last column.
            say: Puts a sentence into the person's language.
        """
        width = len(header)
        with self._making.open("w", encoding="utf-8-sig", newline="") as file:
            out = csv.writer(file, delimiter=";")
            out.writerow([*map(defused, header), reason])
            for row in rows:
                cells = [defused(cell) for cell in row.cells]
                cells += [""] * (width - len(cells))
                out.writerow([*cells, defused(say(row.why))])
            file.flush()
            os.fsync(file.fileno())
        return self._put_in_place()

    def drop(self) -> None:
        """There is nothing to write."""
        self._making.unlink(missing_ok=True)

    def _put_in_place(self) -> Path:
        stem = _OF_OURS.sub("", self._source.stem)
        for number in range(1, 10_000):
            ending = ".refused.csv" if number == 1 else f".refused-{number}.csv"
            place = self._source.with_name(f"{stem}{ending}")
            if os.path.lexists(place):
                continue
            with contextlib.suppress(FileExistsError):
                try:
                    os.link(self._making, place)
                except FileExistsError:
                    raise
                except OSError:
                    # A file system without links.
                    os.rename(self._making, place)
                self.drop()
                sync_folder(place.parent)
                return place
        raise ImportRefused(NO_ROOM, file=str(self._source), why="too many of them")


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a phone number stays as it is."""
    text = clean(cell, limit=32_000)
    if text.lstrip(" ").startswith(_FORMULA) and not _NUMBER.fullmatch(text.strip()):
        return f"'{text}"
    return text
