"""When to come back, and why not now."""

from datetime import date, timedelta

from tui.scripts.captures import read_number
from tui.scripts.judgement import Judgement
from tui.scripts.model.outcomes import NurturePath, OutcomeRules
from tui.scripts.state import CallState

from .forms import Basis

SATURDAY = 5
DAYS_A_MONTH = 30
MOST_MONTHS = 60


def working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int) -> date:
    """The day `count` working days later."""
    for _ in range(count):
        day = working_day(day + timedelta(days=1))
    return working_day(day)


def named_date(state: CallState, capture: str) -> date | None:
    """The day that was captured, or None."""
    value = state.captures.get(capture)
    try:
        return date.fromisoformat(value.value[:10]) if value else None
    except ValueError:
        return None


def propose_return(
    state: CallState, judgement: Judgement, rules: OutcomeRules, today: date
) -> tuple[str, date]:
    """The nurture path that the call points to, and the day to come back.

    The first path that fits wins; a day that the prospect named comes before any default.
    """
    path = next((path for path in rules.paths if _fits(path, state, judgement)), rules.paths[-1])
    return path.id, return_date(path, state, today)


def return_date(path: NurturePath, state: CallState, today: date) -> date:
    """The day on which a path comes back: from the date that was named, else from today."""
    return counted_return(path, named_moment(path, state), today, named_notice(path, state))


def named_moment(path: NurturePath, state: CallState) -> date | None:
    """The date from which a path counts, where the call has it: the end of a contract, say."""
    found = (named_date(state, name) for name in path.when.captures)
    return next((day for day in found if day is not None), None)


def named_notice(path: NurturePath, state: CallState) -> int | None:
    """The months of notice that were captured, or None."""
    value = state.captures.get(path.notice.capture or "") if path.notice else None
    number = read_number(value.value) if value else None
    return int(number) if number is not None and 0 <= number <= MOST_MONTHS else None


def counted_return(
    path: NurturePath, moment: date | None, today: date, notice: int | None = None
) -> date:
    """The day on which a path comes back (domain.md 3.7); always a working day to come."""
    return counted_from(path, moment, today, notice)[0]


def counted_from(
    path: NurturePath, moment: date | None, today: date, notice: int | None = None
) -> tuple[date, Basis]:
    """The day on which a path comes back, and from where it is counted.

    Counted from the moment: moment + shift - notice. Where that day is over, and the moment is not,
    it is high time: the next working day. Where there is no moment or it is over too, so many
    days from today.

    Args:
        path: Why not now.
        moment: The end of the season or of the contract, the day of the decision.
        today: The day of the call.
        notice: Months of notice; the path's own where nobody said. A month counts 30 days.
    """
    if moment is not None:
        shift = path.shift_days
        if path.notice is not None:
            shift -= DAYS_A_MONTH * (path.notice.months if notice is None else notice)
        day = moment + timedelta(days=shift)
        if day > today:
            return working_day(day), "moment"
        if moment > today:
            return add_working_days(today, 1), "late"
    if path.working_days:
        return add_working_days(today, path.days), "today"
    return working_day(today + timedelta(days=path.days)), "today"


def _fits(path: NurturePath, state: CallState, judgement: Judgement) -> bool:
    when = path.when
    if not (when.captures or when.criteria or when.facts):
        return False
    if when.captures and not any(named_date(state, name) for name in when.captures):
        return False
    return all(judgement.status(name) in wanted for name, wanted in when.criteria.items()) and all(
        state.facts.get(name, "") in wanted for name, wanted in when.facts.items()
    )
