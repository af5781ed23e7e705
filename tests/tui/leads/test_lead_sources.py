"""Where a lead comes from is kept by an id, and said in the language of whoever reads it."""

import pytest

from tests.times import NOON
from tests.tui.fakes import lead_row, queue_row
from tests.tui.saving.calls_for_tests import library
from tui.languages import set_language
from tui.leads.lead_sources import TYPED_IN, source_text, source_to_say
from tui.leads.standing_words import contribution_line
from tui.screens.today.card import full_card
from tui.screens.today.queue import lines_of
from tui.scripts.judgement.lead_score import Contribution


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


def test_a_prospect_never_hears_that_they_were_typed_in() -> None:
    assert source_to_say(TYPED_IN) == ""
    assert source_to_say("targi w Poznaniu") == "targi w Poznaniu"


def test_the_points_of_a_source_name_it_as_the_card_does() -> None:
    part = Contribution(f"source:{TYPED_IN}", 15.0)
    assert contribution_line(part, library().scoring) == "+15 source: typed in"
