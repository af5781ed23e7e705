"""That a moment lies in a period."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement

from data.times import begins_here
from tui.scripts.statistics.periods import Period


def within(moment: ColumnElement[Any], period: Period) -> tuple[ColumnElement[bool], ...]:
    """The rules of it, by the days of this computer's clock."""
    after = begins_here(period.last + timedelta(days=1))
    return moment >= begins_here(period.first), moment < after
