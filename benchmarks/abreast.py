"""Several do something at once, each in a thread of its own, and are timed from the moment all of them are ready."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

Ready = Callable[[], object]
"""Called once one has everything at hand; it comes back when all have."""


def seconds_abreast(tasks: Sequence[Callable[[Ready], None]]) -> float:
    """Run tasks beside each other; gives the seconds from when all said they are ready until the last has ended."""
    ready = threading.Barrier(len(tasks) + 1)
    threads = [threading.Thread(target=task, args=(ready.wait,)) for task in tasks]
    for thread in threads:
        thread.start()
    ready.wait()
    started = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - started
