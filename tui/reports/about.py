"""What stands above every report: the period, and which calls."""

from data.figures.asked import Asked
from tui.languages import _, date_text
from tui.scripts.statistics.periods import EARLIEST, Period

from .words import KINDS, Names


def about_lines(asked: Asked, names: Names) -> tuple[str, ...]:
    """The period and the filters as lines."""
    return (period_text(asked.period), *filter_lines(asked, names))


def filter_lines(asked: Asked, names: Names) -> tuple[str, ...]:
    """Which calls, whenever they were."""
    return tuple(
        f"{_(KINDS[kind])}: {names.of(kind, value)}" for kind, value in sorted(asked.only.items())
    )


def period_text(period: Period) -> str:
    """A period by its days."""
    if period.first == EARLIEST:
        return _("all calls until {last}").format(last=date_text(period.last))
    if period.first == period.last:
        return date_text(period.first)
    return _("{first} to {last}").format(first=date_text(period.first), last=date_text(period.last))
