"""Numbers said in words: `two`, `dwa`, `двух`; `half a million`, `półtora`, `каждый третий`.

Words are kept folded (see `cleaning.folded`), in the cases in which they occur in speech.
"""

from decimal import Decimal

from tui.scripts.cleaning import folded

_COUNTS = {
    1: "one single jeden jedna jedno jednego jednej один одна одну одного одной одно",
    2: "two couple dwa dwie dwoch dwu два две двух пару пара",
    3: "three trzy trzech три трех",
    4: "four cztery czterech четыре четырех",
    5: "five pięć pięciu пять пяти",
    6: "six sześć sześciu шесть шести",
    7: "seven siedem siedmiu семь семи",
    8: "eight osiem ośmiu восемь восьми",
    9: "nine dziewięć dziewięciu девять девяти",
    10: "ten dziesięć dziesięciu десять десяти",
    11: "eleven jedenaście jedenastu одиннадцать одиннадцати",
    12: "twelve dozen dwanaście dwunastu двенадцать двенадцати",
    13: "thirteen trzynaście trzynastu тринадцать тринадцати",
    14: "fourteen czternaście czternastu четырнадцать четырнадцати",
    15: "fifteen piętnaście piętnastu пятнадцать пятнадцати",
    16: "sixteen szesnaście szesnastu шестнадцать шестнадцати",
    17: "seventeen siedemnaście siedemnastu семнадцать семнадцати",
    18: "eighteen osiemnaście osiemnastu восемнадцать восемнадцати",
    19: "nineteen dziewiętnaście dziewiętnastu девятнадцать девятнадцати",
    20: "twenty dwadzieścia dwudziestu двадцать двадцати",
    30: "thirty trzydzieści trzydziestu тридцать тридцати",
    40: "forty czterdzieści czterdziestu сорок сорока",
    50: "fifty pięćdziesiąt pięćdziesięciu пятьдесят пятидесяти",
    60: "sixty sześćdziesiąt sześćdziesięciu шестьдесят шестидесяти",
    70: "seventy siedemdziesiąt siedemdziesięciu семьдесят семидесяти",
    80: "eighty osiemdziesiąt osiemdziesięciu восемьдесят восьмидесяти",
    90: "ninety dziewięćdziesiąt dziewięćdziesięciu девяносто девяноста",
    100: "hundred sto stu сто ста",
    200: "dwieście dwustu двести двухсот",
    300: "trzysta trzystu триста трехсот",
    400: "czterysta czterystu четыреста четырехсот",
    500: "pięćset pięciuset пятьсот пятисот",
    600: "sześćset sześciuset шестьсот шестисот",
    700: "siedemset siedmiuset семьсот семисот",
    800: "osiemset ośmiuset восемьсот восьмисот",
    900: "dziewięćset dziewięciuset девятьсот девятисот",
}
_ORDINALS = {
    2: "second other drugi druga drugie второй вторая второе вторую",
    3: "third trzeci trzecia trzecie третий третья третье третью",
    4: "fourth czwarty czwarta czwarte четвертый четвертая четвертое четвертую",
    5: "fifth piąty piąta piąte пятый пятая пятое пятую",
    6: "sixth szósty szósta szóste шестой шестая шестое шестую",
    7: "seventh siódmy siódma siódme седьмой седьмая седьмое седьмую",
    8: "eighth ósmy ósma ósme восьмой восьмая восьмое восьмую",
    9: "ninth dziewiąty dziewiąta dziewiąte девятый девятая девятое девятую",
    10: "tenth dziesiąty dziesiąta dziesiąte десятый десятая десятое десятую",
}


def by_word(table: dict[int, str]) -> dict[str, int]:
    """Turn `{value: "its words"}` around, words folded."""
    return {folded(word): value for value, words in table.items() for word in words.split()}


COUNTS = by_word(_COUNTS)
ORDINALS = by_word(_ORDINALS)
HALVES = {
    **dict.fromkeys(("half", "pol", "пол", "половина", "polowa"), Decimal("0.5")),
    **dict.fromkeys(("poltora", "poltorej", "полтора", "полутора", "полторы"), Decimal("1.5")),
    **dict.fromkeys(("quarter", "cwierc", "четверть"), Decimal("0.25")),
}
MULTIPLES = by_word(
    {
        10**3: "k thousand thousands grand tys tyś tysiąc tysiące tysięcy tysiąca "
        "к тыс т тысяч тысяча тысячи тысячу",
        10**6: "mln m million millions mio milion miliony milionów miliona "
        "млн миллион миллиона миллионов лям",
        10**9: "bn billion billions mld miliard miliardy miliardów miliarda "
        "млрд миллиард миллиарда миллиардов",
    }
)
SHARES = {
    folded(words): Decimal(above) / Decimal(below)
    for (above, below), table in {
        (1, 2): ("half", "a half", "połowa", "połowę", "pół", "половина", "половину"),
        (1, 3): ("a third", "one third", "jedna trzecia", "jedną trzecią", "треть", "одна треть"),
        (2, 3): ("two thirds", "dwie trzecie", "две трети"),
        (1, 4): ("a quarter", "one quarter", "ćwierć", "jedna czwarta", "четверть"),
        (3, 4): ("three quarters", "trzy czwarte", "три четверти"),
        (1, 5): ("a fifth", "one fifth", "jedna piąta", "одна пятая"),
        (1, 10): ("a tenth", "one tenth", "jedna dziesiąta", "одна десятая"),
        (1, 1): ("all", "all of them", "everything", "wszystkie", "wszystko", "все", "всё"),
        (0, 1): ("none", "none of them", "żadna", "żaden", "żadne", "ни одной", "ни одного"),
    }.items()
    for words in table
}


def counted(words: list[str]) -> Decimal | None:
    """The number that words such as `twenty five` or `sto dwadzieścia` say, or None."""
    total, last = 0, 1000
    for word in words:
        value = COUNTS.get(word)
        if value is None:
            return None
        if value == 100 and 0 < total < 10:  # two hundred
            total *= 100
        elif value < last and (total == 0 or len(str(value)) < len(str(last))):
            total += value
        else:
            return None
        last = value
    return Decimal(total) if words else None
