"""A device on its way: a real profile whose worker a test drives, over whatever line there is. Its clock is the test's.

Pauses pass when the test says so; nothing is waited for but the line itself.
"""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from desktop.composition import Opened
from desktop.domain.notification_state import Notification
from desktop.sync import inputs
from desktop.sync.failures import Failure
from desktop.sync.poller import Poller
from desktop.sync.transport import HttpTransport
from desktop.sync.worker import Report, Worker
from desktop.workspace.recording import Deed
from tests.helpers.company import notified
from tests.helpers.desks import Desks
from tests.helpers.programs import WILLICH

SECONDS = 30.0
STILL = 20.0
"""Seconds without a byte after which a traveller gives a request up, where a test says no less."""


@dataclass
class Traveller:
    """A profile, its worker and its poller; `seconds` is its clock."""

    opened: Opened
    url: str
    patience: float = SECONDS
    still: float = STILL
    seconds: float = 0.0
    said: queue.SimpleQueue[inputs.Input] = field(default_factory=queue.SimpleQueue)

    def __post_init__(self) -> None:
        self.transport = self._line()
        self.worker = Worker(self.opened.workspace.local, self.transport, lambda: 1.0, self._clock)
        self._waits = self._line()
        self.poller = Poller(self._waits, self._changed, self._failed, self._clock)
        self.poller.start()

    def _line(self) -> HttpTransport:
        line = HttpTransport(
            self.url, ca_file=self.opened.ca_file, patience=self.patience, still=self.still, clock=self._clock
        )
        line.use_proxy(self.opened.proxy)
        return line

    def _clock(self) -> float:
        return self.seconds

    def _changed(self) -> None:
        self.said.put(inputs.Changed())

    def _failed(self, failure: Failure) -> None:
        self.said.put(inputs.Failed(failure, 1.0))

    def sync(self) -> Report:
        """Make one pass, as far as it comes."""
        return self.worker.run()

    def take(self, given: inputs.Input) -> Report:
        """Let the worker take an input and all that follows."""
        self.worker.report = Report()
        self.worker.give(given)
        while self.worker.step():
            pass
        return self.worker.report

    def rest(self) -> Report:
        """Let the pause pass, and go on."""
        self.seconds += self.worker.rest()
        return self.take(inputs.TimerFired())

    def listen(self) -> None:
        """Let the poller wait at the server."""
        local = self.opened.workspace.local
        self.poller.arm(local.session(), local.digest())

    def hear(self) -> inputs.Input:
        """Give what the poller says."""
        return self.said.get(timeout=SECONDS)

    def wait(self) -> inputs.Input:
        """Let the poller wait at the server; gives what it says."""
        self.listen()
        return self.hear()

    def notify(self) -> bytes:
        """Write a notification to Willich; gives its id."""
        workspace = self.opened.workspace
        entity = workspace.new_id()
        body = notified(workspace.unit, WILLICH, notification_id=entity, process_id=workspace.new_id())
        workspace.record(workspace.pair(WILLICH), [Deed("notification.notified", entity, body)])
        return entity

    def delivery(self, entity: bytes) -> str:
        """How far a notification has come, as it is shown here; empty if it is not there."""
        state = self.opened.workspace.state("notification", entity)
        return state.delivery if isinstance(state, Notification) else ""

    @property
    def outbox(self) -> int:
        """How many events wait for the log to bring them back."""
        return self.opened.workspace.local.remaining().outbox

    def close(self) -> None:
        self.poller.close()
        for line in (self.transport, self._waits):
            line.end()
            line.close()


@contextmanager
def travelling(
    desks: Desks, url: str, *, name: str = "police", ca: bytes = b"", still: float = STILL
) -> Iterator[Traveller]:
    """Send a profile at work on its way to a server at an address, and bring it back in the end."""
    opened = desks.at_work[name].opened
    real, ca_file = opened.server, opened.folder / "ca.pem"
    if ca:
        ca_file.write_bytes(ca)
    opened.store.settings.put("server", url.encode())
    try:
        with contextlib.closing(Traveller(opened, url, still=still)) as traveller:
            yield traveller
    finally:
        opened.store.settings.put("server", real.encode())
        ca_file.unlink(missing_ok=True)
