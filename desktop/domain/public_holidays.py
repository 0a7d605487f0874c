"""Public holidays, as a German state has them: those of NRW include Fronleichnam and Allerheiligen.

They come from the library `holidays`, which takes half a second to import: that is done when the first working day is
counted, never at the program's start. Where a year lies beyond what a calendar of today knows, there are none.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import Final

EDITION: Final = 1
"""Raised when a newer release of the library names other days: what is due by them is counted anew."""
STATES: Final = frozenset(
    {"BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"}
)
_FIRST, _LAST = 1995, 2199


@lru_cache(maxsize=64)
def public_holidays(state: str, year: int) -> frozenset[date]:
    """Give the public holidays of a state in a year."""
    if state not in STATES or not _FIRST <= year <= _LAST:
        return frozenset()
    germany = import_module("holidays.countries.germany").Germany
    return frozenset(germany(subdiv=state, years=year))
