"""Telephone numbers as people here write them."""

from __future__ import annotations

import pytest

from desktop.exchange.phone_numbers import formatted


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
