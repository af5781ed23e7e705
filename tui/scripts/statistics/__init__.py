"""Honest figures: shares with their intervals, and the few words that they allow (domain.md 5)."""

from .agreement import Agreement, weighted_kappa
from .differences import MANY_CELLS, Difference, compare, newcombe, stands_out
from .funnel_plot import SIGNS, Limits, Mark, limits, mark
from .means import Mean, mean
from .planner import Gap, Needs, Pace, gap, needs, pace
from .ranks import quantile, spearman, spearman_ends
from .sampling import stratified
from .shares import ENOUGH, FEW, Share, Showing, wilson, wilson_count
from .shrinkage import Shrunk, shrink, shrink_all, strength
from .threshold import Marginal, marginal
from .wins import Wins, wins_of, wins_of_history

__all__ = [
    "ENOUGH", "FEW", "MANY_CELLS", "SIGNS", "Agreement", "Difference", "Gap", "Limits",
    "Marginal", "Mark", "Mean", "Needs", "Pace", "Share", "Showing", "Shrunk", "Wins",
    "compare", "gap", "limits", "marginal", "mark", "mean", "needs", "newcombe", "pace",
    "quantile", "shrink", "shrink_all", "spearman", "spearman_ends", "stands_out", "stratified",
    "strength", "weighted_kappa", "wilson", "wilson_count", "wins_of", "wins_of_history",
]  # fmt: skip
