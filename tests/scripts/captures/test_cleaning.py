import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.cleaning import clean, folded

MARKS = (0x00, 0x7F, 0x200F, 0x202E, 0x2028, 0x2066, 0xD800, 0xFEFF)
BAD = ("\x1b[2J", "\x1b]0;title\x07", "\x9b31m", *map(chr, MARKS))


class TestClean:
    @pytest.mark.parametrize("bad", BAD)
    def test_drops_what_terminals_obey_and_databases_refuse(self, bad: str) -> None:
        kept = clean(f"a{bad}b")
        assert kept.startswith("a")
        assert kept.endswith("b")
        assert not set(kept) & {"\x1b", "\x07", "\x9b", "\x00", "\x7f"}
        assert all(unicodedata.category(mark) not in ("Cc", "Cs", "Cf") for mark in kept)

    def test_keeps_words_lines_and_tabs(self) -> None:
        assert clean("Zażółć\tгод\r\n«да»\rend") == "Zażółć\tгод\n«да»\nend"

    def test_composes_letters_typed_in_two_strokes(self) -> None:
        assert clean("z\u0307") == "ż"

    def test_cuts_what_is_too_long(self) -> None:
        assert clean("x" * 5000, limit=10) == "x" * 10

    @given(st.text())
    def test_cleaning_twice_is_cleaning_once(self, text: str) -> None:
        assert clean(clean(text)) == clean(text)

    @given(st.text())
    def test_what_is_kept_can_be_stored(self, text: str) -> None:
        assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


class TestFolded:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Łódź", "lodz"),
            ("ŻÓŁTA", "zolta"),
            ("Ёлка", "елка"),
            ("ЖУК", "жук"),
            ("Straße", "STRASSE"),
            ("café", "CAFE\u0301"),
            ("a\u200bb", "ab"),
            ("two   words", "two\u00a0words"),
        ],
    )
    def test_equal_names_are_equal(self, one: str, other: str) -> None:
        assert folded(one) == folded(other)

    @given(st.text())
    def test_folding_twice_is_folding_once(self, text: str) -> None:
        assert folded(folded(text)) == folded(text)
