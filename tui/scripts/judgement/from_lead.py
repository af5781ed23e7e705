"""What a lead's own fields already answer of the ICP checklist, before anybody has asked.

An item says which field speaks for it (`lead: industry`); what the field's words are worth is in
the `profile` of `scoring.yaml`. The option that is worth as much is the one.
"""

from collections.abc import Mapping

from tui.scripts.model.scoring import ProfileOption, Scoring
from tui.scripts.model.script import IcpItem, Script
from tui.scripts.scoring.profile import option_of


def items_of_lead(script: Script, known: Mapping[str, str], scoring: Scoring) -> dict[str, str]:
    """The options that a lead's fields choose, by item.

    Args:
        script: The checklist.
        known: The lead's fields, as the call begins with them.
        scoring: What words and figures of a field are worth.
    """
    found: dict[str, str] = {}
    for item in script.icp.items if script.icp else ():
        option = _option(item, known.get(item.lead or "", ""), scoring)
        if option:
            found[item.id] = option
    return found


def _option(item: IcpItem, said: str, scoring: Scoring) -> str:
    if not said:
        return ""
    for trait in scoring.profile:
        if trait.field != item.lead:
            continue
        value: str | int = said
        if trait.field == "employees":
            if not said.isascii() or not said.isdigit():
                return ""
            value = int(said)
        worth = option_of(trait, value)
        return _worth_as_much(item, worth) if worth else ""
    return ""


def _worth_as_much(item: IcpItem, worth: ProfileOption) -> str:
    """The only option with this score; the one that rules out only where the rules rule out."""
    same = [
        option.id
        for option in item.options
        if option.score == worth.score and (option.id == item.knockout) <= worth.knockout
    ]
    return same[0] if len(same) == 1 else ""
