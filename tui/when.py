"""A time to come as people check it: the day of the week, the date, the time, how far ahead."""

from datetime import datetime

from tui.languages import _, day_text, language, ngettext, time_text
from tui.scripts.captures import show
from tui.scripts.working_time import WorkingTime


def full_when(at: datetime, now: datetime, *, day_only: bool = False) -> str:
    """Written out: "Friday, 27 November 2026, 10:00, in 5 days".

    Args:
        at: Local; so is `now`, and neither has a zone.
        now: The moment from which it is counted.
        day_only: For a date without a time.
    """
    kind = "date" if day_only else "datetime"
    value = at.date().isoformat() if day_only else at.isoformat(timespec="minutes")
    said = show(kind, value, lang=language())  # type: ignore[arg-type]
    return _("{day}, {ahead}").format(day=said, ahead=ahead(at, now))


def ahead(at: datetime, now: datetime) -> str:
    """How far a day is from now: today, tomorrow, in 5 days, 3 days ago."""
    days = (at.date() - now.date()).days
    if abs(days) <= 1:
        return day_text(at.date(), now.date())
    if days > 0:
        return ngettext("in {n} day", "in {n} days", days).format(n=days)
    return ngettext("{n} day ago", "{n} days ago", -days).format(n=-days)


def short_when(at: datetime, now: datetime) -> str:
    """Short, for a list: "Fri 27 Nov 10:00"."""
    return f"{weekday(at)} {day_text(at.date(), now.date())} {time_text(at)}"


def weekday(at: datetime) -> str:
    """The day of the week in short."""
    days = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return days[at.weekday()]


def off_hours(at: datetime, work: WorkingTime, *, day_only: bool = False) -> str:
    """A word of warning where nobody works then; nothing where somebody does."""
    if not work.works_on(at.date()):
        return _("That is not a working day of yours.")
    if not day_only and not work.is_within(at):
        return _("That is outside your working hours.")
    return ""


def local(at: datetime) -> datetime:
    """A moment on the clock on the wall, without its zone."""
    return at.astimezone().replace(tzinfo=None)
