"""Mistakes of authors: the line, the sentence and the corrected line of each."""

from typing import NamedTuple

import pytest

from tests.scripts.reading.samples import SCRIPT, line_of, problems_of, with_line


class Slip(NamedTuple):
    """One line of the sample, as it is, as an author got it wrong, and what is said of it."""

    name: str
    right: str
    wrong: str
    said: str
    fix: str | None = None
    at: str | None = None
    """What the told line holds, where it is not the first line of `wrong`."""


SYNTAX = [
    Slip(
        "brace",
        'text: "What is in the way?"',
        "text: {contact}, hello",
        "a text that starts with { has to be quoted",
        'text: "{contact}, hello"',
    ),
    Slip(
        "brace alone",
        'text: "What is in the way?"',
        "text: {contact}",
        "a text that starts with { has to be quoted",
        'text: "{contact}"',
    ),
    Slip(
        "bracket",
        'text: "What is in the way?"',
        "text: [pause] and then?",
        "a text that starts with [ has to be quoted",
        'text: "[pause] and then?"',
    ),
    Slip(
        "bracket alone",
        'text: "What is in the way?"',
        "text: [pause]",
        "a text that starts with [ has to be quoted",
        'text: "[pause]"',
    ),
    Slip(
        "colon",
        'text: "What is in the way?"',
        "text: One thing: what is in the way?",
        "a text with a colon in the middle has to be quoted",
        'text: "One thing: what is in the way?"',
    ),
    Slip(
        "colon inside braces",
        'label: "Busy"',
        "label: Busy: later",
        "a text with a colon in the middle has to be quoted",
        'label: "Busy: later"',
    ),
    Slip(
        "comma inside braces",
        'label: "Busy"',
        "label: Busy, later",
        "A text with a comma has to be quoted inside { }",
        'label: "Busy, later"',
    ),
    Slip(
        "alias",
        'text: "What is in the way?"',
        "text: *what* is in the way?",
        "a text that starts with * has to be quoted",
        'text: "*what* is in the way?"',
    ),
    Slip(
        "alias that parses",
        'text: "What is in the way?"',
        "text: *what",
        "a text that starts with * has to be quoted",
        'text: "*what"',
    ),
    Slip(
        "anchor",
        'text: "What is in the way?"',
        "text: &what is in the way?",
        "a text that starts with & has to be quoted",
        'text: "&what is in the way?"',
    ),
    Slip(
        "at sign",
        'text: "What is in the way?"',
        "text: @work, what is in the way?",
        "a text that starts with @ has to be quoted",
        'text: "@work, what is in the way?"',
    ),
    Slip(
        "tag",
        'text: "What is in the way?"',
        "text: !important what",
        "a text that starts with ! has to be quoted",
        'text: "!important what"',
    ),
    Slip(
        "python tag",
        'text: "What is in the way?"',
        "text: !!python/object/apply:os.system [ls]",
        "a text that starts with ! has to be quoted",
    ),
    Slip(
        "per cent",
        'text: "What is in the way?"',
        "text: % of what?",
        "a text that starts with % has to be quoted",
        'text: "% of what?"',
    ),
    Slip(
        "backtick",
        'text: "What is in the way?"',
        "text: `what` is it?",
        "a text that starts with ` has to be quoted",
        'text: "`what` is it?"',
    ),
    Slip(
        "hyphen",
        'text: "What is in the way?"',
        "text: - what is it?",
        "a text that starts with - has to be quoted",
        'text: "- what is it?"',
    ),
    Slip(
        "folding sign",
        'text: "What is in the way?"',
        "text: > what is it?",
        "a text that starts with > has to be quoted",
        'text: "> what is it?"',
    ),
    Slip(
        "open quote",
        'text: "What is in the way?"',
        'text: "What is in the way?',
        "The quote that opens here is not closed",
        'text: "What is in the way?"',
    ),
    Slip(
        "quotes inside",
        'text: "What is in the way?"',
        'text: "They say "no" to it?"',
        "the other kind of quotes",
        "text: 'They say \"no\" to it?'",
    ),
    Slip(
        "apostrophe",
        'text: "What is in the way?"',
        "text: 'What's in the way?'",
        "the other kind of quotes",
        'text: "What\'s in the way?"',
    ),
    Slip(
        "backslash",
        'text: "What is in the way?"',
        'text: "C:\\quotes"',
        "A backslash inside double quotes has to be written twice",
        'text: "C:\\\\quotes"',
    ),
    Slip(
        "no space",
        "kind: ask\n    criterion",
        "kind:ask\n    criterion",
        "A space is missing after the colon",
        "kind: ask",
    ),
    Slip(
        "no colon",
        "    probes:\n",
        "    probes\n",
        "A colon is missing after the key",
        "    probes:",
    ),
    Slip(
        "indentation",
        "    criterion: need\n",
        "     criterion: need\n",
        "The line starts with 5 spaces where 4 are expected",
        "    criterion: need",
    ),
    Slip(
        "open brace",
        'share: {label: "Share", type: percent}',
        'share: {label: "Share", type: percent',
        "The { is not closed",
        'share: {label: "Share", type: percent}',
    ),
    Slip("tab", "    criterion: need", "\tcriterion: need", "A tab", "  criterion: need"),
    Slip(
        "control character",
        "What is in the way?",
        "What is \x1b[2J in the way?",
        "U+001B",
        'text: "What is [2J in the way?"',
    ),
    Slip("escaped control", "What is in the way?", "What \\x1b is it?", "U+001B"),
    Slip("bidi", "What is in the way?", "What \u202e is it?", "U+202E", 'text: "What  is it?"'),
    Slip(
        "zero width in a key",
        "    probes:\n",
        "    pro\u200bbes:\n",
        "invisible character U+200B",
        "    probes:",
    ),
    Slip(
        "key twice",
        "    criterion: need\n",
        "    criterion: need\n    stage: pain\n",
        "`stage` is given twice (first on line 45)",
        at="stage: pain",
    ),
    Slip("second document", "cases:\n", "---\ncases:\n", "A second document"),
    Slip(
        "nested too deep",
        'text: "What is in the way?"',
        "text: " + "[" * 20 + "]" * 20,
        "Nested too deep",
    ),
]

