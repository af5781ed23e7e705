"""The form widget: one live line over lines that are drawn."""

from collections.abc import Sequence
from typing import Any

from textual.app import App, ComposeResult

from tui.screens.wrap_up.fields import Choice, Field
from tui.screens.wrap_up.form import Form

FIELDS = (
    Field(
        "reason",
        "Reason",
        kind="choice",
        choices=tuple(Choice(name, name.title()) for name in ("alpha", "beta", "gamma")),
    ),
    Field("evidence", "Evidence", text="their words"),
    Field("when", "When", kind="date", needed=True),
    Field("save", "Save", kind="action"),
)


class FormApp(App[None]):
    CSS = """
    Form { height: 1fr; scrollbar-gutter: stable; }
    Rows { height: auto; }
    FieldLine { position: absolute; height: 1; }
    """

    def __init__(self, fields: Sequence[Field] = FIELDS, current: str = "reason") -> None:
        super().__init__()
        self.shown, self.current = fields, current
        self.said: list[Any] = []

    def compose(self) -> ComposeResult:
        yield Form()

    def on_mount(self) -> None:
        form = self.query_one(Form)
        form.show(self.shown, self.current)
        form.take_focus()

    def on_form_chosen(self, event: Form.Chosen) -> None:
        self.said.append(event)

    def on_form_entered(self, event: Form.Entered) -> None:
        self.said.append(event)

    def on_form_typed(self, event: Form.Typed) -> None:
        self.said.append(event)

    def on_form_going(self, event: Form.Going) -> None:
        self.said.append(event)
        self.query_one(Form).show(self.shown, event.to)


def grid(app: App[None]) -> list[str]:
    height = app.size.height
    lines = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in lines][:height]


async def test_a_digit_picks_the_choice_with_that_number() -> None:
    app = FormApp()
    async with app.run_test() as pilot:
        await pilot.press("2")
        await pilot.pause()
        assert [(each.key, each.value) for each in app.said] == [("reason", "beta")]


async def test_letters_narrow_the_list_and_enter_takes_the_first() -> None:
    app = FormApp()
    async with app.run_test() as pilot:
        await pilot.press("g", "a", "enter")
        await pilot.pause()
        assert [(each.key, each.value) for each in app.said] == [("reason", "gamma")]


async def test_a_digit_after_letters_picks_from_what_is_left() -> None:
    app = FormApp()
    async with app.run_test() as pilot:
        await pilot.press("e", "t", "1")
        await pilot.pause()
        assert [each.value for each in app.said] == ["beta"]


async def test_zero_clears_a_choice() -> None:
    app = FormApp()
    async with app.run_test() as pilot:
        await pilot.press("0")
        await pilot.pause()
        assert [(each.key, each.value) for each in app.said] == [("reason", "")]


async def test_digits_are_text_in_a_field_that_is_typed() -> None:
    app = FormApp(current="when")
    async with app.run_test() as pilot:
        await pilot.press("3", "1")
        await pilot.pause()
        assert [each.text for each in app.said] == ["3", "31"]


async def test_arrows_and_tab_ask_for_the_fields_around() -> None:
    app = FormApp()
    async with app.run_test() as pilot:
        await pilot.press("down", "tab", "up", "shift+tab", "up")
        await pilot.pause()
        assert [each.to for each in app.said] == [
            "evidence",
            "when",
            "evidence",
            "reason",
            "reason",
        ]


async def test_what_is_typed_stands_where_the_field_is() -> None:
    app = FormApp(current="evidence")
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("!", "space", "ż", "中")
        await pilot.pause()
        row = next(line for line in grid(app) if "Evidence" in line)
        assert "their words! ż中" in row


async def test_a_gap_that_is_needed_is_said_in_words() -> None:
    app = FormApp()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert "needed" in next(line for line in grid(app) if "When" in line)


async def test_a_click_picks_a_choice_and_goes_to_a_field() -> None:
    app = FormApp()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        rows = grid(app)
        beta = next(y for y, line in enumerate(rows) if "Beta" in line)
        await pilot.click(offset=(20, beta))
        await pilot.pause()
        when = next(y for y, line in enumerate(grid(app)) if "When" in line)
        await pilot.click(offset=(4, when))
        await pilot.pause()
        assert app.said[0].value == "beta"
        assert app.said[-1].to == "when"


async def test_the_current_field_stays_in_view_on_a_small_screen() -> None:
    many = tuple(Field(f"f{n}", f"Field {n}") for n in range(30))
    app = FormApp(many, "f0")
    async with app.run_test(size=(40, 8)) as pilot:
        for _ in range(25):
            await pilot.press("down")
        await pilot.pause()
        assert any("Field 25" in line for line in grid(app))


async def test_hostile_words_are_shown_as_they_are() -> None:
    nasty = "[/x] [@click=app.quit]Acme[/] {y}"
    fields = (Field("a", nasty, text=nasty), Field("b", "B", wrong=nasty, about=nasty))
    app = FormApp(fields, "b")
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.pause()
        assert "\n".join(grid(app)).count("[@click=app.quit]Acme") == 3
