"""Everything that happens in a schedule follows from its seed."""

from __future__ import annotations

import pytest

from tests.simulation.schedule import LIVED_TWICE, live
from tests.simulation.test_schedules import SCHEDULES


@pytest.mark.parametrize("seed", range(0, SCHEDULES, LIVED_TWICE))
def test_a_schedule_happens_the_same_way_again(seed: int) -> None:
    """Lived through twice, one schedule in ten gives equal logical traces."""
    assert live(seed).trace == live(seed).trace
