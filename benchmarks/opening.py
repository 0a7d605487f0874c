"""From the passphrase to the first list, with 10,000 notifications, and the memory it takes: in a new process."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from benchmarks.events import bring_notifications
from benchmarks.figure import Figure, percentile
from benchmarks.world import PHRASE, World
from desktop.composition import open_profile
from desktop.computer import System
from desktop.keys.unlock import unlock
from desktop.presenters.notifications import listed
from desktop.presenters.searching import search

NOTIFICATIONS = 10_000
_PAGE = 50
_SEARCHES = 50


def measure(world: World, part: int) -> Iterator[Figure]:
    """Bring the receiving profile to so many notifications, then open it three times in new processes."""
    count = bring_notifications(world, NOTIFICATIONS // part)
    runs = [_run(world.folder / "willich") for _ in range(3)]
    n = f"{count} notifications"
    yield Figure("unlock_to_list_ms", n, percentile([run["unlock_to_list"] for run in runs], 0.5), "ms")
    yield Figure("list_open_ms", n, percentile([run["list"] for run in runs], 0.5), "ms")
    yield Figure("search_p95_ms", n, percentile([run["search"] for run in runs], 0.5), "ms")
    yield Figure("client_rss_mib", f"{n}, listed", max(run["rss"] for run in runs), "MiB")
    yield Figure("server_rss_mib", n, world.server_rss(), "MiB")


def _run(folder: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.opening", str(folder)], check=True, capture_output=True, text=True
    )
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def main(folder: Path) -> None:
    """Open a profile, list a page, search, and print what it took in milliseconds and MiB."""
    started = time.perf_counter()
    opened = open_profile(folder, unlock(folder, PHRASE, System().now()))
    listed(opened.workspace, "inbox", state=None, limit=_PAGE, after=None)
    shown = time.perf_counter()
    listed(opened.workspace, "inbox", state=None, limit=_PAGE, after=None)
    again = time.perf_counter()
    times = []
    for word in ("Willich", "Schiefbahn", "VIE", "Kind", "P01") * (_SEARCHES // 5):
        before = time.perf_counter()
        search(opened.workspace, word, None, _PAGE)
        times.append((time.perf_counter() - before) * 1000)
    row = {
        "unlock_to_list": (shown - started) * 1000,
        "list": (again - shown) * 1000,
        "search": percentile(times, 0.95),
        "rss": psutil.Process().memory_info().rss / 2**20,
    }
    print(json.dumps(row))
    opened.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
