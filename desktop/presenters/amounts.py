"""Numbers of bytes as people write them. It must not decide anything."""

from __future__ import annotations

from typing import Final

_STEP: Final = 1024
_UNITS: Final = ("Bytes", "KiB", "MiB", "GiB")


def amount(count: int) -> str:
    """Give a number of bytes as people write it."""
    value, unit = float(count), 0
    while value >= _STEP and unit < len(_UNITS) - 1:
        value, unit = value / _STEP, unit + 1
    return f"{value:.1f} {_UNITS[unit]}".replace(".", ",") if unit > 1 else f"{value:.0f} {_UNITS[unit]}"
