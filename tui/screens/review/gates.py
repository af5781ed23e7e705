"""A framework with another gate: what has to be found out before a lead qualifies."""

from __future__ import annotations

from tui.languages import N_
from tui.scripts.model.framework import Framework, Gate

GATES = {
    "": N_("as the framework has it"),
    "any": N_("every criterion at least partly"),
    "all": N_("every criterion met"),
    "less_one": N_("all criteria met but one"),
    "need": N_("only a need, at least partly"),
    "half": N_("half of the points"),
}
"""Gates to try, by what the address calls them."""


def with_gate(framework: Framework, gate: str) -> Framework:
    """The framework as if it asked for something else; the same for a gate that is not known."""
    names = [item.id for item in framework.criteria]
    gates: dict[str, list[Gate]] = {
        "any": [Gate(criterion=name, at_least="partly") for name in names],
        "all": [Gate(met=len(names))],
        "less_one": [Gate(met=max(1, len(names) - 1))],
        "need": [Gate(criterion="need", at_least="partly")],
        "half": [Gate(score=50)],
    }
    if gate not in gates:
        return framework
    return framework.model_copy(update={"qualifies": tuple(gates[gate])})
