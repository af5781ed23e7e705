"""Numbers read by their shape: the same answer as the library that knows every country."""

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.keys import phone_key
from data.phone_shapes import by_shape

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
    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException:
        return ""
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
