"""Playing a transcript: the gestures of a rep on a call, one line after the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from tui.scripts.call import Call, CallError
from tui.scripts.captures import CaptureError, parse
from tui.scripts.judgement import Judgement, judge
from tui.scripts.judgement.from_lead import items_of_lead
from tui.scripts.model.scoring import Scoring
from tui.scripts.model.script import Script
from tui.scripts.model.transcript import Said, SayItem, Transcript
from tui.scripts.rules import Rules
from tui.scripts.sayings import Saying
from tui.scripts.scoring.naming import source_kind
from tui.scripts.state import CallState
from tui.scripts.wrap_up import WrapUp

from .clock import PlayedClock
from .compare import differences, fulfilled
from .ending import ending
from .errors import TranscriptError

STEP_SECONDS = 10
"""How long a step takes that has no time box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A call that was played to its end."""

    transcript: Transcript
    script: Script
    call: Call
    judgement: Judgement
    wrap_up: WrapUp | None
    """As it would be saved; None where the transcript has none."""
    differences: list[Saying]
    """What differs from what was expected, a sentence each."""
    refusals: list[Saying]
    """Why the wrap-up cannot be saved."""

    @property
    def state(self) -> CallState:
        """Where the call stands at the end."""
        return self.call.state

    @property
    def refused_as_expected(self) -> bool:
        """The wrap-up is refused, and the transcript says that it must be."""
        return bool(self.refusals) and fulfilled(self.transcript.expect.refused, self.refusals)


def play(
    transcript: Transcript,
    script: Script,
    rules: Rules,
    now: datetime,
    *,
    known: Mapping[str, str] | None = None,
    rep: str = "",
    owner: str = "",
) -> Played:
    """Play a call and compare it with what was expected. Nothing is written.

    Args:
        transcript: the call.
        script: its script, in the transcript's language.
        rules: what it is judged by.
        now: the moment from which "next Friday" is counted, unless the transcript names one.
        known: merge fields of lead and rep; those of the transcript's lead where it is left out.
        rep: who is on the telephone.
        owner: who looks after deals.

    Raises:
        TranscriptError: for a line that the call does not allow.
    """
    clock = PlayedClock()
    call = Call(script, record=lambda _: None, clock=clock)
    if known is None:
        known = known_of(transcript, rules.scoring, rep)
    call.start(known, transcript.earlier, items_of_lead(script, known, rules.scoring))
    drive(transcript, call, now=now, spend=clock.spend)
    return judged(transcript, call, rules, now, rep=rep, owner=owner)


def judged(
    transcript: Transcript,
    call: Call,
    rules: Rules,
    now: datetime,
    *,
    rep: str = "",
    owner: str = "",
) -> Played:
    """What came of a call that `drive` has brought to its end."""
    now = held(transcript, now)
    judgement = judge(call.script, call.state, rules)
    wrap_up, refusals = ending(transcript, call, judgement, rules, now, rep=rep, owner=owner)
    return Played(
        transcript=transcript,
        script=call.script,
        call=call,
        judgement=judgement,
        wrap_up=wrap_up,
        differences=differences(transcript, call, judgement, wrap_up, refusals, now),
        refusals=refusals,
    )


def known_of(transcript: Transcript, scoring: Scoring, rep: str = "") -> Mapping[str, str]:
    """The merge fields that the transcript's lead fills."""
    lead = transcript.lead.model_dump(exclude={"name", "contact_basis"})
    kind = source_kind(transcript.lead.source, scoring)
    fields = {"contact": transcript.lead.name, "rep": rep, "source_kind": kind, **lead}
    return {name: value for name, value in fields.items() if value}


def held(transcript: Transcript, now: datetime) -> datetime:
    """When the call is held, on the clock of whoever plays it."""
    return (transcript.held_at or now).replace(tzinfo=None)


def drive(
    transcript: Transcript,
    call: Call,
    *,
    now: datetime,
    spend: Callable[[float], None] = lambda _: None,
) -> None:
    """Do on a call that has begun what the transcript says, line by line.

    Args:
        transcript: the call.
        call: started, on its first step.
        now: the moment from which dates are counted.
        spend: lets seconds pass on the clock of the call.

    Raises:
        TranscriptError: for a line that the call does not allow.
    """
    rep = _Rep(transcript, call, held(transcript, now), spend)
    for number, item in enumerate(transcript.say, 1):
        try:
            rep.do(number, item)
        except (CallError, CaptureError) as error:
            raise TranscriptError(
                "Line {number} of say: {why}", number=number, why=error.saying
            ) from None


class _Rep:
    """Whoever plays the rep's part."""

    def __init__(
        self, transcript: Transcript, call: Call, now: datetime, spend: Callable[[float], None]
    ) -> None:
        self._transcript = transcript
        self._call = call
        self._now = now
        self._spend = spend

    def do(self, number: int, item: SayItem) -> None:
        """One line of `say`."""
        call = self._call
        if item.step is not None:
            self._stand_on(number, item.step)
            self._say(item.said)
            self._spend(call.step.seconds or STEP_SECONDS)
            call.go_on()
        elif item.go:
            call.jump(item.go)
        elif item.back or item.forward:
            call.move(item.forward - item.back)
        elif item.note:
            call.note(item.note)
        elif item.recall:
            call.recall(item.recall)
        for _ in range(item.undo):
            if call.undo() is None:
                raise CallError("There is nothing left to take back.")
        for _ in range(item.redo):
            if call.redo() is None:
                raise CallError("There is nothing to do again.")

    def _stand_on(self, number: int, step: str) -> None:
        standing = self._call.step.id
        if step == standing:
            return
        if step not in self._call.script.by_id:
            raise TranscriptError(
                "Line {number} of say: the script has no step “{step}”; the call stands on "
                "“{standing}”.",
                number=number,
                step=step,
                standing=standing,
            )
        raise TranscriptError(
            "Line {number} of say: the call doesn't stand on “{step}” but on “{standing}”. "
            "Answer that first, or add “- go: {step}”.",
            number=number,
            step=step,
            standing=standing,
        )

    def _say(self, said: Said) -> None:
        """What happens on the step: wordings, notes, checklist, answers, values."""
        call = self._call
        for _ in range(said.probe):
            call.show_probe()
        if said.pitch is not None:
            call.start_pitch()
            self._spend(said.pitch)
            call.stop_pitch()
        for words in said.note:
            call.note(words)
        for item, option in said.icp.items():
            if call.state.icp.get(item) != option:
                call.set_icp(item, option)
        for count in range(1, len(said.picked) + 1):  # one key each, where several are picked
            call.answer(*said.picked[:count])
        while said.picked and (awaited := call.awaited):
            # Enter on the empty line passes over what the transcript leaves out, as by hand; what
            # a calculation has filled meanwhile is not asked for any more.
            self._capture(awaited[0], said.captures.get(awaited[0], ""))
        for name, text in said.captures.items():
            if name not in call.state.captures or call.state.captures[name].text != text:
                self._capture(name, text)
        if said.asked is not None:
            if said.asked.casefold() not in ("", "yes", "true"):
                call.note(said.asked)
            call.ask_without_answer()

    def _capture(self, name: str, text: str) -> None:
        call = self._call
        capture = call.script.captures.get(name)
        value = ""
        if capture is not None and text:
            value = parse(
                capture.type,
                text,
                lang=call.script.lang,
                currency=call.script.currency,
                now=self._now,
                country=self._transcript.lead.country or None,
                past=True,
            )
        call.capture(name, text, value)
