"""How long what lies on a device may be read without a contact with the server: a lost one is not readable for ever."""

from __future__ import annotations

from typing import Final

DAY_MS: Final = 24 * 3600 * 1000


def days_alone(met_at: int, latest: int) -> int:
    """Count the whole days from the last contact to the latest time seen (ms since 1970 UTC); 0 without a contact."""
    return max(0, latest - met_at) // DAY_MS if met_at else 0


def is_over(met_at: int, latest: int, days: int) -> bool:
    """Say whether the time is over within which content may be read."""
    return days_alone(met_at, latest) >= days
