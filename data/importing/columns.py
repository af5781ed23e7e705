"""Which column of a file is which field of a lead: by names that are known, by what is told."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from data.importing.errors import ImportRefused, WrongWords
from tui.scripts.cleaning import clean, folded
from tui.scripts.reading.folders import BUNDLED

FILE = Path("imports") / "columns.yaml"
"""Inside a folder of scripts; the team's own adds to what comes with the program."""

NAME_PARTS = ("first_name", "middle_name", "last_name")
FIELDS = (
    "name", *NAME_PARTS, "title", "company_name", "phone", "email", "website", "industry",
    "employees", "country", "source", "contact_basis", "owner",
)  # fmt: skip
SHORT = {"company": "company_name", "basis": "contact_basis", "e-mail": "email"}
NOTHING = "-"
"""The field of a column that is left out."""

NO_FIELD = "There is no field {field}. The fields are {known}, and - to leave a column out."
NO_COLUMN = "The file has no column {name}. Its columns are: {known}."
NOT_A_PAIR = "--map takes COLUMN=FIELD, as in --map 'Tel. 2=phone', not {given}."
NOTHING_KNOWN = (
    "No column of the file is known: {known}. Say what they are, as in --map '{first}=name'."
)
NO_NAMES = (
    "The first row seems to be a lead, not the names of the columns. "
    "Put a row of names above it, as in: name, company, phone, email."
)
BAD_FILE = "{file} can't be used: {why}. It has to be like the columns.yaml of the program."

_SIGNS = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_LOOKS_LIKE_DATA = re.compile(r"[^@\s]+@[^@\s]+\.\w+|\+?\d[\d\s()./-]{6,}")


class Columns(NamedTuple):
    """What each column is, by its place in the row."""

    fields: tuple[str, ...]
    """One for each column; empty where it is nothing of a lead."""
    remembered: bool = False
    """Whether something of it comes from an earlier import."""

    def places(self, field: str) -> tuple[int, ...]:
        """Where a field stands, in the order of the file."""
        return tuple(place for place, name in enumerate(self.fields) if name == field)


def bare(name: str) -> str:
    """A column's name as it is matched."""
    return _SIGNS.sub("", folded(clean(name)))


def read_pairs(pairs: Iterable[str]) -> dict[str, str]:
    """What was said by `--map COLUMN=FIELD`, by column.

    Raises:
        ImportRefused: It is no pair, or there is no such field.
    """
    found = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not equals or not column.strip():
            raise WrongWords(NOT_A_PAIR, given=pair)
        wanted = field.strip().casefold()
        wanted = SHORT.get(wanted, wanted)
        if wanted not in (*FIELDS, NOTHING, ""):
            raise WrongWords(NO_FIELD, field=field, known=", ".join(FIELDS))
        found[column.strip()] = wanted or NOTHING
    return found


def map_columns(
    header: Sequence[str],
    names: Mapping[str, str],
    *,
    told: Mapping[str, str] | None = None,
    remembered: Mapping[str, str] | None = None,
) -> Columns:
    """What each column of a header is.

    Args:
        header: The names of the columns.
        names: Field by bare name, as `known_names` gives them.
        told: Field by column, as the person says now; a column is named or counted from 1.
        remembered: The same from an earlier import of such a file.

    Raises:
        ImportRefused: A column that is told is not there, or none is known.
    """
    fields = [_by_name(name, names) for name in header]
    by_bare: dict[str, list[int]] = {}
    for place, name in enumerate(header):
        by_bare.setdefault(bare(name), []).append(place)
    for column, field in (remembered or {}).items():
        for place in by_bare.get(column, ()):
            fields[place] = "" if field == NOTHING else field
    for column, field in (told or {}).items():
        for place in _places(column, header, by_bare):
            fields[place] = "" if field == NOTHING else field
    if not any(fields):
        if any(_LOOKS_LIKE_DATA.fullmatch(cell.strip()) for cell in header):
            raise ImportRefused(NO_NAMES)
        raise ImportRefused(NOTHING_KNOWN, known=_listed(header), first=clean(header[0], limit=40))
    return Columns(tuple(fields), remembered=bool(remembered))


def _by_name(name: str, names: Mapping[str, str]) -> str:
    return names.get(bare(name)) or names.get(bare(_BRACKETS.sub("", name)), "")


def _places(column: str, header: Sequence[str], by_bare: Mapping[str, list[int]]) -> Sequence[int]:
    exact = [place for place, name in enumerate(header) if name.strip() == column]
    found = exact or by_bare.get(bare(column), [])
    if not found and column.lstrip("#").isdecimal():
        place = int(column.lstrip("#")) - 1
        found = [place] if 0 <= place < len(header) else []
    if not found:
        raise WrongWords(NO_COLUMN, name=column, known=_listed(header))
    return found


def _listed(header: Sequence[str]) -> str:
    shown = [" ".join(clean(name, limit=40).split()) or "?" for name in header[:30]]
    return ", ".join(shown) + (", ..." if len(header) > 30 else "")


def known_names(folder: Path | None = None) -> dict[str, str]:
    """Field by bare name: what comes with the program, and the team's own over it.

    Args:
        folder: The team's scripts.

    Raises:
        ImportRefused: The team's file is not of this form.
    """
    found = dict(_read(BUNDLED / FILE))
    if folder is not None and (folder / FILE).is_file():
        found.update(_read(folder / FILE))
    return found


@lru_cache(maxsize=4)
def _read(path: Path) -> Mapping[str, str]:
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        whole = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
        fields = whole["fields"]
        pairs = [(bare(name), field) for field, listed in fields.items() for name in listed]
    except (OSError, ValueError, yaml.YAMLError) as error:
        why = " ".join(str(error).split())[:200]
        raise ImportRefused(BAD_FILE, file=str(path), why=why) from None
    except (TypeError, KeyError, AttributeError):
        raise ImportRefused(BAD_FILE, file=str(path), why="no list of names by field") from None
    strange = next((field for _, field in pairs if field not in FIELDS), None)
    if strange:
        raise ImportRefused(BAD_FILE, file=str(path), why=f"no field {strange}")
    return dict(pairs)
