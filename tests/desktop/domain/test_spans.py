"""Spans joined, and taken out of each other."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.spans import joined, within, without

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12)


def minutes(spans: list[tuple[int, int]]) -> set[int]:
    """Every moment in a list of spans."""
    return {moment for starts, ends in spans for moment in range(starts, ends)}


@given(SPANS)
def test_joined_spans_hold_the_same_moments(spans: list[tuple[int, int]]) -> None:
    """Joined spans are in order, touch nowhere, and hold each moment that one of them held."""
    found = joined(spans)
    assert minutes([*found]) == minutes(spans)
    assert all(one.ends < other.starts for one, other in pairwise(found))


@given(SPANS, SPANS)
def test_what_is_taken_out_is_gone(spans: list[tuple[int, int]], taken: list[tuple[int, int]]) -> None:
    """What is left is what was there and is not taken."""
    assert minutes([*without(spans, taken)]) == minutes(spans) - minutes(taken)


@given(SPANS, st.integers(0, 40), st.integers(0, 40))
def test_within_a_window(spans: list[tuple[int, int]], starts: int, ends: int) -> None:
    """Of spans stays what lies in a window."""
    assert minutes([*within(spans, starts, ends)]) == minutes(spans) & set(range(starts, ends))
