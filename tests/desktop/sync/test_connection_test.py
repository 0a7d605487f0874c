"""The test of the connection: which step fails for which fault, that it stops there, and what it says."""

from __future__ import annotations

import socket
from functools import partial
from pathlib import Path

import pytest

from desktop.domain.progress import Probe
from desktop.sync.connection_test import (
    ADDRESS,
    CERTIFICATE,
    REACHABLE,
    SERVER,
    SESSION,
    STEPS,
    Line,
    try_connection,
)
from desktop.sync.transport import HttpTransport
from tests.helpers.fault_server import Behaviour, Exchange, FaultServer, authority, hang_up
from wire import limits
from wire.messages import ChallengeAnswer, HelloAnswer, Problem, ProofRequest, SessionAnswer

ROOT = bytes(range(32))
HELLO = HelloAnswer((limits.PROTOCOL,), "0.1.0", bytes(16), bytes(32), ROOT, 1, 25, 0)
PATIENCE = 20.0


def prove(challenge: ChallengeAnswer) -> ProofRequest:
    """What a device answers to a challenge."""
    return ProofRequest(bytes(16), b"", challenge.challenge, bytes(64))


def tried(url: str, root: bytes = ROOT, ca_file: Path | None = None) -> tuple[Probe, ...]:
    """What a test of the way to an address finds."""
    transport = HttpTransport(url, ca_file=ca_file, patience=PATIENCE)
    try:
        return try_connection(Line(url, root, prove), transport)
    finally:
        transport.close()


def found(probes: tuple[Probe, ...]) -> dict[str, bool]:
    """The steps taken, in their order, with how they went."""
    return {probe.step: probe.ok for probe in probes}


def answering(hello: HelloAnswer = HELLO, *, active: bool = True, refused: bool = False) -> Behaviour:
    """A server that answers all three calls."""

    def behave(exchange: Exchange) -> None:
        if b"/v1/hello" in exchange.head:
            exchange.message(hello)
        elif b"challenge" in exchange.body:
            exchange.message(ChallengeAnswer(b"sign this"))
        elif refused:
            exchange.message(Problem("device_revoked", "Dieses Gerät hat keinen Zugang mehr."), 403)
        else:
            exchange.message(SessionAnswer("token", active))

    return behave


def test_a_good_line_is_good_in_every_step() -> None:
    """Against a server that knows the device every step goes well, in order, and each says so in a sentence."""
    with FaultServer(answering()) as server:
        probes = tried(server.url)
    assert found(probes) == dict.fromkeys(STEPS, True)
    assert all(probe.text.endswith(".") for probe in probes)
    assert all(probe.seconds is not None and probe.seconds >= 0 for probe in probes)


def _says(outdated: object, _hello: HelloAnswer) -> bool:
    return bool(outdated)


def test_the_server_says_its_versions() -> None:
    """What the server speaks, what it asks for and what runs here stand with it, good or not."""
    for outdated in (False, True):
        with FaultServer(answering()) as server:
            transport = HttpTransport(server.url, patience=PATIENCE)
            line = Line(server.url, ROOT, prove, version="9.8.7", outdated=partial(_says, outdated))
            probe = try_connection(line, transport)[3]
            transport.close()
        assert (probe.step, probe.ok) == (SERVER, not outdated)
        assert (
            f"spricht Protokoll {limits.PROTOCOL} und verlangt mindestens Version 0.1.0; hier läuft 9.8.7."
            in probe.text
        )


def test_a_line_that_opens_and_does_not_become_secure() -> None:
    """A server that is reached but does not speak TLS fails where the certificate is looked at, and may pass."""
    with FaultServer(hang_up) as server:
        probes = tried(f"https://127.0.0.1:{server.port}")
    assert found(probes) == {ADDRESS: True, REACHABLE: True, CERTIFICATE: False}
    assert probes[-1].unreached


def test_a_line_that_ends_once_it_is_secure(tmp_path: Path) -> None:
    """A server that is reached and believed, and then says nothing, fails as the server."""
    known = authority()
    with FaultServer(hang_up, known.server(tmp_path)) as server:
        probes = tried(server.url, ca_file=known.write(tmp_path / "ca.pem"))
    assert found(probes) == {ADDRESS: True, REACHABLE: True, CERTIFICATE: True, SERVER: False}
    assert probes[-1].unreached


def test_a_device_that_waits_is_told_so() -> None:
    """A device not yet admitted is signed in, and hears what it waits for."""
    with FaultServer(answering(active=False)) as server:
        probes = tried(server.url)
    assert probes[-1].ok
    assert "Zulassung" in probes[-1].text


