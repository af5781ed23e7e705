"""A Russian layout does what a Latin one does, and what is text stays text."""

from __future__ import annotations

import pytest

from tests.terminal.conftest import NAMES, StartRep
from tests.terminal.rep import Rep
from tui.languages import _, set_language

pytestmark = pytest.mark.terminal


def test_commands_of_the_list_work_by_their_place(start: StartRep, home: object) -> None:
    set_language("ru")
    rep = start(home=home, language="ru")
    rep.wait(_("Talktrack · today"), NAMES[0])
    rep.press("о")  # j: down
    rep.press("т")  # n
    rep.wait(_("New call"))
    rep.type("тн")
    rep.wait("тн")
    rep.press("esc")
    rep.wait(NAMES[0], gone=(_("New call"),))
    rep.press(".")  # the slash key
    rep.type("ash")
    rep.wait("ash", NAMES[1], gone=(NAMES[0],))
    assert rep.leave() == 0


def test_recall_and_wording_answer_to_the_keys_of_both_layouts(in_a_call: StartRep) -> None:
    set_language("ru")
    rep = in_a_call(language="ru")
    rep.press("1", "enter")
    rep.wait("5/35 ·")
    for recall in (".", "/"):
        rep.press(recall)
        rep.wait(_("what have you just heard?"))
        rep.type("дорог")
        rep.wait(_("objection"))
        rep.press("esc")
        rep.wait("5/35 ·")
    rep.press(",")
    rep.wait(lambda: len(probes(rep)) == 1)
    rep.press("?")
    rep.wait(lambda: len(probes(rep)) == 2)
    rep.type("т. е. дорого, н?")
    rep.press("enter")
    rep.wait(lambda: rep.query("SELECT 1 FROM call_event WHERE kind = 'noted'") != [])

    ((payload,),) = rep.query("SELECT payload FROM call_event WHERE kind = 'noted'")
    assert "т. е. дорого, н?" in payload


def probes(rep: Rep) -> list[tuple[object, ...]]:
    """The other wordings that were shown."""
    return rep.query("SELECT 1 FROM call_event WHERE json_extract(payload, '$.probe') IS NOT NULL")
