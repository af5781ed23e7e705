"""What Today shows before there is any lead: three ways in, and how a call is held."""

from textwrap import wrap
from typing import LiteralString

from textual.content import Content

from tui.languages import _
from tui.text import one_line, plain, styled

WIDTH = 70
EDGE = "     "


def nobody_found(letters: str) -> Content:
    """That a search has found nobody, and the ways on."""
    return Content("\n").join(
        [
            plain(_("Nobody is found by “{letters}”.").format(letters=one_line(letters))),
            plain(""),
            plain(_("Every lead was looked through. Esc shows the list again.")),
        ]
    )


def nobody_passes() -> Content:
    """That the filter lets nobody through, and the ways on."""
    return Content("\n").join(
        [
            plain(_("Nobody who waits passes the filter.")).stylize("bold"),
            plain(""),
            _way(
                "[@click=screen.filter_leads][bold reverse] f [/][/]  $text",
                _("Change the filter."),
            ),
            plain(_("Esc shows all leads again.")),
        ]
    )


def nobody_waits() -> Content:
    """That there are leads, but none to call."""
    return Content("\n").join(
        [
            plain(_("Nobody is waiting for a call.")).stylize("bold"),
            plain(""),
            _way(
                "[@click=screen.search][bold reverse] / [/][/]  $text",
                _("Find any lead that was called before, whatever became of it."),
            ),
            _way(
                "[@click=screen.new_call][bold reverse] n [/][/]  $text",
                _("Call somebody now: a name, a company or a number is enough."),
            ),
        ]
    )


def welcome() -> Content:
    """A call, the demo, a practice run; and the note line in two sentences."""
    return Content("\n").join(
        [
            plain(_("Nobody is waiting for a call yet.")).stylize("bold"),
            plain(""),
            _way(
                "[@click=screen.new_call][bold reverse] n [/][/]  $text",
                _("Call somebody now: a name, a company or a number is enough."),
            ),
            _way(
                "[@click=screen.import_leads][bold reverse] i [/][/]  $text",
                _("Take in a list of leads from a CSV or Excel file."),
            ),
            _way(
                "[@click=screen.practise][bold reverse] p [/][/]  $text",
                _("Practise with buyers who answer to how you ask; each call is marked."),
            ),
            _way(
                "[@click=screen.see_demo][bold reverse] d [/][/]  $text",
                _("Look around in a demo with invented leads and calls."),
            ),
            plain(""),
            plain(
                _(
                    "In a call the cursor is always in the note line: a digit picks the answer, "
                    "letters write down what you hear, Enter goes on."
                )
            ),
            plain(
                _(
                    "Whatever they bring up, / and a few letters find it, and Esc brings you back "
                    "to where you were."
                )
            ),
        ]
    )


def _way(template: LiteralString, text: str) -> Content:
    """A key and what it leads to, further lines under the first one's words."""
    return styled(template, text=f"\n{EDGE}".join(wrap(text, WIDTH - len(EDGE))))
