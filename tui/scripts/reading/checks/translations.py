"""An overlay against its base: what is left over and what is missing, by id."""

from collections.abc import Iterable

from ...model.overlay import Overlay, StepWords
from ...model.script import Script, Step
from ...sayings import Saying
from ..problems import Problem, hinted, in_order, nearest, quoted
from ..source import Path, Source


def check_overlay(base: Script, overlay: Overlay, source: Source) -> list[Problem]:
    """What the overlay leaves over (errors) and what it has no words for (warnings), by id."""
    return in_order([*_left_over(base, overlay, source), *_missing(base, overlay, source)])


def _left_over(base: Script, overlay: Overlay, source: Source) -> Iterable[Problem]:
    """Ids that the base has not got."""
    items = base.icp.items if base.icp else ()
    options = {item.id: {option.id for option in item.options} for item in items}
    yield from _unknown(source, ("captures",), overlay.captures, base.captures, Saying("capture"))
    yield from _unknown(source, ("icp",), overlay.icp, options, Saying("ICP item"))
    for item_id, words in overlay.icp.items():
        if item_id in options:
            known = {"label", *options[item_id]}
            yield from _unknown(source, ("icp", item_id), words, known, Saying("option"))
    for name, said in overlay.variables.items():
        variants = base.variables[name].variants if name in base.variables else {}
        path = ("variables", name, "variants")
        yield from _unknown(source, path, said.variants, variants, Saying("variant"))
    cases = {case.id for case in base.cases}
    yield from _unknown(source, ("cases",), overlay.cases, cases, Saying("case"))
    yield from _unknown(source, ("steps",), overlay.steps, base.by_id, Saying("step"))
    for step_id, step_words in overlay.steps.items():
        step = base.by_id.get(step_id)
        if step is None:
            continue
        answers = {answer.id for answer in step.answers}
        for key, given in (("answers", step_words.answers), ("then", step_words.then)):
            yield from _unknown(source, ("steps", step_id, key), given, answers, Saying("answer"))
        for key in ("hint", "source", "probes"):
            if getattr(step_words, key) and not getattr(step, key):
                message = Saying(
                    "The step {step} has no `{key}` in {base}.",
                    {"step": quoted(step_id), "key": key, "base": quoted(base.id)},
                )
                yield source.problem(("steps", step_id, key), message, key=True, level="warning")
    lines = overlay.pitch.lines if overlay.pitch else None
    if lines is not None and len(lines) != len(base.pitch.lines if base.pitch else ()):
        count = len(base.pitch.lines if base.pitch else ())
        message = Saying(
            "The pitch of {base} has {count} lines, here are {here}.",
            {"base": quoted(base.id), "count": count, "here": len(lines)},
        )
        yield source.problem(("pitch", "lines"), message)


def _unknown(
    source: Source, path: Path, given: Iterable[str], known: Iterable[str], what: Saying
) -> Iterable[Problem]:
    have = set(known)
    for name in given:
        if name not in have:
            close = nearest(name, have)
            message = Saying(
                "The script has no {what} {name}.", {"what": what, "name": quoted(name)}
            )
            message = hinted(message, close)
            fix = None
            if close:
                fix = source.replaced((*path, name), name, close, key=True)
            yield source.problem((*path, name), message, fix, key=True)


def _missing(base: Script, overlay: Overlay, source: Source) -> Iterable[Problem]:
    """Words that the overlay has not got."""
    whole = [] if overlay.title else ["title"]
    if base.pitch and not overlay.pitch:
        whole.append("pitch")
    gaps: dict[Path, list[str]] = {
        ("lang",): whole,
        ("variables",): [name for name in base.variables if name not in overlay.variables],
        ("captures",): [name for name in base.captures if name not in overlay.captures],
        ("cases",): [case.id for case in base.cases if case.id not in overlay.cases],
    }
    for item in base.icp.items if base.icp else ():
        given = overlay.icp.get(item.id, {})
        wanted = ("label", *(option.id for option in item.options))
        gaps[("icp", item.id)] = [name for name in wanted if name not in given]
    for step in base.steps:
        gaps[("steps", step.id)] = _step_gaps(step, overlay.steps.get(step.id, StepWords()))
    for name, variable in base.variables.items():
        given_words = overlay.variables.get(name)
        left = [
            which
            for which in (variable.variants if given_words else ())
            if given_words and which not in given_words.variants
        ]
        if left:
            message = Saying(
                "Not in {lang} for the variants of {name}: {left}. Its default is said instead.",
                {"lang": overlay.lang, "name": quoted(name), "left": ", ".join(left)},
            )
            yield source.problem(("variables", name), message, key=True, level="warning")
    for path, names in gaps.items():
        if not names:
            continue
        inside = Saying("{part}", {"part": path[0]}) if path != ("lang",) else Saying("the script")
        if path[1:]:
            values = {"part": path[0], "name": quoted(str(path[1]))}
            inside = Saying("{part} of {name}", values)
        message = Saying(
            "Not in {lang} for {inside}: {names}. The words of the {other} script stand in.",
            {"lang": overlay.lang, "inside": inside, "names": ", ".join(names), "other": base.lang},
        )
        yield source.problem(path, message, key=True, level="warning")


def _step_gaps(step: Step, words: StepWords) -> list[str]:
    gaps = [key for key in ("text", "hint") if getattr(step, key) and not getattr(words, key)]
    if len(words.probes or ()) < len(step.probes):
        gaps.append("probes")
    for answer in step.answers:
        own = words.answers.get(answer.id)
        if not (own and own.label):
            gaps.append(f"answers.{answer.id}")
        if answer.then and not (own and own.then) and answer.id not in words.then:
            gaps.append(f"then.{answer.id}")
    return gaps
