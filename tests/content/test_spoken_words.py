"""Spoken lines are short, fit their time, and suit a man and a woman alike."""

import re

import pytest

from tests.content.spoken import name_of, scripts, sentences, spoken
from tui.scripts.model.script import Script
from tui.scripts.pace import estimate

WORDS_IN_A_SENTENCE = 25
QUESTIONS_IN_A_LINE = 2
GENDERED = {
    "en": re.compile(r"$^"),
    # Past tense and conditional of the first and second person: "chciałem", "zrobiłabyś".
    "pl": re.compile(
        r"\b\w+(?:ł[ae]m|ł[ae]ś|ł[ao]?bym|ł[ao]?byś|liśmy|łyśmy|liście|łyście)\b"
        r"|\b(?:powinienem|powinnam|winien|winna|pewien|pewna|gotów)\b",
        re.IGNORECASE,
    ),
    # "я звонил", "хотела бы", short forms of the speaker: "рад", "должна", "признателен".
    "ru": re.compile(
        r"\b(?:я|ты)\s+(?:\w+\s+)?\w+(?:л|ла|лся|лась)\b|\bхотела? бы\b"
        r"|\b(?:я|буду)\s+(?:\w+\s+)?"
        r"(?:рада?|должен|должна|признателен|признательна|уверена?|готова?)\b",
        re.IGNORECASE,
    ),
}

every_script = pytest.mark.parametrize("script", scripts(), ids=name_of)


@every_script
def test_a_sentence_is_said_in_one_breath(script: Script) -> None:
    long = [
        (line.where, sentence)
        for line in spoken(script)
        for sentence in sentences(line.text)
        if len(sentence.split()) > WORDS_IN_A_SENTENCE
    ]
    assert not long


@every_script
def test_a_line_asks_two_questions_at_most(script: Script) -> None:
    many = [line for line in spoken(script) if line.text.count("?") > QUESTIONS_IN_A_LINE]
    assert not many


@every_script
def test_a_line_fits_the_time_box_of_its_step(script: Script) -> None:
    slow = [line for line in spoken(script) if line.seconds and estimate(line.text) > line.seconds]
    assert not slow


@every_script
def test_the_pitch_is_over_in_thirty_seconds(script: Script) -> None:
    assert script.pitch is not None
    assert script.pitch.max_seconds == 30
    whole = " ".join(line.text for line in spoken(script) if line.where == "pitch")
    assert 15 < estimate(whole) <= 30


@every_script
def test_lines_suit_a_man_and_a_woman(script: Script) -> None:
    found = [
        (line.where, word[0])
        for line in spoken(script)
        if (word := GENDERED[script.lang].search(line.text))
    ]
    assert not found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "Chciałem zapytać."),
        ("pl", "Czy dzwoniłaś?"),
        ("pl", "Ustaliliśmy to."),
        ("ru", "Я звонил вчера."),
        ("ru", "Хотела бы спросить."),
        ("ru", "Буду рада помочь."),
    ],
)
def test_gendered_forms_are_noticed(lang: str, text: str) -> None:
    assert GENDERED[lang].search(text)


@every_script
def test_words_of_the_client_end_their_sentence(script: Script) -> None:
    """Words after a colon, closing the sentence: their grammar does not matter there."""
    quotes = {
        name
        for name, capture in script.captures.items()
        if capture.type == "text" and f"{{{name}}}" in "".join(step.text for step in script.steps)
    }
    wordings = [wording for step in script.steps for wording in (step.text, *step.probes)]
    loose = [
        (name, wording)
        for wording in wordings
        for name in quotes
        if f"{{{name}}}" in wording and f": {{{name}}}." not in wording
    ]
    assert quotes or script.id != "orlica-discovery"
    assert not loose


@every_script
def test_no_lead_is_called_by_the_name_of_an_example(script: Script) -> None:
    """A default would be read out where the lead has no name."""
    for name in ("contact", "company", "rep"):
        assert script.variables[name].default == ""
