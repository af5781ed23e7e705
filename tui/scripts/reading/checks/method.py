"""Method: framework, outcomes, ICP, and the order in which things are asked."""

from collections.abc import Iterator

from ...model.names import OUTCOMES
from ...model.script import Step
from ...sayings import Saying
from ..problems import Problem, hinted, listed, nearest, quoted
from ..source import Path
from .cards import check_cards
from .facts import asked_by
from .links import reached
from .view import View

SAVES = (
    "contact.name", "contact.title", "contact.email", "contact.phone", "contact.role",
    "company.name", "company.website", "company.industry", "company.employees", "company.country",
    "deal.name", "deal.amount", "deal.expected_close",
)  # fmt: skip
"""Fields of the records that a capture may fill."""

SAVES_TYPES = {
    "deal.amount": ("money",),
    "deal.expected_close": ("date",),
    "company.employees": ("number",),
}
"""Types of captures that fit, where not all do."""

ENDINGS = ("deal", "no_deal", "callback", "no_contact")
"""What an answer may lead to, beside `disqualified:<reason>`."""


def check_method(view: View) -> Iterator[Problem]:
    """Framework, endings, ICP, what is saved, and the order of the questions."""
    yield from _framework(view)
    yield from _objections(view)
    yield from _endings(view)
    yield from _icp(view)
    yield from _saves(view)
    yield from _budget_first(view)


def _framework(view: View) -> Iterator[Problem]:
    frameworks = view.around.frameworks
    if not frameworks:
        return
    name = view.script.framework
    framework = frameworks.get(name)
    if framework is None:
        close = nearest(name, frameworks)
        message = Saying(
            "There is no framework {name}: there are {known}.",
            {"name": quoted(name), "known": listed(frameworks)},
        )
        yield view.problem(("framework",), message, view.swapped(("framework",), name, close))
        return
    asked = {criterion for _, step in view.steps() for criterion in asked_by(step)}
    for criterion in framework.criteria:
        if criterion.id not in asked and not asked.intersection(_reads(view, criterion.id)):
            message = Saying(
                "No step asks about {criterion}, which {framework} has.",
                {"criterion": quoted(criterion.id), "framework": framework.title},
            )
            yield view.problem(("framework",), message, level="warning")


def _reads(view: View, criterion_id: str) -> set[str]:
    kind = view.around.criteria.get(criterion_id) if view.around.criteria else None
    return {*kind.reads, *kind.facts} if kind else set()


def _objections(view: View) -> Iterator[Problem]:
    sets, name = view.around.objections, view.script.objections
    if sets is not None and isinstance(name, str) and name not in sets:
        close = nearest(name, sets)
        message = Saying(
            "There is no file of objections with the id {name}.", {"name": quoted(name)}
        )
        if sets:
            message = hinted(message, None, Saying("There are: {known}.", {"known": listed(sets)}))
        yield view.problem(("objections",), message, view.swapped(("objections",), name, close))
    elif isinstance(name, tuple):
        yield from check_cards(name, view.source, ("objections",))


def _endings(view: View) -> Iterator[Problem]:
    for path, step in view.steps():
        if step.require:
            yield from _require(view, path, step)
        if step.kind == "outcome" and step.outcome is None:
            fix = " " * view.source.spot(path)[1] + "outcome: deal"
            message = Saying(
                "An outcome step needs `outcome`: {known}.", {"known": listed(OUTCOMES)}
            )
            yield view.problem(path, message, fix)
        if step.kind != "outcome":
            for key in ("outcome", "require"):
                if getattr(step, key) is not None:
                    message = Saying("Only a step of the kind outcome has `{key}`.", {"key": key})
                    yield view.problem((*path, key), message, key=True)
    for path, _, answer in view.answers():
        if answer.outcome is not None:
            yield from _ending(view, (*path, "outcome"), answer.outcome)
    if not any(step.kind == "outcome" for step in view.script.steps) and not any(
        answer.outcome for _, _, answer in view.answers()
    ):
        message = Saying("The script leads to no outcome: end it with steps of the kind outcome.")
        yield view.problem(("steps",), message, key=True, level="warning")


def _require(view: View, path: Path, step: Step) -> Iterator[Problem]:
    # The wrap-up reads scripts: imported here so that neither has to be loaded for the other.
    from ...wrap_up.fields import FIELDS, MISSING

    known = [*FIELDS, *MISSING]
    for at, name in enumerate(step.require or ()):
        if name not in known:
            close = nearest(name, known)
            message = Saying("The wrap-up has no field {name}.", {"name": quoted(name)})
            message = hinted(
                message, close, Saying("It has {known}.", {"known": listed(known, 40)})
            )
            there = (*path, "require", at)
            yield view.problem(there, message, view.swapped(there, name, close))


