"""Whether a talk qualifies for sales by the gate of its framework."""

from tui.scripts.model.script import Script
from tui.scripts.rules import Rules

from .reading import prepared
from .results import RANK, Judgement


def qualifies(judged: Judgement, script: Script, rules: Rules) -> bool:
    """Whether what is known passes every gate of the call's framework; unknown passes no floor."""
    view = prepared(script, rules).views[judged.framework]
    return view.qualifies([RANK[judged.status(name)] for name in view.names])
