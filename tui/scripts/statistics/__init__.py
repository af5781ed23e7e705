"""Honest figures: shares with their intervals, and the few words that they allow (domain.md 5)."""

from .agreement import Agreement, weighted_kappa
from .differences import MANY_CELLS, Difference, compare, newcombe, stands_out
from .funnel_plot import SIGNS, Limits, Mark, limits, mark
from .planner import Gap, Needs, Pace, gap, needs, pace
from .ranks import quantile, spearman
from .sampling import stratified
from .shares import ENOUGH, FEW, Share, Showing, wilson
from .shrinkage import Shrunk, shrink, shrink_all, strength
from .threshold import Marginal, marginal
from .wins import Wins, wins_of, wins_of_history

__all__ = [
    "ENOUGH", "FEW", "MANY_CELLS", "SIGNS", "Agreement", "Difference", "Gap", "Limits", "Marginal",
    "Mark", "Needs", "Pace", "Share", "Showing", "Shrunk", "Wins", "compare", "gap", "limits",
    "marginal", "mark", "needs", "newcombe", "pace", "quantile", "shrink", "shrink_all", "spearman",
    "stands_out", "stratified", "strength", "weighted_kappa", "wilson", "wins_of",
    "wins_of_history",
]  # fmt: skip
