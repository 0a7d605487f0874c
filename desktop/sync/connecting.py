"""Connections to the server: whose certificates count, and how long a request may take as a whole.

Certificate checks cannot be switched off, neither by a caller nor by the environment: the operating system's trust
store decides, with one CA added where the profile names one. A request has one deadline over everything and one that
each block moves on: a server that drips a byte now and then never runs into the timeout of a single read, and a slow
line that goes on carrying is not a dead one.
"""

from __future__ import annotations

import math
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import truststore
from requests.adapters import HTTPAdapter

from desktop.domain.refused import Refused
from desktop.sync.lines import pools


@dataclass(slots=True)
class Moments:
    """When a request began, its connection opened and was secured, and it had gone, in seconds; 0 where it was not."""

    began: float = 0.0
    opened: float = 0.0
    secured: float = 0.0
    sent: float = 0.0


class Deadline:
    """Cuts the connection of a request whose time is up, or on which nothing moves. One request at a time."""

    def __init__(self) -> None:
        """Start with no connection."""
        self._lock = threading.Lock()
        self._line: socket.socket | None = None
        self._timer: threading.Timer | None = None
        self._request = 0
        self.moments = Moments()
        self._ends = self._stalls = self._still = math.inf
        self._ended = False
        self.expired = False
        self.lines = 0
        self.on_sent: Callable[[], None] | None = None

    @contextmanager
    def within(self, seconds: float, still: float = math.inf) -> Iterator[None]:
        """Bound what the block does on the connection, in all and between two blocks (see `moved`).

        `expired` says afterwards whether it was cut.
        """
        with self._lock:
            self._request += 1
            self._still, self.moments = still, Moments(began=time.monotonic())
            self._ends, self._stalls = self.moments.began + seconds, self.moments.began + still
            self.expired = self._ended
            self._look_in(min(seconds, still))
        try:
            yield
        finally:
            with self._lock:
                self._look_no_more()
                self._request += 1

    def moved(self) -> None:
        """Take note that a block went over the line: it may stand still for as long again."""
        self._stalls = time.monotonic() + self._still

    def sent(self) -> None:
        """Hear that the request under way has been sent: who has something to do until the answer comes does it now."""
        self.moments.sent = time.monotonic()
        on_sent, self.on_sent = self.on_sent, None
        if on_sent is not None:
            on_sent()

    def hasten(self, seconds: float) -> None:
        """Let the request under way end once it has had so many seconds; from any thread."""
        with self._lock:
            if self._timer is not None:
                self._ends = min(self._ends, self.moments.began + seconds)
                self._look_no_more()
                self._look_in(max(0.0, self._ends - time.monotonic()))

    def opened(self, line: socket.socket) -> None:
        """Take note of the connection now in use, by a handle of its own that outlives a change to TLS."""
        with self._lock:
            self._let_go()
            self.lines += 1
            self.moments.opened = self.moments.opened or time.monotonic()
            self._line = line.dup()
            if self.expired:
                _shut(self._line)

    def secured(self) -> None:
        """Take note that the connection now in use is the server's, and nobody else can read it."""
        self.moments.secured = time.monotonic()

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

    def _look_in(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._look, (self._request,))
        self._timer.daemon = True
        self._timer.start()

    def _look_no_more(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self, request: int) -> None:
        """Cut the connection if its time is up, else look again when it would be."""
        with self._lock:
            if request != self._request:
                return
            left = min(self._ends, self._stalls) - time.monotonic()
            if left > 0:
                self._look_in(left)
                return
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
        self._pools = pools(deadline)
        self._signed_in: dict[str, str] = {}
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def sign_in(self, proxy: str, words: str) -> None:
        """Say these words to a proxy from the next connection on; they stand in no address and no log."""
        self._signed_in[proxy] = words
        manager = self.proxy_manager.pop(proxy, None)
        if manager is not None:
            manager.clear()

    def told(self, proxy: str) -> str:
        """Give what a proxy is told of who asks; empty for nothing."""
        return self._signed_in.get(proxy, "")

    def proxy_headers(self, proxy: str) -> dict[str, str]:
        """Give what a proxy is told: what was signed in with, or what the system has put into its address."""
        told = self._signed_in.get(proxy)
        return super().proxy_headers(proxy) if told is None else {"Proxy-Authorization": told}

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
