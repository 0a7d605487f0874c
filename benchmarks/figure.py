"""One measured figure and how it is printed. A figure that was not measured is absent, never zero."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `n` says what it was measured over, `limit` what the machine could do at best (or the bound to hold)."""

    name: str
    n: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        """Give the distance from the limit, 1 being as good as it gets."""
        if self.limit is None or not self.value or not self.limit:
            return None
        return self.limit / self.value if self.unit == "events/s" else self.value / self.limit


def percentile(values: Sequence[float], part: float) -> float:
    """Give the value that `part` (0 to 1) of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def as_json(figure: Figure) -> str:
    """Write a figure as one JSON line."""
    ratio = None if figure.ratio is None else round(figure.ratio, 3)
    limit = None if figure.limit is None else round(figure.limit, 1)
    row = {"name": figure.name, "n": figure.n, "value": round(figure.value, 2), "unit": figure.unit}
    return json.dumps(row | {"limit": limit, "ratio": ratio})


def as_table(figures: Iterable[Figure]) -> str:
    """Write figures as a table for people."""
    lines = [f"{'figure':<28}{'value':>12} {'unit':<10}{'limit':>12}{'ratio':>8}  n"]
    for figure in figures:
        limit = "" if figure.limit is None else f"{figure.limit:,.0f}"
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
        lines.append(f"{figure.name:<28}{figure.value:>12,.1f} {figure.unit:<10}{limit:>12}{ratio:>8}  {figure.n}")
    return "\n".join(lines)
