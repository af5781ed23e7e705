"""The form of a company, a contact or a deal: typed, checked, saved, and nothing of it lost."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Select, Static

from tui.app import TalktrackApp
from tui.commands import Command, bindings
from tui.languages import N_, _, date_text, say
from tui.leads.phone_words import said_of_number
from tui.screens.confirm import ConfirmScreen
from tui.screens.fields import FieldLine, Wrong
from tui.screens.records.names import in_words, money
from tui.screens.records.typed import AT_COMPANY, COMPANY, CONTACT, DEAL, Field, Reading, read
from tui.screens.records.working import records_of
from tui.scripts.sayings import SayingError
from tui.services import Services
from tui.text import cut, plain

if TYPE_CHECKING:
    from data.records.records import Records
    from data.records.rows import CompanyRow, ContactPage, DealRow

COMMANDS = (
    Command("close", N_("Back"), N_("Goes back; asks first where something was typed."), "escape",
            palette=False),
    Command("save", N_("Save"), N_("Saves what was typed."), "ctrl+s", palette=False),
)  # fmt: skip

Save = Callable[["Records", Mapping[str, Any], int | None, bool], int]
"""Writes the fields; told the version that was on screen, and whether to add a namesake."""


@dataclass(frozen=True)
class What:
    """What a form is about."""

    title: str
    """Marked with N_()."""
    fields: Sequence[Field]
    save: Save
    before: Mapping[str, Any] | None = None
    """The row as it was shown; None for a new one."""


class RecordForm(ModalScreen[int | None]):
    """Saves by itself, so that what was typed stays until it is kept; returns the record's id."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_("Enter saves, Esc goes back. What can't be kept as typed is said under the fields.")

    app = getters.app(TalktrackApp)

    def __init__(self, services: Services, what: What) -> None:
        super().__init__(classes="-dialog")
        self._services = services
        self._what = what
        self._fields = [_with_choices(field, services) for field in what.fields]
        self._before = dict(what.before or {})
        self._shown = {field.name: _shown(field, self._before) for field in self._fields}
        self._saving = False

    def compose(self) -> ComposeResult:
        """The form."""
        with Vertical(classes="dialog", id="record_form"):
            yield Static(plain(_(self._what.title)), classes="dialog-title")
            with VerticalScroll(can_focus=False, classes="fields"):
                for field in self._fields:
                    if field.kind != "choice":
                        yield FieldLine(field.name, _(field.label), self._shown[field.name])
                        continue
                    with Horizontal(classes="field"):
                        yield Label(plain(_(field.label)), classes="field-label")
                        yield Select(
                            [(plain(title), name) for name, title in field.choices],
                            id=field.name,
                            value=self._shown[field.name],
                            allow_blank=False,
                            compact=True,
                        )
            yield Wrong()
            with Horizontal(classes="dialog-buttons"):
                yield Button(plain(_("Save")), id="go", variant="primary")

    # ------------------------------------------------------------------ typing

    def _typed(self, field: Field) -> str:
        widget = self.query_one(f"#{field.name}")
        value = widget.value if isinstance(widget, Input | Select) else ""
        return value if isinstance(value, str) else ""

    def _touched(self) -> list[Field]:
        return [one for one in self._fields if self._typed(one) != self._shown[one.name]]

    @on(Input.Submitted)
    @on(Button.Pressed, "#go")
    def _go(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Save what was typed."""
        if self._saving:
            return
        touched = self._touched()
        if not touched and self._before:
            self.dismiss(None)
            return
        settings = self._services.settings
        by = Reading(self._services.clock.local(), settings.currency)
        values: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for field in touched:
            try:
                values.update(read(field, self._typed(field), by))
            except SayingError as error:
                wrong[field.name] = say(error.saying)
        if wrong:
            self._say(wrong)
        else:
            self._saving = True
            self._save(values)

    @work(group="form", exit_on_error=False)
    async def _save(self, values: dict[str, Any], *, anyway: bool = False) -> None:
        from data.records.editing import Changed, Known
        from data.records.values import WrongFields

        version = self._before.get("version")
        try:
            records = await records_of(self._services)
            saved = await to_thread(self._what.save, records, values, version, anyway)
            undialled = await to_thread(said_of_phone, records, saved, values)
        except WrongFields as error:
            self._say({name: say(saying) for name, saying in error.fields.items()})
        except Changed as error:
            self._meet(error.now, say(error.saying))
        except Known as error:
            question = _("{reason} Add another one?").format(reason=_known(error))
            if await self.app.push_screen_wait(ConfirmScreen(question, yes=_("Add"))):
                self._save(values, anyway=True)
                return
        except SayingError as error:
            self.query_one(Wrong).say(say(error.saying))
        except Exception as error:
            self.app.tell_failure(error)
        else:
            if undialled:
                self.app.tell(undialled, severity="warning")
            self.dismiss(saved)
            return
        self._saving = False

    # ------------------------------------------------------------------ what is wrong

    def _say(self, wrong: Mapping[str, str]) -> None:
        labels = {field.name: _(field.label) for field in self._fields}
        lines = [f"{labels.get(name, name)}: {sentence}" for name, sentence in wrong.items()]
        self.query_one(Wrong).say("\n".join(lines))
        first = next((name for name in wrong if name in labels), None)
        if first is not None:
            self.query_one(f"#{first}").focus()

    def _meet(self, now: Mapping[str, Any], sentence: str) -> None:
        """Somebody else saved first: say what is different, and keep what was typed here."""
        lines = [sentence]
        typed = {field.name for field in self._touched()}
        for field in self._fields:
            if field.name not in now:
                continue
            theirs = _shown(field, now)
            if theirs == self._shown[field.name]:
                continue
            said = cut(_title(field, theirs) or _("empty"), 60)
            lines.append(f"{_(field.label)}: {said}")
            if field.name not in typed:
                widget = self.query_one(f"#{field.name}")
                if isinstance(widget, Input | Select):
                    with self.prevent(Input.Changed, Select.Changed):
                        widget.value = theirs
            self._shown[field.name] = theirs
        self._before = dict(now)
        self.query_one(Wrong).say("\n".join(lines))

    @work(group="form", exit_on_error=False)
    async def action_close(self) -> None:
        """Go back; ask first where something was typed."""
        question = _("Leave without saving what you typed?")
        if not self._touched() or await self.app.push_screen_wait(ConfirmScreen(question)):
            self.dismiss(None)


def _known(error: Any) -> str:
    match = error.matches[0]
    return _("{name} is in the records already ({why}).").format(
        name=match.name, why=say(match.why)
    )


def _with_choices(field: Field, services: Services) -> Field:
    """The closed list of a field, with nothing as its first choice."""
    if field.kind != "choice" or services.library is None:
        return field
    rules = services.library.outcomes
    listed = rules.roles if field.name == "role" else rules.decides
    return replace(
        field, choices=(("", _("not known")), *((each.id, in_words(each.title)) for each in listed))
    )


def _title(field: Field, value: str) -> str:
    return dict(field.choices).get(value, value)


def _shown(field: Field, row: Mapping[str, Any]) -> str:
    """What stands in a field, as the same field would read it back."""
    value = row.get(field.name)
    if field.kind == "choice":
        known = {name for name, _title in field.choices}
        return str(value or "") if (value or "") in known else ""
    if value is None:
        return ""
    if field.kind == "money":
        currency = row.get("currency")
        return money(value, currency)
    if field.kind == "day":
        return date_text(value)
    return str(value)


def said_of_phone(records: Records, row_id: int, values: Mapping[str, Any]) -> str:
    """What to know of a contact's number that is kept as typed; empty where it can be dialled."""
    typed = str(values.get("phone") or "")
    return said_of_number(typed, records.contact(row_id).contact.phone_e164) if typed else ""


def company_form(services: Services, company: CompanyRow | None = None) -> RecordForm:
    """The form of a company, or of a new one."""

    def save(records: Records, values: Mapping[str, Any], version: int | None, anyway: bool) -> int:
        if company is None:
            return records.add_company(values, anyway=anyway)
        records.edit("company", company.id, values, version=version)
        return company.id

    title = N_("New company") if company is None else N_("Edit the company")
    before = asdict(company) if company is not None else None
    return RecordForm(services, What(title, COMPANY, save, before))


def contact_form(services: Services, page: ContactPage) -> RecordForm:
    """The form of a contact; naming another company moves the person there."""
    contact, at = page.contact, page.company

    def save(records: Records, values: Mapping[str, Any], version: int | None, _any: bool) -> int:
        fields = dict(values)
        if AT_COMPANY.name in fields:
            fields["company_id"] = records.company_meant(fields.pop(AT_COMPANY.name))
        records.edit("contact", contact.id, fields, version=version)
        return contact.id

    before = {**asdict(contact), AT_COMPANY.name: at.name if at is not None else ""}
    return RecordForm(services, What(N_("Edit the contact"), (*CONTACT, AT_COMPANY), save, before))


def new_contact_form(services: Services, company_id: int) -> RecordForm:
    """The form of a new contact at a company."""

    def save(
        records: Records, values: Mapping[str, Any], _version: int | None, anyway: bool
    ) -> int:
        return records.add_contact(company_id, values, anyway=anyway)

    return RecordForm(services, What(N_("New contact"), CONTACT, save))


def deal_form(services: Services, deal: DealRow) -> RecordForm:
    """The form of a deal."""

    def save(records: Records, values: Mapping[str, Any], version: int | None, _any: bool) -> int:
        records.edit("deal", deal.id, values, version=version)
        return deal.id

    return RecordForm(services, What(N_("Edit the deal"), DEAL, save, asdict(deal)))
