from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.model.script import Script, Variable
from tui.scripts.phrases import Piece, fill, names_in, pitch_text, say_text
from tui.scripts.state import Answering, CallState, Value

OK = {"id": "ok", "label": "OK"}
CALC = {"result": "pain", "multiply": ["silent", "budget"]}
SCRIPT = Script.model_validate(
    {
        "id": "s",
        "lang": "pl",
        "version": "1",
        "title": "t",
        "framework": "bant",
        "variables": {
            "contact": {"label": "Contact's name", "default": "Dana"},
            "reason": {"label": "Reason for the call"},
        },
        "captures": {
            "need_quote": {"label": "Their words"},
            "budget": {"label": "Budget", "type": "money"},
            "silent": {"label": "Silent quotes", "type": "percent"},
        },
        "cases": [
            {"id": "trade", "segment": "core", "text": "A wholesaler."},
            {"id": "large", "segment": "enterprise", "text": "A group in {company}."},
        ],
        "pitch": {
            "lines": [
                {"text": "We make it."},
                {"text": "For {contact}.", "when": {"opener": "ok"}},
            ]
        },
        "steps": [
            {
                "id": "opener",
                "stage": "opening",
                "kind": "say",
                "answers": [{"id": "ok", "label": "OK"}],
            },
            {
                "id": "cost",
                "stage": "pain",
                "kind": "pain",
                "calc": {"result": "pain", "multiply": ["silent", "budget"]},
            },
        ],
    }
)


def state(known: dict[str, str] | None = None, **captures: str) -> CallState:
    kept = {name: Value(text, text, "a", 1, 0) for name, text in captures.items()}
    return CallState(known=known or {}, captures=kept)


def test_what_is_known_of_the_lead_wins_over_the_default() -> None:
    assert say_text("Hi {contact}!", SCRIPT, state()) == "Hi Dana!"
    assert say_text("Hi {contact}!", SCRIPT, state({"contact": "Marek"})) == "Hi Marek!"
    assert say_text("Hi {contact}!", SCRIPT, state({"contact": ""})) == "Hi Dana!"


def test_a_variant_is_said_where_it_holds_unless_the_lead_fills_the_field() -> None:
    variants = {
        "came": {"text": "You came.", "when": {"source_kind": ["webinar", "event"]}},
        "any": {"text": "You know us.", "when": {"not": {"source_kind": "cold"}}},
    }
    reason = {"label": "Reason", "default": "May I?", "variants": variants}
    script = SCRIPT.model_copy(update={"variables": {"reason": Variable.model_validate(reason)}})
    for kind, said in (("event", "You came."), ("ads", "You know us."), ("cold", "May I?")):
        assert say_text("{reason}", script, state({"source_kind": kind})) == said
    told = state({"source_kind": "event", "reason": "As agreed."})
    assert say_text("{reason}", script, told) == "As agreed."


def test_figures_are_shown_in_the_language_of_the_script() -> None:
    said = say_text("{budget} and {pain}", SCRIPT, state(budget="18000.00 PLN", pain="420.50 EUR"))
    assert said == "18\u00a0000\u00a0zł and 420,50\u00a0€"
    assert say_text("{budget}", SCRIPT, state(budget="18000.00 PLN"), "en") == "PLN\u00a018,000"


def test_what_was_not_heard_yet_is_shown_by_its_label() -> None:
    assert fill("You said: {need_quote}.", SCRIPT, state()) == [
        Piece("You said: "),
        Piece("‹Their words›", "missing"),
        Piece("."),
    ]
    assert say_text("{reason} {pain}", SCRIPT, state()) == "‹Reason for the call› ‹pain›"


def test_a_name_that_nothing_defines_stays_as_it_is_written() -> None:
    assert fill("a {nothing} b", SCRIPT, state()) == [Piece("a {nothing} b")]


@pytest.mark.parametrize(
    "text", ["{contact.__class__}", "{contact!r}", "{contact:>9999999}", "{0}", "{}", "{{contact"]
)
def test_nothing_but_plain_names_is_filled_in(text: str) -> None:
    assert "{" in say_text(text, SCRIPT, state({"contact": "SECRET"}))


def test_the_case_is_the_one_of_the_segment() -> None:
    assert say_text("{case}", SCRIPT, state()) == "A wholesaler."
    told = fill("{case}", SCRIPT, state({"company": "Acme"}), segment="enterprise")
    assert [piece.text for piece in told] == ["A group in {company}."]


def test_the_pitch_leaves_out_what_does_not_fit() -> None:
    assert pitch_text(SCRIPT, state()) == "We make it."
    ready = state()
    ready.answers["opener"] = Answering(("ok",), 1, 0)
    assert pitch_text(SCRIPT, ready) == "We make it. For Dana."


def test_names_are_found_in_order() -> None:
    assert names_in("{contact}, {need_quote} {nothing}") == ["contact", "need_quote", "nothing"]


@given(st.text(), st.text())
def test_values_are_never_filled_in_again(words: str, name: str) -> None:
    held: Any = state({"contact": f"{words}{{need_quote}}{name}"}, need_quote="their words")
    assert say_text("<{contact}>", SCRIPT, held) == f"<{words}{{need_quote}}{name}>"


@given(st.text())
def test_pieces_join_to_the_text(text: str) -> None:
    pieces = fill(text, SCRIPT, state())
    assert all(piece.text for piece in pieces)
    if not any(piece.kind != "plain" for piece in pieces):
        assert "".join(piece.text for piece in pieces) == text
