"""The list of what a save writes, and what it has written."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from data.rows import Change, Saved
from tui.languages import N_, _, ngettext, number_text, time_text
from tui.scripts.model.outcomes import OutcomeRules
from tui.text import one_line, plain, styled

from .sections.asking import in_words
from .shown import full_date

TABLES = {
    "lead": N_("Lead"),
    "call": N_("This call"),
    "contact": N_("Contact"),
    "company": N_("Company"),
    "deal": N_("Deal"),
    "evidence": N_("Evidence"),
    "suppression": N_("Do not contact"),
}


class ChangesView(VerticalScroll):
    """Shown instead of the form once everything is filled in."""

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield Static(id="changes-text")

    def tell(self, lines: Content) -> None:
        """Show the changes."""
        self.query_one("#changes-text", Static).update(lines)
        self.scroll_home(animate=False)

    def done(self, saved: Saved, said: str, *, practised: bool = False) -> None:
        """Say that it is saved; what was practised goes into nobody's records."""
        if practised:
            words = _("Enter shows the mark. Nothing of this goes into the records.")
            lines = [styled("[b $text-success]✓ $said[/]", said=said), plain(""), plain(words)]
            self.query_one("#changes-text", Static).update(Content("\n").join(lines))
            return
        parts = [
            name.format(id=number)
            for name, number in (
                (_("contact {id}"), saved.contact),
                (_("company {id}"), saved.company),
                (_("deal {id}"), saved.deal),
            )
            if number is not None
        ]
        lines = [
            styled("[b $text-success]✓ $said[/]", said=said),
            plain(", ".join([_("call {id}").format(id=saved.call), *parts])),
            plain(""),
            plain(_("Enter goes back to today's list. F9 takes the whole save back.")),
        ]
        self.query_one("#changes-text", Static).update(Content("\n").join(lines))


def as_lines(changes: Sequence[Change], rules: OutcomeRules, foot: str) -> Content:
    """The changes by record, each field on its line, and what to press below."""
    count = ngettext("{n} change will be written", "{n} changes will be written", len(changes))
    lines = [styled("[b]$count[/]", count=count.format(n=len(changes)))]
    last: tuple[str, int | None] | None = None
    for change in changes:
        place = (change.table, change.row_id)
        if place != last:
            last = place
            table = _(TABLES.get(change.table, change.table))
            new = change.created or change.row_id is None
            state = _("new record") if new else f"#{change.row_id}"
            lines.append(styled("\n[b]$table[/] [$text-muted]$state[/]", table=table, state=state))
        lines.append(_line(change, rules))
    lines.append(styled("\n$foot", foot=foot))
    return Content("\n").join(lines)


def _line(change: Change, rules: OutcomeRules) -> Content:
    old = value_text(change, change.old, rules)
    return styled(
        "  $mark $field: $old$new",
        mark="~" if old else "+",
        field=field_name(change.field, change.table),
        old=f"{old} → " if old else "",
        new=value_text(change, change.new, rules) or _("empty"),
    )


def value_text(change: Change, value: str | None, rules: OutcomeRules) -> str:
    """A value as people read it: titles for ids, dates and times written out."""
    if not value:
        return ""
    kinds: dict[str, Sequence[Any]] = {
        "role": rules.roles,
        "decides": rules.decides,
        "outcome": rules.outcomes,
        "disposition": rules.dispositions,
        "reason": rules.reasons,
        "sub_reason": [each for reason in rules.reasons for each in reason.sub_reasons],
        "path": rules.paths,
        "next_step_type": rules.next_steps,
    }
    for kind in kinds.get(change.field, ()):
        if kind.id == value:
            return in_words(kind.title)
    if change.field in STATES:
        return _(STATES[change.field].get(value, value))
    if change.field == "amount":
        return number_text(value)
    return moment_text(value) if change.field in MOMENTS else one_line(value)


def moment_text(value: str) -> str:
    """A stored day or instant, on the clock of whoever reads it."""
    try:
        if len(value) <= len("2026-12-31"):
            return full_date(date.fromisoformat(value))
        moment = datetime.fromisoformat(value).astimezone()
    except ValueError:
        return value
    day = full_date(moment.date())
    # A return date has no hour: it is kept as the beginning of its day.
    return day if moment.time() == time.min else f"{day} {time_text(moment)}"


MOMENTS = frozenset({"expected_close", "revisit_at", "callback_at", "next_step_at", "next_call_at"})
STATES = {
    "status": {
        "new": N_("new"),
        "trying": N_("being tried"),
        "deal": N_("qualified, with a deal"),
        "no_deal": N_("qualified, no deal yet"),
        "disqualified": N_("disqualified"),
        "do_not_contact": N_("do not contact"),
        "open": N_("open"),
    },
    "icp_result": {
        "in": N_("in profile"),
        "edge": N_("on the edge"),
        "outside": N_("outside"),
        "unknown": N_("not known yet"),
    },
    "stage": {"qualified": N_("qualified")},
}
FIELDS = {
    "name": N_("name"),
    "title": N_("title"),
    "email": N_("e-mail"),
    "phone": N_("phone"),
    "phone_e164": N_("phone, international"),
    "role": N_("role"),
    "decides": N_("who decides"),
    "website": N_("website"),
    "domain": N_("domain"),
    "industry": N_("industry"),
    "employees": N_("employees"),
    "country": N_("country"),
    "icp_fit": N_("ICP fit, %"),
    "icp_result": N_("ICP"),
    "decision_process": N_("how they decide"),
    "amount": N_("amount"),
    "currency": N_("currency"),
    "stage": N_("stage"),
    "expected_close": N_("planned close date"),
    "owner": N_("responsible"),
    "status": N_("status"),
    "outcome": N_("outcome"),
    "disposition": N_("how it went"),
    "reason": N_("reason"),
    "reason_note": N_("evidence"),
    "insist": N_("why all the same"),
    "revisit_at": N_("return date"),
    "callback_at": N_("call back"),
    "next_call_at": N_("next call"),
    "next_step_type": N_("next step"),
    "next_step_at": N_("next step, when"),
    "next_step_who": N_("next step, with whom"),
    "next_step_action": N_("next step, what they do"),
    "score": N_("score"),
    "last_words": N_("their words"),
    "sub_reason": N_("more exactly"),
    "ease": N_("ease of talk"),
    "path": N_("why not now"),
}


NAMES = {"company": N_("company name"), "deal": N_("deal name")}
"""A person's name and the name of a thing are two words in other languages."""


def field_name(field: str, table: str = "") -> str:
    """A column as people call it."""
    if field == "name" and table in NAMES:
        return _(NAMES[table])
    return _(FIELDS[field]) if field in FIELDS else field.replace("_", " ")
