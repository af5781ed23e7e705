"""Faults of order, counted alike in practice and live."""

import json
from typing import Any

import pytest

from tests.scripts.practice.people import library
from tui.scripts.order_faults import (
    Fault,
    Said,
    count_order_faults,
    said_by_steps,
    said_live,
)

STEPS = said_by_steps(library().script("orlica-discovery", "en"))


def faults(*said: Said, ready: bool = False) -> dict[Fault, int]:
    return {name: count for name, count in count_order_faults(said, ready=ready).items() if count}


def live(*events: tuple[str, str] | tuple[str, str, dict[str, Any]]) -> list[Said]:
    rows = []
    for seq, (kind, step, *more) in enumerate(events, 1):
        values = more[0] if more else {"answers": ["any"]} if kind == "answered" else {}
        rows.append((seq, seq * 1000, kind, step, json.dumps(values)))
    return said_live(rows, STEPS)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (("need", "money"), {}),
        (("money", "need", "money"), {"money_before_need": 1}),
        (("question", "money"), {"money_before_need": 1}),
        (("need", "market", "case"), {}),
        (("need", "case", "market"), {"product_before_market": 1}),
        (("market", "case", "question", "case", "case"), {"second_case": 2}),
        (("pitch", "question", "pitch"), {"second_pitch": 1}),
        (("question",) * 3, {}),
        (("question",) * 9, {"questions_in_a_row": 1}),
        (("question",) * 3 + ("other",) + ("need",) * 4, {"questions_in_a_row": 1}),
    ],
)
def test_a_fault_is_counted(said: tuple[Said, ...], found: dict[Fault, int]) -> None:
    assert faults(*said) == found


def test_a_buyer_who_compares_already_may_hear_of_the_product_first() -> None:
    assert faults("case", ready=True) == {}


def test_every_step_of_a_script_is_known_for_what_it_says() -> None:
    chosen = ("opener", "pitch", "icp_check", "need", "pain_cost", "market", "case", "budget")
    assert [STEPS[step] for step in chosen] == [
        "other", "pitch", "question", "need", "need", "market", "case", "money",
    ]  # fmt: skip
    assert STEPS["close"] == STEPS["wrap_deal"] == STEPS["objections"] == "other"


class TestALiveCall:
    def test_asks_where_there_is_an_answer_or_a_mark(self) -> None:
        assert live(("shown", "need"), ("answered", "need"), ("answered", "need")) == ["need"]
        assert live(("shown", "need"), ("asked", "need")) == ["question"]
        assert live(("shown", "need")) == []
        assert live(("answered", "budget", {})) == []

    def test_knows_the_need_though_the_answer_came_later(self) -> None:
        assert live(("asked", "need"), ("answered", "budget"), ("answered", "need")) == [
            "need", "money",
        ]  # fmt: skip

    def test_pitches_once_with_its_countdown(self) -> None:
        assert live(("shown", "pitch"), ("pitch_started", "pitch")) == ["pitch"]

    def test_tells_a_second_case_only_on_another_step(self) -> None:
        card = {"card": "case:wholesale"}
        assert live(("shown", "case"), ("card_recalled", "case", card)) == ["case", "other"]
        told = live(("shown", "case"), ("shown", "timing"), ("card_recalled", "timing", card))
        assert told == ["case", "case"]

    def test_leaves_out_what_was_taken_back(self) -> None:
        assert live(("answered", "budget"), ("taken_back", "", {"target": 1})) == []

    def test_goes_on_with_other_wordings_without_saying_more(self) -> None:
        assert live(("shown", "market"), ("shown", "market", {"probe": 1})) == ["market"]

    def test_survives_rows_of_another_script(self) -> None:
        assert live(("shown", "nowhere"), ("answered", "nowhere")) == ["other"]
