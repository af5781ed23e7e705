"""Where a lead comes from is kept by an id, and said in the language of whoever reads it."""

import pytest

from tests.times import NOON
from tests.tui.fakes import lead_row, queue_row
from tui.languages import set_language
from tui.lead_sources import TYPED_IN, source_text
from tui.screens.today.card import full_card
from tui.screens.today.queue import lines_of


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "typed in"), ("pl", "wpisane ręcznie"), ("ru", "внесён вручную")]
)
def test_a_lead_that_is_typed_in_says_so_in_every_language(lang: str, said: str) -> None:
    set_language(lang)
    row = queue_row(1, source=TYPED_IN, score=None)
    assert said in str(full_card(lead_row(row), ()))
    assert [line.why for line in lines_of([row], NOON)] == [said]
    set_language("en")
    assert source_text(TYPED_IN, lang) == said


def test_words_of_a_list_or_of_an_older_version_are_shown_as_they_are() -> None:
    assert source_text("wpisane ręcznie") == "wpisane ręcznie"
    assert source_text("fair") == "fair"
