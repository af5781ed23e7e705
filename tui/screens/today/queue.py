"""The queue in words: under which heading a lead stands and why it is there now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tui.languages import N_, _, date_text, day_text, ngettext, time_text
from tui.leads.lead_sources import source_text
from tui.screens.today.their_time import in_short, time_there
from tui.scripts.cleaning import folded
from tui.scripts.working_time import WorkingTime
from tui.text import one_line

if TYPE_CHECKING:
    from data.rows import QueueRow

HEADINGS = {
    "due": N_("Call back"),
    "draft": N_("Calls to go on with"),
    "theirs": N_("Calls of colleagues"),
    "raised": N_("Asked to be called"),
    "fast": N_("Fast track"),
    "new": N_("New leads"),
    "again": N_("Try again"),
    "other": N_("Later"),
    "ended": N_("Finished"),
    "heard": N_("Found in calls"),
    "people": N_("In the records, no lead yet"),
}
ORDER = tuple(HEADINGS)

ENDED = {
    "deal": N_("qualified, with a deal"),
    "no_deal": N_("qualified, no deal yet"),
    "disqualified": N_("disqualified"),
    "do_not_contact": N_("asked not to be contacted"),
}
"""What became of a lead that nobody has to call any more."""


@dataclass(frozen=True)
class Line:
    """A lead as the table shows it."""

    key: int
    """The lead's id."""
    section: str
    name: str
    company: str
    why: str
    attempts: int
    row: QueueRow
    there: str = ""
    """Their local time, in short."""

    @property
    def heading(self) -> str:
        """What stands over its section."""
        return heading_of(self.section)


@dataclass(frozen=True)
class Ahead:
    """A lead further down the queue, of which nothing but its place is known yet."""

    key: int
    """The lead's id."""
    section: str


def heading_of(section: str) -> str:
    """What stands over a section."""
    return _(HEADINGS.get(section, HEADINGS["other"]))


