"""What a figure says beside its value, and how it is written down."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figure import Figure, as_json, as_markdown, as_table, percentile

KEYS = ["name", "n", "value", "unit", "limit", "ratio"]
FAST = Figure("seal_push", "20000 events", 12_500.0, "events/s", limit=50_000.0, bound=10_000.0)
SLOW = Figure("notify_latency_p95", "100 notifications", 400.0, "ms", limit=2.0, bound=300.0)


@pytest.mark.parametrize(("figure", "ratio"), [(FAST, 4.0), (SLOW, 200.0), (Figure("a", "", 5.0, "ms"), None)])
def test_the_ratio_is_the_distance_from_the_limit(figure: Figure, ratio: float | None) -> None:
    """A ratio of 1 is as good as it gets, whether more or less is better."""
    assert figure.ratio == ratio


def test_a_bound_is_a_floor_for_rates_and_a_ceiling_for_times() -> None:
    """A rate has to reach its bound and a time to stay under it."""
    assert (FAST.holds, FAST.promise) == (True, "≥ 10,000")
    assert (SLOW.holds, SLOW.promise) == (False, "≤ 300 missed")
    assert Figure("catch_up_s", "10000 events", 1.6, "s", bound=1.5).promise == "≤ 1.5 missed"


@pytest.mark.parametrize(
    ("value", "promise"),
    [
        (15_000.0, "≥ 12,000, ratio ≤ 2"),
        (12_400.0, "≥ 12,000, ratio ≤ 2 missed"),
        (11_000.0, "≥ 12,000 missed, ratio ≤ 2 missed"),
    ],
)
def test_a_ratio_is_promised_too(value: float, promise: str) -> None:
    """Of a rate and of its distance from the limit each says for itself whether it was missed."""
    figure = Figure("pull_fold_store", "", value, "events/s", limit=30_000.0, bound=12_000, most=2)
    assert (figure.promise, figure.holds) == (promise, "missed" not in promise)
    assert f" {promise} " in as_table([figure])


def test_a_ratio_that_was_not_measured_keeps_no_promise() -> None:
    """Where there was no limit to measure against, nobody can say that the promise held."""
    assert Figure("pull_fold_store", "", 20_000.0, "events/s", most=2).promise == "ratio ≤ 2 missed"


def test_the_bound_is_no_limit() -> None:
    """Without a measured limit there is no ratio, whatever was promised."""
    promised = Figure("idle_wait_bytes", "30 channels", 200.0, "bytes", bound=1024)
    assert promised.ratio is None
    assert json.loads(as_json(promised))["limit"] is None


@pytest.mark.parametrize("figure", [FAST, SLOW, Figure("a", "", 0.0, "ms", 1.0)])
def test_a_json_line_has_exactly_the_keys_of_the_contract(figure: Figure) -> None:
    """One figure is one line of JSON with the six keys in their order."""
    line = as_json(figure)
    assert "\n" not in line
    assert list(json.loads(line)) == KEYS


def test_tables_have_a_row_a_figure() -> None:
    """Both tables show each figure once, with its bound and its ratio."""
    for table, heads in ((as_table([FAST, SLOW]), 1), (as_markdown([FAST, SLOW]), 2)):
        rows = table.splitlines()[heads:]
        assert ["seal_push" in row and "≥ 10,000" in row and "4.00" in row for row in rows] == [True, False]
        assert ["notify_latency_p95" in row and "missed" in row for row in rows] == [False, True]


@given(st.lists(st.floats(-1e9, 1e9), min_size=1), st.floats(0.01, 1))
def test_so_many_values_do_not_exceed_a_percentile(values: list[float], part: float) -> None:
    """A percentile is one of the values, and at least that part of them does not exceed it."""
    found = percentile(values, part)
    assert found in values
    assert sum(value <= found for value in values) >= part * len(values)
