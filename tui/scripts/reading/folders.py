"""Folders of scripts: which files they hold, of which kind, and nothing from outside of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from ..sayings import Saying
from .characters import MAX_BYTES
from .problems import Problem, ScriptProblems

Kind = Literal[
    "script",
    "framework",
    "criteria",
    "objections",
    "persona",
    "transcript",
    "outcomes",
    "scoring",
    "deals",
    "costs",
    "practice",
    "practice_call",
]

BUNDLED = Path(__file__).resolve().parents[3] / "call_scripts"
"""The scripts that come with the program, beside its packages."""

_SINGLE: dict[str, Kind] = {
    "outcomes": "outcomes",
    "scoring": "scoring",
    "deals": "deals",
    "costs": "costs",
    "practice": "practice",
}
_FOLDERS: dict[str, Kind] = {
    "frameworks": "framework",
    "objections": "objections",
    "personas": "persona",
    "transcripts": "transcript",
}
_ENDINGS = (".yaml", ".yml")


class ScriptFile(NamedTuple):
    """A file of a scripts folder."""

    kind: Kind
    path: Path
    name: str
    """As people are told it."""


def kind_of(path: Path) -> Kind:
    """The kind of a file by its name and the folder it is in."""
    if path.parent.name == "frameworks" and path.stem == "criteria":
        return "criteria"
    return _FOLDERS.get(path.parent.name) or _SINGLE.get(path.stem, "script")


def shown(path: Path) -> str:
    """A path as people are told it, without anything that a terminal would obey."""
    return "".join(ch if ch.isprintable() else "?" for ch in str(path))


def files(folder: Path, problems: list[Problem]) -> Iterator[ScriptFile]:
    """The files of a scripts folder by name; what is wrong with it goes to `problems`."""
    try:
        home = folder.resolve()
        places = [home, *(home / name for name in _FOLDERS)]
    except OSError as error:
        problems.append(
            Problem(
                shown(folder),
                0,
                0,
                Saying("The folder cannot be read: {error}.", {"error": error.strerror or error}),
            )
        )
        return
    for place in places:
        try:
            inside = sorted(place.iterdir()) if place.is_dir() else []
        except OSError:
            message = Saying("The folder cannot be read: check its permissions.")
            problems.append(Problem(shown(place), 0, 0, message))
            continue
        for path in inside:
            if path.suffix not in _ENDINGS or path.name.startswith("."):
                continue
            if _leads_out(path, home):
                message = Saying("The file leads out of the scripts folder: copy it here instead.")
                problems.append(Problem(shown(path), 0, 0, message, level="warning"))
            elif path.is_file():
                yield ScriptFile(kind_of(path), path, shown(path))


def content(path: Path) -> bytes:
    """The bytes of a file, no more than one over the limit.

    Raises:
        ScriptProblems: The file cannot be read.
    """
    try:
        if not path.is_file():
            raise ScriptProblems([Problem(shown(path), 0, 0, Saying("There is no such file."))])
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        message = Saying(
            "The file cannot be read: check that it is there and that you may read it."
        )
        raise ScriptProblems([Problem(shown(path), 0, 0, message)]) from None


def _leads_out(path: Path, home: Path) -> bool:
    try:
        return not path.resolve().is_relative_to(home)
    except (OSError, RuntimeError):
        return True
