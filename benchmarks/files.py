"""Files: a training film of 2 GB goes up and comes down, and what memory client and server take for it."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass

import psutil

from benchmarks.figure import Figure
from benchmarks.world import World

_MIB = 2**20
_SIZE = 2 * 1024 * _MIB
_LOOK_SECONDS = 0.05
_BOUND = 300


@dataclass(frozen=True, slots=True)
class _Run:
    """One command: how long it took, and the most memory it and the server had at once (MiB)."""

    seconds: float
    client: float
    server: float
    answer: dict[str, object]


def measure(world: World, part: int) -> Iterator[Figure]:
    """Measure a file of 2 GiB both ways, with the real programs."""
    world.police().close()
    world.willich().close()
    size = _SIZE // part
    film, out = world.folder / "film.bin", world.folder / "out.bin"
    with film.open("wb") as file:
        file.truncate(size)
    up = _run(world, "police", "materials", "add", str(film))
    _run(world, "willich", "sync")
    (row,) = _items(up)
    down = _run(world, "willich", "materials", "get", str(row["id"]), "--out", str(out))
    assert out.stat().st_size == size
    for path in (film, out):
        path.unlink()
    n = f"one file of {size // _MIB:,} MiB"
    yield Figure("file_upload", f"{n}: read, sealed, kept, handed in", size / _MIB / up.seconds, "MiB/s")
    yield Figure("file_download", f"{n}: fetched, kept, opened, written", size / _MIB / down.seconds, "MiB/s")
    yield Figure("file_client_rss_mib", f"{n}: the most at any time", max(up.client, down.client), "MiB", bound=_BOUND)
    yield Figure("file_server_rss_mib", f"{n}: the most at any time", max(up.server, down.server), "MiB", bound=_BOUND)


def _items(run: _Run) -> list[dict[str, object]]:
    items = run.answer["items"]
    assert isinstance(items, list)
    return items


def _run(world: World, name: str, *words: str) -> _Run:
    started = time.perf_counter()
    process = subprocess.Popen(
        world.command(name, *words), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    client = server = 0.0
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            client = max(client, watched.memory_info().rss / _MIB)
            process.wait(_LOOK_SECONDS)
        except (subprocess.TimeoutExpired, psutil.NoSuchProcess):
            server = max(server, world.server_rss())
    seconds = time.perf_counter() - started
    assert process.stdout is not None
    answer = json.loads(process.stdout.read())
    assert process.returncode == 0, answer
    return _Run(seconds, client, server, answer)
