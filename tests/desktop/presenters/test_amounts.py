"""Numbers of bytes, for people."""

from __future__ import annotations

import pytest

from desktop.presenters.amounts import amount

MIB = 1024 * 1024


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 Bytes"), (1023, "1023 Bytes"), (1024, "1 KiB"), (MIB, "1,0 MiB"), (3 * 1024**3 // 2, "1,5 GiB")],
)
def test_amounts(count: int, text: str) -> None:
    """Bytes are told in the unit that people would take."""
    assert amount(count) == text
