"""Telephone numbers as people here write them."""

from __future__ import annotations

import pytest

from desktop.exchange.phone_numbers import formatted, is_unusual, link


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
    ("text", "unusual"),
    [
        ("02154 000-001", False),
        ("030 23125 007", False),
        ("110", False),
        ("112", False),
        ("1", True),
        ("02154 911260 0123456789", True),
        ("", True),
    ],
)
def test_a_number_that_cannot_be_is_named(text: str, *, unusual: bool) -> None:
    """Zeros and numbers of exercises can be."""
    assert is_unusual(text) is unusual


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("02154 000-001", "tel:+492154000001"),
        ("+31 20 123 4567", "tel:+31201234567"),
        ("110", "tel:110"),
        ("116 117", "tel:116117"),
        ("niemand", ""),
    ],
)
def test_what_a_program_calls(text: str, address: str) -> None:
    """With the country's prefix; short numbers as they are."""
    assert link(text) == address
