"""Evidence: the status of each criterion, with the words, the step and the moment."""

from collections.abc import Mapping, Sequence

from tui.scripts.captures import show_result
from tui.scripts.model.framework import CriteriaLibrary, CriterionKind
from tui.scripts.model.names import Status
from tui.scripts.model.script import Script
from tui.scripts.state import Answering, CallState

from .reading import WORDS, ScriptReading
from .results import RANK, Evidence

SEPARATOR = " · "


def evidence_of(
    script: Script, state: CallState, reading: ScriptReading, library: CriteriaLibrary
) -> dict[str, Evidence]:
    """Evidence by criterion: the latest known mark on the way, else that it was asked in vain.

    A criterion without evidence of its own takes that of the criteria which it reads.
    """
    own = _own(script, state, reading)
    found = dict(own)
    for kind in library.criteria:
        have = own.get(kind.id)
        if kind.reads and (have is None or have.status == "unknown"):
            taken = _taken(kind, own, library, frozenset({kind.id}))
            if taken is not None:
                found[kind.id] = Evidence(
                    kind.id, taken.status, taken.words, taken.step, taken.seq, taken.criterion
                )
    return found


def words_on(script: Script, state: CallState, step_id: str, answers: Sequence[str]) -> str:
    """What the prospect said on a step: captured words, else notes, else figures."""
    step = script.by_id.get(step_id)
    if step is None:
        return ""
    ids = [name for answer in step.answers if answer.id in answers for name in answer.capture]
    texts: list[str] = []
    figures: dict[str, str] = {}
    for name in dict.fromkeys([*ids, *step.inputs]):
        value = state.captures.get(name)
        if value is not None and value.step == step_id and value.text.strip():
            capture = script.captures.get(name)
            plain = capture is None or capture.type in WORDS
            worked_out = step.calc is not None and name == step.calc.result
            said = show_result(value.text, lang=script.lang) if worked_out else value.text.strip()
            if plain:
                texts.append(said)
            else:
                figures[capture.label if capture else name] = said
    notes = [note.text.strip() for note in state.notes if note.step == step_id]
    if len(figures) > 1:
        return SEPARATOR.join(texts or notes or [f"{name}: {figures[name]}" for name in figures])
    return SEPARATOR.join(texts or notes or figures.values())


def _own(script: Script, state: CallState, reading: ScriptReading) -> dict[str, Evidence]:
    latest: dict[str, tuple[int, Status, str]] = {}
    asked: dict[str, tuple[int, str]] = {}
    for step_id, answering in state.answers.items():
        step = script.by_id.get(step_id)
        if step is not None and step.criterion:
            asked[step.criterion] = (answering.seq, step_id)
        for criterion, status in _marked(reading, step_id, answering).items():
            if status == "unknown":
                asked[criterion] = (answering.seq, step_id)
            elif criterion not in latest or latest[criterion][0] < answering.seq:
                latest[criterion] = (answering.seq, status, step_id)
    found: dict[str, Evidence] = {}
    for criterion, (seq, status, step_id) in latest.items():
        words = words_on(script, state, step_id, state.answers[step_id].answers)
        found[criterion] = Evidence(criterion, status, words, step_id, seq)
    for step_id, note in state.asked.items():
        for criterion in _about(script, reading, step_id):
            if criterion not in asked or asked[criterion][0] < note.seq:
                asked[criterion] = (note.seq, step_id)
    for criterion, (seq, step_id) in asked.items():
        if criterion not in found:
            note_words = state.asked[step_id].text if step_id in state.asked else ""
            answering_here = state.answers.get(step_id)
            picked = answering_here.answers if answering_here else ()
            words = note_words.strip() or words_on(script, state, step_id, picked)
            found[criterion] = Evidence(criterion, "unknown", words, step_id, seq)
    return found


def _marked(reading: ScriptReading, step_id: str, answering: Answering) -> dict[str, Status]:
    """What the answers on one step prove; of several the most."""
    by_answer = reading.marks.get(step_id, {})
    marked: dict[str, Status] = {}
    for answer in answering.answers:
        for criterion, status in by_answer.get(answer, {}).items():
            if RANK[status] >= RANK[marked.get(criterion, "unknown")]:
                marked[criterion] = status
    return marked


def _about(script: Script, reading: ScriptReading, step_id: str) -> tuple[str, ...]:
    """The criteria for which a step is asked."""
    step = script.by_id.get(step_id)
    if step is None:
        return ()
    if step.criterion:
        return (step.criterion,)
    return tuple(dict.fromkeys(name for marks in reading.marks[step_id].values() for name in marks))


def _taken(
    kind: CriterionKind,
    own: Mapping[str, Evidence],
    library: CriteriaLibrary,
    seen: frozenset[str],
) -> Evidence | None:
    """The evidence that a criterion takes from those it reads, or None while it is unknown."""
    read: list[Evidence | None] = []
    for name in kind.reads:
        have = own.get(name)
        other = library.get(name)
        if (have is None or have.status == "unknown") and other and name not in seen:
            have = _taken(other, own, library, seen | {name}) if other.reads else None
        read.append(have if have and have.status != "unknown" else None)
    known = [have for have in read if have is not None]
    if not known:
        return None
    if kind.reads_by == "first":
        return known[0]
    if kind.reads_by == "worst":
        return min(known, key=_rank) if len(known) == len(read) else None
    best = max(known, key=_rank)
    return best if best.status != "not_met" or len(known) == len(read) else None


def _rank(evidence: Evidence) -> int:
    return RANK[evidence.status]
