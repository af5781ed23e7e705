"""A live call as the panels read it: texts filled in, each of them once for an event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tui.calling.live_call import LiveCall
from tui.calling.understanding import understood
from tui.languages import language
from tui.scripts.captures import show, show_result
from tui.scripts.model.framework import Framework
from tui.scripts.model.names import CaptureType
from tui.scripts.model.script import Case, Script, Step
from tui.scripts.phrases import case_for, fill
from tui.scripts.state import CallState

from .rows import Span

STYLE_OF = {"plain": "", "filled": "strong", "earlier": "hint", "missing": "missing"}


@dataclass
class View:
    """What the panels see of a call. It changes nothing."""

    live: LiveCall
    stages: dict[str, list[Step]] | None = None
    """The script's steps by stage, grouped when first asked for."""
    fit: int | None = None
    """ICP fit in per cent, as of the last verdict."""
    _filled: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    _filled_at: int = -1

    @property
    def script(self) -> Script:
        """The script, in the call's language."""
        return self.live.script

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self.live.call.state

    @property
    def step(self) -> Step:
        """The step on which the call stands."""
        return self.live.call.step

    @property
    def framework(self) -> Framework | None:
        """The framework that the verdict is read in."""
        frameworks: Mapping[str, Framework] = self.live.rules.frameworks
        return frameworks.get(self.live.framework)

    @property
    def now(self) -> datetime:
        """The moment."""
        return self.live.now()

    def words(self, text: str) -> tuple[Span, ...]:
        """A text of the script with its places filled; what is missing is marked as such."""
        count = len(self.live.call.events)
        if self._filled_at != count:
            self._filled.clear()
            self._filled_at = count
        spans = self._filled.get(text)
        if spans is None:
            if "{" in text:
                pieces = fill(
                    text, self.script, self.state, self.script.lang, self.live.judgement().segment
                )
                spans = tuple(Span(piece.text, STYLE_OF[piece.kind]) for piece in pieces)
            else:
                spans = (Span(text),)
            self._filled[text] = spans
        return spans

    def said(self, text: str) -> str:
        """The same as plain text."""
        return "".join(span.text for span in self.words(text))

    def wording(self, step: Step) -> str:
        """The step's text, or the wording of it that is shown now."""
        probe = self.state.probes.get(step.id, 0)
        return step.probes[probe - 1] if 0 < probe <= len(step.probes) else step.text

    def capture_label(self, name: str) -> str:
        """What a capture or a result is called."""
        capture = self.script.captures.get(name)
        return capture.label if capture else name.replace("_", " ")

    def capture_text(self, name: str) -> str:
        """A captured value as people write it in the interface's language."""
        value = self.state.captures[name]
        capture = self.script.captures.get(name)
        return (
            show(capture.type, value.value, lang=language())
            if capture
            else show_result(value.value, lang=language())
        )

    def understood(self, kind: CaptureType, text: str) -> str:
        """What was typed, as a value: read in the habits of the script, else of the interface.

        Raises:
            CaptureError: It can't be read in either.
        """
        return understood(self.live, kind, text)

    def case(self) -> Case | None:
        """The story for this kind of company; the first one where none is known to fit."""
        return case_for(self.script, self.live.judgement().segment)
