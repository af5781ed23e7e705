"""A transcript played by keyboard: what a rep would press for every line of it."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

from tests.terminal.rep import Rep
from tests.times import NOON
from tui.screens.call.names import STAGES, called
from tui.screens.call.pages.outline import step_title
from tui.screens.call.stages import stages_of
from tui.screens.call.view import View
from tui.scripts.call import Call
from tui.scripts.captures import parse
from tui.scripts.cleaning import folded
from tui.scripts.judgement.from_lead import items_of_lead
from tui.scripts.model.script import Script
from tui.scripts.model.transcript import Said, SayItem, Transcript
from tui.scripts.reading import Library
from tui.scripts.transcripts import known_of

ECHOED = ("date", "datetime")
"""Types that are shown as they were understood, and want a second Enter."""


def heading(call: Call) -> str:
    """What stands on the border of the step on which the call is."""
    script = call.script
    return f"{script.place[call.step.id] + 1}/{len(script.steps)} ·"


class Hands:
    """Plays the lines of a transcript; a call in memory tells what the screen waits for."""

    def __init__(self, rep: Rep, script: Script, transcript: Transcript) -> None:
        self.rep = rep
        self.lead = transcript.lead
        self.call = Call(script, record=lambda _: None, clock=lambda: 0)
        scoring = Library.load().scoring
        known = known_of(transcript, scoring)
        self.call.start(known, icp=items_of_lead(script, known, scoring))

    def play(self, transcript: Transcript) -> None:
        """All of it, up to the open wrap-up form."""
        self.rep.wait(heading(self.call))
        for item in transcript.say:
            self.rep.press(*self._keys(item))
            self.rep.wait(heading(self.call))
        if self.call.step.kind == "outcome" or self._ends():
            self.rep.press("enter")
        else:
            self.rep.press("f8")

    def _ends(self) -> bool:
        step, answering = self.call.step, self.call.state.answers.get(self.call.step.id)
        return any(a.outcome for a in step.answers if answering and a.id in answering.answers)

    def _keys(self, item: SayItem) -> Iterator[str]:
        call = self.call
        if item.step is not None:
            assert call.step.id == item.step
            yield from self._on_step(item.said)
            if call.next_step is not None:
                yield "enter"
                call.go_on()
        elif item.go:
            yield from self._jump(item.go)
        elif item.note:
            yield from (item.note, "enter")
            call.note(item.note)
        for _ in range(item.back):
            yield "pageup"
            call.move(-1)
        for _ in range(item.forward):
            yield "pagedown"
            call.move(1)
        for _ in range(item.undo):
            yield "f9"
            call.undo()

    def _on_step(self, said: Said) -> Iterator[str]:
        call = self.call
        for _ in range(said.probe):
            yield "?"
            call.show_probe()
        if said.pitch is not None:
            yield from ("f2", "f2")
        for words in said.note:
            yield from (words, "enter")
            call.note(words)
        if said.icp:
            yield from self._checklist(said)
        for answer in said.picked:
            yield str([each.id for each in call.step.answers].index(answer) + 1)
            call.pick(answer)
        if said.picked and call.step.multiple and call.awaited:
            yield "tab"
        yield from self._values(said)
        if said.asked is not None:
            if said.asked.casefold() not in ("", "yes", "true"):
                yield from (said.asked, "enter")
                call.note(said.asked)
            yield "0"
            call.ask_without_answer()

    def _values(self, said: Said) -> Iterator[str]:
        call = self.call
        while call.awaited and (said.picked or said.captures):
            name = call.awaited[0]
            text = said.captures.get(name, "")
            capture = call.script.captures[name]
            yield from (text, "enter")
            if text and capture.type in ECHOED:
                yield "enter"
            call.capture(name, text, self._value(name, text) if text else "")

    def _value(self, name: str, text: str) -> str:
        script = self.call.script
        return parse(
            script.captures[name].type,
            text,
            lang=script.lang,
            currency=script.currency,
            now=NOON.replace(tzinfo=None),
            country=self.lead.country or None,
        )

    def _checklist(self, said: Said) -> Iterator[str]:
        """F3, then every item by its place and its option's digit, and F3 again."""
        call = self.call
        assert call.script.icp is not None
        items = call.script.icp.items
        known = call.state.icp
        at = next((i for i, item in enumerate(items) if item.id not in known), 0)
        yield "f3"
        for name, option in said.icp.items():
            if known.get(name) == option:
                continue
            place = next(i for i, item in enumerate(items) if item.id == name)
            yield from ["down" if place > at else "up"] * abs(place - at)
            yield str([each.id for each in items[place].options].index(option) + 1)
            call.set_icp(name, option)
            known, at = call.state.icp, place
            rest = [(at + step) % len(items) for step in range(1, len(items) + 1)]
            at = next((i for i in rest if items[i].id not in known), at)
        yield "f3"

    def _jump(self, target: str) -> Iterator[str]:
        """F5, the step's id, and down to it where others have the same letters."""
        judged = SimpleNamespace(segment="")
        live = SimpleNamespace(call=self.call, script=self.call.script, judgement=lambda: judged)
        view = View(cast(Any, live))
        heads = enumerate(stages_of(view).items(), start=1)
        found = [
            step.id
            for number, (stage, steps) in heads
            for step in steps
            if folded(target)
            in folded(f"{step_title(view, step)} {step.id} {number}  {called(STAGES, stage)}")
        ]
        yield from ("f5", target, *["down"] * found.index(target), "enter")
        self.call.jump(target)
