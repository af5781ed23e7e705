"""Files that mean harm, or are not what they seem."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scripts.reading.samples import SCRIPT, problems_of
from tui.scripts.model.script import Script
from tui.scripts.reading import ScriptProblems
from tui.scripts.reading.parsing import read
from tui.scripts.reading.shaping import shaped
from tui.scripts.reading.source import Source

LAUGHS = "a: &a [lol]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def refusal(data: bytes) -> str:
    with pytest.raises(ScriptProblems) as caught:
        read(data, "f.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (LAUGHS.encode(), "f.yaml:1:4: Quotes are missing: a text that starts with &"),
        (b"a: &a {x: 1}\nb: {<<: *a}\n", "starts with &"),
        (b"a: " + b"[" * 100_000, "Nested too deep"),
        (b"[" * 100_000, "Nested too deep"),
        (b"- " * 100_000 + b"x", "Nested too deep"),
        (b"{a: " * 100_000, "Nested too deep"),
        (b"- x\n" * 260_000, "too many entries"),
        (b"a: " + b"x" * 1_000_000, "The text is too long"),
        (b"a" * (1024 * 1024 + 1), "larger than 1 MiB"),
        (b"a: b\x00c\n", "U+0000"),
        (b"a: b\n\x07: c\n", "f.yaml:2:1: The character U+0007"),
        ("say: Привет\n".encode("cp1251"), "f.yaml:1:6: The file is not UTF-8"),
        ("a: 1\nsay: zażółć\n".encode("cp1250"), "f.yaml:2:8: The file is not UTF-8"),
        (b"\xff\xfea", "not UTF-8"),
        (b"", "The file is empty"),
        (b"# nothing here\n", "The file is empty"),
        (b"a: !!python/object/apply:os.system [ls]\n", "starts with !"),
        (b"? [a, b]\n: c\n", "A key has to be plain text"),
        (b"{[a]: b}\n", "A key has to be plain text"),
        (b"a: b\n---\nc: d\n", "A second document"),
        (b"%YAML 9.9\n---\na: b\n", "f.yaml:1"),
    ],
)
def test_harm_is_refused_in_plain_words(data: bytes, said: str) -> None:
    assert said in refusal(data)


@pytest.mark.parametrize(
    "data",
    [
        SCRIPT.encode("utf-8-sig"),
        SCRIPT.encode("utf-16"),
        SCRIPT.replace("\n", "\r\n").encode(),
        SCRIPT.replace("\n", "\r").encode(),
    ],
    ids=["byte order mark", "UTF-16", "CRLF", "CR"],
)
def test_other_ways_to_save_a_text_are_fine(data: bytes) -> None:
    assert problems_of(data) == []


def test_other_scripts_and_joined_emoji_are_fine() -> None:
    text = SCRIPT.replace("Thank you", "Дякую ありがとう 👩‍👩‍👧 شكرا")
    assert problems_of(text) == []


def answer(data: bytes) -> Script | ScriptProblems:
    try:
        return shaped(Script, read(data, "f.yaml"))
    except ScriptProblems as problems:
        return problems


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_script_or_problems(data: bytes) -> None:
    found = answer(data)
    assert isinstance(found, Script) or str(found)


@given(st.text(alphabet="abk:-{}[]&*!|>'\"%@`#,? \n\\~01.é\u202e", max_size=120))
@settings(max_examples=600, deadline=None)
def test_any_yaml_like_text_is_read_or_told(text: str) -> None:
    found: Source | ScriptProblems
    try:
        found = read(text.encode(), "f.yaml")
    except ScriptProblems as problems:
        found = problems
    assert isinstance(found, Source) or str(found)


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=300, deadline=None)
def test_a_damaged_script_is_told_by_its_lines(seed: int) -> None:
    dice = random.Random(seed)
    text = SCRIPT
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(text))
        kind = dice.randrange(3)
        piece = dice.choice([":", "{", "}", '"', "- ", "#", "[", "\n", " ", "x", "*", "next"])
        text = text[:at] + (piece if kind else "") + text[at + (kind != 1) :]
    for problem in problems_of(text):
        assert problem.message
        assert 0 <= problem.line <= text.count("\n") + 1
