"""The outline: every step of the script; Enter jumps to one."""

from collections.abc import Mapping, Sequence
from functools import partial

from tui.languages import N_, _
from tui.scripts.cleaning import folded
from tui.scripts.model.script import Step
from tui.scripts.phrases import pitch_text

from ..names import STAGES, called
from ..stages import stages_of
from ..view import View
from .lists import Choice, ListPage
from .page import Desk


def step_title(view: View, step: Step) -> str:
    """A step in a few words."""
    text = view.said(step.text)
    if step.kind == "pitch" and not text:
        text = pitch_text(view.script, view.state)
    return text or step.id.replace("_", " ")


class OutlinePage(ListPage):
    """Steps by stage. Letters narrow the list, digits go to a stage."""

    numbered = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        here = self.view.step.id
        self.cursor = next((i for i, step in enumerate(self._steps) if step == here), 0)

    def keys(self) -> Mapping[str, str]:
        """Digits go to a stage, Enter to a step."""
        return {
            "answer": N_("to the stage"),
            "down": N_("down"),
            "go_on": N_("jump"),
            "leave": N_("close"),
        }

    def heading(self) -> str:
        """What it is."""
        return _("Outline")

    def prompt(self) -> tuple[str, str]:
        """Letters, or the number of a stage."""
        return "/ ", _("letters of a step, or the number of a stage")

    def find(self, query: str) -> Sequence[Choice]:
        """The steps, under the headings of their stages."""
        wanted = folded(query)
        choices: list[Choice] = []
        self._steps: list[str] = []
        self._firsts: list[int] = []
        state = self.view.state
        for number, (stage, steps) in enumerate(stages_of(self.view).items(), start=1):
            head = f"{number}  {called(STAGES, stage)}"
            self._firsts.append(len(choices))
            for step in steps:
                title = step_title(self.view, step)
                if wanted and wanted not in folded(f"{title} {step.id} {head}"):
                    continue
                mark = "▸ " if step.id == state.position else "✓ " if step.id in state.links else ""
                note = mark.strip()
                choices.append(Choice(title, note, partial(self.jump, step.id), head))
                self._steps.append(step.id)
                head = ""
        return choices

    def digit(self, number: int) -> None:
        """Go to the first step of a stage."""
        if number <= len(self._firsts):
            self.cursor = min(self._firsts[number - 1], len(self.choices) - 1)
            self.desk.repaint()

    def jump(self, step_id: str) -> None:
        """Go to the step."""
        self.view.live.call.jump(step_id)
        self.desk.close_pages()
        self.desk.happened()