def test_an_unknown_name_is_the_first_step_that_fails() -> None:
    """A name without an address ends the test before anything is sent."""

    def nowhere(host: str, port: int) -> object:
        raise socket.gaierror(f"{host}:{port}")

    with FaultServer(answering()) as server:
        transport = HttpTransport(server.url, patience=PATIENCE)
        probes = try_connection(Line(server.url, ROOT, prove), transport, nowhere)
        transport.close()
        assert server.requests == []
    assert found(probes) == {ADDRESS: False}
    assert "127.0.0.1" in probes[0].text


def test_a_proxy_finds_the_name_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a proxy no address is looked up here, and the way fails where the proxy is not there."""
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    probes = tried("https://server.example")
    assert found(probes) == {ADDRESS: True, REACHABLE: False}
    assert "Proxy" in probes[0].text


def by_file(tmp_path: Path, answer: str) -> Probe:
    """The first step of a test whose PAC file gives an answer."""
    (tmp_path / "proxy.pac").write_text(f"function FindProxyForURL(u, h) {{ return '{answer}'; }}")
    transport = HttpTransport("https://127.0.0.1:9", patience=PATIENCE)
    proxy = f"pac:file://{tmp_path}/proxy.pac"
    transport.use_proxy(proxy)
    probe, *_ = try_connection(Line("https://127.0.0.1:9", ROOT, prove, proxy), transport)
    transport.close()
    return probe


def test_who_names_the_proxy_is_said(tmp_path: Path) -> None:
    """The ways of a PAC file are named with it, or why it did not hold."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    text = by_file(tmp_path, "PROXY 127.0.0.1:9; DIRECT").text
    assert text == "127.0.0.1, über den Proxy http://127.0.0.1:9, direkt, wie es die PAC-Datei vorgibt."
    assert by_file(tmp_path / "one", "DIRECT").text.startswith("Die PAC-Datei nennt den Weg ohne Proxy. ")
    assert by_file(tmp_path / "two", "SOCKS a:1").text.startswith("Die PAC-Datei nennt keinen Weg, ")


def test_nobody_answers() -> None:
    """A server that hangs up is not reachable, and nothing after that is tried."""
    with FaultServer(hang_up) as server:
        assert found(tried(server.url)) == {ADDRESS: True, REACHABLE: False}


def test_a_login_page_is_not_the_server() -> None:
    """Where a login page answers, the server is not reachable, and the sentence says what to do about it."""
    with FaultServer(lambda exchange: exchange.answer(200, b"<html>")) as portal:
        probes = tried(portal.url)
    assert found(probes) == {ADDRESS: True, REACHABLE: False}
    assert "im Browser anmelden" in probes[-1].text


def test_a_certificate_nobody_vouches_for(tmp_path: Path) -> None:
    """A server whose certificate is not trusted was reached, and is tried no further."""
    known = authority()
    with FaultServer(answering(), known.server(tmp_path)) as server:
        refused = tried(server.url)
        assert found(refused) == {ADDRESS: True, REACHABLE: True, CERTIFICATE: False}
        assert "ausgestellt von CN=Prüf-CA" in refused[-1].text
        assert not refused[-1].unreached
        trusting = tried(server.url, ca_file=known.write(tmp_path / "ca.pem"))
    assert found(trusting) == dict.fromkeys(STEPS, True)
    assert trusting[2].text == "Das Zertifikat ist vertrauenswürdig."


SERVERS: dict[str, Behaviour] = {
    "angry": lambda exchange: exchange.message(Problem("broken", "kaputt"), 500),
    "strange": lambda exchange: exchange.answer(200, b"SSH-2.0"),
    "new": answering(HelloAnswer((limits.PROTOCOL,), "0.1.0", bytes(16), bytes(32), b"", 1, 25, 0)),
    "another": answering(HelloAnswer((limits.PROTOCOL,), "0.1.0", bytes(16), bytes(32), bytes(32), 1, 25, 0)),
    "older": answering(HelloAnswer((limits.PROTOCOL + 1,), "0.1.0", bytes(16), bytes(32), ROOT, 1, 25, 0)),
}


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_that_is_not_ours(name: str) -> None:
    """A server that errs, was never founded, belongs to others or speaks otherwise fails as the server."""
    with FaultServer(SERVERS[name]) as server:
        probes = tried(server.url)
    assert found(probes) == {ADDRESS: True, REACHABLE: True, CERTIFICATE: True, SERVER: False}
    assert probes[-1].text.endswith(".")


def test_a_device_without_access() -> None:
    """A device the server does not let in hears the server's reason."""
    with FaultServer(answering(refused=True)) as server:
        probes = tried(server.url)
    refused = Probe(SESSION, ok=False, text="Dieses Gerät hat keinen Zugang mehr.", seconds=probes[-1].seconds)
    assert probes[-1] == refused
