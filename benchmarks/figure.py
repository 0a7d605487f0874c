"""One measured figure and how it is printed. A figure that was not measured is absent, never zero.

Two different things stand beside a value. Its limit is what this machine could do at best, measured in the same run;
the ratio is the distance from it. Its bound is what was promised, and `most` how large a ratio was; only people are
shown them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_MORE_IS_BETTER: Final = frozenset({"events/s", "clients", "MiB/s"})
_SMALL: Final = 20


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `n` says over what it was measured, and what its limit is the limit of."""

    name: str
    n: str
    value: float
    unit: str
    limit: float | None = None
    bound: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """Give the distance from the limit, 1 being as good as it gets."""
        if not self.limit or not self.value:
            return None
        return self.limit / self.value if self.unit in _MORE_IS_BETTER else self.value / self.limit

    @property
    def holds(self) -> bool:
        """Say whether all is kept that was promised, if anything was."""
        return all(held for _, held in self._promised())

    @property
    def promise(self) -> str:
        """Write what was promised, and of each whether it was missed."""
        return ", ".join(text if held else f"{text} missed" for text, held in self._promised())

    def _promised(self) -> Iterator[tuple[str, bool]]:
        """Give each promise and whether it is kept; a ratio that was not measured keeps none."""
        if self.bound is not None and self.unit in _MORE_IS_BETTER:
            yield f"≥ {self.bound:,g}", self.value >= self.bound
        elif self.bound is not None:
            yield f"≤ {self.bound:,g}", self.value <= self.bound
        if self.most is not None:
            yield f"ratio ≤ {self.most:g}", self.ratio is not None and self.ratio <= self.most


def percentile(values: Sequence[float], part: float) -> float:
    """Give the value that `part` (0 to 1) of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def as_json(figure: Figure) -> str:
    """Write a figure as one JSON line."""
    ratio = None if figure.ratio is None else round(figure.ratio, 3)
    limit = None if figure.limit is None else round(figure.limit, 2)
    row = {"name": figure.name, "n": figure.n, "value": round(figure.value, 2), "unit": figure.unit}
    return json.dumps(row | {"limit": limit, "ratio": ratio})


def as_table(figures: Iterable[Figure]) -> str:
    """Write figures as a table for people."""
    listed = list(figures)
    wide = max([16, *(len(figure.promise) + 1 for figure in listed)])
    lines = [f"{'figure':<27}{'value':>9} {'unit':<9}{'bound':>{wide}}{'limit':>10}{'ratio':>8}  n"]
    for figure in listed:
        value, limit, ratio = _numbers(figure)
        row = f"{figure.name:<27}{value:>9} {figure.unit:<9}{figure.promise:>{wide}}{limit:>10}{ratio:>8}  {figure.n}"
        lines.append(row)
    return "\n".join(lines)


def as_markdown(figures: Iterable[Figure]) -> str:
    """Write figures as the table of docs/performance.md."""
    lines = ["| figure | value | unit | bound | limit | ratio | n |", "| --- | --: | --- | --: | --: | --: | --- |"]
    for figure in figures:
        value, limit, ratio = _numbers(figure)
        cells = (f"`{figure.name}`", value, figure.unit, figure.promise, limit, ratio, figure.n)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _numbers(figure: Figure) -> tuple[str, str, str]:
    limit = "" if figure.limit is None else _plain(figure.limit)
    ratio = "" if figure.ratio is None else _plain(figure.ratio)
    return _plain(figure.value), limit, ratio


def _plain(value: float) -> str:
    """Write a whole number, but a small one with its fraction."""
    return f"{value:,.0f}" if value >= _SMALL else f"{value:,.2f}"
