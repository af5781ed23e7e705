"""A call's page: its way through the script as the script was then, to be read only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from tui.languages import N_, _, clock_text
from tui.screens.records.names import (
    EVIDENCE,
    SIGNS,
    became,
    day,
    in_words,
    moment,
    titled,
)
from tui.screens.records.page import WORDS, PageLine, RecordPage, field_line, heading, said
from tui.text import one_line, plain

if TYPE_CHECKING:
    from data.records.records import Records
    from data.records.rows import CallPage
    from tui.scripts.model.script import Script, Step
    from tui.scripts.reading import Library
    from tui.scripts.state import CallState

MOMENT = "moment"
"""In place of a kind of record: a line is about an event of the call, and leads nowhere."""
LINKS = (("contact", N_("Contact")), ("company", N_("Company")), ("deal", N_("Deal")))


class CallScreen(RecordPage):
    """A call as it went."""

    KIND = "call"

    def look(self, records: Records) -> CallPage:
        """Read the page."""
        return records.call(self._row_id)

    @staticmethod
    def name_of(page: CallPage) -> str:
        """Who was called."""
        return ", ".join(part for part in (page.who, page.company) if part)

    @staticmethod
    def lines(page: CallPage, library: Library) -> list[PageLine]:
        """The page in words."""
        return [
            *_facts(page, library),
            *_links(page),
            *_evidence(page, library),
            *way_lines(page),
        ]


def _facts(page: CallPage, library: Library) -> Iterator[PageLine]:
    call, rules = page.call, library.outcomes
    ended = became(call.outcome, call.disposition, call.status)
    if call.reason:
        ended = f"{ended}: {titled(rules.reasons, call.reason)}"
    score = ""
    if call.score_low is not None and call.score_high is not None:
        score = f"{call.score_low}-{call.score_high}"
    fit = "" if call.icp_fit is None else f"{call.icp_fit} %"
    step = titled(rules.next_steps, call.next_step_type or "")
    verdict, _colon, why = (call.verdict or "").partition(":")
    judged = became(verdict, verdict, call.status) if verdict else ""
    if why:
        judged = f"{judged}: {titled(rules.reasons, why)}"
    known = (
        (_("When"), f"{moment(call.started_at)}, {clock_text(call.talk_seconds or 0)}"),
        (_("Caller"), call.rep),
        (_("Script"), f"{call.script_id} {call.script_version} ({call.lang})"),
        (_("Became"), ended),
        (_("Evidence"), call.reason_note),
        (_("Why all the same"), call.insist),
        (_("Verdict then"), judged),
        (_("Score"), f"{call.framework.upper()} {score}" if score else ""),
        (_("ICP"), fit),
        (_("Return"), day(call.revisit_at)),
        (_("Call back"), moment(call.callback_at) if call.callback_at else ""),
        (_("Next step"), f"{step} {day(call.next_step_at)}".strip()),
        (_("With"), call.next_step_who),
        (_("They will"), call.next_step_action),
        (_("What became of it"), page.step_result),
    )
    for name, value in known:
        if value:
            yield field_line(name, value)


def _links(page: CallPage) -> Iterator[PageLine]:
    ids = {
        "contact": page.call.contact_id,
        "company": page.call.company_id,
        "deal": page.call.deal_id,
    }
    for kind, label in LINKS:
        row_id = ids[kind]
        if row_id is not None:
            name = one_line(page.names.get(kind, ""))[:WORDS]
            text = Content.assemble((_(label) + ": ", "dim"), (name, "bold"))
            yield PageLine(text, kind, row_id)


def _evidence(page: CallPage, library: Library) -> Iterator[PageLine]:
    if not page.evidence:
        return
    yield heading(_("What they said"))
    for each in page.evidence:
        kind = library.criteria.get(each.criterion)
        title = in_words(kind.title) if kind else each.criterion
        words = _("“{words}”").format(words=one_line(each.words)[:WORDS]) if each.words else ""
        sign = f"{SIGNS.get(each.status, '·')} {_(EVIDENCE.get(each.status, each.status))}"
        yield PageLine(Content.assemble((f"{title}  ", "bold"), f"{sign}  ", (words, "italic")))


def way_lines(page: CallPage) -> list[PageLine]:
    """The steps that were asked, in their order, with what came back on each."""
    from tui.scripts.events import read_event
    from tui.scripts.fold import fold
    from tui.scripts.reading import unpin

    lines = [heading(_("The way through the script, as it was then"))]
    try:
        script = unpin(page.script)
    except ValueError:
        return [*lines, said(_("The script of this call can't be read by this version."))]
    state = fold(script, [read_event(each) for each in page.events])
    began: dict[str, int] = {}
    for event in page.events:
        began.setdefault(event.step or "", event.seq)
    for step_id in state.trail:
        step = script.by_id.get(step_id)
        if step is not None:
            lines += _step(step, script, state, began.get(step_id, 0))
    if not state.trail:
        lines.append(said(_("No step was shown.")))
    lines += _icp(script, state)
    return lines


def _step(step: Step, script: Script, state: CallState, seq: int) -> Iterator[PageLine]:
    from tui.scripts.phrases import say_text

    asked = say_text(step.text, script, state) or (step.hint or step.id)
    spent = clock_text(state.step_ms.get(step.id, 0) / 1000)
    text = Content.assemble((f"{spent}  ", "dim"), plain(one_line(asked)[:WORDS]))
    yield PageLine(text, MOMENT, seq)
    answering = state.answers.get(step.id)
    for answer_id in answering.answers if answering else ():
        answer = step.answer(answer_id)
        label = say_text(answer.label, script, state) if answer else answer_id
        yield _under("→", label, "bold")
    if (without := state.asked.get(step.id)) is not None:
        yield _under("→", without.text or _("asked, no answer"), "bold")
    for capture_id, value in state.typed:
        capture = script.captures.get(capture_id)
        if value.step == step.id and value.text:
            label = capture.label if capture else capture_id
            yield _under("=", f"{label}: {value.text}", "")
    for note in state.notes:
        if note.step == step.id:
            yield _under("“", note.text, "italic")


def _icp(script: Script, state: CallState) -> Iterator[PageLine]:
    if script.icp is None or not state.icp:
        return
    yield heading(_("ICP checklist"))
    for item in script.icp.items:
        option = item.option(state.icp.get(item.id, ""))
        if option is not None:
            yield field_line(item.label, option.label)


def _under(sign: str, text: str, style: str) -> PageLine:
    return PageLine(Content.assemble((f"        {sign} ", "dim"), (one_line(text)[:WORDS], style)))
