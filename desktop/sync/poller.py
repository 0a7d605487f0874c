"""The poller: one thread that blocks in `/v1/wait` and says when something changed. It holds no database and no key.

It is armed with a token and a digest by whoever ran a pass, waits until the server differs or the request fails, reports
once, and rests until armed again. It has its own connection to the server.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from desktop.sync.failures import Failure, RequestFailed
from desktop.sync.sides import RemoteSide

OnChange = Callable[[], None]
OnFailure = Callable[[Failure], None]


class Poller:
    """Waits for changes on behalf of the worker."""

    def __init__(self, remote: RemoteSide, on_change: OnChange, on_failure: OnFailure) -> None:
        """Take a transport of its own and what to call, from the poller's thread."""
        self._remote = remote
        self._on_change = on_change
        self._on_failure = on_failure
        self._orders: queue.SimpleQueue[tuple[str, bytes] | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="poller", daemon=True)
        self.waits = 0

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def arm(self, token: str, digest: bytes) -> None:
        """Wait until the server differs from this digest; the latest order counts."""
        self._orders.put((token, digest))

    def close(self) -> None:
        """End; a request under way is left to the daemon thread, which ends with the process."""
        self._closing.set()
        self._orders.put(None)

    def _run(self) -> None:
        while not self._closing.is_set():
            order = self._latest()
            if order is None:
                return
            self._wait(*order)

    def _latest(self) -> tuple[str, bytes] | None:
        order = self._orders.get()
        while not self._orders.empty():
            order = self._orders.get()
        return order

    def _wait(self, token: str, digest: bytes) -> None:
        while not self._closing.is_set():
            try:
                self.waits += 1
                answer = self._remote.wait(token, digest)
            except RequestFailed as failed:
                self._on_failure(failed.failure)
                return
            if answer.digest and answer.digest != digest:
                self._on_change()
                return
            if not self._orders.empty():
                return
