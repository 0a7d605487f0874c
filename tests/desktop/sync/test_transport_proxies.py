"""The transport behind proxies that are not as they should be: what they hear, and who is asked instead."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop.sync.failures import Failure, RequestFailed
from desktop.sync.transport import HttpTransport
from tests.desktop.sync.test_transport import HELLO
from tests.helpers.fault_server import Exchange, FaultServer, authority, cut, hang_up

PASSWORD = "Ge-heim-2026"


def failure(server: str, patience: float = 20.0) -> Failure:
    """What `hello` fails with."""
    transport = HttpTransport(server, patience=patience)
    with pytest.raises(RequestFailed) as caught:
        transport.hello()
    transport.close()
    return caught.value.failure


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without exceptions from its proxy."""
    monkeypatch.delenv("no_proxy", raising=False)
    return monkeypatch


def test_a_proxy_that_is_not_believed_hears_nothing(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One over TLS whose certificate nobody knows gets no second connection, no name and no password; it is named."""
    with FaultServer(hang_up, authority().server(tmp_path)) as proxy:
        environment.setenv("https_proxy", f"https://dienst:{PASSWORD}@127.0.0.1:{proxy.port}")
        said = failure("https://server.example")
        assert (proxy.connections, proxy.requests) == (1, [])
    assert said.code == "proxy_certificate"
    assert "Zertifikat des Proxys" in said.message


def test_a_refused_server_is_not_looked_at_through_a_proxy_over_tls(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What such a proxy is told goes over TLS alone, so the server's certificate is refused without being named."""
    (tmp_path / "proxy").mkdir()
    known = authority()
    with FaultServer(hang_up, authority().server(tmp_path)) as server:

        def lead(exchange: Exchange) -> None:
            """Lead to the server, until the proxy ends."""
            exchange.answer()
            with socket.create_connection(("127.0.0.1", server.port)) as beyond:
                exchange.ends_too(beyond)
                beyond.sendall(exchange.receive())
                while block := beyond.recv(65536):
                    exchange.send(block)

        with FaultServer(lead, known.server(tmp_path / "proxy")) as proxy:
            environment.setenv("SSL_CERT_FILE", str(known.write(tmp_path / "ca.pem")))
            environment.setenv("https_proxy", f"https://dienst:{PASSWORD}@127.0.0.1:{proxy.port}")
            said = failure(server.url)
            assert (proxy.connections, server.requests) == (1, [])
            assert [one.header("Proxy-Authorization")[:6] for one in proxy.requests] == ["Basic "]
    assert said.code == "certificate"
    assert said.message == "Das Zertifikat des Servers ist nicht vertrauenswürdig. Es wurde nichts gesendet."


@contextmanager
def full() -> Iterator[int]:
    """A port that takes nobody and says nothing."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listening:
        waiting = [socket.socket() for _ in range(4)]
        for line in waiting:
            line.settimeout(0.0)
            line.connect_ex(listening.getsockname())
        yield int(listening.getsockname()[1])
        for line in waiting:
            line.close()


@contextmanager
def mute() -> Iterator[int]:
    """A port that takes everybody and says nothing."""
    with FaultServer(lambda exchange: exchange.pause(60.0)) as server:
        yield server.port


@contextmanager
def babbling() -> Iterator[int]:
    """A port behind which nobody speaks as a proxy does."""
    with FaultServer(cut(b"\x00\xffSSH-2.0-nothing\r\n\r\n")) as server:
        yield server.port


@pytest.mark.parametrize("dead", [full, mute, babbling])
def test_a_proxy_that_is_dead_leaves_time_to_the_next(dead: Callable[[], Any], tmp_path: Path) -> None:
    """Whatever a proxy does instead of leading to the server, the next way is gone, within the time of one request."""
    ca = authority()
    with dead() as port, FaultServer(lambda e: e.message(HELLO), ca.server(tmp_path)) as server:
        file = tmp_path / "proxy.pac"
        file.write_text(f"function FindProxyForURL(u, h) {{ return 'PROXY 127.0.0.1:{port}; DIRECT'; }}")
        transport = HttpTransport(server.url, ca_file=ca.write(tmp_path / "ca.pem"), patience=3.0)
        transport.use_proxy(f"pac:file://{file}")
        assert transport.hello() == HELLO
        transport.close()
