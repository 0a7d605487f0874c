"""The ferry in a thread of its own, over a line of its own: nothing else waits while a file is carried.

It is armed with a token by whoever ran a pass, carries what there is, says when something has arrived, and rests until
armed again. After a failure, foreseen or not, it says so and rests longer each time, and for as long as the server
asks; for a file of a closed channel nothing rests. It writes to the files alone, never to the journal.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from desktop.domain.progress import Moved
from desktop.sync.failures import CLOSED, Failure
from desktop.sync.pauses import rest_seconds
from desktop.sync.unforeseen import Attempt

_ENDING_SECONDS: Final = 2.0


class Carrier(Protocol):
    """What carries."""

    def carry(self, token: str) -> Iterator[Moved]:
        """Carry all there is, stopping after each chunk; raises `RequestFailed`."""


class Line(Protocol):
    """The line it carries over."""

    def end(self) -> None:
        """Let the request under way and every later one fail at once."""

    def close(self) -> None:
        """Let go of the connection."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the ferry calls, from its own thread.

    `moved` after each chunk, `ended` whenever all there was to carry has been tried: with what failed, if anything did.
    """

    moved: Callable[[Moved], None]
    ended: Callable[[Failure | None], None]


class FerryThread:
    """Carries on behalf of the worker."""

    def __init__(self, carrier: Carrier, line: Line, told: Told, jitter: Callable[[], float]) -> None:
        """Take what carries, its line, whom to tell, and chance from 0 to 1."""
        self._carrier = carrier
        self._line = line
        self._tells = told
        self._jitter = jitter
        self._told = threading.Condition()
        self._token: str | None = None
        self._again = False
        self._failures = 0
        self._rest = 0.0
        self._asked = False
        self._closing = False
        self._thread: threading.Thread | None = None

    def arm(self, token: str) -> None:
        """Carry what there is with this token; what is under way goes on.

        Another token ends our own rest, never one that the server asked for.
        """
        with self._told:
            if self._closing:
                return
            if token != self._token and not self._asked:
                self._failures, self._rest = 0, 0.0
            self._token, self._again = token, True
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="ferry", daemon=True)
                self._thread.start()
            self._told.notify_all()

    def disarm(self) -> None:
        """Carry nothing more until armed again; the chunk under way arrives."""
        self._tell(closing=False)

    def close(self) -> None:
        """End; the chunk under way is cut off, and whatever is whole by then has arrived."""
        self._tell(closing=True)
        self._line.end()
        if self._thread is not None:
            self._thread.join(_ENDING_SECONDS)
        self._line.close()

    @property
    def rest(self) -> float:
        """Give for how many seconds it rests, 0 while it does not."""
        with self._told:
            return self._rest

    def _tell(self, *, closing: bool) -> None:
        with self._told:
            self._token, self._again, self._closing = None, False, self._closing or closing
            self._told.notify_all()

    def _run(self) -> None:
        while (token := self._next()) is not None:
            self._carry(token)

    def _next(self) -> str | None:
        """Give the token to carry with, None at the end; after a failure a rest comes first."""
        with self._told:
            self._told.wait_for(lambda: self._closing or not self._rest, self._rest)
            self._rest, self._asked = 0.0, False
            self._told.wait_for(lambda: self._closing or (self._again and self._token is not None))
            self._again = False
            return None if self._closing else self._token

    def _carry(self, token: str) -> None:
        attempt = Attempt()
        with attempt:
            for moved in self._carrier.carry(token):
                self._failures = 0
                self._tells.moved(moved)
                if self._token is None:
                    return
        if attempt.failure is not None and attempt.failure != CLOSED:
            self._rest_after(attempt.failure)
        if not self._closing:
            self._tells.ended(attempt.failure)

    def _rest_after(self, failure: Failure) -> None:
        asked = failure.retry_after
        with self._told:
            self._failures += 1
            self._rest, self._asked = rest_seconds(self._failures, asked, self._jitter()), asked > 0
            self._again = self._token is not None
