"""Files that leave: private, whole or not there, and never in place of another one."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from data.errors import StoreError
from data.sqlite.files import new_private_file, sync_folder

THERE_ALREADY = "{path} is there already. Name another file, or replace it with --force."
A_LINK = "{path} is a link. Name a file of its own, so that nothing else is overwritten."
A_FOLDER = "{path} is a folder. Name a file in it."
NOT_WRITTEN = "{path} can't be written ({why}). Name a file in another folder."


@contextlib.contextmanager
def new_file(path: Path, *, force: bool = False, encoding: str = "utf-8") -> Iterator[IO[str]]:
    """A text file that gets its name when it is complete and on disk.

    Args:
        path: The file.
        force: Whether it may replace a file that is there.
        encoding: Of the text.

    Raises:
        StoreError: It is there already, is a link, or can't be written.
    """
    making = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        refuse(path, force=force)
        new_private_file(making)
        with open(making, "w", encoding=encoding, newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(making, path, force=force)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise StoreError(NOT_WRITTEN, path=str(path), why=why) from None
    finally:
        with contextlib.suppress(OSError):
            making.unlink(missing_ok=True)


def refuse(path: Path, *, force: bool) -> None:
    """Refuse a name that must not be written to."""
    if path.is_symlink():
        raise StoreError(A_LINK, path=str(path))
    if path.is_dir():
        raise StoreError(A_FOLDER, path=str(path))
    if path.exists() and not (force and path.is_file()):
        raise StoreError(THERE_ALREADY, path=str(path))


def put_in_place(made: Path, path: Path, *, force: bool = False) -> None:
    """Give a complete file its name."""
    refuse(path, force=force)
    if force:
        os.replace(made, path)
    else:
        try:
            os.link(made, path)
        except FileExistsError:
            raise StoreError(THERE_ALREADY, path=str(path)) from None
        except OSError:  # a file system without links
            os.rename(made, path)
        else:
            made.unlink()
    sync_folder(path.parent)
