"""What the overview says of its funnel and of the period before."""

from data.figures.funnel import NAMES, Funnel, FunnelStep
from tui.reports.overview import worst_text
from tui.reports.words import mark_text, probable_text
from tui.scripts.statistics import Share, compare, mark, shrink_all, stands_out


def funnel(qualified: Share, before: Share) -> Funnel:
    steps = [FunnelStep(NAMES[0], 600, None, None)]
    for name in NAMES[1:]:
        share, earlier = (qualified, before) if name == "qualified" else (Share(30, 60),) * 2
        steps.append(FunnelStep(name, share.hits, share, compare(share, earlier)))
    against = steps[4].against
    assert against is not None
    worst = "qualified" if against.finding == "worse" and stands_out(against, 6) else ""
    return Funnel(tuple(steps), worst, young=False)


def test_a_step_that_only_seems_worse_is_neither_called_worse_nor_passed_over() -> None:
    seems = worst_text(funnel(Share(117, 258), Share(290, 530)))
    assert seems == "Qualified: worse, but of 6 steps the worst often is by chance."
    clearly = worst_text(funnel(Share(90, 258), Share(290, 530)))
    assert clearly == "Worse than in the period before: Qualified."
    alike = worst_text(funnel(Share(140, 258), Share(290, 530)))
    assert alike == "No step is clearly worse than in the period before."


def test_of_few_nothing_is_marked_and_a_guess_is_not_shown_as_a_rate() -> None:
    assert mark_text(mark(Share(2, 29), 0.28)) is None
    assert mark_text(mark(Share(2, 60), 0.28)) == "◂◂ far below the others"
    few = shrink_all([Share(2, 29), Share(10, 16), Share(3, 9)])
    assert probable_text(few[1]) is None
    assert probable_text(few[2]) == "30 % (10–54)"
