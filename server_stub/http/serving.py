"""The running server: uvicorn, told to say little, to end quickly, and to log nothing that a caller sent."""

from __future__ import annotations

import errno
import logging
import signal
import socket
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

import uvicorn

from server_stub.http.app import create_app
from server_stub.http.endpoints import Parts
from server_stub.http.idle_connections import IdleTimeoutProtocol
from server_stub.http.waiting import WaitingRoom

_ENDING: Final = (signal.SIGINT, signal.SIGTERM)
_CONNECTIONS: Final = 4096
_KEEP_ALIVE_SECONDS: Final = 75
_GRACE_SECONDS: Final = 10
_WHY: Final = {
    errno.EADDRINUSE: "dort lauscht schon ein Programm",
    errno.EADDRNOTAVAIL: "diese Adresse hat dieser Computer nicht",
    errno.EACCES: "dafür fehlt die Berechtigung",
}


class Unlistenable(Exception):
    """Nobody can listen at an address; says in a sentence why."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and the certificate if it is for https."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None

    @property
    def scheme(self) -> str:
        """Give the scheme of its URLs."""
        return "https" if self.certificate else "http"


class QuietFormatter(logging.Formatter):
    """Tells of an exception its type and where it happened, never its message: that may quote what a caller sent."""

    def format(self, record: logging.LogRecord) -> str:
        """Format a record, its exception by type and place."""
        told = logging.makeLogRecord({**record.__dict__, "exc_info": None, "exc_text": None, "stack_info": None})
        kind, _, trace = record.exc_info or (None, None, None)
        if kind is None:
            return super().format(told)
        return f"{super().format(told)}: {kind.__name__} in {_place(trace)}"


def _place(trace: TracebackType | None) -> str:
    """Name the innermost frame of a traceback."""
    frames = traceback.extract_tb(trace)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"


class _Server(uvicorn.Server):
    """Uvicorn that says when it is ready, sends waiting callers home first, and ends with exit code 0."""

    def __init__(self, config: uvicorn.Config, room: WaitingRoom, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._room = room
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._room.close()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Take the signals without raising them again at the end: being told to end is no failure."""
        before = {number: signal.signal(number, self.handle_exit) for number in _ENDING}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def listening_socket(address: Address) -> socket.socket:
    """Bind the address; port 0 takes a free one. Raises `Unlistenable`."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    try:
        listening = socket.create_server((address.host, address.port), family=family, backlog=1024)
    except OSError as error:
        why = _WHY.get(error.errno or 0, "das System lässt es nicht zu")
        raise Unlistenable(f"Auf {address.host}, Port {address.port}, lässt sich nicht lauschen: {why}.") from error
    # Inherited by every connection: a small answer must not wait 40 ms for the acknowledgement of its headers.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def serve(parts: Parts, address: Address, ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT; `ready` hears the URL as soon as requests are answered."""
    _log_quietly()
    config = uvicorn.Config(
        create_app(parts),
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        http=IdleTimeoutProtocol,
        ws="none",
        lifespan="on",
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        ssl_certfile=address.certificate,
        ssl_keyfile=address.key,
    )
    with listening_socket(address) as bound:
        host, port = bound.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        server = _Server(config, parts.room, lambda: ready(f"{address.scheme}://{shown}:{port}"))
        server.run([bound])


def _log_quietly() -> None:
    stream = logging.StreamHandler()
    stream.setFormatter(QuietFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[stream])
