"""`talktrack practice run` and `talktrack personas`: practice without a screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.languages import _, ngettext, say
from tui.problem_words import all_lines, problem_object

from .session import Session
from .tables import table_lines, terminal_width
from .words import WordsError

if TYPE_CHECKING:
    from tui.scripts.model.persona import Difficulty, Persona
    from tui.scripts.practice.buyer import Buyer
    from tui.scripts.practice.callers import Recorded
    from tui.scripts.practice.checking import Simulation
    from tui.scripts.practice.mark import Mark
    from tui.scripts.practice.personas import Personas

OK, FAILED, WRONG = 0, 1, 2


def run(
    session: Session, persona_id: str, *, seed: int, difficulty: str, caller: str, as_json: bool
) -> int:
    """Let a built-in caller, or the moves in a file, call a buyer; print what came of it."""
    from tui.scripts.practice.mark import mark
    from tui.scripts.practice.world import draw
    from tui.scripts.reading import ScriptProblems

    personas = _personas(session)
    persona = personas.persona(persona_id)
    level = level_of(difficulty) or persona.difficulty
    world = draw(persona, seed, level, personas.lines(persona))
    script = session.library.script(persona.script, persona.lang)
    try:
        buyer, recorded = _called(caller, world, script)
    except ScriptProblems as problems:
        for line in all_lines(problems.problems):
            sys.stderr.write(f"{line}\n")
        return FAILED
    found = mark(buyer, recorded)
    if as_json:
        session.print_json(_as_json(buyer, recorded, found))
    else:
        _print_call(session, buyer, found)
    return OK


def _called(caller: str, world: Any, script: Any) -> tuple[Buyer, Recorded]:
    from tui.scripts.model.practice_call import PracticeCall
    from tui.scripts.practice.callers import CALLERS, call
    from tui.scripts.practice.played import play_call
    from tui.scripts.reading import ScriptProblems
    from tui.scripts.reading.folders import ScriptFile, shown
    from tui.scripts.reading.loading import load_file

    if caller in CALLERS:
        return call(CALLERS[caller], world, script)
    path = Path(caller)
    if not path.is_file():
        known = ", ".join(CALLERS)
        raise WordsError(
            _("--caller is one of {known}, or a file with moves, not {given}").format(
                known=known, given=caller[:60]
            )
        )
    loaded = load_file(ScriptFile("practice_call", path, shown(path)))
    if loaded.broken:
        raise ScriptProblems(loaded.problems)
    practice: PracticeCall = loaded.model
    return play_call(practice, world, script)


def list_personas(session: Session, *, as_json: bool) -> int:
    """Print the buyers there are to practise on."""
    found = _personas(session).by_id.values()
    if as_json:
        session.print_json([_card(persona) for persona in found])
        return OK
    heads = [_("id"), _("language"), _("difficulty"), _("name"), _("job title"), _("company")]
    rows = [
        [each.id, each.lang, _level(each.difficulty), card.name, card.role, card.company]
        for each in found
        for card in (each.card,)
    ]
    for line in table_lines(heads, rows, width=terminal_width()):
        session.print(line)
    return OK


def check(session: Session, persona_id: str, *, as_json: bool) -> int:
    """Print what is wrong with the personas' files, and with what they ask of a trainee."""
    personas = _personas(session)
    if persona_id and not any(Path(each.file).stem == persona_id for each in personas.problems):
        personas.persona(persona_id)  # says what there is, where nobody is called that
    wanted = [each for each in personas.by_id.values() if persona_id in ("", each.id)]
    complaints: dict[str, list[str]] = {}
    for persona in wanted:
        for level, found in _simulated(session, personas, persona).items():
            for complaint in found.complaints:
                complaints.setdefault(persona.id, []).append(f"{_level(level)}: {say(complaint)}")
    if as_json:
        files = [problem_object(problem) for problem in personas.problems]
        session.print_json({"files": files, "personas": complaints})
    else:
        for line in all_lines(personas.problems):
            session.print(line)
        for name, sentences in complaints.items():
            for sentence in sentences:
                session.print(f"{name}: {sentence}")
        count = len(personas.by_id)
        words = ngettext("{n} persona can be used.", "{n} personas can be used.", count)
        session.print(words.format(n=count))
    return FAILED if personas.problems or complaints else OK


def simulate(session: Session, persona_id: str, *, as_json: bool) -> int:
    """Print how the built-in callers do with one persona, or with all of them."""
    personas = _personas(session)
    wanted = [personas.persona(persona_id)] if persona_id else [*personas.by_id.values()]
    found = [
        result for persona in wanted for result in _simulated(session, personas, persona).values()
    ]
    if as_json:
        session.print_json([_simulation(result) for result in found])
        return OK
    for result in found:
        session.print(f"{result.persona}, {_level(result.difficulty)}")
        for row in result.rows:
            words = _("{mean:.0f} ± {spread:.0f}   facts {facts:.1f}   hung up {hung_up:.0%}")
            told = words.format(
                mean=row.mean, spread=row.spread, facts=row.facts, hung_up=row.hung_up
            )
            session.print(f"  {row.caller:12} {told}")
        for complaint in result.complaints:
            session.print(f"  ! {say(complaint)}")
    return FAILED if any(result.complaints for result in found) else OK


