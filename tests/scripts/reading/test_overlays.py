"""A script in another language: words replaced by id, gaps and leftovers told."""

import pytest

from tests.scripts.reading.samples import AROUND, SCRIPT
from tui.scripts.model.overlay import Overlay
from tui.scripts.model.script import Script
from tui.scripts.reading import Problem, ScriptProblems, check_overlay
from tui.scripts.reading.checks import check_words
from tui.scripts.reading.overlays import merged
from tui.scripts.reading.parsing import parse
from tui.scripts.reading.shaping import shaped

POLISH = """\
extends: short-call
lang: pl
title: "Krótka rozmowa"
variables:
  contact: {label: "Imię"}
  contact_voc: {label: "Wołacz", default: "Panie Marku"}
  reason: {label: "Powód", default: "Prosili Państwo."}
captures: {need_quote: "Ich słowa", amount: "Budżet", share: "Udział", pain: "Koszt"}
pitch: {text: "Robimy rzeczy, które pomagają."}
icp:
  scale: {label: "Wielkość", core: "Dobra", out: "Zła"}
cases: {trade: "Hurtownia tak zrobiła."}
steps:
  opener:
    text: "Dzień dobry, {contact_voc}. {reason} To dobra chwila?"
    answers: {ok: "Proszę", busy: {label: "Zajęty", then: "Oddzwonię."}, objection: "Obiekcja"}
  need:
    text: "Co przeszkadza?"
    probes: ["Co jeszcze?"]
    then: {clear: "Rozumiem."}
    answers: {clear: "Jasne", none: "Nic"}
  money: {text: "Ile to kosztuje? {pain}?", answers: {yes: "Tak"}}
  hub: {text: "Co za tym stoi?", answers: {back: "Wyjaśnione", stop: "Koniec"}}
  close: {text: "Dziękuję, {contact_voc}."}
"""


def base() -> Script:
    return shaped(Script, parse(SCRIPT, "call.yaml"))


def translated(text: str) -> tuple[Script, list[Problem]]:
    source = parse(text, "call.pl.yaml")
    overlay = shaped(Overlay, source)
    script = merged(base(), overlay)
    problems = check_overlay(base(), overlay, source)
    return script, problems + check_words(script, parse(SCRIPT, "call.yaml"), source, AROUND)


def test_words_are_replaced_and_the_logic_stays() -> None:
    script, problems = translated(POLISH)
    assert problems == []
    assert (script.lang, script.title) == ("pl", "Krótka rozmowa")
    opener = script.by_id["opener"]
    assert opener.text.startswith("Dzień dobry")
    assert [answer.label for answer in opener.answers] == ["Proszę", "Zajęty", "Obiekcja"]
    assert [answer.next for answer in opener.answers] == ["need", None, "hub"]
    assert opener.answers[1].then == "Oddzwonię."
    assert script.by_id["need"].answers[0].then == "Rozumiem."
    assert script.by_id["need"].probes == ("Co jeszcze?",)
    assert script.captures["amount"].label == "Budżet"
    assert script.captures["amount"].type == "money"
    assert script.icp is not None
    assert [option.label for option in script.icp.items[0].options] == ["Dobra", "Zła"]
    assert script.cases[0].text == "Hurtownia tak zrobiła."
    assert script.variables["contact_voc"].default == "Panie Marku"


def test_variants_are_translated_by_id_and_the_default_is_said_for_those_left_out() -> None:
    variants = "".join(
        f"\n      {name}: {{when: {{source_kind: {kind}}}, text: You {name}.}}"
        for name, kind in (("came", "webinar"), ("wrote", "typed_in"))
    )
    script = SCRIPT.replace(
        'reason: {label: "Reason", default: "You asked us."}',
        f"reason:\n    label: Reason\n    default: You asked us.\n    variants:{variants}",
    )
    words = POLISH.replace(
        'default: "Prosili Państwo."}', 'default: "Prosili.", variants: {came: "Byli Państwo."}}'
    )
    original, overlay = shaped(Script, parse(script, "call.yaml")), parse(words, "call.pl.yaml")
    reason = merged(original, shaped(Overlay, overlay)).variables["reason"]
    assert reason.default == "Prosili."
    assert {name: each.text for name, each in reason.variants.items()} == {"came": "Byli Państwo."}
    assert reason.variants["came"].when == {"source_kind": "webinar"}
    (problem,) = check_overlay(original, shaped(Overlay, overlay), overlay)
    assert (problem.level, "variants of `reason`: wrote" in problem.message) == ("warning", True)


def test_the_base_is_not_touched() -> None:
    first = base()
    assert first.by_id["need"].text == "What is in the way?"
    merged(first, shaped(Overlay, parse(POLISH, "pl")))
    assert first.by_id["need"].text == "What is in the way?"
    assert first == base()


def test_missing_words_are_warnings_by_id_and_the_base_stands_in() -> None:
    text = POLISH.replace('    text: "Co przeszkadza?"\n', "").replace(', none: "Nic"', "")
    text = text.replace('cases: {trade: "Hurtownia tak zrobiła."}\n', "")
    script, problems = translated(text)
    assert script.by_id["need"].text == "What is in the way?"
    assert [problem.level for problem in problems] == ["warning", "warning"]
    said = " ".join(problem.message for problem in problems)
    assert "cases: trade" in said
    assert "steps of `need`: text, answers.none" in said


def test_leftovers_are_errors_with_the_nearest_id() -> None:
    text = POLISH.replace("  money: {", "  mony: {").replace(
        'busy: {label: "Z', 'bussy: {label: "Z'
    )
    text = text.replace('core: "Dobra"', 'cor: "Dobra"').replace("share:", "shere:")
    _, problems = translated(text)
    errors = [problem for problem in problems if problem.level == "error"]
    assert [problem.line for problem in errors] == sorted(problem.line for problem in errors)
    said = " ".join(problem.message for problem in errors)
    for near in ("`money`", "`busy`", "`core`", "`share`"):
        assert f"Did you mean {near}?" in said


def test_merge_field_that_only_the_other_language_lacks_is_told_in_its_file() -> None:
    text = POLISH.replace("Dziękuję, {contact_voc}.", "Dziękuję, {contact_vok}.")
    _, problems = translated(text)
    (told,) = problems
    assert told.file == "call.pl.yaml"
    assert "{contact_vok}" in told.message
    assert told.line == text[: text.index("contact_vok")].count("\n") + 1


def test_pitch_lines_have_to_be_as_many() -> None:
    text = POLISH.replace('{text: "Robimy rzeczy, które pomagają."}', '{lines: ["a", "b"]}')
    _, problems = translated(text)
    assert any("has 0 lines, here are 2" in problem.message for problem in problems)


def test_logic_has_no_place_in_an_overlay() -> None:
    text = POLISH.replace("  need:\n", "  need:\n    next: close\n")
    with pytest.raises(ScriptProblems) as caught:
        shaped(Overlay, parse(text, "call.pl.yaml"))
    (told,) = caught.value.problems
    assert "An overlay replaces words only: `next`" in told.message
