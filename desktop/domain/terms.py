"""What a deadline follows from: the rules as stated, and the days on which nobody works at an agency; and who watches.

All are data of the directory. A value for one state of the directory: it finds out each unit's calendar once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from desktop.domain.cooperation import Cooperation, decode_cooperation
from desktop.domain.public_holidays import EDITION, public_holidays
from desktop.domain.refused import Refused
from desktop.domain.rules import NO_RULES, RulesInForce
from desktop.domain.working_days import Rests, is_weekend

_STATE: Final = "NW"
_NOWHERE: Final[Mapping[str, str]] = MappingProxyType({})


@lru_cache(maxsize=4)
def _readable(table: bytes) -> Cooperation | None:
    """Read the cooperation as stated; one that this program cannot read has no days of its own."""
    try:
        return decode_cooperation(table)
    except Refused:
        return None


class Terms:
    """The rules and the calendar of one state of the directory; `agencies` says whose each unit is."""

    def __init__(
        self, rules: RulesInForce = NO_RULES, table: bytes = b"", agencies: Mapping[str, str] = _NOWHERE
    ) -> None:
        """Take the rules, the cooperation as stated (empty where none is), and the agency of each unit."""
        self.rules = rules
        self._table = table
        self._agencies = agencies
        self._known: dict[str, Rests] = {}

    def rests(self, unit: str) -> Rests:
        """Give what says whether nobody works on a day at the agency of a unit."""
        agency = self._agencies.get(unit, "")
        if agency not in self._known:
            self._known[agency] = _calendar(_readable(self._table) if self._table else None, agency)
        return self._known[agency]

    def data_protection(self, unit: str) -> str:
        """Give the unit that sees who has read what at the agency of a unit, empty where none is named."""
        cooperation = _readable(self._table) if self._table else None
        agencies = cooperation.agencies if cooperation else ()
        return next((one.data_protection for one in agencies if one.id == self._agencies.get(unit)), "")

    def digest(self) -> bytes:
        """Give what names these terms: while it stays the same, so does whatever is due by them."""
        agencies = (name.encode() for pair in sorted(self._agencies.items()) for name in pair)
        parts = (EDITION.to_bytes(4, "big"), *self.rules.stated, self._table, *agencies)
        sizes = b"".join(len(part).to_bytes(4, "big") for part in parts)
        return hashlib.sha256(sizes + b"".join(parts)).digest()


def _calendar(cooperation: Cooperation | None, agency: str) -> Rests:
    state = cooperation.federal_state if cooperation else _STATE
    closings = [one.closing_days for one in cooperation.agencies if one.id == agency] if cooperation else []

    @lru_cache(maxsize=8)
    def of_year(year: int) -> frozenset[date]:
        closed = (closing.days(year) for each in closings for closing in each)
        return public_holidays(state, year).union(*closed)

    return lambda day: is_weekend(day) or day in of_year(day.year)


NO_TERMS: Final = Terms()