def new(session: Session, persona_id: str) -> int:
    """Write a persona to start from into the scripts folder, and say where."""
    from tui.scripts.practice.starting import starter

    folder = (session.services.scripts_folder or session.services.places.scripts) / "personas"
    path = folder / f"{persona_id}.yaml"
    text = starter(persona_id, session.services.settings.language)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise WordsError(
            _("{path} is there already: choose another id").format(path=path)
        ) from None
    session.print(_("Written: {path}. Check it with `talktrack personas check`.").format(path=path))
    return OK


# ---------------------------------------------------------------------- printing


def _print_call(session: Session, buyer: Buyer, found: Mark) -> None:
    from tui.scripts.practice.moments import hidden, moments

    persona = buyer.world.persona
    level = _level(buyer.world.difficulty)
    session.print(f"{persona.card.name}, {level}, {buyer.world.seed}")
    session.print(f"     « {buyer.world.opening}")
    for moment in moments(buyer):
        turn = moment.turn
        what = " ".join(filter(None, (turn.move.kind, turn.move.step)))
        session.print(
            f"{turn.number:3}  {what}   T {moment.trust_after:.0f}  "
            f"P {moment.patience_after:.0f}  I {moment.interest_after:.0f}"
        )
        session.print(f"     « {turn.said}")
        if turn.raised:
            session.print(f"     « {turn.raised}")
        for effect in turn.effects[1:]:
            session.print(f"       {say(effect.why)}")
    for kept in hidden(buyer):
        words = _("Stayed hidden: “{fact}”. {step}: {why}.")
        told = words.format(fact=kept.fact.full, step=kept.step, why=say(kept.why))
        session.print(told)
    if found.normalised is None:
        session.print(_("Mark {raw:.0f} of 100.").format(raw=found.raw))
    else:
        words = _("Mark {mark:.0f} of 100 ({raw:.0f}; naive {naive:.0f}, reference {best:.0f}).")
        told = words.format(
            mark=found.normalised, raw=found.raw, naive=found.naive, best=found.reference
        )
        session.print(told)


def _as_json(buyer: Buyer, recorded: Recorded, found: Mark) -> dict[str, Any]:
    from tui.scripts.practice.card import card
    from tui.scripts.practice.moments import hidden
    from tui.scripts.practice.transfer import order_faults

    world = buyer.world
    return {
        "persona": world.persona.id,
        "version": world.persona.version,
        "seed": world.seed,
        "difficulty": world.difficulty,
        "end": buyer.end,
        "turns": [
            {
                "move": turn.move.kind,
                "step": turn.move.step,
                "form": turn.move.form if turn.move.kind == "question" else None,
                "said": turn.said,
                "raised": turn.raised,
                "told": turn.told,
                "fact": turn.fact or None,
                "faults": [effect.fault for effect in turn.effects if effect.fault],
                "trust": round(sum(effect.trust for effect in turn.effects), 6),
                "patience": round(sum(effect.patience for effect in turn.effects), 6),
                "interest": round(sum(effect.interest for effect in turn.effects), 6),
            }
            for turn in buyer.turns
        ],
        "hidden": [
            {"fact": kept.fact.id, "missing": kept.missing, "step": kept.step}
            for kept in hidden(buyer)
        ],
        "recorded": {
            "statuses": dict(recorded.statuses),
            "outcome": recorded.outcome,
            "reason": recorded.reason,
        },
        "score": round(found.raw, 6),
        "normalised": None if found.normalised is None else round(found.normalised, 6),
        "naive": round(found.naive, 6),
        "reference": round(found.reference, 6),
        "parts": {name: round(value, 6) for name, value in found.parts.items()},
        "scorecard": card(buyer, recorded),
        "faults": dict(found.faults),
        "order_faults": dict(order_faults(buyer)),
        "passed": found.passed,
    }


def _simulation(found: Simulation) -> dict[str, Any]:
    return {
        "persona": found.persona,
        "difficulty": found.difficulty,
        "seeds": found.seeds,
        "refused": list(found.refused),
        "callers": {
            row.caller: {
                "mean": round(row.mean, 2),
                "spread": round(row.spread, 2),
                "facts": round(row.facts, 2),
                "hung_up": round(row.hung_up, 4),
            }
            for row in found.rows
        },
        "complaints": [say(complaint) for complaint in found.complaints],
    }


def _card(persona: Persona) -> dict[str, Any]:
    return {
        "id": persona.id,
        "lang": persona.lang,
        "script": persona.script,
        "difficulty": persona.difficulty,
        **persona.card.model_dump(),
    }


def _level(difficulty: str) -> str:
    words = {"easy": _("easy"), "medium": _("medium"), "hard": _("hard")}
    return words[difficulty]


# ---------------------------------------------------------------------- reading


def _personas(session: Session) -> Personas:
    from tui.scripts.practice.personas import load_personas

    return load_personas(session.library)


def _simulated(
    session: Session, personas: Personas, persona: Persona
) -> dict[Difficulty, Simulation]:
    from tui.scripts.practice.checking import simulations

    script = session.library.script(persona.script, persona.lang)
    return dict(simulations(persona, script, personas.lines(persona)))


def level_of(words: str) -> Difficulty | None:
    """The difficulty that was named; None where none was."""
    from tui.scripts.practice.world import LEVELS

    for level in LEVELS:
        if words == level:
            return level
    if words:
        raise WordsError(
            _("--difficulty is one of {known}, not {given}").format(
                known=", ".join(LEVELS), given=words[:60]
            )
        )
    return None
