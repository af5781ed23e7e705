"""No deal yet: why not now, and when to come back."""

from collections.abc import Iterator
from dataclasses import replace

from tui.languages import _, date_text, ngettext

from ..fields import Choice, Field
from .asking import Asking, in_words


def without_deal(asking: Asking) -> Iterator[Field]:
    """Why not now, the moment that it depends on, and the return date that follows from both."""
    section = _("Return")
    paths = [
        Choice(path.id, in_words(path.title), in_words(path.do)) for path in asking.outcomes.paths
    ]
    chosen = asking.outcomes.path(asking.draft.path)
    why = asking.choice("path", _("Why not now"), paths, section=section)
    meanwhile = _("Until then: {what}").format(what=in_words(chosen.do)) if chosen else ""
    yield replace(why, note=why.note or meanwhile)
    if chosen is not None and chosen.ask:
        yield asking.field("path_moment", in_words(chosen.ask), section=section)
    if chosen is not None and chosen.notice is not None:
        months = chosen.notice.months
        about = ngettext(
            "Nothing typed counts as {n} month.", "Nothing typed counts as {n} months.", months
        ).format(n=months)
        label = in_words(chosen.notice.ask)
        yield asking.field("path_notice", label, section=section, about=about)
    back = asking.field("revisit_at", _("Return date"), section=section)
    yield replace(back, note=back.note or _counted(asking))


def _counted(asking: Asking) -> str:
    """From where the date is counted, or what it would be where another one was typed."""
    draft = asking.draft
    proposed, typed = draft.standing("revisit_at"), draft.canonical("revisit_at")
    if proposed is not None and typed and typed != proposed.isoformat():
        return _("By the reason it would be {date}.").format(date=date_text(proposed))
    path = asking.outcomes.path(draft.path)
    if path is None or typed:
        return ""
    counted = draft.counted_return()
    basis = counted[1] if counted else "moment"
    if basis == "late":
        return _("The day to call is over already: the next working day.")
    if basis == "today" and path.ask:
        return ngettext(
            "No date to come is known: {n} day from today.",
            "No date to come is known: {n} days from today.",
            path.days,
        ).format(n=path.days)
    return in_words(path.counts) if path.counts else ""
