"""Nobody reads ids in a report."""

from tui.reports.names import names_of
from tui.reports.words import profile_kind
from tui.scripts.reading import Library


def test_items_of_a_profile_and_their_options_have_the_words_of_the_script() -> None:
    names = names_of(Library.load(None))
    assert names.of("profile", "scale") == "Salespeople"
    assert names.of(profile_kind("scale"), "core") == "3 to 40"
    assert names.of("profile", "of_an_older_script") == "of_an_older_script"
