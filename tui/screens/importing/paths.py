"""The path of a file as people type it, paste it, or drop it on the terminal; files to offer."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
LOOKED_AT = 5_000
"""Entries of a folder that are looked at."""
MOST = 200

_ESCAPED = re.compile(r"\\(.)")
_QUOTED = re.compile(r"""\s*(?:'([^']*)'|"([^"]*)")(?:\s.*)?""", re.DOTALL)


class Offered(NamedTuple):
    """A file or a folder that may be chosen."""

    path: Path
    is_folder: bool = False
    changed: float = 0.0
    """When it was written last, in seconds."""


def path_of(typed: str) -> Path:
    """The path that was meant: without quotes, `file://` and a shell's backslashes, `~` at home.

    Terminals put dropped files in quotes, put a backslash before each space, or paste an address;
    of several files the first is taken.
    """
    text = typed.strip()
    if quoted := _QUOTED.fullmatch(text):
        text = quoted[1] if quoted[1] is not None else quoted[2]
    elif text.lower().startswith("file:"):
        text = unquote(urlsplit(text.split()[0]).path)
    elif os.sep == "/" and "\\" in text and not os.path.lexists(text):
        text = _ESCAPED.sub(r"\1", text)
    with suppress(RuntimeError):  # a home folder that nobody knows
        return Path(text).expanduser()
    return Path(text)


def usual_folders() -> list[Path]:
    """Where exports usually lie."""
    from platformdirs import user_desktop_dir, user_documents_dir, user_downloads_dir

    named = [user_downloads_dir(), user_desktop_dir(), user_documents_dir(), "."]
    return list(dict.fromkeys(Path(name).absolute() for name in named))


def recent(folders: Iterable[Path]) -> list[Offered]:
    """The tables in these folders, the latest first."""
    found = [each for folder in folders for each in _entries(folder) if not each.is_folder]
    return sorted(found, key=lambda each: -each.changed)[:MOST]


def offered(typed: str, folders: Iterable[Path]) -> list[Offered]:
    """What may be meant: by a path's beginning, or by letters of a recent file's name."""
    text = typed.strip().strip("'\"")
    if not text:
        return recent(folders)
    path = path_of(text)
    if "/" in text or os.sep in text or text.startswith("~"):
        folder, begun = (path, "") if text.endswith(("/", os.sep)) else (path.parent, path.name)
        wanted = begun.casefold()
        near = [
            each
            for each in _entries(folder.expanduser())
            if each.path.name.casefold().startswith(wanted)
        ]
        return sorted(near, key=lambda each: (not each.is_folder, each.path.name.casefold()))[:MOST]
    wanted = text.casefold()
    return [each for each in recent(folders) if wanted in each.path.name.casefold()]


def as_typed(each: Offered) -> str:
    """A path as it stands in the line, short where it lies at home."""
    text = str(each.path)
    home = str(Path.home())
    if text.startswith(home + os.sep):
        text = "~" + text[len(home) :]
    return text + (os.sep if each.is_folder else "")


def _entries(folder: Path) -> Iterator[Offered]:
    """The folders and tables of a folder; nothing where it can't be read."""
    with suppress(OSError), os.scandir(folder) as entries:
        for number, entry in enumerate(entries):
            if number >= LOOKED_AT:
                return
            if entry.name.startswith("."):
                continue
            with suppress(OSError):
                if entry.is_dir():
                    yield Offered(Path(entry.path), True)
                elif entry.name.lower().endswith(ENDINGS) and entry.is_file():
                    yield Offered(Path(entry.path), False, entry.stat().st_mtime)
