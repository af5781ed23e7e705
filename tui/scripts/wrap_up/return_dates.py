"""When to come back, and why not now."""

from datetime import date, timedelta

from tui.scripts.judgement import Judgement
from tui.scripts.model.outcomes import NurturePath, OutcomeRules
from tui.scripts.state import CallState

SATURDAY = 5


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
    named = next(
        (day for name in path.when.captures if (day := named_date(state, name)) is not None), None
    )
    if named is not None:
        day = named + timedelta(days=path.shift_days)
        if day > today:
            return working_day(day)
        if named > today:
            return working_day(named)
    if path.working_days:
        return add_working_days(today, path.days)
    return working_day(today + timedelta(days=path.days))


def _fits(path: NurturePath, state: CallState, judgement: Judgement) -> bool:
    when = path.when
    if not (when.captures or when.criteria or when.facts):
        return False
    if when.captures and not any(named_date(state, name) for name in when.captures):
        return False
    return all(judgement.status(name) in wanted for name, wanted in when.criteria.items()) and all(
        state.facts.get(name, "") in wanted for name, wanted in when.facts.items()
    )
