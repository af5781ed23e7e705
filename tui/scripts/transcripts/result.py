"""A played call as one JSON object, for `talktrack replay --json`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .play import Played


def as_json(played: "Played", saved: Mapping[str, int | None] | None = None) -> dict[str, Any]:
    """Everything that came of a played call.

    Args:
        played: the call.
        saved: ids of call, contact, company and deal, where it was saved.
    """
    from tui.scripts.reading import pinned

    state, judgement, script = played.state, played.judgement, played.script
    verdict, asked, wrap_up = judgement.verdict, judgement.next_question, played.wrap_up
    return {
        "script": script.id,
        "lang": script.lang,
        "version": script.version,
        "script_hash": pinned(script).hash,
        "steps": list(state.trail),
        "standing_on": state.position,
        "criteria": {
            each.criterion: {"status": each.status, "words": each.words, "step": each.step or None}
            for each in judgement.evidence.values()
        },
        "score": {
            name: {
                "known": score.known,
                "low": score.low,
                "high": score.high,
                "coverage": score.coverage,
            }
            for name, score in judgement.scores.items()
        },
        "icp": {
            "fit": judgement.icp.fit,
            "low": judgement.icp.low,
            "high": judgement.icp.high,
            "coverage": judgement.icp.coverage,
            "result": judgement.icp.result,
            "items": dict(judgement.icp.items),
        },
        "facts": dict(state.facts),
        "captures": {name: value.value for name, value in state.captures.items()},
        "verdict": {
            "outcome": verdict.outcome,
            "reason": verdict.reason,
            "possible": list(verdict.possible),
            "decided": verdict.decided,
            "why": [str(saying) for saying in verdict.why],
        },
        "next_question": None
        if asked is None
        else {"about": asked.about, "step": asked.step, "why": str(asked.why)},
        "outcome": (wrap_up.outcome or wrap_up.disposition) if wrap_up else None,
        "saved": dict(saved or {}),
        "refused": [str(saying) for saying in played.refusals],
        "differences": [str(saying) for saying in played.differences],
    }
