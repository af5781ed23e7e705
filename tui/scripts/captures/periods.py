"""Weeks, months, quarters and years: where each begins, ends and goes on."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


def moved(day: date, unit: str, count: int) -> date:
    """The day `count` units later; the 31st becomes the last day of a shorter month."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * MONTHS_IN[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first(day: date, unit: str) -> date:
    """The first day of the week, month, quarter or year that `day` lies in."""
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday())
    length = MONTHS_IN[unit]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def last(day: date, unit: str) -> date:
    """The last day of the period; of a week its Friday."""
    if unit == "week":
        return first(day, unit) + timedelta(days=4)
    return moved(first(day, unit), unit, 1) - timedelta(days=1) if unit != "day" else day


def middle(day: date, unit: str) -> date:
    """The middle of the period: Wednesday, the 15th, the 15th of the second month, 1 July."""
    start = first(day, unit)
    if unit == "week":
        return start + timedelta(days=2)
    if unit == "month":
        return start.replace(day=15)
    if unit == "quarter":
        return moved(start, "month", 1).replace(day=15)
    return moved(start, "month", 6) if unit == "year" else day
