"""What is due between two calls, in sections: next steps by their dates, and forgotten leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from tui.languages import N_, _, date_text, language
from tui.text import one_line
from tui.when import ahead, full_when, local, short_when

if TYPE_CHECKING:
    from data.next_steps import AgreedStep, ForgottenLead
    from data.store import Store
    from tui.scripts.model.outcomes import OutcomeRules
    from tui.scripts.rules import Rules
    from tui.scripts.working_time import WorkingTime

SECTIONS = {
    "overdue": N_("Overdue"),
    "today": N_("Today"),
    "this_week": N_("This week"),
    "forgotten": N_("Good leads with nothing agreed"),
    "undated": N_("Without a date"),
    "later": N_("Later"),
}
"""In the order in which they are worked."""

FORGOTTEN_AFTER = 5
"""Working days without a next step after which a good lead counts as forgotten (domain.md 5.5)."""
GOOD = "B"
"""The band from which a lead is a good one."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing to follow up."""

    section: str
    lead_id: int
    person: str
    step: AgreedStep | None = None
    """None for a forgotten lead."""
    lead: ForgottenLead | None = None

    @property
    def heading(self) -> str:
        """What stands over its section."""
        return _(SECTIONS[self.section])


def read_due(
    store: Store, rules: Rules, *, now: datetime, work: WorkingTime, owner: str = ""
) -> list[DueLine]:
    """Everything to follow up, section by section, the most urgent first."""
    from data.next_steps import forgotten, open_steps

    here = local(now)
    since = datetime.combine(days_before(work, here, FORGOTTEN_AFTER), here.time())
    lines = [
        DueLine(_section(step, here), step.lead_id, _person(step.name, step.company_name), step)
        for step in open_steps(store, owner=owner)
    ]
    bands = rules.scoring.bands
    least = next((band.at_least for band in bands if band.id == GOOD), 55)
    found = forgotten(store, before=since.astimezone(), least_score=int(least), owner=owner)
    lines += [
        DueLine("forgotten", lead.lead_id, _person(lead.name, lead.company_name), lead=lead)
        for lead in found
    ]
    order = list(SECTIONS)
    return sorted(lines, key=lambda line: order.index(line.section))


def days_before(work: WorkingTime, moment: datetime, count: int) -> Any:
    """The date `count` working days before a moment."""
    day = moment.date()
    while count:
        day -= timedelta(days=1)
        count -= work.works_on(day)
    return day


def _section(step: AgreedStep, here: datetime) -> str:
    if step.at is None:
        return "undated"
    at = local(step.at)
    if at < here:
        return "overdue"
    if at.date() == here.date():
        return "today"
    sunday = here.date() + timedelta(days=6 - here.weekday())
    return "this_week" if at.date() <= sunday else "later"


def _person(name: str, company: str) -> str:
    return ", ".join(one_line(part) for part in (name, company) if part)


def step_title(step: AgreedStep, rules: OutcomeRules) -> str:
    """What kind of step it is, in the interface's language."""
    kind = rules.next_step(step.kind)
    if kind is None:
        return step.kind
    return kind.title.get(language()) or kind.title.get("en") or step.kind


def when_of(line: DueLine, here: datetime) -> str:
    """When it is due, in short."""
    if line.lead is not None:
        return _("last call {when}").format(when=ahead(local(line.lead.last_at), here))
    assert line.step is not None
    return short_when(local(line.step.at), here) if line.step.at else _("no date")


def what_of(line: DueLine, rules: OutcomeRules) -> str:
    """What it is, in short: the kind, with whom, what they do."""
    if line.lead is not None:
        score = line.lead.score
        return "" if score is None else _("score {score}").format(score=score)
    assert line.step is not None
    step = line.step
    parts = (step_title(step, rules), one_line(step.who), one_line(step.client_action))
    return " · ".join(part for part in parts if part)


def in_full(line: DueLine, rules: OutcomeRules, here: datetime) -> list[str]:
    """All there is to know of it, line by line."""
    if line.lead is not None:
        return [
            line.person,
            _("A good lead with nothing agreed, and no date to call. t gives it one."),
        ]
    step = line.step
    assert step is not None
    when = full_when(local(step.at), here) if step.at else _("no date")
    said = [
        line.person,
        _("{what}: {when}").format(what=step_title(step, rules), when=when),
        advance_text(step.is_advance),
        _("With: {who}").format(who=one_line(step.who)) if step.who else "",
        _("They will: {what}").format(what=one_line(step.client_action))
        if step.client_action
        else "",
        _("Agreed on {date}.").format(date=date_text(local(step.started_at).date())),
        _("They were talked to since; it may be out of date.") if step.talked_since else "",
    ]
    return [each for each in said if each]


def advance_text(is_advance: bool) -> str:
    """Whether a next step moves the client, in words (domain.md 3.8)."""
    if is_advance:
        return _("An advance: a date, a person, and something that they do.")
    return _("A continuation: an advance has a date, a person, and something that they do.")


def count_due(lines: list[DueLine]) -> int:
    """How many are overdue or due today."""
    return sum(line.section in ("overdue", "today") for line in lines)
