"""A script with the words of one overlay, checked."""

from dataclasses import dataclass

from ..model.overlay import Overlay
from ..model.script import Script
from .checks import Surroundings, check_overlay, check_words
from .loading import Loaded
from .overlays import merged
from .problems import Problem
from .source import Source


@dataclass(frozen=True, slots=True)
class Translation:
    """A merged script, the file of its words, and what is wrong with them."""

    script: Script
    loaded: Loaded
    problems: list[Problem]

    @property
    def usable(self) -> bool:
        """Whether a call may be held in it."""
        return not any(problem.level == "error" for problem in self.problems)


def translated(base: Script, source: Source, loaded: Loaded, around: Surroundings) -> Translation:
    """`base` in the language of the overlay that `loaded` holds."""
    overlay: Overlay = loaded.model
    assert loaded.source is not None
    script = merged(base, overlay)
    problems = check_overlay(base, overlay, loaded.source)
    problems += check_words(script, source, loaded.source, around)
    return Translation(script, loaded, problems)
