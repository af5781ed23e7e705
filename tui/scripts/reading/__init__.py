"""Reading what authors write: strict YAML, models, the library, and every mistake told plainly."""

from .checks import Surroundings, check_overlay, check_script
from .library import Library
from .offered import ScriptInfo
from .pinning import Pinned, pinned, unpin
from .problems import Problem, ScriptProblems, UnknownFramework, UnknownScript
from .schema import schema

__all__ = [
    "Library",
    "Pinned",
    "Problem",
    "ScriptInfo",
    "ScriptProblems",
    "Surroundings",
    "UnknownFramework",
    "UnknownScript",
    "check_overlay",
    "check_script",
    "pinned",
    "schema",
    "unpin",
]
