"""The packaged program from its start to the lock screen and to a list that can be used, and the memory it then has.

What is started is the folder in dist/, as it would be installed; without one there is no figure. The derivation of the
key is left out: it is slow on purpose. How long it took in this very start the program itself says: by a time taken at
another moment, of a busier machine, more would be taken off than there was.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil

from benchmarks.events import PATIENCE, bring_notifications
from benchmarks.figure import Figure, percentile
from benchmarks.world import PHRASE, World

NOTIFICATIONS: Final = 10_000
PROGRAM: Final = Path(__file__).parent.parent / "dist" / "schutzbruecke" / "schutzbruecke-window"
_RUNS: Final = 5
_LOOK_SECONDS: Final = 0.01


def measure(world: World, part: int) -> Iterator[Figure]:
    """Start the packaged program a few times over the receiving profile."""
    if not PROGRAM.exists():
        print(f"start: {PROGRAM} is not there; make self-check builds it", file=sys.stderr)
        return
    count = bring_notifications(world, NOTIFICATIONS // part)
    folder = world.folder / "willich"
    # The first one brings the files of the folder into memory: a start after a start, as on a computer at work.
    _, *runs = [_run(folder) for _ in range(_RUNS + 1)]
    n = f"{count} notifications, packaged"
    yield Figure("start_to_unlock_ms", n, percentile([run["locked"] for run in runs], 0.5), "ms", bound=1000)
    listed = percentile([run["list"] - run["deriving"] for run in runs], 0.5)
    yield Figure("start_to_list_ms", n, listed, "ms", bound=1500)
    yield Figure("start_rss_mib", n, max(run["rss"] for run in runs), "MiB", bound=250)


def _run(folder: Path) -> dict[str, float]:
    """Start the program once; gives ms from its start, and MiB."""
    with tempfile.TemporaryDirectory(prefix="start-") as place:
        told = Path(place) / "told"
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": place}
        words = [str(PROGRAM), "--profile", str(folder), "--measure", str(told)]
        began = time.monotonic()
        process = subprocess.Popen(words, stdin=subprocess.PIPE, text=True, env=surroundings)
        assert process.stdin is not None
        process.stdin.write(f"{PHRASE}\n")
        process.stdin.close()
        until = began + PATIENCE
        while not told.exists() and process.poll() is None and time.monotonic() < until:
            _wait_a_moment(process)
        stood: dict[str, float] = json.loads(told.read_text("utf-8"))
        rss = psutil.Process(process.pid).memory_info().rss / 2**20
        process.terminate()
        process.wait(PATIENCE)
    deriving = stood.pop("deriving") * 1000
    return {name: (at - began) * 1000 for name, at in stood.items()} | {"deriving": deriving, "rss": rss}


def _wait_a_moment(process: subprocess.Popen[str]) -> None:
    """Wait a moment for a process to end."""
    try:
        process.wait(_LOOK_SECONDS)
    except subprocess.TimeoutExpired:
        return
