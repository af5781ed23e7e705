"""The bundled transcripts pass, and between them take every answer to every ending."""

from collections import defaultdict
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from tests.content.spoken import LANGUAGES, library
from tui.scripts.events import Answered
from tui.scripts.transcripts import Played, play

LONG_AFTER = datetime(2031, 3, 3, 12, 0)  # noqa: DTZ001 - a call's dates are local
"""Transcripts name the day on which they are held, so any day will do."""


@cache
def played(path: Path) -> Played:
    transcript = library().transcript(path)
    script = library().script(transcript.script, transcript.lang)
    return play(transcript, script, library().rules, LONG_AFTER)


def every() -> list[Played]:
    return [played(path) for path in library().transcripts()]


@pytest.mark.parametrize("path", library().transcripts(), ids=lambda path: path.stem)
def test_a_transcript_passes(path: Path) -> None:
    call = played(path)
    assert call.differences == []
    assert [str(refusal) for refusal in call.refusals] == []


@pytest.mark.parametrize("path", library().transcripts(), ids=lambda path: path.stem)
def test_a_transcript_expects_something_and_is_named_after_its_call(path: Path) -> None:
    transcript = library().transcript(path)
    assert transcript.expect.outcome
    assert transcript.title
    script_id, what, lang = path.stem.split(".")
    assert (script_id, lang) == (transcript.script, transcript.lang)
    assert what


@pytest.mark.parametrize("script_id", [info.id for info in library().scripts()])
def test_every_answer_of_a_script_is_taken_by_some_transcript(script_id: str) -> None:
    taken: dict[str, set[str]] = defaultdict(set)
    for call in every():
        if call.script.id == script_id:
            for event in call.call.events:
                if isinstance(event, Answered) and event.step:
                    taken[event.step].update(event.answers)
    missed = [
        f"{step.id}: {answer.id}"
        for step in library().script(script_id).steps
        for answer in step.answers
        if answer.id not in taken[step.id]
    ]
    assert missed == []


@pytest.mark.parametrize("script_id", [info.id for info in library().scripts()])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_a_call_that_ends_in_each_outcome(script_id: str, lang: str) -> None:
    ended = {
        call.wrap_up.outcome
        for call in every()
        if call.wrap_up and (call.script.id, call.script.lang) == (script_id, lang)
    }
    assert ended >= {"deal", "no_deal", "disqualified"}


def test_attempts_and_reasons_are_all_there() -> None:
    ends = [call.wrap_up for call in every() if call.wrap_up]
    assert {end.disposition for end in ends} >= {
        "talked", "callback", "voicemail", "gatekeeper", "no_answer"
    }  # fmt: skip
    assert {end.reason for end in ends if end.reason} >= {
        "do_not_contact", "invalid_data", "existing_customer", "not_a_buyer", "not_served",
        "icp_mismatch", "cannot_deliver", "deadline_impossible", "no_need", "no_funds",
    }  # fmt: skip


def test_every_verdict_is_reached() -> None:
    verdicts = {call.judgement.verdict.outcome for call in every()}
    reasons = {call.judgement.verdict.reason for call in every()}
    assert verdicts == {"deal", "no_deal", "disqualified"}
    assert reasons >= {"no_need", "no_funds", "cannot_deliver", "icp_mismatch", "not_served"}


def test_nobody_in_the_transcripts_can_be_rung_or_written_to() -> None:
    """Invented people only: addresses under .example, numbers that no exchange gives out."""
    reserved = ("+44 20 7946 0", "+48 600 100 2", "+7 495 000-00-")
    for path in library().transcripts():
        lead = library().transcript(path).lead
        assert lead.email.endswith(".example")
        assert lead.phone.startswith(reserved)
