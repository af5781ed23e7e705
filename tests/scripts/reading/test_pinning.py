"""Pinning: the same content has the same hash, and comes back whole."""

import json

from tests.scripts.reading.samples import SCRIPT
from tui.scripts.model.script import Script
from tui.scripts.reading import Library, pinned, unpin
from tui.scripts.reading.parsing import parse
from tui.scripts.reading.shaping import shaped


def script(text: str) -> Script:
    return shaped(Script, parse(text, "f"))


def test_every_bundled_script_comes_back_as_it_was() -> None:
    library = Library.load()
    hashes = set()
    for info in library.scripts():
        for lang in info.languages:
            one = library.script(info.id, lang)
            pin = pinned(one)
            assert unpin(pin.text) == one
            assert pinned(unpin(pin.text)) == pin
            hashes.add(pin.hash)
    assert len(hashes) == sum(len(info.languages) for info in library.scripts())


def test_layout_and_comments_do_not_change_the_hash() -> None:
    laid_out = "# a comment\n" + SCRIPT.replace("kind: hub", 'kind: "hub"').replace(
        '      - {id: stop, label: "Stop", next: close}',
        "      - id: stop\n        next: close\n        label: Stop",
    )
    assert pinned(script(laid_out)) == pinned(script(SCRIPT))


def test_a_word_changes_the_hash() -> None:
    assert pinned(script(SCRIPT)).hash != pinned(script(SCRIPT.replace("Busy", "Later"))).hash


def test_the_text_is_json_that_names_the_script() -> None:
    pin = pinned(script(SCRIPT))
    assert json.loads(pin.text)["id"] == "short-call"
    assert len(pin.hash) == 64
