"""Spans of time, each a beginning and an end that is excluded (ms since 1970 UTC): joined, and taken out of others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """From `starts` up to but not including `ends`."""

    starts: int
    ends: int


def joined(spans: Iterable[tuple[int, int]]) -> list[Span]:
    """Put spans that touch or overlap together, in their order; empty ones are left out."""
    found: list[Span] = []
    for starts, ends in sorted(spans):
        if starts >= ends:
            continue
        if found and starts <= found[-1].ends:
            found[-1] = Span(found[-1].starts, max(found[-1].ends, ends))
        else:
            found.append(Span(starts, ends))
    return found


def without(spans: Iterable[tuple[int, int]], taken: Iterable[tuple[int, int]]) -> list[Span]:
    """Give what is left of spans where others are taken out of them."""
    left: list[Span] = []
    others = joined(taken)
    for starts, ends in joined(spans):
        begin = starts
        for other in others:
            if other.ends <= begin or other.starts >= ends:
                continue
            if other.starts > begin:
                left.append(Span(begin, other.starts))
            begin = max(begin, other.ends)
        if begin < ends:
            left.append(Span(begin, ends))
    return left


def within(spans: Iterable[tuple[int, int]], starts: int, ends: int) -> list[Span]:
    """Give what of spans lies between two moments."""
    return joined((max(starts, one), min(ends, other)) for one, other in spans)
