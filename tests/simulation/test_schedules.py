"""Whole companies live through seeded schedules, and nothing that must always hold is ever broken."""

from __future__ import annotations

import pytest

from tests.simulation.schedule import live, lived_twice

SCHEDULES = 300
CHUNK = 10


@pytest.mark.parametrize("first", range(0, SCHEDULES, CHUNK))
def test_schedules_break_no_invariant(first: int) -> None:
    """A hundred steps and more under faults, and then all come together with nothing lost."""
    for seed in range(first, first + CHUNK):
        if not lived_twice(seed):
            live(seed)
