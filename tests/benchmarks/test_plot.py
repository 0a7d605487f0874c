"""The picture of what a sync costs: whole, readable without colours, and of nothing but what was measured."""

from __future__ import annotations

import json
import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figure import Figure, as_json
from benchmarks.length import FIGURES
from benchmarks.plot import GAP, HEIGHT, WIDTH, Series, nice, picture, read, spread, table

LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
MEASURED = [
    Figure(name, f"2 events after {length:,}: {what}", 10.0 * number + length / 1e6, "ms")
    for number, (name, what) in enumerate(FIGURES.items(), start=1)
    for length in reversed(LENGTHS)
]
LINES = [as_json(figure) for figure in MEASURED]


def test_reading() -> None:
    """Each figure is a line from the shortest log to the longest; what else the benchmark prints is passed over."""
    others = [
        as_json(Figure("incremental_ms", "2 events on top of all", 9.0, "ms")),
        as_json(Figure("a", "", 1.0, "s")),
    ]
    series = read([*LINES, "", *others])
    assert [one.name for one in series] == list(FIGURES)
    assert [length for length, _ in series[0].points] == list(LENGTHS)
    assert series[0].points[-1] == (1_000_000, 11.0)


def test_the_table() -> None:
    """The table has a row a figure and a column a length, and leaves free what was not measured."""
    rows = table(read(LINES[1:])).splitlines()
    assert len(rows) == 2 + len(FIGURES)
    assert all(f" {length:,} |" in rows[0] for length in LENGTHS)
    assert rows[2].startswith("| `incremental_ms` | 10.0 | 10.0 | 10.1 | |")


def test_the_picture_says_what_it_shows() -> None:
    """Every line bears its name, every point a mark, and the numbers stand in its description."""
    root = picture(read(LINES))
    texts = [text.text for text in root.iter("text")]
    assert set(FIGURES.values()) <= set(texts)
    assert {f"{length:,}" for length in LENGTHS} <= set(texts)
    marks = [node for node in root.iter() if node.get("class", "").startswith("mark")]
    assert len(marks) == len(LINES)
    said = root.findtext("desc") or ""
    assert "incremental_ms: 10.0 ms after 1,000 events" in said


def test_both_themes() -> None:
    """A line has a colour of its own on white, and another on a dark ground."""
    style = picture(read(LINES)).findtext("style") or ""
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    for number in range(len(FIGURES)):
        assert f".of{number} {{ stroke:" in light
        assert f".of{number} {{ stroke:" in dark


points = st.dictionaries(st.integers(1, 10**9), st.floats(0, 1e6), min_size=1, max_size=6)


@given(st.lists(points, min_size=1, max_size=len(FIGURES)))
def test_nothing_stands_outside(measured: list[dict[int, float]]) -> None:
    """Whatever was measured, every mark stands within the picture, and more is higher."""
    series = [Series(name, tuple(sorted(found.items()))) for name, found in zip(FIGURES, measured, strict=False)]
    lines = list(picture(series).iter("polyline"))
    assert len(lines) == len(series)
    for line, one in zip(lines, series, strict=True):
        places = [tuple(map(float, place.split(","))) for place in (line.get("points") or "").split()]
        assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in places)
        for (low, high), (before, after) in zip(pairwise(one.points), pairwise(places), strict=True):
            assert before[0] <= after[0]
            assert (high[1] - low[1]) * (after[1] - before[1]) <= 0


def test_nothing_is_made_up() -> None:
    """Without a figure there is no picture."""
    with pytest.raises(ValueError, match="nothing to draw"):
        picture(read([json.dumps({"name": "a", "n": "", "value": 1})]))


@given(st.floats(1e-6, 1e9))
def test_the_axis_ends_above_the_highest(most: float) -> None:
    """An axis has room for the highest value, at most two and a half times as much, and its steps are round."""
    end = nice(most)
    assert most * (1 - 1e-6) <= end <= most * 2.5 * (1 + 1e-6)
    step = end / 5
    mantissa = step / 10 ** math.floor(math.log10(step * (1 + 1e-9)))
    assert any(math.isclose(mantissa, round_one, rel_tol=1e-6) for round_one in (1, 2, 5))


@given(st.lists(st.floats(60, 380), max_size=8))
def test_names_do_not_stand_on_each_other(heights: list[float]) -> None:
    """Names keep their order and their distance, and none sinks."""
    moved = spread(heights)
    ordered = sorted(moved)
    assert all(below - above >= GAP - 1e-6 for above, below in pairwise(ordered))
    assert all(after <= before for before, after in zip(heights, moved, strict=True))
    pairs = sorted(zip(heights, moved, strict=True))
    assert [place for _, place in pairs] == ordered
