"""What each CRM's import wizard wants, read from files that a team may correct.

A file of the same name in the team's own folder stands before the one that came with the program,
and a new name there adds a CRM.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field

from data.errors import StoreError
from data.exporting.fields import SHEETS, names_of
from tui.scripts.model.names import Model, Texts
from tui.scripts.reading import ScriptProblems
from tui.scripts.reading.parsing import read
from tui.scripts.reading.shaping import shaped
from tui.scripts.sayings import Saying

FOLDER = Path(__file__).parent / "crm"

NO_SUCH_CRM = "There is no format called {crm}. There are: {known}."
NO_SUCH_SHEET = "{crm} takes no file of {sheet}. It takes: {known}."
WRONG_FORMAT = "The format {path} can't be used: {why}"
NO_SUCH_FIELD = "{header} is filled from {field}, which is not among: {known}."

Kind = Literal["text", "email", "phone", "date", "moment", "number", "integer", "domain", "url"]


class Column(Model):
    """One column of a wizard's file."""

    header: str
    field: str = Field(default="", alias="from")
    """The field it is filled from."""
    value: str = ""
    """What stands in every row, where it is filled from no field."""
    kind: Kind = Field(default="text", alias="is")
    required: bool = False
    unique: bool = False
    """Whether the wizard takes two rows with the same value for one record."""
    limit: int | None = None
    """Characters it takes."""
    values: Mapping[str, str] = {}
    """The wizard's word for each of ours."""
    allowed: tuple[str, ...] = ()
    """The only values it takes."""


class Sheet(Model):
    """A file of one kind of record."""

    columns: tuple[Column, ...]
    needs: tuple[tuple[str, ...], ...] = ()
    """Of each group of headers at least one has to be filled."""
    note: Texts = {}
    """What to know before importing it, by language."""


class Wizard(Model):
    """What one CRM takes."""

    title: str
    delimiter: Literal[",", ";", "tab"] = ","
    date: str = "%Y-%m-%d"
    moment: str = "%Y-%m-%d %H:%M"
    rows: int | None = None
    """Rows that one file may have."""
    sources: tuple[str, ...] = ()
    """Where the rules were read."""
    sheets: Mapping[str, Sheet]

    @property
    def separator(self) -> str:
        """The sign between two cells."""
        return "\t" if self.delimiter == "tab" else self.delimiter

    def sheet(self, name: str) -> Sheet:
        """The file of this kind of record."""
        if name not in self.sheets:
            raise StoreError(
                NO_SUCH_SHEET, crm=self.title, sheet=name, known=", ".join(self.sheets)
            )
        return self.sheets[name]


def known_wizards(own: Path | None = None) -> list[str]:
    """The CRMs there are formats for."""
    folders = [FOLDER, *([own] if own else [])]
    return sorted({path.stem for folder in folders for path in folder.glob("*.yaml")})


def wizard(crm: str, own: Path | None = None) -> Wizard:
    """The format for a CRM.

    Raises:
        StoreError: There is none, or its file is wrong; the sentence says where.
    """
    for folder in (own, FOLDER):
        path = folder / f"{crm}.yaml" if folder else None
        if path and crm in known_wizards(folder) and path.is_file():
            return _checked(path)
    raise StoreError(NO_SUCH_CRM, crm=crm, known=", ".join(known_wizards(own)))


def own_columns(sheet: str) -> Wizard:
    """Every field under its own name, for spreadsheets and programs."""
    main = SHEETS[sheet][0]
    columns = tuple(
        Column.model_validate(
            {"header": name.removeprefix(f"{main}.").replace(".", "_"), "from": name}
        )
        for name in names_of(sheet)
        if not name.endswith((".first_name", ".last_name", ".number"))
    )
    return Wizard(
        title="Talktrack",
        delimiter=";",
        moment="%Y-%m-%dT%H:%M:%SZ",
        sheets={sheet: Sheet(columns=columns)},
    )


def _checked(path: Path) -> Wizard:
    try:
        found = shaped(Wizard, read(path.read_bytes(), str(path)))
    except ScriptProblems as problems:
        first = problems.problems[0]
        why = Saying("line {line}: {what}", {"line": first.line, "what": first.told})
        raise StoreError(WRONG_FORMAT, path=str(path), why=why) from None
    for name, sheet in found.sheets.items():
        if name not in SHEETS:
            why = Saying(
                NO_SUCH_SHEET, {"crm": "Talktrack", "sheet": name, "known": ", ".join(SHEETS)}
            )
            raise StoreError(WRONG_FORMAT, path=str(path), why=why)
        known = names_of(name)
        for column in sheet.columns:
            if column.field and column.field not in known:
                why = Saying(
                    NO_SUCH_FIELD,
                    {"header": column.header, "field": column.field, "known": ", ".join(known)},
                )
                raise StoreError(WRONG_FORMAT, path=str(path), why=why)
    return found
