"""Sentences about what was just done."""

from tui.languages import _, say
from tui.scripts import events as ev
from tui.scripts.model.script import Script
from tui.text import cut

from .names import STAGES, called
from .view import View

WORDS = 60
"""Cells of what somebody typed; the sentence around it has to end within two rows."""


def taken_back(event: ev.Event, view: View) -> str:
    """What F9 took back, in a few words."""
    return _("Taken back: {what}").format(what=what(event, view))


def done_again(event: ev.Event, view: View) -> str:
    """What was done again."""
    return _("Done again: {what}").format(what=what(event, view))


def what(event: ev.Event, view: View) -> str:  # noqa: PLR0911 - one for each kind
    """An event in a few words."""
    script = view.script
    where = _stage(event, script)
    match event:
        case ev.Answered(answers=()):
            return _("a cleared answer ({where})").format(where=where)
        case ev.Answered():
            step = script.by_id.get(event.step or "")
            labels = (
                [view.said(a.label) for a in step.answers if a.id in event.answers] if step else []
            )
            return _("“{answer}” ({where})").format(answer=", ".join(labels), where=where)
        case ev.Asked():
            return _("asked, no answer ({where})").format(where=where)
        case ev.Captured(text=""):
            return _("passed over: {label}").format(label=view.capture_label(event.capture))
        case ev.Captured():
            label = view.capture_label(event.capture)
            return _("{label}: {text}").format(label=label, text=cut(event.text, WORDS))
        case ev.Noted():
            return _("the note “{text}”").format(text=cut(event.text, WORDS))
        case ev.IcpSet():
            item = script.icp.item(event.item) if script.icp else None
            return _("ICP, {item}").format(item=item.label if item else event.item)
        case ev.Shown(probe=None) | ev.Jumped() | ev.Moved():
            return _("the move to {where}").format(where=where)
        case ev.Shown():
            return _("another wording")
    return _("the last thing done")


def _stage(event: ev.Event, script: Script) -> str:
    step = script.by_id.get(event.step or "")
    if step is None:
        return ""
    return f"{script.place[step.id] + 1} {called(STAGES, step.stage)}"


def save_state(view: View) -> tuple[str, bool]:
    """What the key line says about saving, and whether that needs the rep's eye."""
    status = view.live.recorder.status
    if status.state == "failed":
        reason = say(status.why) if status.why else ""
        return _("not saved: {reason}").format(reason=reason), True
    return (_("saving…") if status.state == "saving" else _("saved ✓")), False
