"""The wrap-up of a transcript, filled in by keyboard."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.terminal.rep import Rep
from tui.languages import _
from tui.screens.wrap_up.sections.asking import in_words
from tui.screens.wrap_up.sections.outcome import DIGITS
from tui.scripts.model.outcomes import OutcomeRules
from tui.scripts.model.transcript import WrapUpSaid

CURRENT = re.compile(r"^ ?› (\S.*?)(?:  |$)", re.MULTILINE)
"""The label of the field that the cursor is on."""

FIELDS = {
    "deal.name": "Deal name",
    "deal.amount": "Amount",
    "deal.expected_close": "Planned close date",
    "deal.owner": "Responsible",
    "revisit_at": "Return date",
    "path": "Why not now",
    "reason": "Reason",
    "evidence": "Evidence",
    "unmet": "Not met yet",
    "insist": "Why all the same",
    "contact.name": "Name",
    "contact.decides": "Who decides",
    "contact.title": "Title",
    "contact.email": "E-mail",
    "contact.phone": "Phone",
    "contact.role": "Role",
    "company.name": "Company name",
    "company.website": "Website",
    "company.industry": "Industry",
    "company.employees": "Employees",
    "company.country": "Country",
    "company.decision_process": "How they decide",
    "next_step.type": "What",
    "next_step.at": "When",
    "next_step.who": "With whom",
    "next_step.client_action": "What they will do",
}
"""The fields that a transcript may name, and how they are labelled."""

SAVE = "Show what will be saved"
INSIST = "2"
"""The digit that disqualifies although a rule is not met."""


class Ending:
    """Fills the form in, from the ease of talk to the list of changes."""

    def __init__(self, rep: Rep, said: WrapUpSaid, rules: OutcomeRules) -> None:
        self.rep = rep
        self.said = said
        self.titles: dict[str, tuple[Any, ...]] = {
            "path": rules.paths,
            "reason": rules.reasons,
            "contact.decides": rules.decides,
            "contact.role": rules.roles,
            "next_step.type": rules.next_steps,
        }

    def save(self) -> None:
        """All of it; afterwards the list of today is there again."""
        rep, said = self.rep, self.said
        rep.wait(_("Ease of talk"))
        rep.press(str(said.ease) if said.ease else "enter")
        self._on(_("How did it end?"))
        rep.press(DIGITS[said.outcome])
        rep.wait(lambda: self._label() != _("How did it end?"))
        if said.outcome != "disqualified":
            rep.press("f3")
        rep.press(*["pageup"] * 6)
        self._on(_("Ease of talk"))
        rep.press("down", "down")
        self._fill_in()
        rep.press("enter")
        rep.wait(lambda: not self._label())  # the list of changes
        rep.press("enter")
        rep.wait("✓", _("Enter goes back to today's list. F9 takes the whole save back."))
        rep.press("enter")
        rep.wait(_("Talktrack · today"))

    def _fill_in(self) -> None:
        """Every field in turn, until the one that saves."""
        values = dict(self._values())
        keys = {_(label): key for key, label in FIELDS.items()}
        while (here := self._moved()) != _(SAVE):
            key = keys.get(here, "")
            value = values.pop(key, None)
            if key == "unmet":
                self.rep.press(INSIST)
            elif value is None or key in self.titles:
                self.rep.press(*(self._choice(key, value) if value else ("down",)))
            else:
                self.rep.press("ctrl+u")
                self.rep.paste(value)
                self.rep.press("down")
            self._left = here
        assert not values, f"no field takes {values}"

    _left = ""

    def _moved(self) -> str:
        """The label of the field to which the cursor has moved."""
        above = ("", _("Ease of talk"), _("How did it end?"), self._left)
        self.rep.wait(lambda: self._label() not in above)
        return self._label()

    def _choice(self, key: str, value: str) -> tuple[str, ...]:
        """The digit of a choice, or its name where there are too many."""
        kinds = list(self.titles[key])
        place = next(i for i, kind in enumerate(kinds) if kind.id == value)
        return (str(place + 1),) if place < 9 else (in_words(kinds[place].title), "enter")

    def _values(self) -> Mapping[str, str]:
        said = self.said.model_dump(exclude={"outcome", "ease", "disposition", "at"})
        flat: dict[str, str] = {}
        for name, value in said.items():
            if isinstance(value, dict):
                flat |= {f"{name}.{inner}": text for inner, text in value.items() if text}
            elif value:
                flat[name] = value
        return flat

    def _label(self) -> str:
        found = CURRENT.search(self.rep.screen)
        return found.group(1).strip() if found else ""

    def _on(self, label: str) -> None:
        self.rep.wait(lambda: self._label() == label)
