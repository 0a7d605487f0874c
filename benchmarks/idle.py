"""What an idle client costs the network: bytes of one wait with all headers, and how many waits a minute."""

from __future__ import annotations

import selectors
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from benchmarks.events import PATIENCE
from benchmarks.figure import Figure
from benchmarks.world import World
from desktop.commands.desk import OwnDesk
from desktop.composition import Opened
from desktop.sync.poller import Poller
from desktop.sync.transport import HttpTransport
from wire.statements import UnitStated

CHANNELS = 30
SECONDS = 60.0
_BOUND_BYTES = 1024
_BOUND_REQUESTS = 4


class Meter:
    """A loopback relay that counts every byte of the connections through it."""

    def __init__(self, target: str) -> None:
        """Listen on a port of its own for one target."""
        parts = urlsplit(target)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.bytes = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                incoming, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._relay, args=(incoming,), daemon=True).start()

    def _relay(self, incoming: socket.socket) -> None:
        with incoming, socket.create_connection(self._target) as outgoing, selectors.DefaultSelector() as selector:
            selector.register(incoming, selectors.EVENT_READ, outgoing)
            selector.register(outgoing, selectors.EVENT_READ, incoming)
            while True:
                for key, _ in selector.select():
                    assert isinstance(key.fileobj, socket.socket)
                    data = key.fileobj.recv(65536)
                    if not data:
                        return
                    self.bytes += len(data)
                    key.data.sendall(data)

    def close(self) -> None:
        """Stop listening."""
        self._listener.close()


def measure(world: World, part: int) -> Iterator[Figure]:
    """Measure a client with 30 channels that nothing happens to."""
    seconds = SECONDS / min(part, 2)  # shorter than one wait would measure nothing
    police = world.police()
    channels = _widen(police)
    meter = Meter(world.url)
    poller = Poller(HttpTransport(meter.url), lambda: None, lambda _failure: None)
    poller.start()
    poller.arm(police.workspace.local.session(), police.workspace.local.digest())
    started = time.monotonic()
    threading.Event().wait(seconds)
    waits, minutes = poller.waits, (time.monotonic() - started) / 60
    poller.close()
    meter.close()
    police.close()
    n = f"{channels} channels, {seconds:.0f} s"
    yield Figure("idle_wait_bytes", n, meter.bytes / waits, "bytes", bound=_BOUND_BYTES)
    yield Figure("idle_wait_requests_per_min", n, (waits - 1) / minutes, "1/min", bound=_BOUND_REQUESTS)


def _widen(police: Opened) -> int:
    """State more units until this client reads 30 channels."""
    workspace = police.workspace
    missing = CHANNELS - len(workspace.heads())
    units = [
        UnitStated(f"kpb-viersen-{number}", "kpb-viersen", f"Stelle {number}", active=True) for number in range(missing)
    ]
    if units:
        workspace.state_in_directory(units)
    OwnDesk(police).sync(PATIENCE)
    return len(workspace.heads())
