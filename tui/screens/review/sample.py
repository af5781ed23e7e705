"""The blind sample: disqualified calls drawn by lot, without rep and reason, one key each."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.app import TalktrackApp
from tui.commands import Command, bindings
from tui.languages import N_, _, clock_text, number_text
from tui.reports.words import share_text
from tui.screens.records.names import SIGNS
from tui.services import Services
from tui.text import one_line, plain, styled
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

from .calls_pane import figures_of
from .commands import REVIEW

if TYPE_CHECKING:
    from data.figures.asked import Asked
    from data.figures.second_look import Audit, Blind
    from tui.reports.words import Names

SAID = {"yes": N_("potential: yes"), "no": N_("potential: no"), "unsure": N_("cannot tell")}

COMMANDS = (
    Command("potential_yes", N_("There was potential"),
            N_("Answers yes for the call that is shown, and goes on to the next."), "y",
            group=REVIEW, label=N_("potential"), shown=True),
    Command("potential_no", N_("There was no potential"),
            N_("Answers no for the call that is shown, and goes on to the next."), "n",
            group=REVIEW, label=N_("none"), shown=True),
    Command("potential_unsure", N_("Cannot tell"),
            N_("Leaves the call out of the rate, and goes on to the next."), "u",
            group=REVIEW, label=N_("cannot tell"), shown=True),
    Command("next_of_sample", N_("Next call"), N_("The next call of the sample."), "right",
            "j,down", REVIEW, palette=False),
    Command("call_before", N_("Call before"), N_("The call before, to answer again."), "left",
            "k,up", REVIEW, palette=False),
    Command("leave_sample", N_("Back"), N_("Goes back; every answer is kept."), "escape",
            group=REVIEW, label=N_("back"), shown=True, palette=False),
)  # fmt: skip


class SampleScreen(Screen[None]):
    """One call after the other, and at the end what they say together."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    CSS_PATH = "review.tcss"
    HELP = N_(
        "Was there potential? You see what was said, and neither who called nor why the lead was "
        "disqualified. y yes, n no, u cannot tell; answers can be changed."
    )
    AUTO_FOCUS = "VerticalScroll"

    app = getters.app(TalktrackApp)

    def __init__(self, services: Services, asked: Asked, seed: str) -> None:
        super().__init__()
        self._services = services
        self._asked = asked
        self._seed = seed
        self._calls: list[Blind] = []
        self._answers: dict[int, str] = {}
        self._audit: Audit | None = None
        self._at = 0
        self._names: Names | None = None

    def compose(self) -> ComposeResult:
        """Title, the call, keys."""
        yield TitleLine(left=_("The blind sample"), right=self._services.settings.rep_name)
        with VerticalScroll():
            yield Static(id="sample")
        yield KeyLine()

    def on_mount(self) -> None:
        """Draw the sample."""
        self._draw()

    @work(exclusive=True, exit_on_error=False, group="sample")
    async def _draw(self) -> None:
        from tui.reports.names import names_of

        try:
            ready = await self._services.ready()
            figures = await figures_of(self._services)
            self._names = names_of(ready.library)
            reviewer = self._services.settings.rep_name
            self._calls = await to_thread(figures.sample, self._asked, self._seed, reviewer)
            found = await to_thread(figures.second_look, self._asked, self._seed)
        except Exception as error:
            self.app.tell_failure(error)
            return
        self._audit = found.audit
        self._answers = {call.call_id: call.answered for call in self._calls if call.answered}
        left = (n for n, call in enumerate(self._calls) if call.call_id not in self._answers)
        self._at = next(left, len(self._calls))
        self._show()

    # ------------------------------------------------------------------ showing

    def _show(self) -> None:
        call = self._call
        shown = self._result() if call is None else self._told(call)
        self.query_one("#sample", Static).update(shown)
        done = _("{n} of {all} answered").format(n=len(self._answers), all=len(self._calls))
        self.query_one(TitleLine).middle = done
        self.refresh_bindings()

    @property
    def _call(self) -> Blind | None:
        return self._calls[self._at] if self._at < len(self._calls) else None

    def _told(self, call: Blind) -> Content:
        assert self._names is not None
        names = self._names
        number = _("Call {n} of {all}").format(n=self._at + 1, all=len(self._calls))
        facts = [
            one_line(call.company), one_line(call.industry),
            _("{n} employees").format(n=number_text(call.employees)) if call.employees else "",
            _("ICP fit {n} %").format(n=call.fit) if call.fit is not None else "",
            clock_text(call.seconds),
        ]  # fmt: skip
        lines = [styled("[bold]$number[/]", number=number),
                 plain(" · ".join(fact for fact in facts if fact)), Content("")]  # fmt: skip
        for criterion, status, words in call.words:
            said = _("“{words}”").format(words=one_line(words)) if words else ""
            lines.append(
                styled("$sign [bold]$title[/]  $status  [italic]$said[/]",
                       sign=SIGNS.get(status, "·"), title=names.of("criterion", criterion),
                       status=names.of("", status), said=said)
            )  # fmt: skip
        if not call.words:
            lines.append(plain(_("Nothing was written down of what they said.")))
        answer = self._answers.get(call.call_id, "")
        lines += [
            Content(""),
            styled("[bold]$asked[/] $answer", asked=_("Was there potential?"),
                   answer=_(SAID[answer]) if answer in SAID else ""),
        ]  # fmt: skip
        return Content("\n").join(lines)

    def _result(self) -> Content:
        from data.figures.second_look import ARTICLE

        audit = self._audit
        if audit is None or not self._calls:
            return plain(_("Nobody was disqualified in this period, so there is nothing to draw."))
        lines = [
            _("Every call of the sample has your answer."),
            _("with potential: {share}; the article says {told} %").format(
                share=share_text(audit.potential), told=round(100 * ARTICLE)
            ),
            _("cannot tell: {n}").format(n=audit.unsure),
        ]
        if audit.agreement.both:
            lines.append(
                _("two auditors agree on {same} of {both}").format(
                    same=audit.agreement.same, both=audit.agreement.both
                )
            )
        return plain("\n".join(lines))

    # ------------------------------------------------------------------ commands

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        if action.startswith("potential_") and self._call is None:
            return _("Every call of the sample has your answer.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey out answers where there is no call."""
        return None if self.why_not(action) else True

    def action_potential_yes(self) -> None:
        """There was potential."""
        self._answer("yes")

    def action_potential_no(self) -> None:
        """There was none."""
        self._answer("no")

    def action_potential_unsure(self) -> None:
        """It can't be told."""
        self._answer("unsure")

    def _answer(self, said: str) -> None:
        if (call := self._call) is not None:
            self._answers[call.call_id] = said
            self._at += 1
            self._keep(call.call_id, said)
            self._show()

    @work(exit_on_error=False, group="answer")
    async def _keep(self, call_id: int, said: str) -> None:
        try:
            figures = await figures_of(self._services)
            await to_thread(
                figures.answer, call_id, reviewer=self._services.settings.rep_name, said=said,
                now=self._services.clock.now(),
            )  # fmt: skip
            if self._call is None:
                found = await to_thread(figures.second_look, self._asked, self._seed)
                self._audit = found.audit
                self._show()
        except Exception as error:
            self._answers.pop(call_id, None)
            self.app.tell_failure(error)
            self._show()

    def action_next_of_sample(self) -> None:
        """The next call."""
        self._at = min(len(self._calls), self._at + 1)
        self._show()

    def action_call_before(self) -> None:
        """The call before."""
        self._at = max(0, self._at - 1)
        self._show()

    def action_leave_sample(self) -> None:
        """Go back."""
        self.dismiss()
