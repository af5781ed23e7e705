"""The talk so far: what was said on both sides, the latest first."""

from tui.languages import _
from tui.screens.call.rows import Row, para
from tui.scripts.practice.session import Session

from .words import asked_text, move_text


def talk_rows(session: Session, width: int, _height: int = 0) -> list[Row]:
    """Every turn of the talk; the buyer's words after the move they answer."""
    rows: list[Row] = []
    for turn in reversed(session.buyer.turns):
        if turn.raised:
            rows += para(turn.raised, width, "warn", "« ")
        rows += para(turn.said, width, "strong", "« ")
        step = session.call.script.by_id.get(turn.move.step)
        what = move_text(turn.move)
        if step is not None and turn.move.kind == "question":
            asked = asked_text(step, session.buyer.world, session.call.script)
            what = _("{what}: {step}").format(what=what, step=asked.split("?")[0] or step.id)
        rows += para(what, width, "dim", "› ")[:2]
    return [*rows, *para(session.buyer.world.opening, width, "strong", "« ")]
