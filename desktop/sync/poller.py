"""The poller: one thread that blocks in `/v1/wait` and says when something changed. It holds no database and no key.

It is armed with a token and a digest by whoever ran a pass, waits until the server differs or the request fails in
whatever way, reports once, and rests until armed again. It has its own connection to the server. What an order that has
been replaced would have to report is not reported: the new order asks the server anew.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from desktop.sync.failures import Failure
from desktop.sync.pauses import LEAST_SECONDS
from desktop.sync.sides import RemoteSide
from desktop.sync.unforeseen import Attempt
from wire.messages import WaitAnswer

OnChange = Callable[[], None]
OnFailure = Callable[[Failure], None]

_Order = tuple[str, bytes]


class Poller:
    """Waits for changes on behalf of the worker."""

    def __init__(
        self,
        remote: RemoteSide,
        on_change: OnChange,
        on_failure: OnFailure,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take a transport of its own, what to call from the poller's thread, and a clock that never goes back."""
        self._remote = remote
        self._on_change = on_change
        self._on_failure = on_failure
        self._clock = clock
        self._told = threading.Condition()
        self._order: _Order | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="poller", daemon=True)
        self.waits = 0

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def arm(self, token: str, digest: bytes) -> None:
        """Wait until the server differs from this digest; the latest order counts."""
        self._tell((token, digest))

    def disarm(self) -> None:
        """Ask no more until armed again; a request under way is not reported."""
        self._tell(None)

    def close(self) -> None:
        """End; a request under way is left to the daemon thread, which ends with the process."""
        with self._told:
            self._closing, self._order = True, None
            self._told.notify_all()

    def _tell(self, order: _Order | None) -> None:
        with self._told:
            self._order = None if self._closing else order
            self._told.notify_all()

    def _run(self) -> None:
        while (order := self._next()) is not None:
            self._wait(order)

    def _next(self) -> _Order | None:
        with self._told:
            self._told.wait_for(lambda: self._closing or self._order is not None)
            return self._order

    def _wait(self, order: _Order) -> None:
        token, digest = order
        asked_at, answer, attempt = self._clock(), WaitAnswer(b"", 0), Attempt()
        self.waits += 1
        with attempt:
            answer = self._remote.wait(token, digest)
        if attempt.failure is not None:
            if self._finish(order):
                self._on_failure(attempt.failure)
            return
        if answer.digest and answer.digest != digest:
            if self._finish(order):
                self._on_change()
            return
        with self._told:
            self._told.wait_for(lambda: self._order is not order, max(0.0, LEAST_SECONDS - self._clock() + asked_at))

    def _finish(self, order: _Order) -> bool:
        """Take an order off; says whether it still counted."""
        with self._told:
            counted = self._order is order
            if counted:
                self._order = None
            return counted
