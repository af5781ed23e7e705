"""The file of the records before it is opened: what it is, and how a new one comes to be."""

import contextlib
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

from data.errors import (
    StoreDamaged,
    StoreForeign,
    StoreFull,
    StoreReadOnly,
    StoreUnreachable,
)

LINK = "{path} is a link. Name the file itself with --db, so that nothing else is overwritten."
FOLDER = "{path} is a folder. Name a file in it with --db, for example {path}/talktrack.db."
NOT_A_FILE = "{path} is not an ordinary file. Name another file with --db."
NO_PERMISSION = "You may not read {path}. Change its permissions, or name another file with --db."
NO_WRITING = (
    "{path} can be read but not written to. Make the file and its folder writable, "
    "or name another file with --db."
)
NO_FOLDER = "The folder for {path} can't be made ({why}). Name another file with --db."
EMPTY = (
    "{path} is empty, 0 bytes: its records are lost or it was never ours. "
    "Restore a backup with `talktrack restore`, or delete the file to begin anew."
)
FOREIGN = "{path} is a database of another program. Name another file with --db."


def look_at(path: Path) -> bool:
    """Check that the file, if it is there, can be opened; say in a sentence what is wrong if not.

    The file itself is left to SQLite: closing it here would drop the locks that this program's
    other connections hold on it.

    Returns:
        Whether the file is there.
    """
    shown = str(path)
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    except NotADirectoryError:
        raise StoreUnreachable(NO_FOLDER, path=shown, why="a file is in the way") from None
    except PermissionError:
        raise StoreUnreachable(NO_PERMISSION, path=shown) from None
    except OSError as error:
        raise StoreUnreachable(NO_FOLDER, path=shown, why=error.strerror or "") from None
    if stat.S_ISLNK(found.st_mode):
        raise StoreForeign(LINK, path=shown)
    if stat.S_ISDIR(found.st_mode):
        raise StoreForeign(FOLDER, path=shown)
    if not stat.S_ISREG(found.st_mode):
        raise StoreForeign(NOT_A_FILE, path=shown)
    if not os.access(path, os.R_OK):
        raise StoreUnreachable(NO_PERMISSION, path=shown)
    if found.st_size == 0:
        raise StoreDamaged(EMPTY, path=shown)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StoreReadOnly(NO_WRITING, path=shown)
    return True


def make_private(path: Path) -> None:
    """Take the file and its logs away from everyone else, where they are ours."""
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        with contextlib.suppress(OSError):
            if name.stat().st_mode & 0o077:
                name.chmod(0o600)


def make_folder(folder: Path, *, shown: str = "") -> None:
    """Make a folder, and those above it that are missing, for this user alone."""
    missing = []
    at = folder
    try:
        while not at.exists():
            missing.append(at)
            at = at.parent
        for one in reversed(missing):
            with contextlib.suppress(FileExistsError):
                one.mkdir(mode=0o700)
                one.chmod(0o700)
    except OSError as error:
        raise StoreUnreachable(
            NO_FOLDER, path=shown or str(folder), why=error.strerror or "refused"
        ) from None


def new_private_file(path: Path) -> None:
    """Make an empty file that only this user may read, and that was not there before."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    os.close(os.open(path, flags, 0o600))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def create(path: Path, fill: Callable[[Path], None]) -> None:
    """Make a new file whole: filled under another name and linked into place when complete.

    A program killed half-way leaves no file, and of two that begin at once one wins and both use
    the winner's.
    """
    make_folder(path.parent, shown=str(path))
    making = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}.new")
    try:
        try:
            new_private_file(making)
        except PermissionError:
            raise StoreReadOnly(NO_WRITING, path=str(path)) from None
        except OSError as error:
            kind = StoreFull if error.errno == 28 else StoreUnreachable
            raise kind(NO_FOLDER, path=str(path), why=error.strerror or "refused") from None
        fill(making)
        with open(making, "rb+") as file:
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            _put_in_place(making, path)
        sync_folder(path.parent)
    finally:
        for name in (making, Path(f"{making}-wal"), Path(f"{making}-shm")):
            name.unlink(missing_ok=True)


def _put_in_place(making: Path, path: Path) -> None:
    try:
        os.link(making, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links; renaming may replace a file made this very instant.
        if path.exists():
            raise FileExistsError from None
        os.rename(making, path)