SHAPE = [
    Slip(
        "unknown key", "    probes:\n", "    probe:\n", "Did you mean `probes`?", "    probes:"
    ),
    Slip("strange key", "    probes:\n", "    xyzzy:\n", "There is no key `xyzzy` here"),
    Slip("wrong kind", "kind: hub", "kind: hubb", "It is one of say", "kind: hub"),
    Slip("wrong stage", "stage: any", "stage: openning", "It is one of opening", "stage: opening"),
    Slip("wrong status", "{need: met}", "{need: mett}", "It is one of unknown", "{need: met}"),
    Slip("wrong type", "type: money, saves", "type: cash, saves", "It is one of text"),
    Slip("bad id", "id: money", "id: Деньги 1", "lower-case Latin letters"),
    Slip("bad id with a hyphen", "id: hub", "id: my-hub", "cannot be an id", "id: my_hub"),
    Slip("bad key as id", "  share: {", "  Share: {", "cannot be an id", "  share: {"),
    Slip("missing kind", "    kind: hub\n", "", "`kind` is missing here", at="id: hub"),
    Slip(
        "missing label",
        '{id: busy, label: "Busy",',
        "{id: busy,",
        "`label` is missing here",
        "{label: ..., id: busy,",
    ),
    Slip(
        "no answer id",
        '{id: busy, label: "Busy",',
        '{label: "Busy",',
        "`id` is missing here",
        "{id: ...,",
    ),
    Slip("number", "seconds: 20", "seconds: twenty", "takes a whole number"),
    Slip("number with a unit", "seconds: 20", "seconds: 20s", "whole number", "seconds: 20"),
    Slip("decimal comma", "weight: 20", "weight: 1,5", "takes a number", "weight: 1.5"),
    Slip("not finite", "weight: 20", "weight: .nan", "takes a number"),
    Slip("too small", "max_seconds: 30", "max_seconds: 0", "has to be above 0"),
    Slip("score too large", "score: 1}", "score: 100}", "has to be at most 1", "score: 1}"),
    Slip("empty", "    seconds: 20", "    seconds:", "`seconds` is empty"),
    Slip("language", "lang: en", "lang: English", "is not a language"),
    Slip("currency", "currency: EUR", "currency: eur", "is not a currency", "currency: EUR"),
    Slip("schema", "schema: 1", "schema: 2", "get a newer program"),
    Slip("text for a list", '    probes:\n      - "What else?"', "    probes: What?", "a list"),
    Slip("text for keys", "calc: {result: pain, multiply: [share, amount, 0.1]}",
         "calc: share * amount", "`calc` takes keys of its own. Known keys: result or multiply."),
    Slip("keys for text", 'text: "What is in the way?"', "text:\n      en: What?",
         "`text` takes a text, not keys of its own", at="en: What?"),
    Slip("one option", '        - {id: out, label: "Wrong", score: 0}\n', "",
         "`options` needs at least 2", at='- {id: core, label: "Right"'),
]  # fmt: skip


