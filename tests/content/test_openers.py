"""What the rep says of where the lead is from is true of that lead, in every language."""

import pytest

from tests.content.spoken import library, name_of, scripts
from tui.scripts.call import Call
from tui.scripts.model.script import Script
from tui.scripts.phrases import say_text
from tui.scripts.scoring.naming import source_kind

CLAIMS = {
    "asked": ("got in touch", "Zgłosili się", "обращались"),
    "read": (
        "our material",
        "naszymi materiałami",
        "nasze materiały",
        "нашими материал",
        "наших материал",
    ),
    "webinar": ("signed up", "Zapisali się", "записывались"),
    "event": ("from an industry event", "z wydarzenia", "отраслевого мероприятия"),
    "claimed": (
        "downloaded",
        "left us",
        "left your details",
        "Pobrali",
        "zostawili",
        "скачивали",
        "оставили",
    ),
    "referral": ("suggested that I ring", "Polecono mi", "порекомендовали"),
    "cold": ("haven't spoken before", "Jeszcze się nie znamy", "ещё не общались"),
}
"""What an opener claims, by where the lead is from: English, Polish, Russian."""

LEADS = [
    ("Contact form", "asked"),
    ("Form on the site: quote follow-up checklist", "asked"),
    ("inbound call", "asked"),
    ("Formularz na stronie", "asked"),
    ("E-book: quotes", "read"),
    ("Webinar, stayed to the end", "webinar"),
    ("Targi, wizytówka", "event"),
    ("Polecenie od Anny", "referral"),
    ("Рекомендация", "referral"),
    ("Bought list, March", "cold"),
    ("холодный звонок", "cold"),
    ("www", ""),
    ("Strona www", ""),
    ("реклама на сайте", ""),
    ("выставка", "event"),
    ("typed_in", ""),
    ("practice", ""),
    ("", ""),
    ("Jan's folder", ""),
]


@pytest.mark.parametrize("script", scripts(), ids=name_of)
@pytest.mark.parametrize(("source", "true"), LEADS)
def test_an_opener_claims_what_is_true_of_the_lead_and_nothing_else(
    script: Script, source: str, true: str
) -> None:
    call = Call(script, record=lambda _: None, clock=lambda: 0)
    kind = source_kind(source, library().scoring)
    call.start({"contact": "Dana", "rep": "Alex"} | ({"source_kind": kind} if kind else {}))
    for step in ("opener", "gatekeeper"):
        said = say_text(script.by_id[step].text, script, call.state).casefold()
        claimed = {
            claim
            for claim, words in CLAIMS.items()
            if any(word.casefold() in said for word in words)
        }
        assert claimed <= {true}, said
        assert step == "gatekeeper" or claimed == ({true} - {""}), said
        assert "‹" not in said.replace("‹company›", "")


@pytest.mark.parametrize("script", [s for s in scripts() if s.lang == "pl"], ids=name_of)
def test_a_polish_greeting_without_a_name_addresses_nobody(script: Script) -> None:
    call = Call(script, record=lambda _: None, clock=lambda: 0)
    call.start({"rep": "Alex"})
    said = say_text(script.by_id["opener"].text, script, call.state)
    assert said.startswith("Dzień dobry, tu Alex")
