"""The stages of the call: where it stands, what is behind, how long it took."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from tui.languages import _
from tui.scripts.model.script import Step
from tui.text import cut

from .names import STAGES, called
from .rows import Row, Span, line, spread
from .view import View

Stages = Mapping[str, Sequence[Step]]


def stages_of(view: View) -> Stages:
    """The script's steps by stage, in the order of the file."""
    if view.stages is None:
        view.stages = {}
        for step in view.script.steps:
            view.stages.setdefault(step.stage, []).append(step)
    return view.stages


def _been(view: View) -> Stages:
    """The steps that the call has been on, by stage."""
    been: dict[str, list[Step]] = {}
    for step_id in view.state.trail:
        step = view.script.by_id[step_id]
        been.setdefault(step.stage, []).append(step)
    return been


def stage_rows(view: View, width: int, _height: int = 0) -> list[Row]:
    """One row for each stage; a click jumps to its first step."""
    here, been = view.step.stage, _been(view)
    rows = []
    for stage, steps in stages_of(view).items():
        if stage in ("any", "wrap") and stage != here:
            continue
        visited = been.get(stage, ())
        name = called(STAGES, stage)
        if stage == here:
            mark, style = "▸ ", "strong"
            place = f"{_place(steps, view.step)}/{len(steps)}"
        else:
            mark, style = ("✓ ", "") if visited else ("  ", "dim")
            place = _time(view, visited) if visited else ""
        fit = _fit(view) if stage == "icp" and view.state.icp else ""
        right = f"{fit}  {place}" if fit and place else fit or place
        target = (visited or steps)[0].id
        row = Row((Span(mark, "key"), Span(name, style)), f"screen.jump('{target}')")
        rows.append(spread(row, line((right, "dim")), width))
    return rows


def folded_stages(view: View, width: int) -> str:
    """The stages in one line, for narrow screens: `✓ Pitch  ▸ Diagnosis 1/4`.

    Where there is no room for all of them the earliest give way: `✓ 2  ✓ ICP  ▸ Diagnosis 1/4`.
    """
    been = _been(view)
    done, here = [], ""
    for stage, steps in stages_of(view).items():
        if stage == view.step.stage:
            here = f"▸ {called(STAGES, stage)} {_place(steps, view.step)}/{len(steps)}"
        elif stage not in ("any", "wrap") and stage in been:
            done.append(called(STAGES, stage))
    for left_out in range(len(done) + 1):
        folded = [str(left_out)] if left_out else []
        told = "  ".join([*(f"✓ {name}" for name in (*folded, *done[left_out:])), here])
        if cell_len(told) <= width:
            return told
    return cut(here, width)


def _place(steps: Sequence[Step], step: Step) -> int:
    return next((index for index, one in enumerate(steps, start=1) if one.id == step.id), 0)


def _time(view: View, steps: Sequence[Step]) -> str:
    seconds = sum(view.state.step_ms.get(step.id, 0) for step in steps) // 1000
    return f"{seconds // 60}:{seconds % 60:02}"


def _fit(view: View) -> str:
    return "" if view.fit is None else _("{fit} %").format(fit=view.fit)
