"""A short script with every kind of step, for tests of the call screen."""

from typing import Any

from tui.scripts.model.script import Script

SMALL: dict[str, Any] = {
    "schema": 1,
    "id": "small",
    "lang": "en",
    "version": "1.0",
    "title": "A small call",
    "framework": "bant",
    "currency": "EUR",
    "target_minutes": 14,
    "variables": {
        "contact": {"label": "Contact", "default": "Dana"},
        "reason": {"label": "Reason for the call"},
    },
    "captures": {
        "need_quote": {"label": "Their words"},
        "budget_amount": {"label": "Budget", "type": "money", "saves": "deal.amount"},
        "close_date": {"label": "Until when", "type": "date"},
        "callback_at": {"label": "When to call back", "type": "datetime"},
        "tool_name": {"label": "Which tool"},
        "quotes": {"label": "Quotes a month", "type": "number"},
        "share": {"label": "Lost share", "type": "percent"},
        "value": {"label": "Order value", "type": "money"},
        "yes": {"label": "Agreed", "type": "yes_no"},
    },
    "pitch": {"max_seconds": 30, "text": "We make a CRM for trading companies. That is us."},
    "icp": {
        "max_seconds": 60,
        "items": [
            {
                "id": item,
                "label": item.title(),
                "weight": 1,
                "knockout": "out" if item == "geography" else None,
                "options": [
                    {"id": "core", "label": f"{item} core", "score": 1},
                    {"id": "out", "label": f"{item} out", "score": 0},
                ],
            }
            for item in ("industry", "scale", "geography")
        ],
    },
    "cases": [{"id": "trade", "segment": "core", "sample": True, "text": "A wholesaler told us."}],
    "steps": [
        {
            "id": "connect",
            "stage": "opening",
            "kind": "branch",
            "text": "Who picked up?",
            "answers": [
                {"id": "contact", "label": "{contact}", "next": "need"},
                {"id": "voicemail", "label": "Voicemail", "outcome": "no_contact"},
                {"id": "stop", "label": "Take us off", "outcome": "disqualified:do_not_contact"},
                {"id": "later", "label": "Later", "capture": "callback_at", "outcome": "callback"},
                {"id": "objection", "label": "Objection", "next": "objections"},
            ],
        },
        {
            "id": "need",
            "stage": "diagnosis",
            "kind": "ask",
            "criterion": "need",
            "text": "What made you start looking, {contact}?",
            "hint": "Let them talk.",
            "source": "A study, 2025",
            "probes": ["Tell me about the last time.", "What have you tried?"],
            "answers": [
                {
                    "id": "clear",
                    "label": "A problem of their own",
                    "marks": {"need": "met"},
                    "capture": "need_quote",
                    "then": "Thank you for telling me.",
                    "next": "tools",
                },
                {"id": "vague", "label": "Something vague", "marks": {"need": "partly"},
                 "next": "tools"},
                {"id": "none", "label": "Nothing", "marks": {"need": "not_met"}, "next": "budget"},
            ],
        },
        {
            "id": "tools",
            "stage": "diagnosis",
            "kind": "ask",
            "multiple": True,
            "text": "What do you use today?",
            "answers": [
                {"id": "crm", "label": "A CRM", "capture": "tool_name"},
                {"id": "excel", "label": "Excel"},
                {"id": "paper", "label": "Paper"},
            ],
        },
        {
            "id": "cost",
            "stage": "pain",
            "kind": "pain",
            "level": 3,
            "text": "What does it cost?",
            "inputs": ["quotes", "share", "value"],
            "calc": {"result": "pain_month", "multiply": ["quotes", "share", "value", "0.1"]},
        },
        {
            "id": "say_cost",
            "stage": "pain",
            "kind": "say",
            "text": "So it is about {pain_month} a month.",
        },
        {"id": "check", "stage": "icp", "kind": "checklist", "text": "Just to place you."},
        {"id": "pitch", "stage": "pitch", "kind": "pitch"},
        {"id": "story", "stage": "case", "kind": "case", "text": "Something similar:"},
        {
            "id": "budget",
            "stage": "qualification",
            "kind": "ask",
            "criterion": "budget",
            "text": "Is there money?",
            "answers": [
                {"id": "set", "label": "Set aside", "marks": {"budget": "met"},
                 "capture": ["budget_amount", "close_date"], "next": "close"},
                {"id": "none", "label": "None", "marks": {"budget": "not_met"}, "next": "close"},
            ],
        },
        {
            "id": "objections",
            "stage": "any",
            "kind": "hub",
            "text": "What is behind that?",
            "answers": [{"id": "clear", "label": "Cleared up", "next": "@back"}],
        },
        {"id": "close", "stage": "close", "kind": "say", "text": "Shall we meet?",
         "next": "wrap_deal"},
        {"id": "wrap_deal", "stage": "wrap", "kind": "outcome", "outcome": "deal",
         "text": "Thank you, {contact}."},
    ],
}  # fmt: skip

WORDS = {
    "pl": {
        "A small call": "Krótka rozmowa diagnostyczna",
        "What made you start looking, {contact}?": (
            "Co sprawiło, że właśnie teraz szukają Państwo zmiany, {contact}? Co dziś nie działa?"
        ),
        "Let them talk.": "Niech mówi. Zapisz dosłownie, co usłyszysz.",
        "A problem of their own": "Nazywa konkretny, własny problem",
        "Something vague": "Coś ogólnego: „chcemy porządku”",
        "Nothing": "Nic, z ciekawości",
        "Thank you for telling me.": "Dziękuję, że Pani o tym mówi.",
        "Their words": "Słowa klienta",
        "Just to place you.": "Żebym dobrze rozumiał.",
    },
    "ru": {
        "A small call": "Короткий диагностический звонок",
        "What made you start looking, {contact}?": (
            "Почему вы занялись этим именно сейчас, {contact}? Что сегодня работает не так?"
        ),
        "Let them talk.": "Дайте выговориться. Запишите дословно.",
        "A problem of their own": "Называет конкретную собственную проблему",
        "Something vague": "Что-то общее: «хотим порядка»",
        "Nothing": "Ничего, из любопытства",
        "Thank you for telling me.": "Спасибо, что рассказали.",
        "Their words": "Слова клиента",
        "Just to place you.": "Чтобы понимать, о чём речь.",
    },
}


def small_in(lang: str) -> Script:
    """The small script with some of its words in another language."""
    words = WORDS.get(lang, {})

    def put(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: put(one) for name, one in value.items()}
        if isinstance(value, list):
            return [put(one) for one in value]
        return words.get(value, value) if isinstance(value, str) else value

    return Script.model_validate({**put(SMALL), "lang": lang})
