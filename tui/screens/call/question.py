"""The question: words to say, the answers under their keys, and what belongs to them."""

from collections.abc import Iterator

from tui.languages import _, ngettext
from tui.scripts.phrases import CASE
from tui.text import cut

from .calculation import calculation
from .last_time import STAGE, last_time
from .names import OUTCOMES, STAGES, called, outcome_name
from .pitch import pitch_rows
from .rows import BLANK, Row, Span, flow, line, para
from .verdict import about
from .view import View

CASE_HERE = f"{{{CASE}}}"
"""Where the text of a step tells the case itself."""
THEN = "↳ "
"""What the words to say after an answer begin with."""


def heading(view: View) -> str:
    """`9/30 · Need`: the step's place in the script, and what it is for."""
    step, script = view.step, view.script
    place = script.place[step.id] + 1
    name = about(view, step.criterion) if step.criterion else called(STAGES, step.stage)
    return f"{place}/{len(script.steps)} · {name}"


def question_rows(view: View, width: int, height: int = 0) -> list[Row]:
    """The step on which the call stands."""
    step = view.step
    rows: list[Row] = []
    for block in (
        _said(view, width, height),
        _answers(view, width),
        _then(view, width),
        _values(view, width),
        _aside(view, width),
        last_time(view, width) if step.stage == STAGE else (),
    ):
        made = list(block)
        if made:
            rows += [*([BLANK] if rows else []), *made]
    if step.kind == "outcome":
        name = called(OUTCOMES, step.outcome or "")
        words = _("Enter opens the wrap-up: {outcome}").format(outcome=name)
        rows += [BLANK, *para(words, width, "key", action="screen.wrap_up")]
    return rows


def _said(view: View, width: int, height: int) -> Iterator[Row]:
    step, state = view.step, view.state
    pitching = state.pitch.started_ms is not None
    if step.text and pitching and step.kind != "pitch":
        # Not what is being said now: enough to know where the call goes on.
        yield line((cut(view.said(view.wording(step)), width), "dim"))
    elif step.text:
        yield from para(view.words(view.wording(step)), width)
    if step.kind == "pitch" or pitching:
        if step.text:
            yield BLANK
        yield from pitch_rows(view, width, height)
    if step.kind == "case" and (case := view.case()) is not None:
        told = CASE_HERE in view.wording(step)
        if step.text and (case.sample or not told):
            yield BLANK
        mark = Span(_("sample: ") if case.sample else "", "warn")
        if told and case.sample:
            yield from para(
                _("This case is a sample: put in a real one you may quote."), width, "warn"
            )
        elif not told:
            yield from flow((mark, *view.words(case.text)), width)
    if step.kind == "checklist" and view.script.icp:
        items = view.script.icp.items
        known = sum(item.id in state.icp for item in items)
        yield BLANK
        words = _("ICP: {known} of {all} known").format(known=known, all=len(items))
        yield line(words, ("   F3", "key"), action="screen.icp")


def _answers(view: View, width: int) -> Iterator[Row]:
    step, state = view.step, view.state
    answering = state.answers.get(step.id)
    picked = answering.answers if answering else ()
    for number, answer in enumerate(step.answers, start=1):
        is_picked = answer.id in picked
        mark = "✓ " if is_picked else "  "
        spans = view.words(answer.label)
        if is_picked:
            spans = tuple(Span(text, style or "strong") for text, style in spans)
        if answer.outcome:
            ending = outcome_name(answer.outcome, view.live.rules.outcomes)
            ends = _("→ ends the call: {outcome}").format(outcome=ending)
            spans = (*spans, Span("  " + ends, "dim"))
        first = Span(f"{mark}{number}  ", "key")
        yield from flow(spans, width, first, 5, f"screen.pick({number})")
    if step.multiple and step.answers:
        yield line(("     " + _("several may be picked"), "dim"))
    if step.id in state.asked:
        words = state.asked[step.id].text
        told = _("none of these: {words}") if words else _("asked, no answer")
        yield from para(told.format(words=words), width, "warn", "✓ 0  ")


def _then(view: View, width: int) -> Iterator[Row]:
    step = view.step
    answering = view.state.answers.get(step.id)
    for answer in step.answers:
        if answering and answer.id in answering.answers:
            if answer.then:
                yield from flow(view.words(answer.then), width, Span(THEN, "key"), 2)
            if answer.outcome:
                words = _("Enter ends the call: {outcome}")
                ending = outcome_name(answer.outcome, view.live.rules.outcomes)
                words = words.format(outcome=ending)
                yield from para(words, width, "key", action="screen.go_on")


def _values(view: View, width: int) -> Iterator[Row]:
    step, state = view.step, view.state
    awaited = view.live.call.awaited
    names = dict.fromkeys([*step.inputs, *(n for a in step.answers for n in a.capture)])
    for name in names:
        if name in state.captures and name not in awaited:
            label = f"{view.capture_label(name)}: "
            yield from para(view.capture_text(name), width, "strong", label)
    if awaited:
        labels = ", ".join(view.capture_label(name) for name in awaited)
        now = step.id in state.answers or not step.answers
        yield from para(labels, width, "hint", _("to type: ") if now else _("after the answer: "))
    if step.calc:
        yield from calculation(view, step.calc, width)


def _aside(view: View, width: int) -> Iterator[Row]:
    """What is for the rep alone."""
    step, state = view.step, view.state
    for note in state.notes:
        if note.step == step.id:
            yield from para(note.text, width, "", "✎ ")
    dropped = state.dropped.get(step.id)
    if dropped and step.id not in state.answers:
        labels = [view.said(a.label) for a in step.answers if a.id in dropped.answers]
        if labels:
            yield from para(_("earlier: ") + ", ".join(labels), width, "dim")
    if step.hint:
        yield from flow(view.words(step.hint), width, Span(_("hint: "), "dim"), 2)
    if step.source:
        yield from para(step.source, width, "dim", _("source: "))
    if step.probes:
        count = len(step.probes)
        shown = state.probes.get(step.id, 0)
        if shown:
            words = _("wording {number} of {all}").format(number=shown + 1, all=count + 1)
        else:
            words = ngettext("{n} other wording", "{n} other wordings", count).format(n=count)
        yield line(("? ", "key"), (words, "dim"), action="screen.probe")
