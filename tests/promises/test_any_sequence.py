"""Promise 26: any sequence of events is survived."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from torture.machine.sequences import AnySequence

SHORT = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    phases=[Phase.generate],  # a shorter sequence takes minutes to find: that is for `make torture`
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


def test_the_records_are_what_was_done_after_any_sequence() -> None:
    run_state_machine_as_test(AnySequence, settings=SHORT)
