"""Checks of a script that has the right shape: does everything it speaks of exist, and add up."""

from .script import check_script, check_words
from .translations import check_overlay
from .view import Surroundings, View

__all__ = ["Surroundings", "View", "check_overlay", "check_script", "check_words"]
