"""Connections that are told of, and what is read of a server that is not believed."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path

import pytest
import urllib3

from desktop.sync.certificates import Distrusted
from desktop.sync.lines import SEND_BUFFER, pools
from tests.helpers.fault_server import FaultServer, authority, hang_up


class Heard:
    """Who is told of connections."""

    def __init__(self) -> None:
        self.lines: list[socket.socket] = []
        self.requests = 0
        self.trusted = 0

    def opened(self, line: socket.socket) -> None:
        self.lines.append(line)

    def secured(self) -> None:
        self.trusted += 1

    def sent(self) -> None:
        self.requests += 1


def test_a_connection_is_told_of() -> None:
    """Whoever is told hears of the connection when it opens, with its send buffer, and when a request has gone."""
    heard = Heard()
    with FaultServer(lambda exchange: exchange.answer(200, b"x")) as server:
        pool = pools(heard)["http"]("127.0.0.1", server.port)
        assert pool.request("GET", "/").data == b"x"
        (line,) = heard.lines
        # The system counts what it needs for itself as well.
        assert line.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) >= SEND_BUFFER
        pool.close()
    assert heard.requests == 1


def test_a_server_that_is_not_believed_shows_its_certificate_and_hears_nothing(tmp_path: Path) -> None:
    """The certificate is read over a second connection, and neither of the two carries a request."""
    heard = Heard()
    with FaultServer(hang_up, authority().server(tmp_path)) as server:
        pool = pools(heard)["https"]("127.0.0.1", server.port, retries=False, ssl_context=ssl.create_default_context())
        with pytest.raises(urllib3.exceptions.SSLError) as caught:
            pool.request("GET", "/")
        (distrusted,) = caught.value.args
        assert isinstance(distrusted, Distrusted)
        shown = ssl.DER_cert_to_PEM_cert(distrusted.shown)
        assert shown in (tmp_path / "server.pem").read_text()
        pool.close()
        assert (server.connections, server.requests) == (2, [])
    assert (heard.requests, heard.trusted) == (0, 0)
