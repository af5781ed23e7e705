"""Scripts and leads are other people's text: nothing in them is markup, an action or a control."""

from __future__ import annotations

from itertools import cycle

import pytest

from tests.conftest import FakeClock
from tests.tui.call.conftest import OnDesk
from tests.tui.call.small_script import SMALL
from tests.tui.call.stand_ins import CARDS, a_lead, live_call
from tests.tui.reading_screens import NASTY
from tui.scripts.model.script import Script


def hostile(*texts: str) -> Script:
    """The small script with these texts in turn in every place that takes words."""
    turn = cycle(text or "-" for text in texts)

    def put(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: put(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [put(one, key) for one in value]
        words = ("text", "label", "title", "hint", "source", "then", "probes")
        return next(turn) if key in words and isinstance(value, str) else value

    return Script.model_validate(put(SMALL))


@pytest.mark.parametrize("first", range(0, len(NASTY), 2))
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["wide", "narrow"])
async def test_every_page_shows_hostile_text_as_text(
    on_desk: OnDesk, clock: FakeClock, first: int, size: tuple[int, int]
) -> None:
    first += size == (80, 24)
    text, *others = texts = NASTY[first:] + NASTY[:first]
    cards = [
        card.model_copy(update={"says": {"en": words or "-"}})
        for card, words in zip(CARDS, cycle(texts), strict=False)
    ]
    lead = a_lead(name=text, company_name=others[0])
    live = live_call(hostile(*texts), clock, lead=lead, cards=cards)
    async with on_desk(live, size=size) as desk:
        for step in desk.live.script.steps:
            desk.live.call.jump(step.id)
            desk.screen.happened()
            await desk.press("1", "escape", "escape", "escape")
            if desk.screen.pages:
                desk.screen.close_pages()
        await desk.paste(text)
        await desk.press("enter")
        for key in ("f2", "f2", "f3", "f4", "f5", "f6", "f7"):
            await desk.press(key)
            seen = desk.seen
            assert "\x1b" not in seen
            assert "\u202e" not in seen
            assert "\u2028" not in seen
        await desk.press("escape", "f4", "1", "escape", "f9", "f9")
        assert desk.pilot.app.screen is desk.screen


async def test_markup_of_a_script_is_shown_as_it_is(on_desk: OnDesk, clock: FakeClock) -> None:
    async with on_desk(live_call(hostile("[@click=app.quit]X[/]"), clock)) as desk:
        assert "✓" not in desk.question
        assert "1  [@click=app.quit]X[/]" in desk.question


async def test_words_in_braces_are_not_filled_twice(on_desk: OnDesk, clock: FakeClock) -> None:
    live = live_call(Script.model_validate(SMALL), clock, lead=a_lead(name="{company}"))
    async with on_desk(live) as desk:
        assert "1  {company}" in desk.question
