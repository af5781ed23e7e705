"""What holds on every screen: palette, help, colours, small windows, toasts."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Input

from tests.tui.conftest import Around
from tests.tui.fakes import queue_row
from tests.tui.reading_screens import NASTY, rows, seen, settled
from tui.commands import Command
from tui.commands_here import Offer
from tui.places import Places
from tui.screens.confirm import ConfirmScreen
from tui.screens.help import HelpScreen
from tui.screens.new_call import NewCallScreen
from tui.screens.palette import PaletteScreen, find
from tui.screens.settings import SettingsScreen
from tui.screens.today import TodayScreen
from tui.screens.today.commands import COMMANDS
from tui.screens.too_small import TooSmallScreen
from tui.settings import read_settings
from tui.themes import OWN

Make = Callable[..., Around]


def on(app: App[Any]) -> type[object]:
    """The kind of screen one sees."""
    return type(app.screen)


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, as WCAG counts it: 4.5 is enough to read."""

    def light(colour: str) -> float:
        parts = [part / 255 for part in Color.parse(colour).rgb]
        lit = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2] + 0.05

    low, high = sorted((light(one), light(other)))
    return high / low


NOT_NOW = ("all_leads", "show_card")
"""Commands of Today that do nothing on a wide screen with nobody looked for."""


class TestPalette:
    async def test_it_lists_the_commands_of_the_screen_and_runs_one(self, around: Make) -> None:
        app = around(queue_row(1)).app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press("ctrl+p")
            await pilot.pause()
            assert on(app) is PaletteScreen
            assert "Edit the lead" in seen(app)
            await pilot.press(*"newcall", "enter")
            await settled(pilot)

            assert isinstance(app.screen, NewCallScreen)

    async def test_it_opens_in_a_russian_layout_and_above_a_dialog(self, around: Make) -> None:
        app = around(queue_row(1)).app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press("n")
            await settled(pilot)
            await pilot.press("ctrl+з")
            await pilot.pause()

            assert isinstance(app.screen, PaletteScreen)

    async def test_what_cannot_be_done_says_why(self, around: Make) -> None:
        app = around().app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press("ctrl+p", *"edit")
            await pilot.pause()

            assert "press n for a new call" in " ".join(seen(app).split())

    async def test_nothing_found_is_said(self, around: Make) -> None:
        app = around().app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("ctrl+p", *"qqqq")
            await pilot.pause()
            assert "There is no such command here." in seen(app)
            await pilot.press("enter", "escape")
            await pilot.pause()

            assert isinstance(app.screen, TodayScreen)

    def test_a_title_goes_before_an_explanation(self) -> None:
        node = TodayScreen.__new__(TodayScreen)
        offers = [Offer(command, node, (), True, "") for command in COMMANDS]

        found = find(offers, "lead")

        assert found[0].command.id in {"edit_lead", "all_leads"}
        assert "call_lead" in [offer.command.id for offer in found]


class TestHelp:
    @pytest.mark.parametrize("key", ["f1", "question_mark"])
    async def test_it_tells_what_the_screen_is_for_and_its_keys(
        self, around: Make, key: str
    ) -> None:
        app = around(queue_row(1)).app()
        async with app.run_test(size=(120, 100)) as pilot:
            await settled(pilot)
            await pilot.press(key)
            await pilot.pause()
            screen = seen(app)

            assert on(app) is HelpScreen
            assert "Leads to call, the most urgent first" in screen
            for command in COMMANDS:
                if command.id not in NOT_NOW:
                    assert command.id in screen
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(app.screen, TodayScreen)

    async def test_a_question_mark_in_a_text_field_is_text(self, around: Make) -> None:
        app = around(queue_row(1)).app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press("n")
            await settled(pilot)
            await pilot.press("question_mark")
            await pilot.pause()

            assert isinstance(app.screen, NewCallScreen)
            assert app.screen.query_one("#name", Input).value == "?"

    async def test_no_line_is_wider_than_a_small_screen(self, around: Make) -> None:
        app = around(queue_row(1)).app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("f1")
            await pilot.pause()
            await pilot.press("j", "pagedown", "k", "pageup")
            await pilot.pause()

            assert "╮" in rows(app)[1] + rows(app)[0]


