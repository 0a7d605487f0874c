"""What the agencies owe each other in meetings: how often which kind of meeting takes place in which span of time.

Data of a version, as all rules. What of it is met is `obligation_met.py`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from desktop.domain.audience import AGENCY_KINDS, Audience
from desktop.domain.gate import Line
from desktop.domain.meeting_kind import MEETING_KINDS

Per = Literal["year", "half_year", "quarter"]
_MONTHS: Final[dict[Per, int]] = {"year": 12, "half_year": 6, "quarter": 3}
_TWICE: Final = "Jede Verpflichtung steht nur einmal da."


class Obligation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """So many meetings of some kinds in each span; `audience` names kinds of agencies, nobody is every agency."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=60)]
    title: Line
    kinds: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=5)]
    count: Annotated[int, Meta(ge=1, le=100)]
    per: Per
    basis: Line
    audience: Audience = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A span of the calendar, its last day included; `number` counts those of a year from 1."""

    first: date
    last: date
    per: Per
    number: int


def obligation_problems(obligations: Sequence[Obligation]) -> Iterator[tuple[int, str, str]]:
    """Yield where and why obligations contradict what meetings there are: which one, its field, the reason."""
    seen: set[str] = set()
    for index, one in enumerate(obligations):
        if one.id in seen:
            yield index, "id", _TWICE
        seen.add(one.id)
        if not set(one.kinds) <= set(MEETING_KINDS):
            yield index, "kinds", "Diese Art von Termin gibt es nicht."
        if not set(one.audience) <= set(AGENCY_KINDS):
            yield index, "audience", "Diese Zielgruppe gibt es nicht."


def period_of(per: Per, day: date) -> Period:
    """Give the span a day is in."""
    months = _MONTHS[per]
    number = (day.month - 1) // months
    first = date(day.year, number * months + 1, 1)
    after = date(day.year + (first.month + months - 1) // 12, (first.month + months - 1) % 12 + 1, 1)
    return Period(first, after - timedelta(days=1), per, number + 1)
