"""What is wrong with a file of scripts, in the language of the interface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tui.languages import _, say

if TYPE_CHECKING:
    from tui.scripts.reading import Problem


def problem_lines(problem: Problem) -> list[str]:
    """A problem as editors and compilers write it, with the corrected line below."""
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    kind = "" if problem.level == "error" else f"{_('warning')}: "
    fix = [f"    {line}" for line in (problem.fix or "").splitlines()]
    return [f"{place}: {kind}{say(problem.told)}", *fix]


def all_lines(problems: Sequence[Problem]) -> list[str]:
    """The lines of several."""
    return [line for problem in problems for line in problem_lines(problem)]


def problem_object(problem: Problem) -> dict[str, Any]:
    """A problem for programs: its place and level, the sentence, the corrected line."""
    return {
        "file": str(problem.file),
        "line": problem.line,
        "column": problem.column,
        "message": say(problem.told),
        "fix": problem.fix,
        "level": problem.level,
    }
