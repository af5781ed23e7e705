"""Numbers read by their shape: the same answer as the library that knows every country."""

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.keys import phone_key
from data.phone_shapes import by_shape, is_whole

COUNTRIES = ("PL", "RU", "US", "CA", "GB")
TYPED = st.text("0123456789", min_size=8, max_size=12).flatmap(
    lambda digits: st.tuples(
        st.sampled_from(("", "8", "1", "0", "(0", "+")),
        st.just(digits),
        st.integers(1, 7),
        st.sampled_from(("", " ", "-", ") ", ".", "/", "\u00a0", " - ")),
    ).map(lambda parts: parts[0] + parts[1][: parts[2]] + parts[3] + parts[1][parts[2] :])
)


def by_library(typed: str, country: str) -> str:
    """What the library says, which has forgotten that Poland had a trunk prefix."""
    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException:
        return ""
    if country == "PL":
        number.italian_leading_zero = None
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


@given(typed=TYPED, country=st.sampled_from(COUNTRIES))
@example(typed="600 123 456", country="PL")
@example(typed="8 (495) 123-45-67", country="RU")
@example(typed="020 7946 0123", country="GB")
def test_the_shape_says_what_the_library_says(typed: str, country: str) -> None:
    found = by_shape(typed.strip(), country)
    assert found in ("", by_library(typed, country))


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("600 123 456", "PL", "+48600123456"),
        ("(22) 123-45-67", "PL", "+48221234567"),
        ("8 (495) 123-45-67", "RU", "+74951234567"),
        ("916 123 45 67", "RU", "+79161234567"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("1-416-555-0123", "CA", "+14165550123"),
        ("020 7946 0123", "GB", "+442079460123"),
    ],
)
def test_common_ways_of_writing_are_known_by_shape(typed: str, country: str, number: str) -> None:
    assert by_shape(typed, country) == number == phone_key(typed, country)


@pytest.mark.parametrize(
    "typed", ["12345678", "600123456 ext. 7", "٦٠٠١٢٣٤٥٦", "0048600123456", ""]
)
def test_what_is_of_no_such_shape_is_left_to_the_library(typed: str) -> None:
    assert by_shape(typed, "PL") == ""


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("12 4x5 66 77", "PL"),
        ("601 O34 567", "PL"),
        ("O30 1234567", "DE"),
        ("030 12345O", "DE"),
        ("+48 12 4x5 66 77", ""),
        ("1-800-FLOWERS", "US"),
        ("601 234 567 po 17", "PL"),
        ("x" * 10_000, "PL"),
    ],
)
def test_a_letter_inside_leaves_no_number(typed: str, country: str) -> None:
    assert phone_key(typed, country) == ""


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("601-234-56", "PL"),
        ("601 234 5678", "PL"),
        ("+48 601 234 56", ""),
        ("916 123 45 6", "RU"),
        ("+7 916 123 45 678", ""),
        ("0142 68 53", "FR"),
        ("+999 12345678", ""),
    ],
)
def test_a_count_of_digits_that_the_country_does_not_have_is_no_number(
    typed: str, country: str
) -> None:
    assert phone_key(typed, country) == ""


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("(0-61) 852 33 44", "PL", "+48618523344"),
        ("022 123 45 68", "PL", "+48221234568"),
        ("+48 (0)22 123 45 68", "", "+48221234568"),
        ("+48 (0-22) 123 45 68", "", "+48221234568"),
        ("+49 030 1234567", "", "+49301234567"),
        ("030/1234567", "DE", "+49301234567"),
        ("01 42 68 53 00", "FR", "+33142685300"),
        ("8 017 234 56 78", "BY", "+375172345678"),
        ("+39 06 1234 5678", "", "+390612345678"),
        ("06 1234 5678", "IT", "+390612345678"),
    ],
)
def test_only_a_trunk_prefix_is_left_out(typed: str, country: str, number: str) -> None:
    assert phone_key(typed, country) == number


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("601 234 567 w. 12", "PL", "+48601234567"),
        ("601 234 567, wew. 12", "PL", "+48601234567"),
        ("601234567x5", "PL", "+48601234567"),
        ("601 234 567 ext. 5", "PL", "+48601234567"),
        ("8 (495) 123-45-67 доб. 5", "RU", "+74951234567"),
        ("tel. 601 234 567 (Anna)", "PL", "+48601234567"),
        ("601 234 562 / 602 234 562", "PL", "+48601234562"),
        ("030 1234567 / 030 7654321", "DE", "+49301234567"),
    ],
)
def test_words_extensions_and_a_second_number_are_cut_off(
    typed: str, country: str, number: str
) -> None:
    assert phone_key(typed, country) == number


@pytest.mark.parametrize("country", ["PL", "RU", "US", "GB", "DE", "FR", "UA", "IT", "CZ", "AT"])
def test_the_numbers_that_the_library_gives_as_examples_are_whole(country: str) -> None:
    for kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE):
        number = phonenumbers.example_number_for_type(country, kind)
        assert number is not None
        assert is_whole(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
