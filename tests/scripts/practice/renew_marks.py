"""Write `marks.json` anew: `python -m tests.scripts.practice.renew_marks`, then read the diff.

Do it only after a change that is meant to change marks: a persona with its version raised, or a
rule of the buyer or of the mark. Cases stay what they are; a persona that has none gets three.
"""

import json
from pathlib import Path
from typing import Any

from tests.scripts.practice.people import personas, script
from tui.scripts.practice.callers import CALLERS, call
from tui.scripts.practice.mark import score
from tui.scripts.practice.world import draw

FILE = Path(__file__).parent / "marks.json"
FIRST = ((1, "easy", "careful"), (2, "medium", "in_order"), (3, "hard", "random"))


def played(case: dict[str, Any]) -> dict[str, Any]:
    """A case with the score and the last words that it has today."""
    persona = personas().persona(case["persona"])
    drawn = draw(persona, case["seed"], case["difficulty"], personas().lines(persona))
    buyer, recorded = call(CALLERS[case["caller"]], drawn, script(persona))
    return {**case, "score": f"{score(buyer, recorded)[0]:.6f}", "last": buyer.turns[-1].said}


def cases() -> list[dict[str, Any]]:
    """The cases that are kept, and those of personas that have none yet."""
    kept: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    missing = sorted(set(personas().by_id) - {case["persona"] for case in kept})
    return kept + [
        {"persona": name, "seed": seed, "difficulty": level, "caller": caller}
        for name in missing
        for seed, level, caller in FIRST
    ]


if __name__ == "__main__":
    told = json.dumps([played(case) for case in cases()], ensure_ascii=False, indent=1)
    FILE.write_text(told + "\n", encoding="utf-8")
