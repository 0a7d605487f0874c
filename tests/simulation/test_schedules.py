"""Whole companies live through seeded schedules, and nothing that must always hold is ever broken: the first half."""

from __future__ import annotations

import pytest

from tests.simulation.schedule import CHUNK, SCHEDULES, live_all


@pytest.mark.parametrize("first", range(0, SCHEDULES // 2, CHUNK))
def test_schedules_break_no_invariant(first: int) -> None:
    """A hundred steps and more under faults, and then all come together with nothing lost."""
    live_all(first)
