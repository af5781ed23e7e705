"""The wrap-up in three languages, on small and large screens, with text that wants to do harm."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from data.rows import NewLead
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.saving.calls_for_tests import REP, begun, for_a_deal, for_no_need, open_store
from tests.tui.wrap_up.wrap_up_app import WrapUpApp, opened
from tui.places import Places
from tui.themes import OWN

NASTY = "[/x] [@click=app.quit]Acme[/] \u4e2d\u6587 {y} %s \\"
ENDINGS = {
    "en": ("Qualified, with a deal", "Qualified, no deal yet", "Disqualified"),
    "pl": ("Zakwalifikowany, jest szansa", "bez szansy sprzedaży", "Zdyskwalifikowany"),
    "ru": ("Квалифицирован, есть сделка", "сделки пока нет", "Дисквалифицирован"),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


def fits(at: WrapUpApp) -> bool:
    """Whether the field with the cursor, the title and the keys are all on the screen."""
    width, height = at.app.size
    lines = at.lines()
    return (
        len(lines) == height
        and all(cell_len(line) <= width for line in lines)
        and any(line.startswith((" › ", "› ")) for line in lines)
        and "F1" in lines[-1]
        and bool(lines[0].strip())
    )


@pytest.mark.parametrize("lang", ["en", "pl", "ru"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_every_form_fits_in_every_language(
    store: Store, clock: FakeClock, places: Places, lang: str, size: tuple[int, int]
) -> None:
    live = for_a_deal(begun(store, clock, settings=replace(REP, language=lang)))
    async with opened(live, places, size=size) as at:
        assert fits(at)
        await at.press("3")
        for title in ENDINGS[lang]:
            assert title in at.text()
        for key in ("1", "2", "3"):
            await at.press("f2", key)
            assert fits(at)
            await at.press("f3")
            for _ in range(len(at.screen.query_one("Form").fields)):  # type: ignore[attr-defined]
                await at.press("down")
                assert fits(at), at.text()
            await at.press("f3")


@pytest.mark.parametrize("lang", ["en", "pl", "ru"])
async def test_the_list_of_reasons_can_be_reached_whole_on_a_small_screen(
    store: Store, clock: FakeClock, places: Places, lang: str
) -> None:
    live = for_no_need(begun(store, clock, settings=replace(REP, language=lang)))
    async with opened(live, places, size=(80, 24)) as at:
        await at.press("3", "3")
        rules = live.rules.outcomes
        shown = sum(kind.title[lang][:18] in at.text() for kind in rules.reasons)
        assert shown == len(rules.reasons)


async def test_hostile_names_are_shown_and_saved_as_they_are(
    store: Store, clock: FakeClock, places: Places
) -> None:
    lead = NewLead(name=NASTY, company_name=NASTY, phone="+48600100200")
    live = for_a_deal(begun(store, clock, lead=lead))
    async with opened(live, places) as at:
        await at.press("3", "enter", "f3")
        await at.go_to("company.decision_process")
        await at.type(NASTY)
        await at.press("f8")
        assert "[@click=app.quit]Acme[/]" in at.text()
        await at.press("f8")
        assert at.rows("select c.name, f.name, f.decision_process from contact c, company f") == [
            (NASTY, NASTY, NASTY)
        ]
        await at.press("f9")
        assert at.app.is_running


async def test_a_pasted_novel_is_cut_and_control_characters_go(
    store: Store, clock: FakeClock, places: Places
) -> None:
    from textual import events

    live = for_a_deal(begun(store, clock))
    async with opened(live, places) as at:
        await at.press("3", "enter")
        await at.go_to("deal.name")
        at.app.screen.query_one("FieldLine").post_message(
            events.Paste("\x1b]0;evil\x07" + "word\n" * 500)
        )
        await at.settle()
        typed = at.screen.draft.typed["deal.name"]
        assert len(typed) == 500
        assert "\x1b" not in typed
        assert "\n" not in typed


@pytest.mark.parametrize("theme", [theme.name for theme in OWN] + ["ansi-dark", "ansi-light"])
async def test_every_theme_says_in_words_what_is_needed(
    store: Store, clock: FakeClock, places: Places, theme: str
) -> None:
    lead = NewLead(phone="+48600100200")
    live = for_a_deal(begun(store, clock, lead=lead, settings=replace(REP, theme=theme)))
    async with opened(live, places) as at:
        await at.press("3", "enter")
        assert at.text().count("needed") == 2


async def test_digits_and_letters_work_in_a_cyrillic_layout(
    store: Store, clock: FakeClock, places: Places
) -> None:
    live = for_no_need(begun(store, clock, settings=replace(REP, language="ru")))
    async with opened(live, places) as at:
        await at.press("4", "3")
        await at.type("нет п")
        await at.press("1")
        await at.type("всё проверяют сами")
        await at.press("f8")
        assert live.draft.wrap_up().reason == "no_need"
        assert live.draft.wrap_up().evidence == "всё проверяют сами"
