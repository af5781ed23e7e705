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
        1: "pierwszej pierwszą первого",
        2: "drugiej drugą второго",
        3: "trzeciej trzecią третьего",
        4: "czwartej czwartą четвертого",
        5: "piątej piątą пятого",
        6: "szóstej szóstą шестого",
        7: "siódmej siódmą седьмого",
        8: "ósmej ósmą восьмого",
        9: "dziewiątej dziewiątą девятого",
        10: "dziesiątej dziesiątą десятого",
        11: "jedenastej jedenastą одиннадцатого",
        12: "dwunastej dwunastą двенадцатого",
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
        -1: ("yesterday", "wczoraj", "вчера"),
        0: ("today", "dziś", "dzisiaj", "сегодня"),
        1: ("tomorrow", "jutro", "завтра"),
        2: ("the day after tomorrow", "day after tomorrow", "pojutrze", "послезавтра"),
    }.items()
    for words in table
}
_UNITS = {
    "minute": "minute minutes min mins minuta minutę minuty minut минута минуту минуты минут мин",
    "hour": "hour hours hr hrs h godzina godzinę godziny godzin godz час часа часов ч",
    "day": "day days dzień dni dnia день дня дней дни дн",
    "week": "week weeks wk wks tydzień tygodnie tygodni tygodnia tygodniu tyg "
    "неделя неделю недели недель неделе нед",
    "month": "month months miesiąc miesiące miesięcy miesiąca miesiącu mies "
    "месяц месяца месяцев месяце мес",
    "quarter": "quarter quarters kwartał kwartały kwartałów kwartału kwartale "
    "квартал квартала кварталов квартале",
    "year": "year years yr rok roku lata lat год года лет году",
}
UNITS = {folded(word): unit for unit, words in _UNITS.items() for word in words.split()}
CLOCK_UNITS = {word: unit for word, unit in UNITS.items() if unit in ("minute", "hour")}
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
END = set(folded("end late koniec końca końcem końcu конец конца концу конце").split())
START = set(folded("start beginning early początek początku начало начале начала первых").split())
MIDDLE = set(folded("middle mid połowa połowie połowy середина середине середины").split())
SEASONS = by_word(
    {
        3: "spring wiosna wiosną wiosnę wiosny весна весной весны весну",
        6: "summer lato latem lata lecie лето летом лета",
        9: "autumn fall jesień jesienią jesieni осень осенью осени",
        12: "winter zima zimą zimę zimy зима зимой зимы зиму",
    }
)
"""The month with which each begins."""
QUARTERS = by_word(
    {
        1: "1 i first pierwszy pierwszym pierwszego первый первом первого",
        2: "2 ii second drugi drugim drugiego второй втором второго",
        3: "3 iii third trzeci trzecim trzeciego третий третьем третьего",
        4: "4 iv fourth last czwarty czwartym czwartego четвертый четвертом четвертого",
    }
)
PARTS_OF_DAY = by_word(
    {
        9: "morning rano ranek утром утра утро",
        14: "afternoon popołudniu popołudnie днем дня",
        18: "evening wieczorem wieczór вечером вечера вечер",
    }
)
FILLERS = set(
    folded(
        "in on at the of by after until till a an from now about around s w we o do od po na dnia "
        "dzień pod około ok godz godzinie g r roku rok date day в во к ко на с со под после г "
        "года году год ближе до около число числа oclock clock и i and sharp say exactly"
    ).split()
)
"""Words without weight, which may be left over."""
