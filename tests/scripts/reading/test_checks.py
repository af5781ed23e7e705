"""Checks of a script that has the right shape but does not add up."""

import pytest

from tests.scripts.reading.samples import SCRIPT, line_of, problems_of, with_line
from tests.scripts.reading.test_mistakes import Slip

ERRORS = [
    Slip("no such step", "next: need}", "next: neeed}", "Did you mean `need`?", "next: need}"),
    Slip("no such start", "start: opener", "start: openr", "Did you mean `opener`?"),
    Slip("back from no hub", "next: need}", 'next: "@back"}', "leads back from a hub"),
    Slip("step twice", "id: money", "id: need", "The step `need` is there twice (first on line 44)",
         at="id: need\n    stage: qual"),
    Slip("answer twice", "{id: busy", "{id: ok", "The answer `ok` is there twice",
         at='{id: ok, label: "Busy"'),
    Slip("option twice", "{id: out,", "{id: core,", "The option `core` is there twice",
         at='{id: core, label: "Wrong"'),
    Slip(
        "unknown name in when",
        "when: {need: [met, partly]}",
        "when: {ned: [met, partly]}",
        "Did you mean `need`?",
        "when: {need: [met, partly]}",
    ),
    Slip(
        "no such kind of source",
        'reason: {label: "Reason", default: "You asked us."}',
        "reason: {label: Reason, variants: {x: {text: Hi, when: {source_kind: webinr}}}}",
        "`source_kind` is never `webinr`",
    ),
    Slip(
        "merge field in a variant",
        'reason: {label: "Reason", default: "You asked us."}',
        "reason: {label: R, variants: {x: {text: '{rep}', when: {source_kind: webinar}}}}",
        "A variant is said as it stands",
    ),
    Slip(
        "value that cannot occur",
        "when: {need: [met, partly]}",
        "when: {need: [met, party]}",
        "`need` is never `party`",
        "when: {need: [met, partly]}",
    ),
    Slip(
        "stage of buying",
        "when: {need: [met, partly]}",
        "when: {buying_stage: comparring}",
        "`buying_stage` is never `comparring`",
        "{buying_stage: comparing}",
    ),
    Slip(
        "unknown ICP item",
        "when: {need: [met, partly]}",
        "when: {icp.size: core}",
        "Nothing is called `icp.size`",
    ),
    Slip(
        "unknown ICP option",
        "when: {need: [met, partly]}",
        "when: {icp.scale: cor}",
        "`icp.scale` is never `cor`",
        "{icp.scale: core}",
    ),
    Slip(
        "no comparison",
        "when: {need: [met, partly]}",
        'when: {employees: ">= many"}',
        "is no comparison",
    ),
    Slip(
        "number of words",
        "when: {need: [met, partly]}",
        'when: {opener: ">= 3"}',
        "`opener` is not a number",
    ),
    Slip("any without a list", "when: {need: [met, partly]}", "when: {any: {need: met}}", "a list"),
    Slip(
        "inside not", "when: {need: [met, partly]}", "when: {not: {need: mett}}", "never `mett`"
    ),
    Slip("nothing fills it", "{reason} Is", "{reeson} Is", "mean `{reason}`?", "{reason} Is"),
    Slip("attribute", "{reason} Is", "{contact.__class__} Is", "is not a merge field"),
    Slip("number in braces", "{reason} Is", "{0} Is", "is not a merge field"),
    Slip("conversion", "{reason} Is", "{contact!r} Is", "is not a merge field", "{contact} Is"),
    Slip("format", "{reason} Is", "{contact:>300000000} Is", "is not a merge field"),
    Slip("lone brace", "{reason} Is", "{ Is", "is not a merge field"),
    Slip("brace in a default", '"You asked us."', '"You asked {contact}."', "other merge fields"),
    Slip("capture not declared", "capture: need_quote", "capture: need_qote", "`need_quote`?"),
    Slip(
        "capture far from all",
        "capture: need_quote",
        "capture: xyzzy",
        "Add this line there:",
        'xyzzy: {label: "Xyzzy", type: text}',
    ),
    Slip("input not declared", "inputs: [share,", "inputs: [shaare,", "Did you mean `share`?"),
    Slip("unknown criterion", "criterion: need\n", "criterion: neeed\n", "no criterion `neeed`"),
    Slip("unknown mark", "marks: {budget: met}", "marks: {budgt: met}", "Did you mean `budget`?"),
    Slip("fact", "{interest: low}", "{interest: lo}", "it is high, low or medium"),
    Slip("unknown factor", "[share, amount, 0.1]", "[shre, amount, 0.1]", "Did you mean `share`?"),
    Slip("factor of words", "[share, amount, 0.1]", "[need_quote, 0.1]", "can be multiplied"),
    Slip("result not declared", "{result: pain,", "{result: paine,", "is not under `captures:`"),
    Slip("no reason", '"disqualified:no_need"', "disqualified", "needs its reason"),
    Slip("outcome", "outcome: callback", "outcome: calback", "cannot be `calback`", "callback"),
    Slip("knockout", "knockout: out", "knockout: oout", "has no option `oout`", "knockout: out"),
    Slip("edge above in", "edge_at: 45", "edge_at: 80", "is above `in_at`"),
    Slip("saves", "saves: deal.amount", "saves: deal.amont", "Nothing is saved", "deal.amount"),
    Slip("saves wrong type", "type: money, saves", "type: text, saves", "of the type money"),
    Slip("require", "require: [contact, amount]", "require: [contact, amont]", "`amount`?"),
    Slip("framework", "framework: pair", "framework: par", "no framework `par`", "framework: pair"),
    Slip("outcome step", "    outcome: deal\n", "", "An outcome step needs", at="id: close"),
    Slip("objections", "cases:\n", "objections: standard\ncases:\n", "no file of objections",
         at="objections: standard"),
    Slip("variable and capture", "  contact: {", "  share: {", "both a variable and a capture"),
    Slip("dead end", "next: need}", "next: last}", "A dead end"),
]  # fmt: skip

