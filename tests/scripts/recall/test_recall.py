from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.times import slowness
from tui.scripts import recall
from tui.scripts.model.framework import CriteriaLibrary
from tui.scripts.model.objections import ObjectionCard
from tui.scripts.model.script import Script


def card(card_id: str, means: str, **says: str) -> ObjectionCard:
    return ObjectionCard(
        id=card_id, kind="budget", means={"en": means}, says=says, reply={"en": "Compared to what?"}
    )


CARDS = [
    card("no_time", "Bad moment", en="I've no time.", pl="Nie mam czasu.", ru="Нет времени."),
    card(
        "price", "Value and price do not meet", en="That's expensive.", pl="To drogo.", ru="Дорого."
    ),
    card("boss", "Alone", en="I'll talk to my boss.", pl="Porozmawiam z szefem.", ru="Спрошу."),
    card("tree", "Nothing", en="A Christmas tree", pl="Choinka", ru="Ёлка"),
]
SCRIPT = Script.model_validate(
    {
        "id": "s",
        "lang": "en",
        "version": "1",
        "title": "t",
        "framework": "bant",
        "cases": [{"id": "trade", "text": "A wholesaler found it expensive to wait."}],
        "steps": [
            {
                "id": "opener",
                "stage": "opening",
                "kind": "say",
                "text": "Is this expensive?",
            },
            {"id": "cost", "stage": "pain", "kind": "pain", "text": "What is expensive about it?"},
            {
                "id": "money",
                "stage": "qualification",
                "kind": "ask",
                "criterion": "budget",
                "text": "And the budget?",
                "answers": [{"id": "none", "label": "Nothing was set aside"}],
            },
        ],
    }
)
CRITERIA = CriteriaLibrary.model_validate(
    {
        "criteria": [
            {
                "id": "budget",
                "title": {"en": "Budget", "pl": "Budżet"},
                "questions": {"en": ["Is it too expensive to change?"], "pl": ["Czy jest budżet?"]},
            }
        ]
    }
)


def found(query: str, lang: str = "en") -> list[str]:
    index = recall.build(SCRIPT, CARDS, CRITERIA, lang)
    return [f"{hit.kind}:{hit.id}" for hit in index.find(query)]


@pytest.mark.parametrize(
    ("heard", "lang"),
    [
        ("exp", "en"),
        ("expensive", "pl"),
        ("expensive", "ru"),
        ("dro", "pl"),
        ("drogo", "pl"),
        ("drożej", "pl"),
        ("DROGO", "pl"),
        ("дор", "ru"),
        ("дорого", "ru"),
        ("дороговато", "ru"),
        ("expnsive", "en"),
        ("exepnsive", "en"),
        ("expennsive", "en"),
    ],
)
def test_two_or_three_letters_of_what_was_heard_find_the_price_card(heard: str, lang: str) -> None:
    assert found(heard, lang)[0] == "objection:price"


def test_kinds_come_in_the_order_in_which_they_help() -> None:
    assert found("expensive") == [
        "objection:price",
        "pain:cost",
        "question:budget:1",
        "case:trade",
        "step:opener",
    ]


def test_the_start_of_a_word_comes_before_its_middle() -> None:
    assert found("me")[0] == "objection:price"  # "meet" before "time"
    assert "objection:no_time" in found("me")


MENTIONING = ObjectionCard(
    id="a_rival",
    kind="budget",
    means={"en": "Somebody else was here first"},
    says={"en": "We've another.", "pl": "Mamy innego.", "ru": "У нас другой."},
    reply={
        "en": "And the budget, is it expensive?",
        "pl": "A budżet, czy to drogo?",
        "ru": "А бюджет, это дорого?",
    },
)


@pytest.mark.parametrize(
    ("heard", "lang"),
    [("expensive", "en"), ("drogo", "pl"), ("дорого", "ru"), ("expnsive", "en"), ("дорга", "ru")],
)
def test_a_title_with_the_words_comes_before_a_text_that_mentions_them(
    heard: str, lang: str
) -> None:
    index = recall.build(SCRIPT, [MENTIONING, *CARDS], CRITERIA, lang)
    ids = [hit.id for hit in index.find(heard)]
    assert ids.index("price") < ids.index("a_rival")


@pytest.mark.parametrize(
    ("heard", "lang"), [("cena", "pl"), ("ceny", "pl"), ("цена", "ru"), ("ценой", "ru")]
)
def test_a_title_has_a_word_in_any_of_its_forms(heard: str, lang: str) -> None:
    asked = card("asked", "Asks", en="Just the price.", pl="Proszę podać cenę.", ru="Назовите цену")
    rival = MENTIONING.model_copy(update={"words": {"pl": ["cena", "ceny"], "ru": ["цена"]}})
    index = recall.build(SCRIPT, [rival, asked], CRITERIA, lang)
    assert next(hit.id for hit in index.find(heard)) == "asked"


def test_a_title_of_any_kind_comes_before_a_card_that_only_mentions_the_words() -> None:
    index = recall.build(SCRIPT, [MENTIONING, *CARDS], CRITERIA)
    kinds = [hit.kind for hit in index.find("expensive")]
    assert kinds == ["objection", "pain", "question", "case", "step", "objection"]
    assert [hit.id for hit in index.find("budget")] == ["budget:1", "money", "a_rival"]


@pytest.mark.parametrize("heard", ["елка", "ёлка", "ЁЛ"])
def test_a_letter_with_dots_is_the_letter_without(heard: str) -> None:
    assert found(heard, "ru") == ["objection:tree"]


def test_every_word_of_the_query_must_be_there() -> None:
    assert found("talk boss") == ["objection:boss"]
    assert found("talk expensive") == []


def test_an_answer_leads_to_its_step_and_a_question_to_the_step_that_asks_it() -> None:
    index = recall.build(SCRIPT, CARDS, CRITERIA)
    assert [hit.step for hit in index.find("set aside")] == ["money"]
    assert [hit.step for hit in index.find("too expensive to change")] == ["money"]


def test_an_empty_query_shows_the_cards_first() -> None:
    assert found("")[:2] == ["objection:no_time", "objection:price"]
    assert found("  ?!")[:1] == ["objection:no_time"]


def test_nonsense_finds_nothing() -> None:
    assert found("qqqq") == []


@given(st.text(max_size=60))
def test_any_query_is_answered(query: str) -> None:
    for hit in recall.build(SCRIPT, CARDS, CRITERIA).find(query, 3):
        assert hit.title


def test_a_thousand_cards_are_searched_while_a_key_is_pressed() -> None:
    many = [
        one.model_copy(update={"id": f"{one.id}_{number}"})
        for number in range(250)
        for one in CARDS
    ]
    index = recall.build(SCRIPT, many, CRITERIA)
    index.find("expensive")
    times = []
    for query in ("ex", "expensive", "expnsive", "talk boss", "qqqqqq"):
        start = thread_time()
        index.find(query)
        times.append(thread_time() - start)
    assert min(times) < 0.005 * slowness()
    assert sorted(times)[2] < 0.05 * slowness()
