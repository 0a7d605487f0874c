"""How long a notification takes from being written to standing on the other side's screen, both sides online."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator

import psutil

from benchmarks.bare import commit_ms, round_trip_ms
from benchmarks.events import PATIENCE
from benchmarks.figure import Figure, percentile
from benchmarks.world import World
from desktop.commands.desk import OwnDesk
from desktop.composition import Opened
from desktop.domain.templates import template
from desktop.presenters.notifying import Request, notify
from desktop.presenters.times import id_text
from desktop.sync.inputs import Begin
from desktop.sync.worker import Worker

ROUNDS = 100
_BOUND_MS = 300


def measure(world: World, part: int) -> Iterator[Figure]:
    """Measure with a watching process on the receiving side and an open workspace on the sending side."""
    rounds = ROUNDS // part
    world.willich().close()
    police = world.police()
    OwnDesk(police).sync(PATIENCE)
    watcher = subprocess.Popen(world.command("willich", "sync", "--watch"), stdout=subprocess.PIPE, text=True)
    try:
        _wait_until_watching(world)
        worker = Worker(police.workspace.local, police.transport(), lambda: 0.5)
        worker.run()
        times = [_one(police, watcher, worker, number) for number in range(rounds)]
        yield Figure("client_rss_mib", "watching process", psutil.Process(watcher.pid).memory_info().rss / 2**20, "MiB")
    finally:
        watcher.terminate()
        watcher.wait(timeout=20)
        if watcher.stdout is not None:
            watcher.stdout.close()
        police.close()
    n = f"{rounds} notifications; limit: two bare HTTP round trips and three commits"
    limit = 2 * round_trip_ms() + 3 * commit_ms(world.folder)
    for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        bound = _BOUND_MS if name == "p95" else None
        yield Figure(f"notify_latency_{name}", n, percentile(times, share), "ms", limit, bound)


def _wait_until_watching(world: World) -> None:
    address = world.folder / "willich" / "writer.json"
    deadline = time.monotonic() + 20
    while not address.exists():
        assert time.monotonic() < deadline, "the watching process did not start"


def _one(police: Opened, watcher: subprocess.Popen[str], worker: Worker, number: int) -> float:
    """Write a notification, push it, and wait for the other side's line that shows it; gives milliseconds."""
    workspace = police.workspace
    wanted = workspace.new_id()
    started = time.perf_counter()
    notify(workspace, Request(wanted, template("P01"), f"VIE-2026-1-{number:06d}", "Dienst A"))
    entity = id_text(workspace.group(wanted)[0][0].entity)
    worker.give(Begin())
    while worker.step():
        pass
    assert watcher.stdout is not None
    while entity not in json.loads(watcher.stdout.readline())["shown"]:
        pass
    return (time.perf_counter() - started) * 1000
