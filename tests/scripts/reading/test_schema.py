"""JSON Schema for editors."""

import json

from tui.scripts.reading import schema


def test_every_kind_has_a_schema_that_is_json() -> None:
    made = schema()
    assert {"script", "overlay", "framework", "criteria", "objections"} <= set(made)
    for one in made.values():
        assert json.loads(json.dumps(one)) == one
        assert one["type"] == "object"
        assert one["additionalProperties"] is False


def test_choices_and_descriptions_reach_the_editor() -> None:
    script = schema()["script"]
    step = script["$defs"]["Step"]
    assert "hub" in step["properties"]["kind"]["enum"]
    assert "words to say" in step["description"]
    assert "id" in step["required"]


def test_numbers_may_be_written_in_quotes_and_texts_as_numbers() -> None:
    script = schema()["script"]
    weight = script["$defs"]["IcpItem"]["properties"]["weight"]
    assert weight["type"] == ["number", "string"]
    assert "number" in script["properties"]["version"]["type"]


def test_keys_named_like_words_of_the_schema_stay() -> None:
    assert "title" in schema()["script"]["properties"]
