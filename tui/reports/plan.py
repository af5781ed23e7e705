"""The plan as it stands on the planner, as a page that can be written to a file."""

from collections.abc import Iterable, Sequence

from tui.languages import _

from .pages import Page, Section, Table


def plan_page(fields: Iterable[tuple[str, str]], lines: Sequence[str]) -> Page:
    """What the plan is made of, and what follows from it.

    Args:
        fields: Each field of the planner with what is typed or stands for it.
        lines: What it comes to, in sentences.
    """
    made = Table("plan", (_("What"), _("How much")), tuple(fields))
    follows = Table("follows", (_("What follows"),), tuple((line,) for line in lines if line))
    return Page(
        _("Plan"),
        (),
        (
            Section(_("What the plan is made of"), (), (made,)),
            Section(_("What follows"), (), (follows,)),
        ),
    )
