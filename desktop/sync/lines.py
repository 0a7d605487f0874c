"""The connections themselves: told when one opens and when a request has gone, with a send buffer of known size.

One whose certificate is refused says which it was: it goes the same way once more, reads what is shown there, and ends
without a word. Through a proxy over TLS it does not: that hears something only by its own certificate. It must not
decide whom to trust; the context it is given does.
"""

from __future__ import annotations

import io
import socket
import ssl
from collections.abc import Callable
from http.client import HTTPException
from typing import Any, Final, Protocol

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from desktop.sync.certificates import Distrusted
from wire import limits

SEND_BUFFER: Final = 256 * limits.KIB
"""What may lie between us and the line, in bytes: what a slow line still has to carry when the waiting begins."""
_OPTIONS: Final = [
    *HTTPConnection.default_socket_options,
    (socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER),
]


class Moving(io.BytesIO):
    """A body that tells when a block of it is taken."""

    def __init__(self, content: bytes, moved: Callable[[], None]) -> None:
        """Take the body, and who is told."""
        super().__init__(content)
        self._moved = moved

    def read(self, size: int | None = -1, /) -> bytes:
        """Give the next block."""
        self._moved()
        return super().read(size)


class Told(Protocol):
    """Who hears of a connection."""

    def opened(self, line: socket.socket) -> None:
        """Hear that it opened."""

    def secured(self) -> None:
        """Hear that it is the server's own, by a certificate that is trusted."""

    def sent(self) -> None:
        """Hear that a request has gone, and the waiting begins."""


class _Plain(HTTPConnection):
    told: Told
    default_socket_options = _OPTIONS

    def _new_conn(self) -> socket.socket:
        line = super()._new_conn()
        self.told.opened(line)
        return line

    def getresponse(self) -> Any:
        self.told.sent()
        return super().getresponse()


class _Tls(_Plain, HTTPSConnection):
    def connect(self) -> None:
        try:
            super().connect()
        except ssl.SSLCertVerificationError as error:
            if self.proxy_is_tunneling and not self.has_connected_to_proxy:
                raise  # the proxy's own: nothing goes there
            raise Distrusted(error, b"" if self._over_tls() else self._shown()) from error
        self.told.secured()

    def _over_tls(self) -> bool:
        return self.proxy is not None and self.proxy.scheme == "https"

    def _shown(self) -> bytes:
        """Go the same way once more to read the certificate; empty if it does not come."""
        if self.sock is not None:
            self.sock.close()
        try:
            self.sock = self._new_conn()
            if self._tunnel_host:
                self._tunnel()
            with _believing().wrap_socket(self.sock, server_hostname=self._tunnel_host or self.host) as line:
                return line.getpeercert(binary_form=True) or b""
        except (OSError, HTTPException, urllib3.exceptions.HTTPError):
            return b""


def _believing() -> ssl.SSLContext:
    """Give a context that believes anybody, to see who it was that was not believed. Nothing is written to its line."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def pools(told: Told) -> dict[str, type[urllib3.HTTPConnectionPool]]:
    """Give the pools of connections by scheme."""

    class Plain(_Plain):
        pass

    class Tls(_Tls):
        pass

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Tls

    Plain.told = Tls.told = told
    return {"http": PlainPool, "https": TlsPool}
