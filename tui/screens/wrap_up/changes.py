"""The list of what a save writes, and what it has written."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from data.rows import Change, Saved
from tui.languages import N_, _, ngettext
from tui.text import one_line, plain, styled

TABLES = {
    "lead": N_("Lead"),
    "call": N_("Call"),
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

    def tell(self, changes: Sequence[Change], foot: str) -> None:
        """Show the changes, with what to press below."""
        self.query_one("#changes-text", Static).update(as_lines(changes, foot))
        self.scroll_home(animate=False)

    def done(self, saved: Saved, said: str) -> None:
        """Say that it is saved."""
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


def as_lines(changes: Sequence[Change], foot: str) -> Content:
    """The changes by record, each field on its line."""
    lines: list[Content] = []
    last: tuple[str, int | None] | None = None
    count = ngettext("{n} change will be written", "{n} changes will be written", len(changes))
    lines.append(styled("[b]$count[/]", count=count.format(n=len(changes))))
    for change in changes:
        place = (change.table, change.row_id)
        if place != last:
            last = place
            table = _(TABLES.get(change.table, change.table))
            state = _("new") if change.created or change.row_id is None else f"#{change.row_id}"
            lines.append(styled("\n[b]$table[/] [$text-muted]$state[/]", table=table, state=state))
        old = f"{one_line(change.old)} → " if change.old else ""
        new = one_line(change.new) if change.new not in (None, "") else _("empty")
        mark = "~" if change.old else "+"
        field = field_name(change.field)
        lines.append(styled("  $mark $field: $old$new", mark=mark, field=field, old=old, new=new))
    lines.append(styled("\n$foot", foot=foot))
    return Content("\n").join(lines)


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
    "ease": N_("ease of talk"),
    "path": N_("why not now"),
}


def field_name(field: str) -> str:
    """A column as people call it."""
    return _(FIELDS[field]) if field in FIELDS else field.replace("_", " ")
