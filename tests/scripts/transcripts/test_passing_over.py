"""What a transcript leaves out is passed over, as Enter on the empty line does by hand."""

from datetime import UTC, datetime

from tui.scripts.events import Answered, Captured, Event
from tui.scripts.reading import Library
from tui.scripts.transcripts import play

NAME = "orlica-discovery.deal-comparing.en.yaml"


def test_a_capture_that_is_not_named_is_passed_over_in_its_turn() -> None:
    library = Library.load(None)
    transcript = library.transcript(next(f for f in library.transcripts() if f.name == NAME))
    said = [
        item.model_copy(update={"said": item.said.model_copy(update={"captures": {}})})
        if getattr(item, "said", None)
        else item
        for item in transcript.say
    ]
    silent = transcript.model_copy(update={"say": tuple(said), "wrap_up": None})
    script = library.script(transcript.script, transcript.lang)
    played = play(silent, script, library.rules, datetime(2026, 3, 10, 9, 30, tzinfo=UTC))
    typed = [event for event in played.call.events if isinstance(event, Captured)]
    assert {event.capture for event in typed} >= {"need_quote", "current_tool", "deadline"}
    assert not any(event.text for event in typed)
    assert "need_quote" not in played.state.captures


def events_of(name: str, step: str) -> list[Event]:
    """What a bundled transcript does on one step."""
    library = Library.load(None)
    transcript = library.transcript(next(f for f in library.transcripts() if f.name == name))
    script = library.script(transcript.script, transcript.lang)
    played = play(transcript, script, library.rules, datetime(2026, 3, 10, 9, 30, tzinfo=UTC))
    return [event for event in played.call.events if event.step == step]


def test_what_was_worked_out_is_not_asked_for_and_not_passed_over() -> None:
    events = events_of("orlica-discovery.no-deal-later.en.yaml", "pain_cost")
    typed = [event.capture for event in events if isinstance(event, Captured)]
    assert typed == ["order_value", "not_followed_share"]


def test_several_answers_are_picked_one_key_after_the_other() -> None:
    events = events_of("orlica-undecided.deal-meeting.pl.yaml", "situation")
    picked = [event.answers for event in events if isinstance(event, Answered)]
    assert picked == [("inbox",), ("inbox", "heads")]
