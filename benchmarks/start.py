"""The packaged program from its start to the lock screen and to a list that can be used, and the memory it then has.

What is started is the folder in dist/, as it would be installed; without one there is no figure. It is driven as a
person does, by keys, and says what stands painted in its log. Nobody types a passphrase in less than a second, and what
is loaded meanwhile keeps nobody waiting: it is typed once a second after the lock screen stood there, which is left
out, and once at once. The derivation of the key is left out too: it is slow on purpose. How long it took in this very
start the program itself says: by a time taken at another moment, of a busier machine, more would be taken off than
there was.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psutil

from benchmarks.events import PATIENCE, bring_notifications
from benchmarks.figure import Figure, percentile
from benchmarks.keyboard import Keyboard
from benchmarks.world import PHRASE, World
from desktop.app.place import KEY_ASKED, KEY_THERE
from desktop.ui.painted import LOCK_SCREEN, WORKPLACE

NOTIFICATIONS: Final = 10_000
PROGRAM: Final = Path(__file__).parent.parent / "dist" / "schutzbruecke" / "schutzbruecke-window"
_RUNS: Final = 5
_TYPING: Final = 1.0
"""As long as somebody takes at least to type a passphrase (seconds)."""


def measure(world: World, part: int) -> Iterator[Figure]:
    """Start the packaged program a few times over the receiving profile."""
    if not PROGRAM.exists():
        print(f"start: {PROGRAM} is not there; make self-check builds it", file=sys.stderr)
        return
    count = bring_notifications(world, NOTIFICATIONS // part)
    folder = world.folder / "willich"
    # The first one brings the files of the folder into memory: a start after a start, as on a computer at work.
    _, *runs = [started((str(PROGRAM),), folder, _TYPING) for _ in range(_RUNS + 1)]
    quick = [started((str(PROGRAM),), folder)["list"] for _ in range(_RUNS)]
    n = f"{count} notifications, packaged"
    yield Figure("start_to_unlock_ms", n, percentile([run["locked"] for run in runs], 0.5), "ms", bound=1000)
    yield Figure("start_to_list_ms", n, percentile([run["list"] for run in runs], 0.5), "ms", bound=1500)
    yield Figure("start_to_list_at_once_ms", n, percentile(quick, 0.5), "ms")
    yield Figure("start_rss_mib", n, max(run["rss"] for run in runs), "MiB", bound=250)


def started(program: Sequence[str], folder: Path, typing: float = 0.0) -> dict[str, float]:
    """Start a program over a profile and type the passphrase, `typing` seconds after the lock screen stands.

    Gives ms from its start, those seconds and the derivation of the key left out, and MiB.
    """
    with tempfile.TemporaryDirectory(prefix="start-") as place, Keyboard(Path(place)) as keyboard:
        surroundings = {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": place, **keyboard.surroundings()}
        first, *more = program
        words = [str(keyboard.laid_beside(Path(first))), *more, "--profile", str(folder), "--verbose"]
        began = time.monotonic()
        process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=os.environ | surroundings)
        with _ended_in_time(process):
            locked = _said(process, LOCK_SCREEN) - began
            threading.Event().wait(typing)
            keyboard.type(f"{PHRASE}\n")
            asked, there = _said(process, KEY_ASKED), _said(process, KEY_THERE)
            listed = _said(process, WORKPLACE) - began - typing - (there - asked)
            rss = psutil.Process(process.pid).memory_info().rss / 2**20
    return {"locked": locked * 1000, "list": listed * 1000, "rss": rss}


@contextmanager
def _ended_in_time(process: subprocess.Popen[str]) -> Iterator[None]:
    """End a process with the block, or before where it says nothing for too long."""
    patience = threading.Timer(PATIENCE, process.kill)
    patience.start()
    try:
        yield
    finally:
        patience.cancel()
        process.terminate()
        process.communicate(timeout=PATIENCE)


def _said(process: subprocess.Popen[str], what: str) -> float:
    """Wait until the program says something in its log; gives when that was, by the steady clock."""
    assert process.stderr is not None
    heard = []
    for line in process.stderr:
        heard.append(line)
        if line.rstrip().endswith(what):
            return time.monotonic()
    raise AssertionError(f"never said: {what}\n{''.join(heard)}")
