"""Connections: trust that nothing can widen, and deadlines."""

from __future__ import annotations

import gc
import hashlib
import socket
import ssl
import threading
from pathlib import Path

import pytest
import requests
from cryptography import x509

from desktop.domain.refused import Refused
from desktop.sync.connecting import Adapter, Deadline, trust
from desktop.sync.failures import Cause, RequestFailed
from desktop.sync.transport import HttpTransport
from tests.helpers.fault_server import Exchange, FaultServer, authority, hang_up
from wire.messages import HelloAnswer

HELLO = HelloAnswer((1,), "0.1.0", bytes(16), bytes(32), bytes(32), 1, 25, 0)


def test_a_deadline_cuts() -> None:
    """When time is up the connection is shut, and whoever reads from it comes to an end."""
    deadline = Deadline()
    here, there = socket.socketpair()
    with here, there:
        deadline.opened(here)
        with deadline.within(0.05):
            assert here.recv(1) == b""
        assert deadline.expired
    deadline.close()


def test_the_moments_of_a_request_are_kept_until_the_next() -> None:
    """It is known when it began, opened and was secured until the next begins; a second line changes nothing."""
    deadline = Deadline()
    here, there = socket.socketpair()
    with here, there:
        with deadline.within(60):
            deadline.opened(here)
            opened = deadline.moments.opened
            deadline.secured()
            deadline.opened(here)
        kept = deadline.moments
        assert kept.began <= opened == kept.opened <= kept.secured
        with deadline.within(60):
            assert (deadline.moments.opened, deadline.moments.secured) == (0, 0)
    deadline.close()


def test_a_connection_that_opens_too_late_is_cut_at_once() -> None:
    """After the deadline no new connection is of use to the request."""
    deadline = Deadline()
    here, there = socket.socketpair()
    with here, there, deadline.within(0.01):
        while not deadline.expired:
            threading.Event().wait(0.01)
        deadline.opened(here)
        assert here.recv(1) == b""
    deadline.close()


def test_in_time_nothing_is_cut() -> None:
    """A request that ends in time leaves its connection to the next one."""
    deadline = Deadline()
    here, there = socket.socketpair()
    with here, there:
        deadline.opened(here)
        with deadline.within(60):
            there.sendall(b"x")
            assert here.recv(1) == b"x"
        assert not deadline.expired
        there.sendall(b"y")
        assert here.recv(1) == b"y"
    deadline.close()


def test_what_the_other_side_closed_can_be_cut() -> None:
    """Cutting a connection that is gone already is no error."""
    deadline = Deadline()
    here, there = socket.socketpair()
    with here:
        deadline.opened(here)
        here.shutdown(socket.SHUT_RDWR)
        there.close()
        with deadline.within(0.01):
            while not deadline.expired:
                threading.Event().wait(0.01)
    deadline.close()


def test_a_forgotten_deadline_leaves_no_socket() -> None:
    """Who forgets to close a deadline is not warned of a socket left open."""
    deadline = Deadline()
    here, there = socket.socketpair()
    with here, there:
        deadline.opened(here)
        del deadline
        gc.collect()


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_a_ca_file_that_is_no_use(content: str | None, tmp_path: Path) -> None:
    """A CA file that is missing, empty or no certificate is refused with its field."""
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)
    with pytest.raises(Refused) as caught:
        trust(path)
    assert (caught.value.code, caught.value.field) == ("ca_file", "ca_file")


def test_old_tls_is_refused() -> None:
    """Nothing below TLS 1.2 is spoken."""
    assert trust(None).minimum_version is ssl.TLSVersion.TLSv1_2
    assert trust(None).verify_mode is ssl.CERT_REQUIRED
    assert trust(None).check_hostname


def test_checks_cannot_be_switched_off(tmp_path: Path) -> None:
    """A session that says verify=False still refuses a certificate nobody vouches for."""
    deadline = Deadline()
    with FaultServer(hang_up, authority().server(tmp_path)) as server, requests.Session() as session:
        session.mount("https://", Adapter(trust(None), deadline))
        with pytest.raises(requests.exceptions.SSLError):
            session.get(server.url, verify=False, timeout=20)
        assert server.requests == []
    deadline.close()


def hashed_name(subject: x509.Name) -> str:
    """The name by which OpenSSL looks for a CA in a folder (`openssl rehash`), for a subject of one part."""
    (part,) = subject
    plain = x509.Name([x509.NameAttribute(part.oid, str(part.value).lower())]).public_bytes()[2:]
    return f"{int.from_bytes(hashlib.sha1(plain, usedforsecurity=False).digest()[:4], 'little'):08x}.0"


@pytest.mark.parametrize("store", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_a_ca_of_the_systems_store_is_trusted(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A CA that stands in the operating system's store is trusted without being named, and another one is not."""
    known, foreign = authority(), authority()
    (tmp_path / "store").mkdir()
    place = known.write(tmp_path / "store" / hashed_name(known.certificate.subject))
    nothing = tmp_path / "nothing"
    monkeypatch.setenv("SSL_CERT_FILE", str(place if store == "SSL_CERT_FILE" else nothing))
    monkeypatch.setenv("SSL_CERT_DIR", str(place.parent if store == "SSL_CERT_DIR" else nothing))
    for ca, is_known in ((known, True), (foreign, False)):
        with FaultServer(lambda exchange: exchange.message(HELLO), ca.server(tmp_path)) as server:
            transport = HttpTransport(server.url, patience=20)
            if is_known:
                assert transport.hello() == HELLO
            else:
                with pytest.raises(RequestFailed) as caught:
                    transport.hello()
                assert caught.value.failure.cause is Cause.CERTIFICATE
                assert server.requests == []
            transport.close()


def through_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, known: bool) -> HelloAnswer:
    """Ask a server behind the environment's proxy, with its CA known or not."""
    ca = authority()
    tls = ca.server(tmp_path)

    def behave(exchange: Exchange) -> None:
        assert exchange.head.startswith(b"CONNECT ")
        if exchange.tunnel(tls):
            exchange.message(HELLO, Connection="close")
        hang_up(exchange)

    with FaultServer(behave) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        ca_file = ca.write(tmp_path / "ca.pem") if known else None
        transport = HttpTransport("https://127.0.0.1:1", ca_file=ca_file, patience=20)
        try:
            return transport.hello()
        finally:
            transport.close()


def test_our_trust_holds_behind_a_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through a proxy the CA that was added counts."""
    assert through_proxy(tmp_path, monkeypatch, known=True) == HELLO


def test_a_proxy_vouches_for_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through a proxy a certificate nobody vouches for is refused as well."""
    with pytest.raises(RequestFailed) as caught:
        through_proxy(tmp_path, monkeypatch, known=False)
    assert caught.value.failure.cause is Cause.CERTIFICATE
    assert "ausgestellt von CN=Prüf-CA" in caught.value.failure.message
