"""What a call comes to: evidence, scores, profile, verdict, next question."""

from .judge import UnknownFramework, judge
from .lead_score import (
    Contribution,
    Happened,
    LeadScore,
    ScoreInputs,
    score_after,
    score_before,
)
from .results import (
    Evidence,
    IcpFit,
    Judgement,
    Named,
    NextQuestion,
    Score,
    Verdict,
)
from .score import framework_score

__all__ = [
    "Contribution",
    "Evidence",
    "Happened",
    "IcpFit",
    "Judgement",
    "LeadScore",
    "Named",
    "NextQuestion",
    "Score",
    "ScoreInputs",
    "UnknownFramework",
    "Verdict",
    "framework_score",
    "judge",
    "score_after",
    "score_before",
]
