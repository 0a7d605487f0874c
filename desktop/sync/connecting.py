"""Connections to the server: whose certificates count, and how long a request may take as a whole.

Certificate checks cannot be switched off, neither by a caller nor by the environment: the operating system's trust
store decides, with one CA added where the profile names one. A request has one deadline over everything, since a server
that drips a byte now and then never runs into the timeout of a single read.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import truststore
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection

from desktop.domain.refused import Refused


class Deadline:
    """Cuts the connection of a request whose time is up. One request at a time."""

    def __init__(self) -> None:
        """Start with no connection."""
        self._lock = threading.Lock()
        self._line: socket.socket | None = None
        self._request = 0
        self._ended = False
        self.expired = False

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Bound what the block does on the connection; `expired` says afterwards whether it was cut."""
        with self._lock:
            self._request += 1
            self.expired = self._ended
        timer = threading.Timer(seconds, self._cut, (self._request,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self._lock:
                self._request += 1

    def opened(self, line: socket.socket) -> None:
        """Take note of the connection now in use, by a handle of its own that outlives a change to TLS."""
        with self._lock:
            self._let_go()
            self._line = line.dup()
            if self.expired:
                _shut(self._line)

    def end(self) -> None:
        """Cut the connection of the request under way, and of every later one."""
        with self._lock:
            self._ended = self.expired = True
            if self._line is not None:
                _shut(self._line)

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._let_go()

    def __del__(self) -> None:
        self._let_go()

    def _cut(self, request: int) -> None:
        with self._lock:
            if request == self._request:
                self.expired = True
                if self._line is not None:
                    _shut(self._line)

    def _let_go(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def _shut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the other side was faster


def trust(ca_file: Path | None) -> ssl.SSLContext:
    """Give the context of all TLS: the system's trust store, and one more CA; raises `Refused` if it is no use."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file is None:
        return context
    try:
        context.load_verify_locations(cafile=str(ca_file))
    except OSError as error:
        raise Refused("ca_file", "Die Datei mit dem Zertifikat der CA ist nicht lesbar.", field="ca_file") from error
    return context


class Adapter(HTTPAdapter):
    """Connections that trust by our context alone and tell the deadline when they open."""

    def __init__(self, context: ssl.SSLContext, deadline: Deadline) -> None:
        """Take whom to trust and whom to tell."""
        self._context = context
        self._pools = _pools(deadline)
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *sizes: Any, **options: Any) -> None:
        """Make direct connections ours."""
        super().init_poolmanager(*sizes, ssl_context=self._context, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        """Make connections through a proxy ours."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **options)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def build_connection_pool_key_attributes(
        self, request: Any, verify: Any, cert: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Give the pool's key without the trust that requests would add: its own bundle, or none at all."""
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        return host, {}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave the connection as it is; our context verifies."""


def _pools(deadline: Deadline) -> dict[str, type[urllib3.HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            line = super()._new_conn()
            deadline.opened(line)
            return line

    class Tls(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            line = super()._new_conn()
            deadline.opened(line)
            return line

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Tls

    return {"http": PlainPool, "https": TlsPool}
