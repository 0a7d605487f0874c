"""The few threads that speak to the database, and the short queue before them, so that overload shows early."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from server_stub.http.requests import Refusal

P = ParamSpec("P")
T = TypeVar("T")


class Workers:
    """A bounded pool: at most `threads` at work and `queue` waiting."""

    def __init__(self, threads: int = 8, queue: int = 256) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="database")
        self._room = threads + queue
        self._pending = 0

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do work in a thread; raises `Refusal` (503) when too much is waiting."""
        if self._pending >= self._room:
            raise Refusal(503, "busy", retry_after=1.0)
        self._pending += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._executor, partial(work, *args, **kwargs))
        finally:
            self._pending -= 1

    def close(self) -> None:
        """Finish what was begun and end the threads."""
        self._executor.shutdown(cancel_futures=True)
