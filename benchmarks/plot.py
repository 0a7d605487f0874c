"""Draws what an incremental sync costs over the length of the log: `docs/incremental.svg`, and the numbers as a table.

    python -m benchmarks --json --only length | python -m benchmarks.plot docs/incremental.svg

It draws figures that were measured and makes up nothing: what is missing is missing in the picture. Every line bears
its name at its end and a mark of its own shape, so that nobody needs colours; light and dark follow the reader's theme.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from benchmarks.length import FIGURES

WIDTH, HEIGHT = 900, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 440, 56, 56
GAP: Final = 18
"""The least distance of two names at the ends of their lines."""
_TICKS: Final = 5
_STEPS: Final = (1, 2, 5, 10)
_N: Final = re.compile(r"after (?P<length>[\d,]+)")
_TITLE: Final = "What a sync of two events costs, over the length of the log"
_STYLE: Final = """
text { font: 14px sans-serif; fill: #24292f; }
.title { font-size: 17px; font-weight: 600; }
.faint { fill: #57606a; }
.ground, .mark { fill: #ffffff; }
.grid { stroke: #d0d7de; }
.line { fill: none; }
.line, .mark { stroke-width: 2; }
.of0 { stroke: #0072b2; }
.of1 { stroke: #b35900; }
.of2 { stroke: #007a5a; }
.of3 { stroke: #a3478a; }
.of4 { stroke: #5c5c5c; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.faint { fill: #9198a1; }
.ground, .mark { fill: #0d1117; }
.grid { stroke: #3d444d; }
.of0 { stroke: #58b4ec; }
.of1 { stroke: #f0a04b; }
.of2 { stroke: #4cc9a0; }
.of3 { stroke: #e08fc7; }
.of4 { stroke: #b5b5b5; }
}
"""

Point = tuple[int, float]
"""The length of the log, and the ms measured there."""


@dataclass(frozen=True, slots=True)
class Series:
    """One figure: its points, the shortest log first."""

    name: str
    points: tuple[Point, ...]


def read(lines: Iterable[str]) -> list[Series]:
    """Read the lines of JSON that the benchmark prints; what is no figure of this picture is passed over."""
    found: dict[str, list[Point]] = {}
    for row in map(json.loads, filter(str.strip, lines)):
        length = _N.search(row["n"])
        if row["name"] in FIGURES and length is not None:
            found.setdefault(row["name"], []).append((int(length["length"].replace(",", "")), float(row["value"])))
    return [Series(name, tuple(sorted(found[name]))) for name in FIGURES if name in found]


def _lengths(series: Iterable[Series]) -> list[int]:
    return sorted({length for one in series for length, _ in one.points})


def table(series: Sequence[Series]) -> str:
    """Write the numbers as a table: a row a figure, a column a length of the log."""
    lengths = _lengths(series)
    lines = [
        f"| ms after so many events |{''.join(f' {length:,} |' for length in lengths)} what |",
        f"| --- |{' --: |' * len(lengths)} --- |",
    ]
    for one in series:
        known = dict(one.points)
        cells = "".join(f" {known[length]:.1f} |" if length in known else " |" for length in lengths)
        lines.append(f"| `{one.name}` |{cells} {FIGURES[one.name]} |")
    return "\n".join(lines)


def picture(series: Sequence[Series]) -> Element:
    """Draw the series as SVG; raises `ValueError` where there is none."""
    if not series:
        raise ValueError("there is nothing to draw")
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "img"})
    SubElement(root, "title").text = _TITLE
    SubElement(root, "desc").text = "; ".join(f"{one.name}: {_said(one)}" for one in series)
    SubElement(root, "style").text = _STYLE
    frame = _Frame(_lengths(series), nice(max(value for one in series for _, value in one.points)))
    _draw_axes(root, frame)
    ends = spread([frame.y(one.points[-1][1]) for one in series])
    for number, (one, end) in enumerate(zip(series, ends, strict=True)):
        _draw_line(root, frame, number, one, end)
    return root


def _said(one: Series) -> str:
    return ", ".join(f"{value:.1f} ms after {length:,} events" for length, value in one.points)


def nice(most: float) -> float:
    """Give where an axis from 0 ends, so that a fifth of it is 1, 2 or 5 times a power of ten."""
    least = max(most, 1e-9) / _TICKS
    power = 10.0 ** math.floor(math.log10(least))
    return _TICKS * next(step * power for step in _STEPS if step * power >= least * (1 - 1e-9))


def spread(heights: Sequence[float]) -> list[float]:
    """Move heights upwards until no two are closer than `GAP`; their order stays, and none sinks below the axis."""
    moved, room = list(heights), float(HEIGHT - _BOTTOM)
    for index in sorted(range(len(heights)), key=lambda index: heights[index], reverse=True):
        moved[index] = min(moved[index], room)
        room = moved[index] - GAP
    return moved


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things stand: lengths in powers of ten across, milliseconds from 0 upwards."""

    lengths: Sequence[int]
    most: float

    def x(self, length: int) -> float:
        low, high = math.log10(self.lengths[0]), math.log10(self.lengths[-1])
        part = (math.log10(length) - low) / (high - low) if high > low else 0.5
        return round(_LEFT + part * (WIDTH - _LEFT - _RIGHT), 1)

    def y(self, value: float) -> float:
        return round(HEIGHT - _BOTTOM - value / self.most * (HEIGHT - _TOP - _BOTTOM), 1)


def _draw_axes(root: Element, frame: _Frame) -> None:
    """Draw ground, title, grid and what stands at its lines."""
    SubElement(root, "rect", {"class": "ground", "width": str(WIDTH), "height": str(HEIGHT), "rx": "8"})
    right, bottom = WIDTH - _RIGHT, HEIGHT - _BOTTOM
    _write(root, _TITLE, (_LEFT, 26), "title")
    for tick in range(_TICKS + 1):
        value = frame.most * tick / _TICKS
        y = frame.y(value)
        SubElement(root, "line", {"class": "grid", **_ends((_LEFT, y), (right, y))})
        _write(root, f"{value:g}", (_LEFT - 8, y + 5), "faint", "end")
    _write(root, "ms", (_LEFT - 8, _TOP - 12), "faint", "end")
    for length in frame.lengths:
        _write(root, f"{length:,}", (frame.x(length), bottom + 22), "faint", "middle")
    _write(root, "events in the log", ((_LEFT + right) / 2, HEIGHT - 12), "faint", "middle")


def _draw_line(root: Element, frame: _Frame, number: int, one: Series, end: float) -> None:
    """Draw a line with its marks, and lead from its end to its name at the height `end`."""
    places = [(frame.x(length), frame.y(value)) for length, value in one.points]
    x, y = places[-1]
    SubElement(root, "polyline", {"class": f"line of{number}", "points": _path(places)})
    SubElement(root, "line", {"class": f"line of{number}", **_ends((x + 6, y), (x + 22, end))})
    for place in places:
        _draw_mark(root, number, place)
    _write(root, FIGURES[one.name], (x + 28, end + 5))


def _draw_mark(root: Element, number: int, place: tuple[float, float]) -> None:
    """Draw a mark: a circle, or a figure of three and more corners."""
    x, y = place
    if not number:
        SubElement(root, "circle", {"class": "mark of0", "cx": str(x), "cy": str(y), "r": "5"})
        return
    corners = number + 2
    angles = (2 * math.pi * corner / corners - math.pi / 2 for corner in range(corners))
    path = _path([(round(x + 6 * math.cos(angle), 1), round(y + 6 * math.sin(angle), 1)) for angle in angles])
    SubElement(root, "polygon", {"class": f"mark of{number}", "points": path})


def _write(root: Element, text: str, place: tuple[float, float], role: str = "", anchor: str = "start") -> None:
    x, y = place
    SubElement(root, "text", {"class": role, "x": str(x), "y": str(y), "text-anchor": anchor}).text = text


def _ends(first: tuple[float, float], last: tuple[float, float]) -> dict[str, str]:
    return {"x1": str(first[0]), "y1": str(first[1]), "x2": str(last[0]), "y2": str(last[1])}


def _path(places: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in places)


def main(path: Path) -> None:
    """Draw what stands on the standard input into a file, and print its table."""
    series = read(sys.stdin)
    root = picture(series)
    indent(root)
    path.write_text(tostring(root, encoding="unicode") + "\n", encoding="utf-8")
    print(table(series))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
