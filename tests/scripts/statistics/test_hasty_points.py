"""The points by which a disqualification looks hasty."""

from dataclasses import replace

import pytest

from tui.scripts.statistics.hasty import Disqualification, hasty_signs, points, rating

THOROUGH = Disqualification(
    needs_talk=True,
    contradicted=True,
    note="they send six quotes a month and nobody minds",
    need_known=True,
    questions=7,
    talk_seconds=400,
    fit=40,
    stage="exploring",
    pain_level=3,
)


def test_a_thorough_talk_has_no_points() -> None:
    assert hasty_signs(THOROUGH) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"note": "no need"}, 3),
        ({"need_known": False}, 2),
        ({"questions": 3}, 2),
        ({"talk_seconds": 89}, 2),
        ({"questions": 3, "talk_seconds": 20}, 2),
        ({"fit": 70}, 3),
        ({"fit": 70, "contradicted": False}, 0),
        ({"stage": "unaware", "pain_level": 1}, 2),
        ({"stage": "unaware", "pain_level": 2}, 0),
        ({"stage": "comparing", "pain_level": 0}, 0),
        ({"note": "they said it is too expensive for them"}, 1),
        ({"note": "мы поговорили, и для них это дорого"}, 1),
        ({"note": "nie mają budżetu na ten rok, tak mówią"}, 1),
        ({"note": "the expensiveness of rivals was praised"}, 0),
        ({"need_known": False, "questions": 0, "stage": "problem", "pain_level": 0,
          "needs_talk": False}, 0),
    ],
)  # fmt: skip
def test_each_sign_has_its_points(changed: dict[str, object], expected: int) -> None:
    assert points(replace(THOROUGH, **changed)) == expected  # type: ignore[arg-type]


def test_everything_at_once() -> None:
    worst = replace(
        THOROUGH, note="not now", need_known=False, questions=1, fit=90, stage="problem",
        pain_level=0,
    )  # fmt: skip
    assert points(worst) == 3 + 2 + 2 + 2 + 3 + 1


@pytest.mark.parametrize(
    ("score", "named"), [(0, "fine"), (2, "fine"), (3, "check"), (4, "check"), (5, "hasty")]
)
def test_points_have_three_meanings(score: int, named: str) -> None:
    assert rating(score) == named
