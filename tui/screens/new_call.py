"""Whom to call, when they are not in the list: three lines, and Enter goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Select, Static

from tui.calling.open_call import CallWish, choose_script
from tui.commands import Command, bindings
from tui.languages import N_, NAMES, _, language
from tui.leads.lead_sources import TYPED_IN
from tui.screens.fields import FieldLine, Wrong
from tui.services import Services
from tui.text import plain

if TYPE_CHECKING:
    from tui.scripts.reading import Library

BASES = {
    "": N_("not known"),
    "consent": N_("they agreed to be called"),
    "inbound": N_("they asked to be called"),
    "customer": N_("they are a customer"),
    "public": N_("public business data"),
}
COMMANDS = (
    Command("close", N_("Back"), N_("Goes back without a call."), keys="escape", palette=False),
    Command("start", N_("Start the call"), N_("Starts the call."), keys="ctrl+s", palette=False),
)


class NewCallScreen(ModalScreen[CallWish | None]):
    """Asks for a name, a company and a number; any one of them is enough."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_("A name, a company or a number is enough. Enter starts the call, Esc goes back.")

    def __init__(self, services: Services) -> None:
        super().__init__(classes="-dialog")
        self._services = services
        self._library: Library | None = None

    def compose(self) -> ComposeResult:
        """The form."""
        with Vertical(classes="dialog", id="new_call"):
            yield Static(plain(_("New call")), classes="dialog-title")
            yield FieldLine("name", _("Name"))
            yield FieldLine("company", _("Company"))
            yield FieldLine("phone", _("Phone"))
            with Horizontal(classes="field", id="script-field"):
                yield Label(plain(_("Script")), classes="field-label")
                yield Select[str]([], id="script", prompt=_("Getting ready…"), compact=True)
            with Horizontal(classes="field", id="lang-field"):
                yield Label(plain(_("Language")), classes="field-label")
                yield Select[str]([], id="lang", prompt=_("Getting ready…"), compact=True)
            with Horizontal(classes="field", id="basis-field"):
                yield Label(plain(_("Basis")), classes="field-label")
                yield Select(
                    [(plain(_(text)), basis) for basis, text in BASES.items()],
                    id="basis",
                    allow_blank=False,
                    compact=True,
                )
            yield Static(id="about")
            yield Wrong()
            with Horizontal(classes="dialog-buttons"):
                yield Button(plain(_("Start the call")), id="go", variant="primary")

    def on_mount(self) -> None:
        """Offer the scripts as soon as they are read; nobody has to wait for them."""
        self._warn(missing=True)
        self._offer_scripts()

    @work(exclusive=True, exit_on_error=False)
    async def _offer_scripts(self) -> None:
        try:
            library = self._library = (await self._services.ready()).library
            script, lang = choose_script(library, self._services.settings, CallWish(), "")
        except Exception as error:
            self.query_one(Wrong).say(str(error))
            return
        infos = {info.id: info for info in library.scripts()}
        scripts = self.query_one("#script", Select)
        with self.prevent(Select.Changed):
            scripts.set_options(
                [
                    (plain(info.titles.get(language(), info.title)), info.id)
                    for info in infos.values()
                ]
            )
            scripts.value = script
        self._offer_languages(script, lang)

    def _offer_languages(self, script: str, lang: str) -> None:
        if self._library is None:
            return
        offered = self._library.languages(script)
        languages = self.query_one("#lang", Select)
        with self.prevent(Select.Changed):
            languages.set_options([(plain(NAMES.get(code, code)), code) for code in offered])
            if lang in offered:
                languages.value = lang
            elif offered:
                languages.value = offered[0]

    @on(Select.Changed, "#basis")
    def _basis_chosen(self, event: Select.Changed) -> None:
        event.stop()
        self._warn(missing=not event.value)

    def _warn(self, *, missing: bool) -> None:
        about = _("In many countries a cold call needs a basis.") if missing else ""
        self.query_one("#about", Static).update(about)

    @on(Select.Changed, "#script")
    def _script_chosen(self, event: Select.Changed) -> None:
        event.stop()
        if isinstance(event.value, str):
            lang = self.query_one("#lang", Select).value
            self._offer_languages(event.value, lang if isinstance(lang, str) else "")

    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one(Wrong).say("")

    @on(Input.Submitted)
    @on(Button.Pressed, "#go")
    def _go(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        self.action_start()

    def action_start(self) -> None:
        """Start the call."""
        from data.rows import NewLead

        name, company, phone = (
            self.query_one(f"#{field}", Input).value.strip()
            for field in ("name", "company", "phone")
        )
        if not (name or company or phone):
            self.query_one(Wrong).say(_("Type a name, a company or a number first."))
            return
        basis = self.query_one("#basis", Select).value
        self.dismiss(
            CallWish(
                new=NewLead(
                    name=name,
                    company_name=company,
                    phone=phone,
                    source=TYPED_IN,
                    contact_basis=basis if isinstance(basis, str) else "",
                ),
                script=self._chosen("script"),
                lang=self._chosen("lang"),
            )
        )

    def _chosen(self, field: str) -> str:
        value = self.query_one(f"#{field}", Select).value
        return value if isinstance(value, str) else ""

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