WARNINGS = [
    Slip("capture never asked", "  share: {", "  idle: {label: X}\n  share: {", "asks for the cap"),
    Slip("variable never said", "  contact: {", "  idle: {label: X}\n  contact: {", "No text uses"),
    Slip("pitch too long", "We make things that help.", "word " * 120, "The pitch takes about 41"),
    Slip("text too long", "Is it a good moment?", "word " * 90, "`seconds` allows 20"),
    Slip("nothing to say", '    text: "What is in the way?"\n', "", "nothing to say",
         at="- id: need"),
    Slip("fact nobody reads", "{interest: low}", "{intrest: low}", "Did you mean `interest`?",
         "{interest: low}"),
]  # fmt: skip


def broken(slip: Slip) -> str:
    text = with_line(slip.right, slip.wrong)
    if slip.name == "dead end":
        text += '  - {id: last, stage: close, kind: ask, text: "And now?"}\n'
        text = text.replace("    outcome: deal", "    outcome: deal")
    return text


@pytest.mark.parametrize("slip", [*ERRORS, *WARNINGS], ids=lambda slip: slip.name)
def test_slip_is_told_where_it_stands(slip: Slip) -> None:
    text = broken(slip)
    found = problems_of(text)
    told = [problem for problem in found if slip.said in problem.message]
    assert told, [str(problem) for problem in found]
    where = slip.at or slip.wrong.split("\n")[0]
    if slip.name == "dead end":
        where = "- {id: last"
    assert told[0].line == line_of(text, where)
    assert told[0].level == ("warning" if slip in WARNINGS else "error")
    if slip.fix is not None:
        assert told[0].fix is not None
        assert slip.fix in told[0].fix


def test_step_that_no_way_leads_to() -> None:
    text = with_line(", next: need}", ", next: close}")
    told = [problem for problem in problems_of(text) if "No way from" in problem.message]
    assert [problem.line for problem in told] == [
        line_of(text, "id: need"),
        line_of(text, "id: money"),
    ]
    assert {problem.level for problem in told} == {"warning"}


def test_hub_reached_by_an_answer_is_reached_and_one_by_nothing_is_not() -> None:
    text = SCRIPT.replace('      - {id: objection, label: "Objection", next: hub}\n', "")
    told = [problem.message for problem in problems_of(text)]
    assert any("the step `hub`" in message for message in told)


def test_budget_before_need_is_told() -> None:
    text = with_line(", next: need}", ", next: money}")
    (told,) = [problem for problem in problems_of(text) if "before the need" in problem.message]
    assert told.line == line_of(text, "id: money")


def test_criterion_of_the_framework_that_nobody_asks_about() -> None:
    text = with_line(" marks: {budget: met},", "")
    (told,) = [problem for problem in problems_of(text) if "No step asks about" in problem.message]
    assert "`budget`" in told.message
    assert told.line == line_of(text, "framework: pair")


def test_steps_that_pass_the_call_over_in_a_circle() -> None:
    text = with_line("    criterion: need\n", "    next: money\n    when: {opener: ok}\n")
    text = text.replace("    inputs: [share", "    next: need\n    inputs: [share")
    told = [problem for problem in problems_of(text) if "in a circle" in problem.message]
    assert len(told) == 2


def test_when_knows_facts_set_by_the_script_lead_fields_and_captures() -> None:
    when = 'when: {any: [{employees: ">= 250"}, {mood: sour}, {country: PL}], not: {share: "<5"}}'
    text = with_line("when: {need: [met, partly]}", when)
    text = text.replace("sets: {interest: low}", "sets: {mood: sour}")
    assert [str(problem) for problem in problems_of(text)] == []


def test_reasons_and_next_steps_come_from_the_rules_of_outcomes() -> None:
    from tui.scripts.model.script import Script
    from tui.scripts.reading import Library, check_script
    from tui.scripts.reading.parsing import parse
    from tui.scripts.reading.shaping import shaped

    text = with_line("disqualified:no_need", "disqualified:no_ned").replace(
        "sets: {interest: low}", "sets: {next_step: meting}"
    )
    source = parse(text, "f")
    around = Library.load().around
    said = [problem.message for problem in check_script(shaped(Script, source), source, around)]
    assert any("There is no reason `no_ned`" in message for message in said)
    assert any("`next_step` cannot be `meting`" in message for message in said)