def _ending(view: View, path: Path, ending: str) -> Iterator[Problem]:
    outcomes = view.around.outcomes
    reasons = [reason.id for reason in outcomes.reasons] if outcomes else None
    kind, _, reason = ending.partition(":")
    if kind == "disqualified":
        if not reason:
            message = Saying("A disqualification needs its reason.")
            if reasons:
                known = Saying("There are: {known}.", {"known": listed(reasons, 20)})
                message = hinted(message, None, known)
            fix = view.swapped(path, ending, f"disqualified:{(reasons or ['no_need'])[0]}")
            yield view.problem(path, message, fix)
        elif reasons is not None and reason not in reasons:
            close = nearest(reason, reasons)
            message = Saying(
                "There is no reason {reason}: there are {known}.",
                {"reason": quoted(reason), "known": listed(reasons, 20)},
            )
            fix = view.swapped(path, ending, f"disqualified:{close}") if close else None
            yield view.problem(path, message, fix)
    elif ending not in ENDINGS:
        choice = [*ENDINGS, "disqualified:<reason>"]
        close = nearest(ending, ENDINGS)
        message = Saying(
            "`outcome` cannot be {ending}. It is one of {known}.",
            {"ending": quoted(ending), "known": listed(choice)},
        )
        yield view.problem(path, message, view.swapped(path, ending, close))


def _icp(view: View) -> Iterator[Problem]:
    icp = view.script.icp
    if icp is None:
        return
    if icp.edge_at > icp.in_at:
        message = Saying(
            "`edge_at` ({edge_at}) is above `in_at` ({in_at}): the edge begins below the profile.",
            {"edge_at": f"{icp.edge_at:g}", "in_at": f"{icp.in_at:g}"},
        )
        key = "edge_at" if view.source.has(("icp", "edge_at")) else "in_at"
        yield view.problem(("icp", key), message)
    for at, item in enumerate(icp.items):
        if item.knockout and item.option(item.knockout) is None:
            options = [option.id for option in item.options]
            close = nearest(item.knockout, options)
            there = ("icp", "items", at, "knockout")
            message = Saying(
                "{item} has no option {knockout}: {known}.",
                {
                    "item": quoted(item.id),
                    "knockout": quoted(item.knockout),
                    "known": listed(options),
                },
            )
            yield view.problem(there, message, view.swapped(there, item.knockout, close))
        if not any(option.score > 0 for option in item.options):
            message = Saying(
                "No option of {item} scores above 0: nobody can fit.", {"item": quoted(item.id)}
            )
            yield view.problem(("icp", "items", at), message, level="warning")


def _saves(view: View) -> Iterator[Problem]:
    targets: list[tuple[Path, str]] = []
    for name, capture in view.script.captures.items():
        if capture.saves:
            path: Path = ("captures", name, "saves")
            targets.append((path, capture.saves))
            types = SAVES_TYPES.get(capture.saves)
            if types and capture.type not in types:
                message = Saying(
                    "`{saves}` takes a capture of the type {known}.",
                    {"saves": capture.saves, "known": listed(types)},
                )
                fix = view.swapped(("captures", name, "type"), capture.type, types[0])
                yield view.problem(path, message, fix)
    for at, item in enumerate(view.script.icp.items if view.script.icp else ()):
        if item.saves:
            targets.append((("icp", "items", at, "saves"), item.saves))
    for path, target in targets:
        if target not in SAVES:
            close = nearest(target, SAVES)
            message = Saying(
                "Nothing is saved as {target}: it is one of {known}.",
                {"target": quoted(target), "known": listed(SAVES, 20)},
            )
            yield view.problem(path, message, view.swapped(path, target, close))


def _budget_first(view: View) -> Iterator[Problem]:
    """Money asked about on a way that has not asked about the need."""
    need = frozenset(
        step.id for step in view.script.steps if asked_by(step) & {"need", "problem", "interest"}
    )
    early = reached(view, without=need) - need
    for path, step in view.steps():
        if step.id in early and asked_by(step) & {"budget", "money"}:
            message = Saying(
                "{step} asks about money before the need: move it down.", {"step": quoted(step.id)}
            )
            yield view.problem((*path, "id"), message, level="warning")
