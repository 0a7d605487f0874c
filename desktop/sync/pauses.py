"""How long whoever speaks to the server rests after a failure. No clock and no chance: jitter is passed in, 0 to 1."""

from __future__ import annotations

from typing import Final

PAUSE_FIRST: Final = 1.0
PAUSE_LONGEST: Final = 300.0
PAUSE_ASKED_LONGEST: Final = 3600.0
LEAST_SECONDS: Final = 15.0
"""Between two requests of one order: a server that does not hold its callers is asked four times a minute at most."""


def pause_seconds(failures: int, jitter: float) -> float:
    """Give the pause after so many failures in a row: doubling, capped, between half and the whole of it."""
    whole = min(PAUSE_LONGEST, PAUSE_FIRST * 2.0 ** max(0, min(failures - 1, 16)))
    return whole * (0.5 + 0.5 * _portion(jitter))


def asked_seconds(seconds: float, jitter: float) -> float:
    """Give the pause a server asked for: never less, up to a quarter more, an hour at most."""
    if not seconds > 0:
        return 0.0
    return min(PAUSE_ASKED_LONGEST, seconds * (1.0 + 0.25 * _portion(jitter)))


def rest_seconds(failures: int, asked: float, jitter: float) -> float:
    """Give the pause after so many failures in a row: what the server asked for with the last of them, else our own."""
    return asked_seconds(asked, jitter) or pause_seconds(failures, jitter)


def _portion(jitter: float) -> float:
    return min(1.0, max(0.0, jitter))
