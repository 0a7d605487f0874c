"""What may be written into the fields of a contact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.contact_values import check_periods, checked, cleaned, is_phone
from desktop.domain.refused import Refused
from tests.desktop.presenters.refusing import refused


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("family_name", "  Mu\u0308ller ", "Müller"),
        ("family_name", "\u202eGroß\u202c", "Groß"),
        ("family_name", "Zero\u200bwidth\ufeff", "Zerowidth"),
        ("given_name", "An\u00adna\u00a0 Maria", "Anna Maria"),
        ("topics", "Gewalt,\r\n  Drogen \n", "Gewalt,\nDrogen"),
        ("hours", "Mo\u2013Fr  8 bis 12", "Mo\u2013Fr 8 bis 12"),
        ("phone", "02154 000-001", "02154 000-001"),
        ("phone", "+49 (2154) 911-260", "+49 (2154) 911-260"),
        ("mobile", "", ""),
        ("email", "a.b@example.org", "a.b@example.org"),
        ("level", "leadership", "leadership"),
        ("valid_to", "31.1.2027", "2027-01-31"),
        ("valid_to", "2027-01-31", "2027-01-31"),
    ],
)
def test_what_is_kept(name: str, value: str, kept: str) -> None:
    """Without what nobody sees, in one way of writing."""
    assert checked({"family_name": "A", name: value})[name] == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("family_name", "\u200b\u200f"),
        ("family_name", "A\x00"),
        ("family_name", "A\nB"),
        ("family_name", "x" * 201),
        ("topics", "x" * 2001),
        ("topics", "\x1b[31m"),
        ("phone", "ruf an"),
        ("phone", "0" * 21),
        ("phone", "1\n2"),
        ("mobile", "=1+2"),
        ("email", "niemand"),
        ("email", "a@b@c.de"),
        ("email", "a b@example.org"),
        ("level", "Chef"),
        ("valid_from", "31.02.2026"),
        ("valid_from", "bald"),
        ("shoe_size", "43"),
    ],
)
def test_what_is_refused(name: str, value: str) -> None:
    """It is named by its field."""
    with refused("contact_invalid", name):
        checked({"family_name": "A", name: value})


def test_a_period_does_not_end_before_it_begins() -> None:
    """A day alone is none, and one day is long enough."""
    check_periods({"valid_from": "2026-02-01", "valid_to": "2026-02-01"})
    check_periods({"valid_to": "2026-01-01"})
    for first, last in (("valid_from", "valid_to"), ("absent_from", "absent_until")):
        with refused("contact_invalid", last):
            checked({first: "2.1.2026", last: "1.1.2026"})


@given(some.text(max_size=60))
def test_what_was_cleaned_stays_so(text: str) -> None:
    """Cleaning twice is cleaning once."""
    for lines in (False, True):
        once = cleaned(text, lines=lines)
        assert cleaned(once, lines=lines) == once


@given(some.text(max_size=40))
def test_whatever_is_written_is_kept_or_refused(text: str) -> None:
    """Nothing else can happen, and what is kept is kept again as it is."""
    try:
        kept = checked({"family_name": text})
    except Refused:
        return
    assert checked(kept) == kept


def test_numbers_are_written_with_these_signs_alone() -> None:
    """Digits, gaps and what people put between them."""
    assert is_phone("(02154) 000/001-2")
    assert not is_phone("")
    assert not is_phone("+")
    assert not is_phone("02154 x")
