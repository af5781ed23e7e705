"""What is held on a person, in words: names of tables and fields, values as people read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tui.languages import N_, _
from tui.leads.lead_statuses import lead_status
from tui.screens.records.names import DISPOSITIONS, EVIDENCE, FIELDS, moment, value_text

if TYPE_CHECKING:
    from tui.scripts.reading import Library

TABLES = {
    "lead": N_("Leads"),
    "contact": N_("Contacts"),
    "deal": N_("Deals"),
    "call": N_("Calls"),
    "call_event": N_("What was answered and noted in calls"),
    "evidence": N_("What they said"),
    "engagement": N_("What they did"),
    "lead_stage": N_("Way to sales"),
    "review": N_("What was said of calls"),
    "change": N_("Changes of the records"),
}
LABELS = {
    "id": N_("Number"),
    "created_at": N_("Came in"),
    "phone_e164": N_("Number that is dialled"),
    "at": N_("When"),
    "by": N_("By whom"),
    "kind": N_("Kind"),
    "note": N_("Note"),
    "words": N_("In their words"),
    "step": N_("Step"),
    "seq": N_("Entry no."),
    "at_ms": N_("Milliseconds into the call"),
    "payload": N_("What was entered"),
    "criterion": N_("Criterion"),
    "reason": N_("Reason"),
    "sub_reason": N_("Reason, in detail"),
    "reason_note": N_("Note on the reason"),
    "insist": N_("Why all the same"),
    "rep": N_("Caller"),
    "script_id": N_("Script"),
    "script_version": N_("Version of the script"),
    "lang": N_("Language"),
    "framework": N_("Framework"),
    "framework_version": N_("Version of the framework"),
    "outcomes_version": N_("Version of the rules of outcomes"),
    "scoring_version": N_("Version of the scoring"),
    "started_at": N_("Begun"),
    "ended_at": N_("Ended"),
    "talk_seconds": N_("Seconds of talk"),
    "disposition": N_("What became of the attempt"),
    "outcome": N_("Outcome"),
    "path": N_("Why not now"),
    "revisit_at": N_("Return"),
    "callback_at": N_("Call back"),
    "next_step_type": N_("Next step"),
    "next_step_at": N_("Day of the next step"),
    "next_step_who": N_("Who does it"),
    "next_step_action": N_("What they do"),
    "step_done_at": N_("Next step done"),
    "step_result": N_("What came of the next step"),
    "icp_coverage": N_("ICP checklist known, %"),
    "score_low": N_("Score, at least"),
    "score_high": N_("Score, at most"),
    "score_known": N_("Score known, %"),
    "lead_score": N_("Score of the lead"),
    "knocked_out": N_("Outside the profile by one answer"),
    "verdict": N_("Verdict"),
    "buying_stage": N_("Buying stage"),
    "interest": N_("Interest"),
    "ease": N_("Ease of talk"),
    "draft_line": N_("Note line, unsent"),
    "draft_form": N_("Wrap-up, unsaved"),
    "held_by": N_("In the hands of"),
    "holder": N_("Program that holds it"),
    "held_until": N_("Held until"),
    "band": N_("Class"),
    "cell": N_("Class and activity"),
    "fit": N_("Fit of the lead, %"),
    "engagement": N_("Activity"),
    "scored_on": N_("Scored on"),
    "table": N_("Record"),
    "row_id": N_("Number of the record"),
    "field": N_("Field"),
    "old": N_("Before"),
    "new": N_("Now"),
    "created": N_("Was added"),
    "removed": N_("Was removed"),
    "undone_at": N_("Taken back"),
    "batch": N_("Written together as"),
    "reviewer": N_("Reviewer"),
    "scores": N_("Marks"),
    "comment": N_("Comment"),
}

YES_NO = frozenset({"created", "removed", "knocked_out"})


def table_title(table: str) -> str:
    """What a table is called; one that is not known, as it is."""
    return _(TABLES[table]) if table in TABLES else table


def label(column: str) -> str:
    """What a column is called; one that is not known, as it is."""
    return _(LABELS.get(column) or FIELDS.get(column) or column)


def held_value(table: str, row: Mapping[str, Any], column: str, library: Library | None) -> str:
    """A value as people read it: titles for codes, moments on the clock of whoever reads them."""
    value = str(row[column])
    if column in YES_NO:
        return _("yes") if value == "1" else _("no")
    if column.endswith(("_at", "_until")) or column == "at":
        return _moment(value)
    said = _CLOSED.get((table, column))
    return said(value) if said else value_text(column, " ".join(value.split()), library)


def _moment(text: str) -> str:
    """A day and a time; what is no moment, such as a day alone, as `value_text` has it."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment(at) if len(text) > len("2026-12-31") else value_text("revisit_at", text, None)


_CLOSED: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("change", "field"): label,
    ("change", "table"): table_title,
    ("lead", "status"): lead_status,
    ("evidence", "status"): lambda value: _(EVIDENCE.get(value, value)),
    ("call", "disposition"): lambda value: _(DISPOSITIONS.get(value, value)),
}
