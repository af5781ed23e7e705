"""One file of rules alone, for those who need no scripts."""

from pathlib import Path

from ..model.scoring import Scoring
from .folders import BUNDLED, ScriptFile, shown
from .loading import load_file
from .problems import ScriptProblems


def scoring_rules(user_folder: Path | None = None) -> Scoring:
    """How leads are scored: by the team's own `scoring.yaml` where it can be used, else by ours.

    Raises:
        ScriptProblems: Neither can be read.
    """
    problems = []
    for folder in (user_folder, BUNDLED):
        path = folder / "scoring.yaml" if folder is not None else None
        if path is None or not path.is_file():
            continue
        loaded = load_file(ScriptFile("scoring", path, shown(path)))
        if not loaded.broken:
            scoring: Scoring = loaded.model
            return scoring
        problems += loaded.problems
    raise ScriptProblems(problems)
