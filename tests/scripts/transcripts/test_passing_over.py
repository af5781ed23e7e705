"""What a transcript leaves out is passed over, as Enter on the empty line does by hand."""

from datetime import UTC, datetime

from tui.scripts.events import Captured
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
