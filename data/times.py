"""Moments and days as the text that SQLite keeps: UTC, of one width, so that order is order."""

from datetime import UTC, date, datetime


def utc_text(moment: datetime) -> str:
    """The moment as `2026-12-02T09:00:00.000000Z`; without a zone it is the system's local time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


def read_moment(value: object) -> datetime | None:
    """The moment that was stored, aware and in UTC."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    found = datetime.fromisoformat(str(value))
    return found if found.tzinfo is UTC else found.astimezone(UTC)


def read_day(value: object) -> date | None:
    """The day that was stored."""
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    return date.fromisoformat(str(value)[:10])


def moment_of(day: date) -> datetime:
    """The moment at which a return on that day is due: its first, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def day_here(moment: datetime) -> date:
    """The day on which a moment lies on this computer's clock: figures count such days."""
    return moment.astimezone().date()


def begins_here(day: date) -> datetime:
    """The moment at which a day begins on this computer's clock, in UTC."""
    return datetime(day.year, day.month, day.day).astimezone(UTC)
