"""What the note line is for at this moment: a note, or a value that the step asks for.

Digits pick answers until one is picked; from then on everything typed goes into the value that is
asked for, so that "41 of 120" can be typed as it is said. Esc gives the digits back to the answers,
Tab turns to the value again. With `multiple` the digits go on picking until Enter or Tab.
"""

from dataclasses import dataclass
from typing import Literal

from tui.languages import N_, language
from tui.scripts.captures import CaptureError, show
from tui.scripts.sayings import Saying

from .view import View

ECHOED = ("date", "datetime")
"""Types whose value is shown as it was understood before it is kept."""


@dataclass(frozen=True)
class Typed:
    """What came of a value that was typed."""

    kind: Literal["kept", "echoed", "refused"]
    saying: Saying


class LineUse:
    """Decides between note and value, step by step."""

    def __init__(self, view: View) -> None:
        """For the call that `view` shows."""
        self._view = view
        self._on = ""
        self._off = ""
        self._echoed: tuple[str, str, str] | None = None

    @property
    def capture(self) -> str | None:
        """The capture that the line is typed for, or None for notes."""
        call = self._view.live.call
        step = call.step
        if step.id == self._off or not (awaited := call.awaited):
            return None
        picked = step.id in call.state.answers and not step.multiple
        return awaited[0] if picked or not step.answers or step.id == self._on else None

    def to_note(self) -> bool:
        """Let the line be for notes on this step; whether it was for a value before."""
        was = self.capture is not None
        self._on, self._off = "", self._view.step.id
        self._echoed = None
        return was

    def to_value(self) -> bool:
        """Let the line be for the step's next value; whether there is one."""
        if not self._view.live.call.awaited:
            return False
        self._on, self._off = self._view.step.id, ""
        return True

    def changed(self) -> None:
        """Something was picked: the line serves its values again."""
        self._off = ""

    def keep(self, name: str, text: str) -> Typed:
        """Understand what was typed for a capture and keep it; dates are shown first."""
        live = self._view.live
        capture = live.script.captures[name]
        if self._echoed is not None and self._echoed[:2] == (name, text):
            live.call.capture(name, text, self._echoed[2])
            self._echoed = None
            return Typed("kept", Saying(""))
        try:
            value = self._view.understood(capture.type, text)
        except CaptureError as error:
            return Typed("refused", error.saying)
        if capture.type in ECHOED:
            self._echoed = (name, text, value)
            understood = show(capture.type, value, lang=language())
            return Typed("echoed", Saying(N_("{date}? Enter keeps it."), {"date": understood}))
        live.call.capture(name, text, value)
        return Typed("kept", Saying(""))

    def skip(self, name: str) -> None:
        """Pass a value over."""
        self._view.live.call.capture(name, "", "")
        self._echoed = None
