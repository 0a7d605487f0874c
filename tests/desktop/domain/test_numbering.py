"""The numbers of notifications."""

from __future__ import annotations

import pytest

from desktop.domain.numbering import numbered, with_ordinal


def test_a_number_names_its_device() -> None:
    """Prefix, year, the device's ordinal and its counter stand in a number, in this order."""
    assert numbered("VIE", 2026, 3, 17) == "VIE-2026-3-000017"


@pytest.mark.parametrize(("prefix", "count"), [("VIE", 17), ("KR-VIE", 1_234_567), ("1999-1-1", 1)])
def test_another_device_changes_its_place_alone(prefix: str, count: int) -> None:
    """Under another ordinal a number is what that device would have made."""
    assert with_ordinal(numbered(prefix, 2026, 3, count), 12) == numbered(prefix, 2026, 12, count)


@pytest.mark.parametrize("text", ["", "VIE", "VIE-2026-3", "VIE-26-3-1", "VIE-2026-x-1", "VIE-2026-3-1\n"])
def test_what_is_no_number_stays(text: str) -> None:
    """What another program has written in another shape is left alone."""
    assert with_ordinal(text, 12) == text
