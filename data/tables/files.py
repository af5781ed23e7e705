"""Files that came in and went out: imports with the leads they brought, exports."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from data.tables.columns import check, given, is_moment, moment, one_of, words

RUN_STATES = ("running", "done", "taken_out")
"""Leads are coming in; all of them are in; they were taken out again."""


class ImportRun(SQLModel, table=True):
    """One import of leads. It is whole or taken out again: `running` and silent is cut off."""

    __tablename__ = "import_run"
    __table_args__ = (
        one_of("import_run", "state", RUN_STATES),
        is_moment("import_run", "at"),
        is_moment("import_run", "alive_until"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = moment(required=True)
    by: str = words()
    file: str = given()
    """Where the file was."""
    state: str = given()
    holder: str = words()
    """The program that is at it."""
    alive_until: datetime | None = moment()
    """Silent for longer than that, a program elsewhere counts as cut off."""


class ImportSpan(SQLModel, table=True):
    """Leads of an import whose numbers follow each other."""

    __tablename__ = "import_span"
    __table_args__ = (
        check("import_span_order", "first_lead <= last_lead"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )

    run_id: int = Field(primary_key=True, foreign_key="import_run.id")
    first_lead: int = Field(primary_key=True)
    last_lead: int


class ExportMade(SQLModel, table=True):
    """A file with records that was written, so that who forgets a person knows where to look."""

    __tablename__ = "export_made"
    __table_args__ = (
        is_moment("export_made", "at"),
        {"sqlite_strict": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = moment(required=True)
    by: str = words()
    what: str = given()
    file: str = given()
    """Where it was written."""
