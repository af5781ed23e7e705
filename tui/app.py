"""The app: screens, colours, keys, and what holds on every screen."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.app import App
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from tui import garbage
from tui.commands import bindings
from tui.commands_here import Offer, offers_on, run_offer
from tui.languages import _, ngettext, say, set_language
from tui.own_keys import check_keys, keys_at_start
from tui.safe_app import SafeApp
from tui.screens.everywhere import COMMANDS
from tui.scripts.sayings import Saying
from tui.services import Services
from tui.settings import remember
from tui.themes import DARK, LIGHT, OWN
from tui.typing_ahead import ASKS, OPENS

if TYPE_CHECKING:
    from tui.calling.open_call import CallWish

SMALLEST = (60, 18)


class StoreReady(Message):
    """The store and the scripts are loaded; sent to every screen that is open then."""


class TalktrackApp(SafeApp):
    """Talktrack in a terminal."""

    TITLE = "Talktrack"
    CSS_PATH = Path(__file__).parent / "styles" / "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # it has its own, in three languages
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]
    OFFERS = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self, services: Services, wish: CallWish | None = None) -> None:
        self.services = services
        self._wish = wish
        self._opening = False
        set_language(services.settings.language)
        super().__init__(services.places.faults)
        for theme in OWN:
            self.register_theme(theme)
        self._begin_with_theme(services.settings.theme)
        self.set_keymap(keys_at_start(services.settings.keys))

    def get_default_screen(self) -> Screen[Any]:
        """Today's queue, with what one plain read of the database gives."""
        from tui.screens.today import TodayScreen  # screens know the app, so it meets them late

        return TodayScreen(self.services)

    # ------------------------------------------------------------------ coming and going

    def on_mount(self) -> None:
        """Load what is slow once the first frame is on the screen."""
        self.set_class(self.services.settings.compact, "-compact")
        self.call_after_refresh(self._load)
        if self._wish is not None:
            self.open_call(self._wish)

    @work(thread=True, exit_on_error=False, group="load")
    def _load(self) -> None:
        try:
            self.services.load()
        finally:
            garbage.release()
        self.call_from_thread(self._loaded)

    def _loaded(self) -> None:
        self.services.loaded()
        if self.services.failure is not None:
            self.tell_failure(self.services.failure)
        if late := self.services.recovered:
            told = ngettext(
                "{n} entry of an earlier run could not be saved then; it is now.",
                "{n} entries of an earlier run could not be saved then; they are now.",
                late,
            )
            self.keep_telling(told.format(n=late), severity="information")
        for left in self.services.left_over:
            self.tell(say(left), severity="warning")
        keymap, troubles = check_keys(self.services.settings.keys)
        self.set_keymap(keymap)
        for trouble in (*self.services.troubles, *troubles):
            self.tell(say(trouble), severity="warning")
        self._tell_store_ready()
        if self.services.failure is None and self.services.kind == "own":
            self._take_out_cut_off()

    def _tell_store_ready(self) -> None:
        for screen in self.screen_stack:
            screen.post_message(StoreReady())

    @work(thread=True, exit_on_error=False, group="clear_up")
    def _take_out_cut_off(self) -> None:
        """What an import that was killed has left half done goes, a little at a time."""
        from data.errors import StoreError
        from tui.leads.cut_off_imports import taken_out

        with suppress(StoreError):  # the next start tries again
            assert self.services.store is not None
            for told in taken_out(self.services.store, self.services.clock.now()):
                self.call_from_thread(self.keep_telling, told, severity="warning")
                self.call_from_thread(self._tell_store_ready)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the screen is too small to work on."""
        from tui.screens.too_small import TooSmallScreen

        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())

    # ------------------------------------------------------------------ commands

    def action_close_notice(self) -> None:
        """The notice is read."""
        self.close_notice()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is to be closed where there is no notice."""
        if action == "close_notice" and not self.notices:
            return False
        return super().check_action(action, parameters)

    def action_help(self) -> None:
        """Show what this screen is for and its keys."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_palette(self) -> None:
        """Let any command be found by its name."""
        from tui.screens.palette import PaletteScreen

        if not isinstance(self.screen, PaletteScreen):
            self.push_screen(PaletteScreen(offers_on(self.screen)), self._run_chosen)

    async def _run_chosen(self, offer: Offer | None) -> None:
        if offer is not None:
            await run_offer(self, offer)

    def action_light_or_dark(self) -> None:
        """Switch between the light and the dark colours."""
        self._choose_theme(LIGHT.name if self.current_theme.dark else DARK.name, remember=True)

    def action_next_theme(self) -> None:
        """Try the next set of colours."""
        names = self._themes()
        at = names.index(self.theme)
        self._choose_theme(names[(at + 1) % len(names)], remember=True)
        self.tell(_("Colours: {theme}").format(theme=self.theme))

    def action_picture(self) -> None:
        """Write the screen to an SVG file, where downloads go."""
        from platformdirs import user_downloads_dir

        try:
            self.tell(
                _("Saved: {path}").format(path=self.save_screenshot(path=user_downloads_dir()))
            )
        except OSError as error:
            self.tell(_("The picture can't be saved: {why}").format(why=error), severity="error")

    def action_help_quit(self) -> None:
        """What Ctrl+C does where there is nothing to copy."""
        self.tell(_("Ctrl+Q leaves Talktrack."))

    def action_settings(self) -> None:
        """Open the settings."""
        from tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            themes = self._themes()
            file = str(self.services.places.settings)
            self.push_screen(SettingsScreen(self.services.settings, themes, file), self._settings)

    def _settings(self, changes: Mapping[str, Any] | None) -> None:
        if changes:
            before = self.services.settings
            trouble = self.change_settings(changes)
            self.tell(say(trouble) if trouble else _("The settings are saved."))
            if not before.rep and changes.get("rep"):
                self._keep_own_drafts(before.rep_name, str(changes["rep"]))
            for screen in self.screen_stack:
                screen.refresh(recompose=False, layout=True)

    @work(group=ASKS, exit_on_error=False)
    async def _keep_own_drafts(self, before: str, name: str) -> None:
        from tui.calling.own_name import keep_own_drafts, offer_own_name

        try:
            await keep_own_drafts(self, before, name)
            await offer_own_name(self, before, name)
        except Exception as error:
            self.tell_failure(error)

    def go_over_to(self, place: str) -> None:
        """Leave for the demo or a practice run; the app comes back afterwards."""
        self.exit(place)

    def open_call(self, wish: CallWish) -> None:
        """Start or go on with a call, as soon as the store and the scripts are there.

        While one is being opened, another is not: an impatient second Enter begins no second call,
        and never one with somebody else.
        """
        if self._opening:
            return
        self._opening = True
        if not self.services.is_loaded:
            self.tell(_("Getting ready…"))
        self._open_call(wish)

    @work(group=OPENS, exit_on_error=False)
    async def _open_call(self, wish: CallWish) -> None:
        from tui.calling.open_call import hold_call

        try:
            await hold_call(self, wish)
        except Exception as error:
            self.tell_failure(error)
        finally:
            self._opening = False

    # ------------------------------------------------------------------ settings

    def change_settings(self, changes: Mapping[str, Any]) -> Saying | None:
        """Use these settings from now on and write them down; what went wrong, if anything."""
        settings = self.services.settings = replace(self.services.settings, **changes)
        set_language(settings.language)
        self._choose_theme(settings.theme)
        self.set_class(settings.compact, "-compact")
        return remember(self.services.places.settings, changes)

    def _themes(self) -> list[str]:
        first = [*(theme.name for theme in OWN), "ansi-dark", "ansi-light"]
        return [*first, *sorted(set(self.available_themes) - set(first))]

    def _begin_with_theme(self, name: str) -> None:
        """The same before anything is painted, where a change would style everything twice."""
        self.set_reactive(App.theme, name if name in self.available_themes else DARK.name)
        theme = self.current_theme
        dark = {"-dark-mode": theme.dark, "-light-mode": not theme.dark}
        self.update_classes({f"-theme-{theme.name}": True, **dark}, update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def _choose_theme(self, name: str, *, remember: bool = False) -> None:
        self.theme = name if name in self.available_themes else DARK.name
        if remember:
            trouble = self.change_settings({"theme": self.theme})
            if trouble is not None:
                self.tell(say(trouble), severity="warning")
