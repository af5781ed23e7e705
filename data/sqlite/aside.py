"""A copy of a file of records in a folder of its own, to look into or to change."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import StoreError
from data.sqlite.copying import copy
from data.sqlite.files import look_at
from data.sqlite.opening import refuse_foreign

if TYPE_CHECKING:
    from data.store import Store

NOT_THERE = "There is no file {path}. Name the backup; `talktrack where` says where they are kept."


@contextlib.contextmanager
def copied_aside(file: Path, *, beside: Path | None = None) -> Iterator[Path]:
    """A checked copy of a file, gone at the end.

    Args:
        file: The file; it is not touched.
        beside: The folder in which the copy gets a folder of its own; it has to be on the same
            disk if the copy is to take a file's place.

    Raises:
        StoreError: The file is not there, not ours, of a later version or damaged.
    """
    try:
        look_at(file)
    except StoreError as error:
        if "can be read but not written" not in error.saying.text:
            raise
    if not file.exists():
        raise StoreError(NOT_THERE, path=str(file))
    refuse_foreign(file)
    folder = Path(tempfile.mkdtemp(prefix=".talktrack-", dir=beside or file.parent))
    try:
        copy(str(file), folder / file.name)
        yield folder / file.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def opened_aside(file: Path, *, beside: Path | None = None) -> Iterator["Store"]:
    """A copy of a file, opened as records of this version."""
    from data.store import Store

    with copied_aside(file, beside=beside) as made:
        store = Store.open(made)
        try:
            yield store
        finally:
            store.close()
