"""All checks of one script."""

from ...model.script import Script
from ..problems import Problem, in_order
from ..source import Source
from .captures import check_captures
from .conditions import check_conditions
from .facts import check_facts
from .links import check_links
from .method import check_method
from .texts import check_texts
from .view import Surroundings, View


def check_script(
    script: Script, source: Source | None = None, around: Surroundings | None = None
) -> list[Problem]:
    """Everything that is wrong with a script in its own language, by line.

    Args:
        script: The script as its file says it.
        source: The file, for the lines. Without it every problem is at the top.
        around: What else there is; what it leaves out is not checked.
    """
    view = View(script, source or _nowhere(script), around or Surroundings())
    checks = (
        check_links, check_facts, check_conditions, check_captures, check_texts, check_method,
    )  # fmt: skip
    return in_order(problem for check in checks for problem in check(view))


def check_words(
    script: Script, source: Source, overlay: Source, around: Surroundings | None = None
) -> list[Problem]:
    """What is wrong with the words of an overlay, `script` being merged with it."""
    view = View(script, source, around or Surroundings(), overlay)
    return in_order(problem for problem in check_texts(view) if problem.file == overlay.file)


def _nowhere(script: Script) -> Source:
    return Source(script.id, [""], {}, (0, 0))
