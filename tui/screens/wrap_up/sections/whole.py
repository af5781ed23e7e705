"""The form from top to bottom, for the ending that is chosen."""

from tui.languages import _

from ..fields import Field
from .asking import Asking
from .disqualified import disqualified
from .next_step import next_step
from .outcome import ease_field, ending_field
from .records import company, contact, deal
from .without_deal import without_deal

SAVE = "save"


def ask(asking: Asking) -> list[Field]:
    """Every field that is asked for now, in order."""
    draft = asking.draft
    fields: list[Field] = []
    if asking.reached:
        fields.append(ease_field(asking))
        if not draft.eased:
            return fields
    fields.append(ending_field(asking))
    match draft.ending:
        case "deal":
            fields += [*deal(asking), *contact(asking), *company(asking), *next_step(asking)]
        case "no_deal":
            fields += [*without_deal(asking), *contact(asking), *company(asking)]
            fields += next_step(asking)
        case "disqualified":
            fields += disqualified(asking)
        case "callback":
            fields.append(asking.field("callback_at", _("When to call back")))
    if draft.ending:
        fields.append(Field(key=SAVE, label=_("Show what will be saved"), kind="action"))
    return fields
