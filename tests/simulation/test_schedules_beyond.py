"""The other half of the schedules that the tests live through, in a file of its own: two processes share them."""

from __future__ import annotations

import pytest

from tests.simulation.schedule import CHUNK, SCHEDULES, live_all


@pytest.mark.parametrize("first", range(SCHEDULES // 2, SCHEDULES, CHUNK))
def test_schedules_break_no_invariant(first: int) -> None:
    """A hundred steps and more under faults, and then all come together with nothing lost."""
    live_all(first)
