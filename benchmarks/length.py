"""What a sync of one more notification costs where 1,000 events lie already, 10,000, 100,000, and a million.

The log is filled as it is in life, on both sides: written, sealed, pushed, pulled, folded. Wall time is what somebody
waits; the time of the processor is what the work costs, and shows best whether it grows.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import psutil

from benchmarks.events import PATIENCE, fill_outbox
from benchmarks.figure import Figure, percentile
from benchmarks.world import WILLICH, World, world_of_its_own
from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.table import COMMANDS
from desktop.composition import Opened, open_profile
from desktop.keys.secret import DatabaseKey

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
FIGURES: Final = {
    "incremental_ms": "received, in an open profile",
    "incremental_push_ms": "sent, in an open profile",
    "incremental_client_cpu_ms": "received: the client's processor",
    "incremental_server_cpu_ms": "received: the server's processor",
    "incremental_command_ms": "received by the command sync: profile opened, synced, closed",
}
"""What is measured at each size, and what it is the time of."""
_PORTION: Final = 20_000
_ROUNDS: Final = 25


class _Cost(NamedTuple):
    """What something took, in ms: to wait for, of this process's processor, of the server's."""

    wall: float
    client: float
    server: float


def measure(world: World, part: int) -> Iterator[Figure]:
    """Let the log grow from size to size, and sync a little on top of each."""
    with world_of_its_own(world, "length") as own:
        for size in SIZES:
            _grow(own, size // part)
            costs = _costs(own)
            for name, what in FIGURES.items():
                yield Figure(name, f"2 events after {size // part:,}: {what}", costs[name], "ms")


def _grow(world: World, wanted: int) -> None:
    """Let the two sides' channel hold so many events; portion by portion, for nobody has a million in the outbox."""
    police, willich = world.police(), world.willich()
    for desk in (OwnDesk(police), OwnDesk(willich), OwnDesk(police)):
        desk.sync(PATIENCE)
    while (missing := wanted - _length(willich)) > 0:
        fill_outbox(police, WILLICH, min(missing, _PORTION))
        for opened in (police, willich):
            report = OwnDesk(opened).sync(PATIENCE)
            assert (report.failure, report.halt) == (None, None), report
    OwnDesk(police).sync(PATIENCE)
    police.close()
    willich.close()


def _length(opened: Opened) -> int:
    return sum(row.seq for row in opened.workspace.heads().values())


def _costs(world: World) -> dict[str, float]:
    """Measure each figure, in ms: the median of many rounds, but of the server's processor their mean."""
    police, willich = world.police(), world.willich()
    sent, received = [], []
    for _ in range(_ROUNDS):
        fill_outbox(police, WILLICH, 1)
        sent.append(_timed(world, lambda: _synced(police)))
        received.append(_timed(world, lambda: _synced(willich)))
    key = willich.key
    willich.close()
    commands = []
    for _ in range(_ROUNDS // 3):
        fill_outbox(police, WILLICH, 1)
        _synced(police)
        commands.append(_timed(world, lambda: _as_command(world, key)))
    police.close()
    return {
        "incremental_ms": percentile([cost.wall for cost in received], 0.5),
        "incremental_push_ms": percentile([cost.wall for cost in sent], 0.5),
        "incremental_client_cpu_ms": percentile([cost.client for cost in received], 0.5),
        # Counted by the system in steps of 10 ms: single rounds say nothing.
        "incremental_server_cpu_ms": sum(cost.server for cost in received) / len(received),
        "incremental_command_ms": percentile([cost.wall for cost in commands], 0.5),
    }


def _synced(opened: Opened) -> None:
    report = OwnDesk(opened).sync(PATIENCE)
    assert (report.failure, report.halt) == (None, None), report
    assert opened.workspace.local.remaining().level


def _as_command(world: World, key: DatabaseKey) -> None:
    """Do what `sync` does from opening the profile with a key at hand to closing it."""
    willich = open_profile(world.folder / "willich", key)
    answer = COMMANDS["sync"].run(OwnDesk(willich), {"push": True, "pull": True})
    willich.close()
    assert answer.code == Exit.DONE, answer.result
    assert answer.result["pulled"] >= 1, answer.result


def _timed(world: World, run: Callable[[], None]) -> _Cost:
    server = psutil.Process(world.process.pid)
    before = time.perf_counter(), time.process_time(), sum(server.cpu_times()[:2])
    run()
    after = time.perf_counter(), time.process_time(), sum(server.cpu_times()[:2])
    return _Cost(*[(end - start) * 1000 for start, end in zip(before, after, strict=True)])
