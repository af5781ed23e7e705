"""Words of dates and times in English, Polish and Russian, folded, in the cases of speech."""

from tui.scripts.cleaning import folded

from .number_words import by_word

WEEKDAYS = by_word(
    {
        0: "monday mon poniedziałek poniedziałku pon pn понедельник понедельника пн",
        1: "tuesday tue tues wtorek wtorku wt вторник вторника вт",
        2: "wednesday wed środa środę środy śr sr среда среду среды ср",
        3: "thursday thu thur thurs czwartek czwartku czw cz четверг четверга чт",
        4: "friday fri piątek piątku pt пятница пятницу пятницы пт",
        5: "saturday sat sobota sobotę soboty sob суббота субботу субботы сб",
        6: "sunday sun niedziela niedzielę niedzieli ndz nd воскресенье воскресенья вс",
    }
)
MONTHS = by_word(
    {
        1: "january jan styczeń stycznia styczniu sty январь января январе янв",
        2: "february feb luty lutego lutym lut февраль февраля феврале фев февр",
        3: "march mar marzec marca marcu март марта марте мар",
        4: "april apr kwiecień kwietnia kwietniu kwi апрель апреля апреле апр",
        5: "may maj maja maju май мая мае",
        6: "june jun czerwiec czerwca czerwcu cze июнь июня июне июн",
        7: "july jul lipiec lipca lipcu lip июль июля июле июл",
        8: "august aug sierpień sierpnia sierpniu sie август августа августе авг",
        9: "september sep sept wrzesień września wrześniu wrz сентябрь сентября сентябре сен сент",
        10: "october oct październik października październiku paź октябрь октября октябре окт",
        11: "november nov listopad listopada listopadzie lis ноябрь ноября ноябре ноя нояб",
        12: "december dec grudzień grudnia grudniu gru декабрь декабря декабре дек",
    }
)
HOURS = by_word(
    {
        1: "pierwszej",
        2: "drugiej",
        3: "trzeciej",
        4: "czwartej",
        5: "piątej",
        6: "szóstej",
        7: "siódmej",
        8: "ósmej",
        9: "dziewiątej",
        10: "dziesiątej",
        11: "jedenastej",
        12: "dwunastej noon midday południe полдень",
        13: "trzynastej",
        14: "czternastej",
        15: "piętnastej",
        16: "szesnastej",
        17: "siedemnastej",
        18: "osiemnastej",
        19: "dziewiętnastej",
        20: "dwudziestej",
    }
)
DAYS_OFF = {
    folded(words): days
    for days, table in {
        0: ("today", "dziś", "dzisiaj", "сегодня"),
        1: ("tomorrow", "jutro", "завтра"),
        2: ("the day after tomorrow", "day after tomorrow", "pojutrze", "послезавтра"),
    }.items()
    for words in table
}
_UNITS = {
    "minute": "minute minutes min mins minuta minutę minuty minut минута минуту минуты минут мин",
    "hour": "hour hours hr hrs h godzina godzinę godziny godzin час часа часов",
    "day": "day days dzień dni dnia день дня дней дни",
    "week": "week weeks tydzień tygodnie tygodni tygodnia tygodniu неделя неделю недели недель "
    "неделе нед",
    "month": "month months miesiąc miesiące miesięcy miesiąca miesiącu месяц месяца месяцев месяце",
    "quarter": "quarter quarters kwartał kwartały kwartałów kwartału kwartale квартал квартала "
    "кварталов квартале",
    "year": "year years rok roku lata lat год года лет году",
}
UNITS = {folded(word): unit for unit, words in _UNITS.items() for word in words.split()}
NEXT = set(
    folded(
        "next following przyszły przyszłym przyszłą przyszłej przyszłego następny następnym "
        "następną następnej następnego kolejny kolejnym następna przyszła "
        "следующий следующую следующем следующей следующее следующего будущий будущем будущей "
        "будущую"
    ).split()
)
THIS = set(
    folded(
        "this coming current ten tę tym tej tego ta bieżący bieżącym bieżącego najbliższy "
        "najbliższą najbliższym этот эту этом этой это этого ближайший ближайшую ближайшую "
        "текущий текущем текущего"
    ).split()
)
END = set(folded("end koniec końca końcem końcu конец конца концу конце").split())
START = set(folded("start beginning early początek początku начало начале начала первых").split())
MIDDLE = set(folded("middle mid połowa połowie połowy середина середине середины").split())
PARTS_OF_DAY = by_word(
    {
        9: "morning rano ranek утром утра утро",
        14: "afternoon popołudniu popołudnie днем дня",
        18: "evening wieczorem wieczór вечером вечера вечер",
    }
)
SAID_OTHERWISE = {
    folded(phrase): folded(plain)
    for phrase, plain in {
        "half a year": "6 months",
        "half an hour": "30 minutes",
        "an hour and a half": "90 minutes",
        "a fortnight": "2 weeks",
        "fortnight": "2 weeks",
        "couple of": "2",
        "tonight": "today evening",
        "before noon": "morning",
        "before lunch": "morning",
        "after lunch": "afternoon",
        "pół roku": "6 miesięcy",
        "półtora roku": "18 miesięcy",
        "pół godziny": "30 minut",
        "półtorej godziny": "90 minut",
        "półtora miesiąca": "6 tygodni",
        "półtora tygodnia": "10 dni",
        "po południu": "popołudniu",
        "przed południem": "rano",
        "w południe": "południe",
        "полгода": "6 месяцев",
        "пол года": "6 месяцев",
        "полтора года": "18 месяцев",
        "полчаса": "30 минут",
        "полтора часа": "90 минут",
        "полтора месяца": "6 недель",
        "после обеда": "днем",
        "до обеда": "утром",
        "в обед": "полдень",
    }.items()
}
"""Phrases of several words, and how the grammar says the same."""
FILLERS = set(
    folded(
        "in on at the of by until till a an from now about around s w we o do na dnia "
        "dzień pod około godz godzinie g r roku rok date day в во к ко на г года году год ближе "
        "до около число oclock clock и i and sharp say exactly"
    ).split()
)
