"""What the page of a call says to a manager, besides how it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui.languages import _, clock_text, say
from tui.screens.call.names import STAGES
from tui.screens.records.call import MOMENT
from tui.screens.records.names import became, moment
from tui.screens.records.page import WORDS, PageLine, field_line, heading, said
from tui.scripts.scorecard import CARD, points
from tui.text import one_line, plain

if TYPE_CHECKING:
    from data.records.reviews import ReviewNote
    from data.records.rows import CallPage


def reviewed(
    page: CallPage, notes: Sequence[ReviewNote], lines: Sequence[PageLine]
) -> list[PageLine]:
    """The page with what was said of it, comments beneath the step that they are pinned to."""
    pinned = [note for note in notes if note.seq is not None]
    first = next((n for n, line in enumerate(lines) if line.heading), len(lines))
    found = [*lines[:first], *_verdict(page), *_said_of_it(notes), *_times(page)]
    for line in lines[first:]:
        found.append(line)
        if line.kind == MOMENT:
            found += [_comment(note) for note in pinned if note.seq == line.row_id]
    return found


def _verdict(page: CallPage) -> Iterator[PageLine]:
    """What the rep did against the verdict of that time."""
    call = page.call
    verdict = (call.verdict or "").partition(":")[0]
    if not verdict or not call.outcome:
        return
    yield heading(_("The verdict, and what the rep did"))
    yield field_line(_("Verdict then"), became(verdict, verdict, call.status))
    yield field_line(_("The rep"), became(call.outcome, call.disposition, call.status))
    if verdict == call.outcome:
        yield said(_("The rep did as the verdict says."))
    else:
        yield field_line(_("Against the verdict"), call.insist or _("no reason was written"))


def _times(page: CallPage) -> Iterator[PageLine]:
    """How long each stage took."""
    from tui.scripts.events import read_event
    from tui.scripts.fold import fold
    from tui.scripts.reading import unpin

    try:
        script = unpin(page.script)
    except ValueError:
        return
    state = fold(script, [read_event(each) for each in page.events])
    spent: Counter[str] = Counter()
    for step in script.steps:
        if state.step_ms.get(step.id):
            spent[step.stage] += state.step_ms[step.id]
    if not spent:
        return
    yield heading(_("Time by stage"))
    whole = sum(spent.values())
    for stage, ms in spent.items():
        name = _(STAGES[stage]) if stage in STAGES else stage
        share = "█" * max(1, round(20 * ms / whole))
        yield PageLine(
            Content.assemble((f"{clock_text(ms / 1000)}  ", "dim"), f"{share} ", (name, "bold"))
        )


def _said_of_it(notes: Sequence[ReviewNote]) -> Iterator[PageLine]:
    if not notes:
        return
    yield heading(_("What was said of the call"), len(notes))
    for note in notes:
        if note.seq is None:
            yield _comment(note)
            if note.scores:
                yield from _marks(note)
    if elsewhere := sum(note.seq is not None for note in notes):
        yield said(_("on its steps, below: {n}").format(n=elsewhere))


def _comment(note: ReviewNote) -> PageLine:
    what = ""
    if note.kind == "overturned":
        what = _("overturned") + ": "
    elif note.scores:
        got, of = points(note.scores)
        what = _("{points} of {of} points").format(points=got, of=of)
    indent = "        ✎ " if note.seq is not None else "✎ "
    who = f"{one_line(note.reviewer)}, {moment(note.at)}: "
    text = one_line(note.comment)[:WORDS]
    return PageLine(Content.assemble((indent + who, "dim"), (what, "bold"), plain(text)))


def _marks(note: ReviewNote) -> Iterator[PageLine]:
    for one in CARD:
        if one.id in note.scores:
            mark = max(0, min(3, note.scores[one.id]))
            text = f"  {mark}/3  {say(one.title)}: {say(one.anchors[mark])}"
            yield PageLine(plain(text))
