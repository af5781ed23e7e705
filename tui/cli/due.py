"""`talktrack leads due`: what was agreed and is due, for pipes and screen readers."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tui.languages import _

from .session import Session

if TYPE_CHECKING:
    from tui.calling.follow_up import DueLine
    from tui.scripts.model.outcomes import OutcomeRules

OK = 0


def declare(lists: typer.Typer) -> None:
    """Add `due` to the commands on leads."""

    @lists.command("due")
    def leads_due(
        context: typer.Context,
        owner: Annotated[str, typer.Option(help="Only this person's leads and calls.")] = "",
        as_json: Annotated[
            bool, typer.Option("--json", help="One JSON object, for programs.")
        ] = False,
    ) -> None:
        """List what was agreed and is due, and the good leads with nothing agreed."""
        raise typer.Exit(due(context.obj, owner=owner, as_json=as_json))


def due(session: Session, *, owner: str, as_json: bool) -> int:
    """Print next steps by their dates, and the good leads with nothing agreed."""
    from tui.calling.follow_up import read_due, what_of, when_of
    from tui.when import local

    services, rules = session.services, session.library.rules
    now = services.clock.now()
    store = session.store()
    try:
        lines = read_due(store, rules, now=now, work=services.settings.working_time, owner=owner)
    finally:
        store.close()
    if as_json:
        session.print_json([_object(line, rules.outcomes) for line in lines])
        return OK
    section = ""
    for line in lines:
        if line.section != section:
            section = line.section
            session.print(line.heading)
        parts = (when_of(line, local(now)), line.person, what_of(line, rules.outcomes))
        session.print("  " + " · ".join([str(line.lead_id), *(part for part in parts if part)]))
    if not lines:
        session.print(_("Nothing is due."))
    return OK


def _object(line: "DueLine", rules: "OutcomeRules") -> dict[str, Any]:
    if line.lead is not None:
        lead = line.lead
        return {
            "section": line.section, "lead": lead.lead_id, "name": lead.name,
            "company": lead.company_name, "score": lead.score,
            "last_call": lead.last_at.isoformat(),
        }  # fmt: skip
    from tui.calling.follow_up import step_title

    step = line.step
    assert step is not None
    return {
        "section": line.section, "lead": step.lead_id, "call": step.call_id, "name": step.name,
        "company": step.company_name, "kind": step.kind, "title": step_title(step, rules),
        "at": step.at.isoformat() if step.at else None, "who": step.who,
        "client_action": step.client_action, "is_advance": step.is_advance,
        "talked_since": step.talked_since, "agreed_at": step.started_at.isoformat(),
    }  # fmt: skip
