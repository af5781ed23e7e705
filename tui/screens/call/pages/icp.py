"""The ICP checklist: one key for each option, a minute for all of it."""

from collections.abc import Mapping, Sequence

from tui.languages import N_, _, clock_text
from tui.scripts.model.script import Icp

from ..names import ICP_RESULTS, called
from ..rows import BLANK, Row, Span, flow, line
from .page import Desk, Page


class IcpPage(Page):
    """Items one after another; a digit chooses an option and goes on to the next open item."""

    ticks = True

    def __init__(self, desk: Desk, icp: Icp) -> None:
        super().__init__(desk)
        self.icp = icp
        self.opened_ms = self.view.live.call.now_ms()
        settled = self._settled()
        self.cursor = next((i for i, item in enumerate(icp.items) if item.id not in settled), 0)
        self._cursor_row = 0

    def keys(self) -> Mapping[str, str]:
        """Digits choose, 0 leaves an item open."""
        return {
            "answer": N_("choose"),
            "asked": N_("not known"),
            "down": N_("down"),
            "leave": N_("close"),
        }

    def heading(self) -> str:
        """What it is, and the time spent."""
        gone = (self.view.live.call.now_ms() - self.opened_ms) / 1000
        name = _("ICP checklist")
        over = f"  {_('over')}" if gone > self.icp.max_seconds else ""
        return f"{name}  {clock_text(gone)} / {clock_text(self.icp.max_seconds)}{over}"

    def rows(self, width: int, _height: int) -> Sequence[Row]:
        """Every item; the options of the one that is asked."""
        state = self.view.state
        rows: list[Row] = []
        for place, item in enumerate(self.icp.items):
            here = place == self.cursor
            option = item.option(state.icp.get(item.id, ""))
            if here:
                self._cursor_row = len(rows)
            not_known = item.id in state.icp_not_known
            sign = "▸ " if here else "✓ " if option else "– " if not_known else "  "
            mark = Span(sign, "key")
            of_lead = Span(
                f" · {_('from the lead')}" if item.id in state.icp_of_lead else "", "dim"
            )
            chosen: tuple[Span, ...] = ()
            if option:
                chosen = (Span(": "), Span(option.label, "strong"), of_lead)
            elif not_known:
                chosen = (Span(": "), Span(_("not known"), "dim"))
            label = Span(item.label, "strong" if here else "")
            rows += flow((label, *chosen), width, mark, 4, f"screen.choose({place})")
            if here:
                for number, one in enumerate(item.options, start=1):
                    picked = option is not None and one.id == option.id
                    first = Span(f"   {'✓' if picked else ' '} {number}  ", "key")
                    out = (
                        Span(f" · {_('rules them out')}", "bad")
                        if one.id == item.knockout
                        else Span("")
                    )
                    words = (Span(one.label, "strong" if picked else ""), out)
                    rows += flow(words, width, first, 8, f"screen.pick({number})")
        icp = self.view.live.judgement().icp
        fit = "" if icp.fit is None else _("{fit} %").format(fit=icp.fit) + "  "
        rows += [BLANK, line(("ICP ", "dim"), (fit + called(ICP_RESULTS, icp.result), "strong"))]
        return [*rows, line(("0 ", "key"), _("not known"), "   ", ("Esc ", "key"), _("back"))]

    def cursor_row(self) -> int | None:
        """The item that is asked."""
        return self._cursor_row

    def digit(self, number: int) -> None:
        """Choose an option; 0 leaves the item open."""
        item = self.icp.items[self.cursor]
        if number > len(item.options):
            return
        if number:
            option = item.options[number - 1]
            self.view.live.call.set_icp(item.id, option.id)
        else:
            self.view.live.call.doubt_icp(item.id)
        if not number or item.id in self.view.state.icp:
            self._next(after=not number)
        self.desk.happened()

    def _settled(self) -> set[str]:
        """Items that have an option, or were asked and nobody knew."""
        return {*self.view.state.icp, *self.view.state.icp_not_known}

    def _next(self, after: bool) -> None:
        """On to the next item that is open, in order, starting over at the end."""
        count = len(self.icp.items)
        settled = self._settled()
        for step in range(1, count + 1):
            place = (self.cursor + step) % count
            if self.icp.items[place].id not in settled:
                self.cursor = place
                return
        if after:
            self.cursor = (self.cursor + 1) % count

    def choose(self, place: int) -> None:
        """Go to an item."""
        self.cursor = max(0, min(len(self.icp.items) - 1, place))
        self.desk.repaint()

    def move(self, by: int) -> bool:
        """Up or down the items."""
        self.choose(self.cursor + by)
        return True
