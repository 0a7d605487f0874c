"""Everything that happens in a schedule follows from its seed."""

from __future__ import annotations

import pytest

from tests.simulation.schedule import ON_A_DISK, SCHEDULES, live, lived_twice

SEEDS = range(SCHEDULES)


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if lived_twice(seed)])
def test_a_schedule_happens_the_same_way_again(seed: int) -> None:
    """Lived through twice, one schedule in ten gives equal logical traces."""
    assert live(seed).trace == live(seed).trace


@pytest.mark.slow
@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed % ON_A_DISK == 0 and not lived_twice(seed)])
def test_every_schedule_on_a_disk_happens_the_same_way_again(seed: int) -> None:
    """So does each of the others whose profiles lie on a disk."""
    assert live(seed).trace == live(seed).trace
