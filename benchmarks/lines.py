"""Plain HTTP/1.1 over one socket that stays open, as bare as it gets: requests are made before the clock runs."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

_END: Final = b"\r\n\r\n"
_BLOCK: Final = 65536
_SECONDS: Final = 60.0
OK: Final = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes


def request(path: str, body: bytes, token: str = "") -> bytes:
    """Give the bytes of a POST."""
    bearer = f"Authorization: Bearer {token}\r\n" if token else ""
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{bearer}Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


class Line:
    """A connection to a server on loopback. One request at a time; `send` and `receive` may lie apart."""

    def __init__(self, url: str) -> None:
        """Connect."""
        parts = urlsplit(url)
        self._socket = socket.create_connection((parts.hostname or "", parts.port or 80), timeout=_SECONDS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def fileno(self) -> int:
        """Let a selector watch for the answer."""
        return self._socket.fileno()

    def send(self, data: bytes) -> None:
        """Send a request."""
        self._socket.sendall(data)

    def receive(self) -> Answer:
        """Read one answer whole."""
        head, body = read_message(self._socket)
        return Answer(int(head.split(b" ", 2)[1]), body)

    def post(self, data: bytes) -> Answer:
        """Send a request and read its answer."""
        self.send(data)
        return self.receive()

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()


def read_message(source: socket.socket) -> tuple[bytes, bytes]:
    """Read the head and the body of one HTTP message with a length; both are empty at the end of the connection."""
    received = bytearray()
    while (end := received.find(_END)) < 0:
        block = source.recv(_BLOCK)
        if not block:
            return b"", b""
        received += block
    head, body = bytes(received[:end]), received[end + len(_END) :]
    length = _length(head)
    while len(body) < length:
        body += source.recv(_BLOCK)
    return head, bytes(body)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0
