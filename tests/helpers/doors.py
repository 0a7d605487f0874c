"""The application of a founded log in this process, with a clock that a test turns."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.applications import Starlette

from server_stub.http.app import create_app
from server_stub.http.clients import Clients
from server_stub.http.endpoints import Parts
from server_stub.http.files import Chunks
from server_stub.http.waiting import WaitingRoom
from server_stub.http.workers import Workers
from server_stub.log.log import Log
from tests.helpers.calls import Calls, InProcess
from tests.helpers.memory_shelf import MemoryShelf


@dataclass
class OpenDoor:
    """An application and what it is made of; `now` is its clock in ms."""

    log: Log
    wait_seconds: float = 0.05
    now: int = 1_000_000
    workers: Workers = field(default_factory=Workers)
    shelf: MemoryShelf = field(default_factory=MemoryShelf)
    new_token: Callable[[], str] = lambda: secrets.token_urlsafe(32)
    clients: Clients = field(default_factory=Clients)

    def __post_init__(self) -> None:
        self.room = WaitingRoom(self.wait_seconds)
        self.chunks = Chunks(self.log, self.shelf)
        self.app: Starlette = create_app(
            Parts(self.log, self.shelf, self.workers, self.room, lambda: self.now, self.new_token, clients=self.clients)
        )

    @property
    def calls(self) -> Calls:
        """Calls straight into the application, without a session yet."""
        return Calls(InProcess(self.app))

    def close(self) -> None:
        self.workers.close()
