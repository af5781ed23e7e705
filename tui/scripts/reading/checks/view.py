"""A script under check: where its parts stand, and what else there is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...model.framework import CriteriaLibrary, Framework
from ...model.objections import ObjectionCard
from ...model.script import Answer, Script, Step
from ...sayings import Saying
from ..overlays import overlay_path
from ..problems import Level, Problem
from ..source import Path, Source

if TYPE_CHECKING:
    from ...model.outcomes import OutcomeRules


@dataclass(frozen=True)
class Surroundings:
    """What a script may refer to. Where something is None, nothing is said about it."""

    criteria: CriteriaLibrary | None = None
    frameworks: Mapping[str, Framework] | None = None
    outcomes: "OutcomeRules | None" = None
    objections: Mapping[str, Sequence[ObjectionCard]] | None = None
    sources: Collection[str] | None = None
    """The kinds of source that leads come from."""

    def cards(self, script: Script) -> Sequence[ObjectionCard]:
        """The cards that go with `script`."""
        if isinstance(script.objections, str):
            return (self.objections or {}).get(script.objections, ())
        return script.objections or ()


@dataclass(frozen=True)
class View:
    """A script with its files."""

    script: Script
    """Merged, where there is an overlay."""
    source: Source
    """The file with the logic."""
    around: Surroundings = field(default_factory=Surroundings)
    overlay: Source | None = None
    """The file with the words."""

    def where(self, path: Path) -> tuple[Source, Path]:
        """The file that holds what the script has at `path`, and where."""
        if self.overlay is not None:
            there = overlay_path(self.script, path)
            if there[-1:] == ("then",):
                apart = (*there[:2], "then", there[3])
                there = apart if self.overlay.has(apart) else there
            elif not self.overlay.has(there) and isinstance(self.overlay.at(there[:-1]), str):
                there = there[:-1]
            if self.overlay.has(there):
                return self.overlay, there
        return self.source, path

    def problem(
        self,
        path: Path,
        message: Saying,
        fix: str | None = None,
        *,
        key: bool = False,
        level: Level = "error",
    ) -> Problem:
        """A problem with the value (or key) at `path` of the script."""
        source, there = self.where(path)
        return source.problem(there, message, fix, key=key, level=level)

    def swapped(self, path: Path, old: str, new: str | None, key: bool = False) -> str | None:
        """The line of `path` with another word, where there is one."""
        if new is None:
            return None
        source, there = self.where(path)
        return source.replaced(there, old, new, key)

    def steps(self) -> Iterator[tuple[Path, Step]]:
        """Every step with its path."""
        for at, step in enumerate(self.script.steps):
            yield ("steps", at), step

    def answers(self) -> Iterator[tuple[Path, Step, Answer]]:
        """Every answer with its path and step."""
        for path, step in self.steps():
            for at, answer in enumerate(step.answers):
                yield (*path, "answers", at), step, answer
