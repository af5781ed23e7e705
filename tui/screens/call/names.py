"""What the call's words are called in the interface."""

from tui.call_words import (
    ATTEMPTS,
    BUYING_STAGES,
    ICP_RESULTS,
    KINDS,
    MARKS,
    OUTCOMES,
    STAGES,
    called,
    outcome_name,
)

__all__ = [
    "ATTEMPTS",
    "BUYING_STAGES",
    "ICP_RESULTS",
    "KINDS",
    "MARKS",
    "OUTCOMES",
    "STAGES",
    "called",
    "outcome_name",
]