@pytest.mark.parametrize("slip", [*SYNTAX, *SHAPE], ids=lambda slip: slip.name)
def test_slip_is_told_with_its_line_and_the_line_as_it_should_be(slip: Slip) -> None:
    text = with_line(slip.right, slip.wrong)
    found = problems_of(text)
    told = [problem for problem in found if slip.said in problem.message]
    assert told, [str(problem) for problem in found]
    where = slip.at or next((part for part in slip.wrong.split("\n") if part.strip()), "")
    assert told[0].line == line_of(text, where)
    assert told[0].column > 0
    assert told[0].level == "error"
    if slip.fix is not None:
        assert told[0].fix is not None
        assert slip.fix in told[0].fix


@pytest.mark.parametrize("slip", [*SYNTAX, *SHAPE], ids=lambda slip: slip.name)
def test_no_sentence_speaks_the_language_of_the_libraries(slip: Slip) -> None:
    jargon = ("pydantic", "yaml", "extra", "literal", "input", "valid", "token", "mapping", "None")
    for problem in problems_of(with_line(slip.right, slip.wrong)):
        words = problem.message.replace("YAML takes it", "").lower().split()
        assert not [word for word in jargon if word.lower() in words], problem.message


def test_sample_itself_has_nothing_wrong() -> None:
    assert [str(problem) for problem in problems_of(SCRIPT)] == []


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = SCRIPT.replace("kind: hub", "kind: hubb").replace("seconds: 20", "seconds: x")
    text = text.replace("    probes:\n", "    probe:\n").replace("id: money", "id: Money")
    text = text.replace("    criterion: need\n", "    criterion: need\n    kind: ask\n")
    said = [problem.line for problem in problems_of(text)]
    assert len(said) == 5
    assert said == sorted(said)


def test_a_list_of_wrong_items_is_not_called_empty_too() -> None:
    text = "id: x\nlang: en\ntitle: X\nversion: 1\nframework: bant\nstart: a\nsteps:\n  - id: a\n"
    told = [problem.message for problem in problems_of(text)]
    assert any("`kind` is missing" in message for message in told)
    assert [message for message in told if "at least" in message] == []


def test_text_swallowed_by_a_comment_is_a_warning() -> None:
    text = with_line('label: "Reason"', "label: Reason").replace(
        '    text: "What is in the way?"', "    text: What is the price #1 for you?"
    )
    (problem,) = problems_of(text)
    assert problem.level == "warning"
    assert problem.line == line_of(text, "#1")
    assert problem.fix is not None
    assert 'text: "What is the price #1 for you?"' in problem.fix


def test_a_comment_after_a_key_that_is_not_spoken_is_fine() -> None:
    assert problems_of(with_line("kind: hub", "kind: hub   # opened from anywhere")) == []


def test_scalars_stay_text() -> None:
    text = with_line('label: "Busy"', "label: No").replace('version: "1.0"', "version: 1.10")
    text = text.replace('label: "Stop"', "label: 0600100200").replace('"Cleared up"', "1:30")
    from tui.scripts.model.script import Script
    from tui.scripts.reading.parsing import read

    script = Script.model_validate(read(text.encode(), "f").data)
    assert script.version == "1.10"
    assert script.by_id["opener"].answers[1].label == "No"
    assert [answer.label for answer in script.by_id["hub"].answers] == ["1:30", "0600100200"]
