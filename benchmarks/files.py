"""Files: a film of 2 GB and 200 documents go up and come down, and what memory client and server take for it."""

from __future__ import annotations

import filecmp
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from benchmarks.figure import Figure
from benchmarks.world import World, world_of_its_own
from desktop.commands.file_keeping import know
from desktop.domain.material import Material

_MIB: Final = 2**20
_SIZE: Final = 2 * 1024 * _MIB
_ROOM: Final = 6
"""So many times the film has to fit on the disk: sender, server and receiver keep it, and it comes out as a file."""
_LOOK_SECONDS: Final = 0.05
_BOUND: Final = 300
_MANY: Final = 200
_ONE: Final = 5 * _MIB


@dataclass(frozen=True, slots=True)
class _Run:
    """One command: how long it took, and the most memory it ever had, and the server by then (MiB)."""

    seconds: float
    client: float
    server: float
    answer: dict[str, object]


def measure(world: World, part: int) -> Iterator[Figure]:
    """Measure a file of 2 GiB both ways, with the real programs and a server that has done nothing else."""
    with world_of_its_own(world, "files") as own:
        own.police().close()
        own.willich().close()
        yield from _both_ways(own, _SIZE // part)
    with world_of_its_own(world, "materials") as own:
        own.police().close()
        own.willich().close()
        yield from _many(own, max(1, _MANY // part))


def _both_ways(world: World, size: int) -> Iterator[Figure]:
    free, needed = shutil.disk_usage(world.folder).free, _ROOM * size
    assert free > needed, f"{needed // _MIB:,} MiB are needed, {free // _MIB:,} free"
    film, out = world.folder / "film.bin", world.folder / "out.bin"
    _make_film(film, size)
    up = _run(world, "police", "materials", "add", str(film))
    _run(world, "willich", "sync")
    (row,) = _items(up)
    down = _run(world, "willich", "materials", "get", str(row["id"]), "--out", str(out))
    assert filecmp.cmp(film, out, shallow=False)
    n = f"one file of {size // _MIB:,} MiB"
    yield Figure("file_upload", f"{n}: read, sealed, kept, handed in", size / _MIB / up.seconds, "MiB/s")
    yield Figure("file_download", f"{n}: fetched, kept, opened, written", size / _MIB / down.seconds, "MiB/s")
    yield Figure("file_client_rss_mib", f"{n}: the most at any time", max(up.client, down.client), "MiB", bound=_BOUND)
    yield Figure("file_server_rss_mib", f"{n}: the most at any time", max(up.server, down.server), "MiB", bound=_BOUND)


def _many(world: World, count: int) -> Iterator[Figure]:
    """Add so many documents at once, and keep them all on another computer."""
    folder = world.folder / "documents"
    folder.mkdir()
    paths = [folder / f"{number}.bin" for number in range(count)]
    for number, path in enumerate(paths):
        _make_film(path, _ONE, number)
    up = _run(world, "police", "materials", "add", *map(str, paths))
    told = _run(world, "willich", "sync")
    _pin_all(world)
    down = _run(world, "willich", "sync")
    listed = _items(_run(world, "willich", "materials", "list", "--limit", str(count)))
    assert [row["state"] for row in listed] == ["here"] * count, listed[:3]
    n = f"{count} files of {_ONE // _MIB} MiB, all pinned elsewhere"
    client = max(run.client for run in (up, told, down))
    yield Figure("materials_sync_s", f"{n}: added until there", up.seconds + told.seconds + down.seconds, "s")
    yield Figure("materials_client_rss_mib", f"{n}: the most at any time", client, "MiB", bound=_BOUND)
    yield Figure("materials_server_rss_mib", f"{n}: the most at any time", down.server, "MiB", bound=_BOUND)


def _pin_all(world: World) -> None:
    """Say of every document that it is to be kept here; the next sync fetches it."""
    opened = world.willich()
    for _, state in opened.workspace.states("material", status="current"):
        assert isinstance(state, Material)
        know(opened, state.current)
        opened.files.pin(state.current.file.id, pinned=True)
    opened.close()


def _make_film(path: Path, size: int, number: int = 0) -> None:
    """Make a file in which no chunk is like another; what lies between takes no room on the disk."""
    with path.open("wb") as file:
        for place in range(0, size, _MIB):
            file.seek(place)
            file.write((number * size + place).to_bytes(8, "big"))
        file.truncate(size)


def _items(run: _Run) -> list[dict[str, object]]:
    items = run.answer["items"]
    assert isinstance(items, list)
    return items


def _run(world: World, name: str, *words: str) -> _Run:
    started = time.perf_counter()
    # Into a file: of many documents more is said than a pipe holds, and nobody reads it before the end.
    said = world.folder / "said.json"
    with said.open("wb") as out:
        process = subprocess.Popen(world.command(name, *words), stdout=out, stderr=subprocess.DEVNULL)
    client = 0.0
    while process.poll() is None:
        try:
            client = max(client, _most_memory(process.pid))
            process.wait(_LOOK_SECONDS)
        except (subprocess.TimeoutExpired, psutil.NoSuchProcess):
            continue
    seconds = time.perf_counter() - started
    answer = json.loads(said.read_bytes())
    assert process.returncode == 0, answer
    return _Run(seconds, client, _most_memory(world.process.pid), answer)


def _most_memory(pid: int) -> float:
    """Give the most resident memory a process has had so far in MiB, as the kernel kept it; else what it has now."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    peaks = [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")]
    return peaks[0] if peaks else float(psutil.Process(pid).memory_info().rss) / _MIB
