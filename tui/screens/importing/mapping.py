"""What the columns of the file are, how it is read, and what holds for all of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from tui.languages import N_, _, say
from tui.leads.home_country import home_country
from tui.leads.leads_file import ForAll, LeadsFile
from tui.screens.choose import ChooseScreen
from tui.screens.importing.words import BASES, TITLES, field_title
from tui.screens.importing.working import WorksOnFiles
from tui.scripts.sayings import SayingError
from tui.services import Services

if TYPE_CHECKING:
    from data.importing.plan import Plan

ENCODINGS = ("utf-8", "cp1250", "cp1251", "utf-16", "cp1252")
DELIMITERS = (
    (",", N_("comma")),
    (";", N_("semicolon")),
    ("\t", N_("tab")),
    ("|", N_("vertical line")),
)
COUNTRIES = ("PL", "RU", "GB", "US", "DE", "UA", "BY", "KZ", "CZ")
NOT_SAID = "?"


class MapsColumns(WorksOnFiles):
    """A screen on which the columns of a file are given their fields."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._file: LeadsFile | None = None
        self._for_all = ForAll(country=home_country(services.settings))
        self._basis_said = False

    def _column(self) -> int | None:
        """The chosen column, by its place."""
        raise NotImplementedError

    def _show_columns(self) -> None:
        raise NotImplementedError

    def _start_checking(self) -> None:
        raise NotImplementedError

    def _say_wrong(self, sentence: str) -> None:
        raise NotImplementedError

    def action_import_field(self) -> None:
        """Say what the chosen column is."""
        file, place = self._file, self._column()
        if file is None or place is None:
            return
        choices = [(_(title), field) for field, title in TITLES.items()]
        choices.append((field_title(""), ""))
        self.app.push_screen(
            ChooseScreen(
                _("What is the column {name}?").format(name=file.table.header[place]),
                choices,
                now=file.columns.fields[place],
                about=" · ".join(file.shown[place])[:200],
            ),
            lambda field: self._take_for(place, field),
        )

    def action_import_leave_out(self) -> None:
        """Leave the chosen column out."""
        if (place := self._column()) is not None:
            self._take_for(place, "")

    def _take_for(self, place: int, field: str | None) -> None:
        if self._file is not None and field is not None:
            self._file.take_for(place, field)
            self._show_columns()

    def action_import_encoding(self) -> None:
        """Read the letters in another way."""
        if self._file is not None and self._file.table.read.kind == "csv":
            now = self._file.table.read.encoding
            self._ask_how(
                _("How are the letters written?"),
                [(name.upper(), name) for name in dict.fromkeys((now, *ENCODINGS))],
                "encoding",
                now,
            )

    def action_import_delimiter(self) -> None:
        """Divide the rows at another sign."""
        if self._file is not None and self._file.table.read.kind == "csv":
            choices = [(_(name), sign) for sign, name in DELIMITERS]
            now = self._file.table.read.delimiter
            self._ask_how(_("What stands between two cells?"), choices, "delimiter", now)

    def action_import_sheet(self) -> None:
        """Read another sheet."""
        if self._file is not None and (sheets := self._file.table.read.sheets):
            choices = [(name, name) for name in sheets]
            self._ask_how(_("Which sheet?"), choices, "sheet", self._file.table.read.sheet)

    def _ask_how(
        self, question: str, choices: Sequence[tuple[str, str]], what: str, now: str
    ) -> None:
        def answered(chosen: str | None) -> None:
            if chosen is not None and self._file is not None and chosen != now:
                self._open_again(self._file, {what: chosen})

        self.app.push_screen(ChooseScreen(question, choices, now=now), answered)

    def action_import_country(self) -> None:
        """Say in which country numbers without a code are read."""
        now = self._for_all.country
        home = home_country(self._services.settings)
        codes = dict.fromkeys(code for code in (now, home, *COUNTRIES) if code)
        choices = [(code, code) for code in codes]
        choices.append((_("none, only numbers with + are read"), ""))

        def answered(chosen: str | None) -> None:
            if chosen is not None:
                self._for_all = replace(self._for_all, country=chosen)
                self._show_columns()

        question = _("Where is a number without its country code?")
        self.app.push_screen(ChooseScreen(question, choices, now=now), answered)

    def action_import_basis(self) -> None:
        """Say on what basis the people of the file may be called."""
        self._ask_basis(then_check=False)

    def action_import_check(self) -> None:
        """Check every row, after the one question that the file leaves open."""
        if self._file is None:
            return
        if not any(self._file.columns.fields):
            self._say_wrong(_("No column is known yet. Say what one is with Enter."))
            return
        given = "contact_basis" in self._file.columns.fields
        if given or self._basis_said:
            self._start_checking()
        else:
            self._ask_basis(then_check=True)

    def _ask_basis(self, *, then_check: bool) -> None:
        def answered(chosen: str | None) -> None:
            if chosen is None:
                return
            self._basis_said = True
            self._for_all = replace(self._for_all, basis=chosen)
            self._show_columns()
            if then_check:
                self._start_checking()

        # What is not known stands first: Enter from habit claims no consent that nobody gave.
        choices = [(_(text), basis) for basis, text in BASES.items()]
        self.app.push_screen(
            ChooseScreen(
                _("On what basis may these people be called?"),
                choices,
                now=self._for_all.basis,
                about=_("It holds for every row that says nothing itself."),
            ),
            answered,
        )

    @work(exclusive=True, exit_on_error=False, group="begin_import")
    async def _check_when_ready(self) -> None:
        if (file := self._file) is None:
            return
        try:
            store = await self._store()
        except Exception as error:
            self._tell(error)
            return
        self._check(file, self._for_all, store)

    @work(exclusive=True, exit_on_error=False, group="begin_import")
    async def _take_in_when_ready(self, plan: Plan) -> None:
        if (file := self._file) is None:
            return
        try:
            store = await self._store()
        except Exception as error:
            self._tell(error)
            return
        self._take_in(file, plan, store)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, SayingError):
            self.app.tell(say(error.saying), severity="error")
        else:
            self.app.tell_failure(error)
