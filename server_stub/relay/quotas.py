"""How many bytes of files one device may hand in on a day: far beyond what people attach, and not the whole disk.

Batches have no such limit. They are chained to each other: one that is not taken holds up what stands behind it in its
channel, an immediate notification among it, and a day is longer than that may wait. Days are those of UTC, counted from
1970.
"""

from __future__ import annotations

from typing import Final

from wire import limits

FILES_A_DAY: Final = 32 * 1024 * limits.MIB
_DAY_MS: Final = 24 * 3600 * 1000


def takes_chunk(most: int, used: int, more: int) -> bool:
    """Say whether a chunk of so many bytes fits beside what was handed in that day; a limit of 0 is none."""
    return not most or used + more <= most


def day_of(now: int) -> int:
    """Number the day of a moment (ms since 1970 UTC)."""
    return now // _DAY_MS