class TestColours:
    @pytest.mark.parametrize("theme", [*(one.name for one in OWN), "ansi-dark", "ansi-light"])
    async def test_every_screen_opens_in_every_theme(self, around: Make, theme: str) -> None:
        app = around(queue_row(1), theme=theme).app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert app.theme == theme
            for key in ("n", "e", "f1", "f10", "ctrl+p"):
                await pilot.press(key)
                await settled(pilot)
                await pilot.press("escape")
                await settled(pilot)

            assert isinstance(app.screen, TodayScreen)

    async def test_the_chosen_colours_are_remembered(self, around: Make, places: Places) -> None:
        app = around(queue_row(1)).app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await app.run_action("light_or_dark")

            assert app.theme == "talktrack-light"
        assert read_settings(places.settings).settings.theme == "talktrack-light"

    async def test_a_theme_that_is_not_there_is_the_usual_one(self, around: Make) -> None:
        app = around(theme="gone").app()
        async with app.run_test():
            assert app.theme == "talktrack-dark"

    async def test_without_colours_the_cursor_is_still_seen(
        self, around: Make, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        app = around(queue_row(1), queue_row(2)).app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            strips = app.screen._compositor.render_strips()
            one, other = (
                next(segment.style for strip in strips if name in strip.text for segment in strip)
                for name in ("Lead 1", "Lead 2")
            )

            # What is turned over stands on the colour that it would be written in.
            assert one is not None
            assert other is not None
            assert one.reverse
            assert one.color is not None
            assert other.bgcolor is not None
            grounds = [each.get_truecolor().hex for each in (one.color, other.bgcolor)]
            assert contrast(*grounds) >= 4.5

    @pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
    def test_words_stand_out_from_the_ground(self, theme: Theme) -> None:
        for ground in (theme.background, theme.surface, theme.panel):
            for ink in (theme.foreground, theme.accent, theme.error, theme.success, theme.warning):
                assert contrast(str(ground), str(ink)) >= 4.5, (ground, ink)


class TestSmallWindow:
    async def test_it_says_how_large_it_must_be_and_leaves_by_itself(self, around: Make) -> None:
        app = around(queue_row(1)).app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.resize_terminal(50, 12)
            await settled(pilot)
            assert isinstance(app.screen, TooSmallScreen)
            assert "too small: 50×12" in seen(app)
            await pilot.resize_terminal(80, 24)
            await settled(pilot)

            assert isinstance(app.screen, TodayScreen)
            assert "Lead 1" in seen(app)

    @pytest.mark.parametrize("size", [(59, 18), (60, 17), (10, 3), (1, 1)])
    async def test_a_small_start_is_survived(self, around: Make, size: tuple[int, int]) -> None:
        app = around(queue_row(1)).app()
        async with app.run_test(size=size) as pilot:
            await settled(pilot)

            assert isinstance(app.screen, TooSmallScreen)

    async def test_a_dialog_is_still_there_afterwards(self, around: Make) -> None:
        app = around(queue_row(1)).app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("n")
            await settled(pilot)
            await pilot.press(*"Dana")
            await pilot.resize_terminal(40, 10)
            await settled(pilot)
            await pilot.press(*" Ło", "enter", "2")
            await settled(pilot)
            assert "into the line: Dana Ło2" in " ".join(seen(app).split())
            await pilot.resize_terminal(60, 18)
            await settled(pilot)

            assert isinstance(app.screen, NewCallScreen)
            assert app.screen.query_one("#name", Input).value == "Dana Ło2"

    async def test_it_says_that_keys_do_nothing_where_there_is_no_line(self, around: Make) -> None:
        app = around(queue_row(1)).app()
        async with app.run_test(size=(50, 12)) as pilot:
            await settled(pilot)
            await pilot.press("n", "d")
            await settled(pilot)
            assert "Keys do nothing until then" in seen(app)


class TestHostileText:
    async def test_toasts_and_questions_show_it_as_it_is(self, around: Make) -> None:
        app = around().app()
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settled(pilot)
            for name in NASTY:
                app.tell(name)
                app.notify(name, title=name)
                app.push_screen(ConfirmScreen(name, yes=name, no=name))
                await settled(pilot)
                for x in range(10, 70, 6):
                    await pilot.click(offset=(x, 10))

                assert app.is_running
                app.clear_notifications()
                if isinstance(app.screen, ConfirmScreen):
                    app.screen.dismiss()

    @pytest.mark.parametrize(("name", "other"), [*zip(NASTY[::2], NASTY[1::2], strict=True)])
    async def test_the_edit_form_and_settings_show_it_as_it_is(
        self, around: Make, name: str, other: str
    ) -> None:
        made = around(queue_row(1, name=name, company_name=other), rep=other, product=name)
        app = made.app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            for key in ("e", "f10"):
                await pilot.press(key)
                await settled(pilot)
                assert not isinstance(app.screen, TodayScreen)
                await pilot.press("escape")
                await settled(pilot)

            assert app.is_running

    def test_a_command_of_a_team_could_not_smuggle_markup_in(self) -> None:
        from tui.screens.help.pages import help_page

        node = TodayScreen.__new__(TodayScreen)
        command = Command("x", "[/x]", "[@click=app.quit]X[/]")
        page = help_page("[/]", [Offer(command, node, ("[",), True, "")])

        assert "[@click=app.quit]X[/]" in page.plain


class TestSettingsScreen:
    async def test_what_is_changed_is_used_and_written(
        self, around: Make, places: Places, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("USER", "ewa.k")
        here = around(rep="")
        app = here.app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press("f10")
            await settled(pilot)
            await pilot.press(*"Ewa", "enter")
            await settled(pilot)

            assert isinstance(app.screen, TodayScreen)
            assert rows(app)[0].endswith("Ewa · 12:00")
            assert here.store.renamed == [("ewa.k", "Ewa")]
        assert read_settings(places.settings).settings.rep == "Ewa"

    async def test_a_value_that_cannot_be_is_said_and_nothing_is_written(
        self, around: Make, places: Places
    ) -> None:
        app = around().app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press("f10")
            await settled(pilot)
            field = app.screen.query_one("#currency", Input)
            field.value = "zł"
            field.focus()
            await pilot.press("enter")
            await settled(pilot)

            assert isinstance(app.screen, SettingsScreen)
            assert "“zł” is not a currency" in seen(app)
        assert not places.settings.exists()

    async def test_the_whole_form_can_be_reached_on_a_small_screen(self, around: Make) -> None:
        app = around().app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("f10")
            await settled(pilot)
            for _ in range(20):
                if app.focused is not None and app.focused.id == "compact":
                    break
                await pilot.press("tab")
            await settled(pilot)

            assert "Compact" in seen(app)
            assert "Save" in seen(app)


@pytest.mark.parametrize("theme", ["talktrack-light", "talktrack-dark", "ansi-light"])
async def test_a_remembered_theme_is_as_good_as_one_that_is_chosen(
    around: Make, theme: str
) -> None:
    async def state(begin_with: str, choose: str = "") -> tuple[object, ...]:
        app = around(queue_row(1), theme=begin_with).app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            if choose:
                app.theme = choose
                await settled(pilot)
            filters = [type(one).__name__ for one in app.get_line_filters()]
            ground = app.screen.styles.background
            return app.theme, sorted(app.classes), filters, ground, app.native_ansi_color

    other = "talktrack-dark" if theme == "talktrack-light" else "talktrack-light"
    assert await state(theme) == await state(other, theme)
