"""What stands above every report: the period, and which calls."""

from data.figures.asked import Asked
from tui.languages import _, date_text
from tui.scripts.statistics.periods import EARLIEST

from .words import KINDS, Names


def about_lines(asked: Asked, names: Names) -> tuple[str, ...]:
    """The period and the filters as lines."""
    period = asked.period
    if period.first == EARLIEST:
        lines = [_("all calls until {last}").format(last=date_text(period.last))]
    elif period.first == period.last:
        lines = [date_text(period.first)]
    else:
        lines = [
            _("{first} to {last}").format(
                first=date_text(period.first), last=date_text(period.last)
            )
        ]
    lines += [
        f"{_(KINDS[kind])}: {names.of(kind, value)}" for kind, value in sorted(asked.only.items())
    ]
    return tuple(lines)