def lines_of(
    rows: Iterable[QueueRow],
    now: datetime,
    me: str = "",
    *,
    work: WorkingTime | None = None,
    letters: str = "",
) -> list[Line]:
    """The rows in words, section by section, in the order they came in within each.

    Args:
        rows: The queue.
        now: The present moment.
        me: The rep's name; calls that others have left, or are in, are not offered as one's own.
        work: The working time outside which their own time is marked.
        letters: What was looked for, where the rows are what was found.
    """
    hours = work or WorkingTime()
    lines = [
        Line(
            key=row.lead_id,
            section=_section(row, me),
            name=row.name or row.phone or row.email or row.company_name,
            company=row.company_name,
            why=where_found(row, letters) or why_theirs(row, me) or why_now(row, now),
            attempts=row.attempts,
            row=row,
            there=in_short(time_there(row, now), hours),
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: ORDER.index(line.section))


def _section(row: QueueRow, me: str) -> str:
    if is_contact(row):
        return "people"
    if row.found_in is not None:
        return "heard"
    if row.draft_held_by or (row.section == "draft" and is_theirs(row, me)):
        return "theirs"
    return "ended" if is_ended(row) else row.section


def is_contact(row: QueueRow) -> bool:
    """Whether it is a contact of the records that a search has found, and no lead yet."""
    return row.lead_id < 0


def is_theirs(row: QueueRow, me: str) -> bool:
    """Whether the call that was left is somebody else's."""
    return row.draft_call_id is not None and row.draft_rep not in ("", me)


def why_theirs(row: QueueRow, me: str) -> str:
    """Whose call with this lead it is, where it is not ours to go on with; else nothing."""
    if row.draft_held_by:
        if row.draft_held_by == me:
            return _("open in another window of yours")
        return _("{rep} is in the call now").format(rep=one_line(row.draft_held_by))
    if row.section == "draft" and is_theirs(row, me):
        return _("left by {rep}").format(rep=one_line(row.draft_rep))
    return ""


PLACES = {
    "contact": N_("contact {words}"),
    "company": N_("company {words}"),
    "deal": N_("deal {words}"),
}


def where_found(row: QueueRow, letters: str = "") -> str:
    """Where a search has found the lead, with its words around what was looked for."""
    if row.found_in is None or row.found_in.at is None:
        return ""
    words = _around(one_line(row.found_in.words), letters)
    if template := PLACES.get(row.found_in.kind):
        return _(template).format(words=words)
    day = date_text(row.found_in.at.astimezone().date())
    return _("{day}: “{words}”").format(day=day, words=words)


def _around(words: str, letters: str) -> str:
    """The words from shortly before the first that was looked for."""
    parts = words.split()
    wanted = [folded(letter) for letter in letters.split()]
    at = next(
        (n for n, part in enumerate(parts) if any(w and w in folded(part) for w in wanted)), 0
    )
    begin = max(0, at - 1)
    return ("…" if begin else "") + " ".join(parts[begin:])


def is_ended(row: QueueRow) -> bool:
    """Whether the lead waits for no call; only a search finds it."""
    return row.section == "other" and row.next_call_at is None


def why_now(row: QueueRow, now: datetime) -> str:
    """Why this lead stands here: its callback, its draft, or its score."""
    if is_contact(row):
        return _("contact, never called")
    if row.section == "draft" or (is_ended(row) and row.status in ENDED):
        return _("not finished") if row.section == "draft" else _(ENDED[row.status])
    if row.section == "raised" and row.hand_raised_at is not None:
        return _("asked {ago} ago").format(ago=_length(now - row.hand_raised_at))
    if row.next_call_at is not None:
        return _when(row.next_call_at, now, row.next_step, due=row.section == "due")
    if row.score is not None:
        return _("score {score}").format(score=row.score)
    return (
        _("nobody reached yet") if row.section == "again" else source_text(row.source) or _("new")
    )


STEPS = {
    "meeting": N_("meeting"),
    "demo": N_("demo"),
    "technical_check": N_("technical check"),
    "quote": N_("quote"),
    "business_case": N_("business case"),
    "pilot": N_("pilot"),
    "introduction": N_("introduction"),
}
"""What was agreed for a moment, where that is no call."""
CALLS = ("", "callback", "send", "nurture", "none")
"""Steps whose moment is one to call at."""


def _when(at: datetime, now: datetime, step: str, *, due: bool) -> str:
    when = _moment(at, now, due=due)
    if step not in CALLS:
        return _("{step} {when}").format(step=_(STEPS.get(step, N_("next step"))), when=when)
    return when if due else _("call back {when}").format(when=when)


def _moment(at: datetime, now: datetime, *, due: bool) -> str:
    local, here = at.astimezone(), now.astimezone()
    when = f"{day_text(local.date(), here.date())} {time_text(local)}"
    if local.date() == here.date():
        when = time_text(local)
    if not due:
        return when
    late = now - at
    if late < timedelta(minutes=1):
        return _("{when}, now").format(when=when)
    return _("{when}, {late} late").format(when=when, late=_length(late))


def _length(late: timedelta) -> str:
    minutes = int(late.total_seconds()) // 60
    if minutes < 60:
        return _("{n} min").format(n=minutes)
    if minutes < 24 * 60:
        return _("{n} h").format(n=minutes // 60)
    days = minutes // (24 * 60)
    return ngettext("{n} day", "{n} days", days).format(n=days)


def matches(line: Line, letters: str) -> bool:
    """Whether these letters are in its name, company, number or e-mail."""
    row = line.row
    wanted = letters.casefold()
    digits = "".join(c for c in wanted if c.isdigit())
    if any(wanted in text.casefold() for text in (row.name, row.company_name, row.email)):
        return True
    return bool(digits) and digits in "".join(c for c in row.phone if c.isdigit())
