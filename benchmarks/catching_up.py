"""How long somebody who was away takes to have all that was written meanwhile, read and confirmed to its authors."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from benchmarks.arrival import Arrival, newest_of
from benchmarks.events import PATIENCE, bring_notifications, fill_outbox
from benchmarks.figure import Figure, percentile
from benchmarks.world import WILLICH, World, world_of_its_own
from desktop.commands.desk import OwnDesk
from desktop.composition import Opened

EVENTS: Final = 10_000
_KNOWN: Final = 2_500
_RUNS: Final = 3
_BOUND: Final = 1.5


def measure(world: World, part: int) -> Iterator[Figure]:
    """Let events be written while a profile is closed; measure its first sync after it was opened."""
    with world_of_its_own(world, "catching-up") as own:
        known = bring_notifications(own, _KNOWN // part)
        runs = [_caught_up(own, EVENTS // part) for _ in range(_RUNS)]
    n = f"{EVENTS // part} events after {known} known notifications"
    first, whole = (percentile(times, 0.5) for times in zip(*runs, strict=True))
    yield Figure("catch_up_list_s", f"{n}: the newest can be read", first, "s")
    yield Figure("catch_up_s", f"{n}: read, and receipts sent", whole, "s", bound=_BOUND)


def _caught_up(world: World, events: int) -> tuple[float, float]:
    """Give after how many seconds the newest could be read, and after how many nothing moved any more."""
    police = world.police()
    fill_outbox(police, WILLICH, events)
    OwnDesk(police).sync(PATIENCE)
    willich = world.willich()
    arrival, before = Arrival(willich.workspace, newest_of(police.workspace)), _read(willich)
    started = time.perf_counter()
    report = OwnDesk(willich).sync(PATIENCE)
    seconds = time.perf_counter() - started
    assert (report.failure, report.halt) == (None, None), report
    assert _read(willich) - before >= events
    assert arrival.newest_at
    police.close()
    willich.close()
    return arrival.newest_at - started, seconds


def _read(opened: Opened) -> int:
    return sum(row.seq for row in opened.workspace.heads().values())
