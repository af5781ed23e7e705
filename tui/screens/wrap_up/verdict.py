"""The verdict beside the form: outcome, score, profile, and why."""

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from tui.calling.live_call import LiveCall
from tui.languages import _, say
from tui.screens.call.names import OUTCOMES, called
from tui.text import cut, plain, styled

from .sections.asking import in_words


class VerdictPanel(Static):
    """What the call has come to; says nothing before the ease of talk is given."""

    _told: tuple[int, bool, int] | None = None

    def tell(self, live: LiveCall, *, narrow: bool) -> None:
        """Show the judgement: a panel, or a few lines where there is little room."""
        wanted = (len(live.call.events), narrow, self.app.size.width)
        if wanted != self._told:
            self._told = wanted
            self.update(short(live, self.app.size.width - 2) if narrow else full(live))


def full(live: LiveCall) -> Content:
    """The whole judgement, a line for each thing."""
    judged = live.judgement()
    verdict = judged.verdict
    lines = [
        styled("[b]$title[/]", title=_("Verdict")),
        plain(_name(live)),
        plain(_("decided") if verdict.decided else _possible(live)),
        plain(""),
        plain(_score(live)),
        plain(_profile(live)),
        plain(""),
    ]
    lines += [plain(f"· {say(why)}") for why in verdict.why]
    return Content("\n").join(lines)


def short(live: LiveCall, width: int) -> Content:
    """The judgement in few lines: where the score has no room beside the outcome, it gives way."""
    verdict = live.judgement().verdict
    title, name = _("Verdict"), _name(live)
    why = " ".join(say(each) for each in verdict.why[:1])
    whole = f"{name} · {_score(live)}"
    room = width - cell_len(title) - 1
    said = whole if cell_len(whole) <= room else cut(name, room)
    first = styled("[b]$title[/] $name", title=title, name=said)
    return Content("\n").join([first, plain(why)])


def _name(live: LiveCall) -> str:
    """How the call would end now; nothing is said of it before anything is known."""
    judged = live.judgement()
    if judged.nothing_known:
        return _("Nothing known yet")
    verdict = judged.verdict
    kind = live.rules.outcomes.outcome(verdict.outcome)
    name = in_words(kind.title) if kind else verdict.outcome
    found = live.rules.outcomes.reason(verdict.reason) if verdict.reason else None
    return f"{name}: {in_words(found.title)}" if found else name


def _possible(live: LiveCall) -> str:
    possible = live.judgement().verdict.possible
    names = ", ".join(called(OUTCOMES, outcome) for outcome in possible)
    return _("possible: {outcomes}").format(outcomes=names)


def _score(live: LiveCall) -> str:
    judged = live.judgement()
    score, framework = judged.score, live.rules.frameworks[judged.framework]
    return _("{framework} {low}–{high} %, known {coverage} %").format(
        framework=framework.title, low=score.low, high=score.high, coverage=score.coverage
    )


def _profile(live: LiveCall) -> str:
    icp = live.judgement().icp
    words = {
        "in": _("in profile"),
        "edge": _("on the edge"),
        "outside": _("outside"),
        "unknown": _("not known yet"),
    }
    if icp.fit is None:
        return _("ICP: {result}").format(result=words["unknown"])
    return _("ICP {fit} %: {result}").format(fit=icp.fit, result=words[icp.result])
