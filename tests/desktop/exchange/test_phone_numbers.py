"""Telephone numbers as people here write them."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.phone_numbers import dialled, formatted, remark


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("+492154911260", "02154 911260"),
        ("02154911260", "02154 911260"),
        ("02154/911-260", "02154/911-260"),
        ("02154 000-001", "02154 000-001"),
        ("+31201234567", "+31 20 123 4567"),
        ("112", "112"),
        ("1", "1"),
        ("", ""),
    ],
)
def test_a_number_without_gaps_gets_them(text: str, written: str) -> None:
    """One that somebody has grouped stays as it is."""
    assert formatted(text) == written


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("02154 911260", ""),
        ("02154 000-000", ""),
        ("0176 12345678", ""),
        ("+49 30 90182", ""),
        ("110", ""),
        ("116117", ""),
        ("", ""),
        ("4711", "Ohne Vorwahl"),
        ("0900 1234567", "Servicenummer"),
        ("0137 1234567", "Servicenummer"),
        ("0180 5123456", "Servicenummer"),
        ("+31201234567", r"Ausland \(\+31\)"),
        ("0215", "Stimmt die Nummer"),
        ("0172123", "Stimmt die Nummer"),
        ("siehe Plan", "keine Rufnummer"),
        ("02154 911260 12345678", "keine Rufnummer"),
    ],
)
def test_what_is_unusual_is_remarked(text: str, said: str) -> None:
    """A usual number is passed over in silence, and so is one of an exercise."""
    assert bool(remark(text)) == bool(said)
    assert re.search(said, remark(text))


@given(st.from_regex(r"\(?0(2[0-9]|3[0-9]|1[35-8]|70|[89])[0-9]{1,12}([ ()/.-]{0,2}[0-9]{1,6}){0,2}", fullmatch=True))
def test_what_is_passed_over_unread_is_usual_to_the_library_too(text: str) -> None:
    """A number that looks usual is not handed to the library, which would have said of its sort what is said here."""
    try:
        kind = phonenumbers.number_type(phonenumbers.parse(text, "DE"))
    except phonenumbers.NumberParseException:
        kind = None
    usual = kind in (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE)
    silent = usual or kind not in (
        None,
        phonenumbers.PhoneNumberType.UNKNOWN,
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
        phonenumbers.PhoneNumberType.SHARED_COST,
    )
    assert (remark(text) == "") is silent


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("02154 911-260", "tel:+49-2154-911260"),
        ("+31 20 1234567", "tel:+31-20-123-4567"),
        ("110", "tel:110;phone-context=+49"),
        ("4711", "tel:4711;phone-context=+49"),
        ("siehe Plan", ""),
        ("", ""),
        ("javascript:02154", "tel:+49-2154"),
        ("02154 911260;ext=9?body=x", ""),
    ],
)
def test_a_number_is_dialled(text: str, link: str) -> None:
    """As RFC 3966 writes it; what is none leads nowhere, and nothing else gets into the link."""
    assert dialled(text) == link
