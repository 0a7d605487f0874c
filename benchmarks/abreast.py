"""Several do something at once, each in a thread of its own, and are timed from the moment all of them are ready."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

Ready = Callable[[], object]
"""Called once one has everything at hand; it comes back when all have."""


def seconds_abreast(tasks: Sequence[Callable[[Ready], None]]) -> float:
    """Run tasks beside each other; gives the seconds from when all said they are ready until the last has ended.

    Raises what befell one of them, once all have ended: nobody is waited for who does not come any more.
    """
    ready = threading.Barrier(len(tasks) + 1)

    def look(ended: Future[None]) -> None:
        if ended.exception() is not None:
            ready.abort()

    with ThreadPoolExecutor(len(tasks)) as threads:
        running = [threads.submit(task, ready.wait) for task in tasks]
        for one in running:
            one.add_done_callback(look)
        with suppress(threading.BrokenBarrierError):
            ready.wait()
        started = time.perf_counter()
    seconds = time.perf_counter() - started
    for error in (one.exception() for one in running):
        # Who only waited for the others has nothing to tell.
        if error is not None and not isinstance(error, threading.BrokenBarrierError):
            raise error
    return seconds
