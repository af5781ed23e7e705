"""One card: an objection with its reply, a case, a step, a question; the line stays live."""

from collections.abc import Mapping, Sequence

from tui.commands import key_name
from tui.languages import N_, _

from ..names import KINDS, STAGES, called
from ..rows import BLANK, Row, Span, flow, line, para
from .page import Desk, Page


class CardPage(Page):
    """What recall, the objections and the outline show."""

    def __init__(self, desk: Desk, kind: str, id: str, title: str, text: str, step: str = ""):
        super().__init__(desk)
        self.kind, self.id, self.title, self.text, self.step = kind, id, title, text, step

    def keys(self) -> Mapping[str, str]:
        """Back to the call, to the list, or on to the card's step."""
        jump = {"go_on": N_("jump")} if self._target() else {}
        back = {"back": N_("to the list")} if len(self.desk.pages) > 1 else {}
        return {**back, **jump, "leave": N_("close")}

    def heading(self) -> str:
        """What kind of card it is."""
        return called(KINDS, self.kind)

    def rows(self, width: int, _height: int) -> Sequence[Row]:
        """The words, with their places filled."""
        rows = [*self._body(width), BLANK]
        if self._target():
            rows.append(line(("Enter ", "key"), _("jumps there"), action="screen.go_on"))
        rows.append(line(("Esc ", "key"), _("back to the call"), action="screen.leave"))
        if len(self.desk.pages) > 1:
            rows.append(line((f"{key_name('backspace')} ", "key"), _("back to the list")))
        return rows

    def _body(self, width: int) -> list[Row]:
        view = self.view
        lang = view.script.lang
        card = next((c for c in view.live.cards if c.id == self.id), None)
        if self.kind == "objection" and card is not None:
            return [
                *para(_("“{words}”").format(words=card.text("says", lang)), width, "strong"),
                *flow((Span(card.text("means", lang), "hint"),), width),
                BLANK,
                *flow(view.words(card.text("reply", lang)), width),
                BLANK,
                *para(_("Pause · acknowledge · ask · answer briefly · check"), width, "dim"),
            ]
        step = view.script.by_id.get(self._target())
        if self.kind == "step" and step is not None:
            rows = [*para(called(STAGES, step.stage), width, "dim"), BLANK]
            rows += flow(view.words(step.text), width)
            rows += [BLANK] if step.answers else []
            for number, answer in enumerate(step.answers, start=1):
                rows += flow(view.words(answer.label), width, Span(f"{number}  ", "dim"), 3)
            return rows
        return [
            *para(view.words(self.title), width, "strong"),
            BLANK,
            *flow(view.words(self.text), width),
        ]

    def _target(self) -> str:
        """The step to which Enter leads."""
        if self.step:
            return self.step
        return self.id if self.kind == "step" else ""

    def enter(self, text: str) -> None:
        """Go to the card's step, where it has one."""
        target = self._target()
        if not target:
            return super().enter(text)
        self.view.live.call.jump(target)
        self.desk.close_pages()
        return self.desk.happened()
