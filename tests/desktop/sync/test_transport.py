"""The transport against a real server that misbehaves: every fault has one name and a bounded cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from desktop.domain.refused import Refused
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.transport import HttpTransport
from tests.helpers.fault_server import Behaviour, Exchange, FaultServer, authority, cut, dripping, hang_up, in_turn
from wire import limits
from wire.batch import Batch
from wire.codec import encode
from wire.messages import (
    ChallengeAnswer,
    ChunkAnswer,
    Cursor,
    HelloAnswer,
    MissingAnswer,
    Problem,
    ProofRequest,
    PullAnswer,
    PushAnswer,
    SessionAnswer,
    WaitAnswer,
)

HELLO = HelloAnswer((1,), "0.1.0", bytes(16), bytes(32), bytes(32), 1, 25, 0)
BATCH = Batch(b"core", bytes(64), (), ())
PROOF = ProofRequest(bytes(16), b"", b"sign this", bytes(64))
PATIENCE = 0.4
"""Seconds; what is to be cut off drips for ever."""


@contextmanager
def connected(
    server: FaultServer, ca_file: Path | None = None, patience: float | None = 20.0
) -> Iterator[HttpTransport]:
    """A transport to a server, closed at the end."""
    transport = HttpTransport(server.url, ca_file=ca_file, patience=patience)
    try:
        yield transport
    finally:
        transport.close()


def failure(behaviour: Behaviour, patience: float = 20.0) -> Failure:
    """What `hello` fails with against a server that behaves so."""
    with FaultServer(behaviour) as server, connected(server, patience=patience) as transport:
        with pytest.raises(RequestFailed) as caught:
            transport.hello()
        return caught.value.failure


def test_a_good_answer_is_given() -> None:
    """Messages go both ways, with the token and without compression, on one connection."""
    with FaultServer(lambda exchange: exchange.message(HELLO)) as server, connected(server) as transport:
        assert transport.hello() == HELLO
        assert transport.hello() == HELLO
    assert server.connections == 1
    assert [request.head.split(b"\r\n")[0] for request in server.requests] == [b"GET /v1/hello HTTP/1.1"] * 2
    assert server.requests[0].header("Accept-Encoding") == "identity"


CALLS: dict[str, tuple[Callable[[HttpTransport], object], object]] = {
    "POST /v1/found": (lambda transport: transport.found("code", BATCH), PushAnswer(())),
    "POST /v1/session": (lambda transport: transport.challenge(), ChallengeAnswer(b"sign this")),
    "POST /v1/session ": (lambda transport: transport.open_session(PROOF), SessionAnswer("token", active=True)),
    "POST /v1/push": (lambda transport: transport.push("token", [BATCH]), PushAnswer(())),
    "POST /v1/pull": (lambda transport: transport.pull("token", []), PullAnswer((), (), more=False)),
    f"POST /v1/files/{'63' * 32}": (
        lambda transport: transport.missing("token", b"c" * 32, [bytes(32)]),
        MissingAnswer((bytes(32),)),
    ),
    f"PUT /v1/files/{'63' * 32}/{sha256(b'sealed').hexdigest()}": (
        lambda transport: transport.put_chunk("token", b"c" * 32, b"sealed"),
        ChunkAnswer(known=True),
    ),
    "POST /v1/wait": (lambda transport: transport.wait("token", bytes(32)), WaitAnswer(b"", 7)),
}


@pytest.mark.parametrize("call", CALLS)
def test_each_call_has_its_path(call: str) -> None:
    """Each call of the protocol goes to its path and gives the answer's message."""
    ask, answer = CALLS[call]
    with FaultServer(lambda exchange: exchange.message(answer)) as server, connected(server) as transport:
        assert ask(transport) == answer
    assert server.requests[0].head.startswith(f"{call.strip()} HTTP/1.1".encode())


def test_every_byte_is_counted() -> None:
    """What the server received and sent, headers included, is what the transport counted."""
    content = encode(PullAnswer((), (), more=False))
    with FaultServer(lambda exchange: exchange.answer(200, content)) as server, connected(server) as transport:
        transport.pull("token", [Cursor(bytes(32), 1, bytes(32))] * 100)
        request = server.requests[0]
        assert request.header("Authorization") == "Bearer token"
        assert transport.bytes_up == len(request.head) + 4 + len(request.body)
        head = f"HTTP/1.1 200 Something\r\nContent-Length: {len(content)}\r\n\r\n"
        assert transport.bytes_down == len(head) + len(content)


OK = b"HTTP/1.1 200 OK\r\n"
FAULTS: dict[str, tuple[Behaviour, Cause, str]] = {
    "no answer": (hang_up, Cause.UNREACHABLE, "unreachable"),
    "half a status line": (cut(b"HTTP/1."), Cause.PROTOCOL, "malformed_answer"),
    "half the content": (cut(OK + b"Content-Length: 100\r\n\r\n" + bytes(50)), Cause.UNREACHABLE, "unreachable"),
    "half a chunk": (cut(OK + b"Transfer-Encoding: chunked\r\n\r\nff\r\nabc"), Cause.UNREACHABLE, "unreachable"),
    "not HTTP": (cut(b"\x00\xffSSH-2.0-nothing\r\n\r\n"), Cause.PROTOCOL, "malformed_answer"),
    "garbage": (lambda e: e.answer(200, b"\xc1\x00garbage"), Cause.PROTOCOL, "malformed_answer"),
    "a page for people": (
        lambda e: e.answer(200, b"\r\n<html>Bitte anmelden</html>"),
        Cause.UNREACHABLE,
        "captive_portal",
    ),
    "a page before all others": (lambda e: e.answer(511, b"<html>"), Cause.UNREACHABLE, "captive_portal"),
    "nothing in it": (lambda e: e.answer(200), Cause.PROTOCOL, "malformed_answer"),
    "another message": (lambda e: e.message(WaitAnswer(b"", 0)), Cause.PROTOCOL, "malformed_answer"),
    "compressed all the same": (
        lambda e: e.answer(200, b"\x1f\x8b\x08" + bytes(50), Content_Encoding="gzip"),
        Cause.PROTOCOL,
        "malformed_answer",
    ),
    "no content at all": (lambda e: e.send(b"HTTP/1.1 204 None\r\n\r\n"), Cause.PROTOCOL, "malformed_answer"),
    "a length that is too short": (
        cut(OK + b"Content-Length: 3\r\n\r\n" + encode(HELLO)),
        Cause.PROTOCOL,
        "malformed_answer",
    ),
    "two lengths": (
        cut(OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc"),
        Cause.PROTOCOL,
        "malformed_answer",
    ),
    "headers without end": (cut(OK + b"X: y\r\n" * 1000), Cause.PROTOCOL, "malformed_answer"),
    "one endless header": (cut(OK + b"X: " + b"y" * 200_000), Cause.PROTOCOL, "malformed_answer"),
    "an error": (lambda e: e.answer(500, b"Traceback"), Cause.SERVER, "http_500"),
    "a named error": (lambda e: e.message(Problem("internal", "x"), 500), Cause.SERVER, "internal"),
    "a proxy's error": (lambda e: e.answer(502, b"<html>"), Cause.SERVER, "http_502"),
    "too many requests": (lambda e: e.answer(429), Cause.SERVER, "http_429"),
    "another address": (lambda e: e.answer(302, Location="http://127.0.0.1:1/"), Cause.PROTOCOL, "redirect"),
    "another address for good": (lambda e: e.answer(308, Location="/v1/hello"), Cause.PROTOCOL, "redirect"),
    "no session": (lambda e: e.message(Problem("session_expired", "x"), 401), Cause.SESSION, "session_expired"),
    "a refusal": (lambda e: e.message(Problem("device_revoked", "x"), 403), Cause.REFUSED, "device_revoked"),
    "no such page": (lambda e: e.answer(404, b"<html>"), Cause.REFUSED, "http_404"),
    "a code that is none": (lambda e: e.message(Problem("<b>\x1b[2J", "x"), 409), Cause.REFUSED, "http_409"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_has_its_name(fault: str) -> None:
    """A fault of the server becomes one failure with the cause and the code stated here."""
    behaviour, cause, code = FAULTS[fault]
    found = failure(behaviour)
    assert (found.cause, found.code) == (cause, code)
    assert found.message.isprintable()


def test_half_the_headers() -> None:
    """Headers that break off make the answer one that is not understood, and nothing is logged."""
    found = failure(cut(OK + b"Content-Le"))
    assert (found.cause, found.code) == (Cause.PROTOCOL, "malformed_answer")


def test_a_redirect_is_not_followed() -> None:
    """The server a redirect points to is never asked."""
    with (
        FaultServer(lambda exchange: exchange.message(HELLO)) as other,
        FaultServer(lambda exchange: exchange.answer(307, Location=f"{other.url}/v1/hello")) as server,
        connected(server) as transport,
    ):
        with pytest.raises(RequestFailed):
            transport.hello()
        assert other.connections == 0


def test_an_endless_answer_is_cut_off() -> None:
    """An answer beyond the limit is given up shortly after the limit."""
    sent = 0

    def flood(exchange: Exchange) -> None:
        nonlocal sent
        exchange.send(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        while True:
            exchange.send(bytes(65536))
            sent += 65536

    found = failure(flood)
    assert (found.cause, found.code) == (Cause.PROTOCOL, "answer_too_large")
    assert sent < limits.ANSWER_BYTES + 16 * limits.MIB  # what stood in the buffers of two sockets


DRIPS: dict[str, Behaviour] = {
    "silence": lambda exchange: exchange.pause(60),
    "a status line that drips": dripping(b"H"),
    "headers that drip": dripping(b"X: y\r\n", after=OK),
    "content that drips": dripping(b"x", after=OK + b"Content-Length: 100000\r\n\r\n"),
    "continue, continue": dripping(b"HTTP/1.1 100 Continue\r\n\r\n"),
}


@pytest.mark.parametrize("drip", DRIPS)
def test_a_slow_server_is_cut_off(drip: str) -> None:
    """However slowly an answer drips, the request ends when its patience is over, long before the answer does."""
    found = failure(DRIPS[drip], PATIENCE)
    assert (found.cause, found.code) == (Cause.UNREACHABLE, "too_slow")


def test_after_a_cut_the_next_request_is_served() -> None:
    """A request that was cut off leaves nothing behind that would disturb the next."""
    with (
        FaultServer(in_turn(dripping(b"H"), lambda exchange: exchange.message(HELLO))) as server,
        connected(server, patience=PATIENCE) as transport,
    ):
        with pytest.raises(RequestFailed):
            transport.hello()
        assert transport.hello() == HELLO


def test_a_handshake_that_never_ends_is_cut_off(tmp_path: Path) -> None:
    """A server that takes the connection and says nothing of TLS, for as long as it is asked, is given up."""
    with FaultServer(lambda exchange: exchange.pause(60)) as server:
        transport = HttpTransport(f"https://127.0.0.1:{server.port}", patience=PATIENCE)
        with pytest.raises(RequestFailed) as caught:
            transport.hello()
        transport.close()
    assert caught.value.failure.cause is Cause.UNREACHABLE


def test_nobody_listens() -> None:
    """A server that is not there is unreachable."""
    with FaultServer(hang_up) as server:
        pass
    with connected(server) as transport, pytest.raises(RequestFailed) as caught:
        transport.hello()
    assert caught.value.failure.cause is Cause.UNREACHABLE


def test_retry_after_is_read() -> None:
    """The pause a server asks for is in the failure, from the header or the message, whichever is longer."""
    assert failure(lambda e: e.answer(503, Retry_After="120")).retry_after == 120
    assert failure(lambda e: e.message(Problem("busy", "x", 3.5), 503)).retry_after == 3.5
    assert failure(lambda e: e.message(Problem("busy", "x", 3.5), 503, Retry_After="9")).retry_after == 9


def test_a_large_push_goes_up_whole() -> None:
    """A request of many blocks arrives as it was sent, with its length announced."""
    cursors = [Cursor(bytes([number % 256]) * 32, number, bytes(32)) for number in range(4000)]
    with (
        FaultServer(lambda exchange: exchange.message(PullAnswer((), (), more=False))) as server,
        connected(server) as transport,
    ):
        transport.pull("token", cursors)
        assert int(server.requests[0].header("Content-Length")) == len(server.requests[0].body) > 200_000
        assert server.requests[0].header("Transfer-Encoding") == ""


def test_cookies_are_ignored() -> None:
    """A server cannot mark a client by a cookie."""
    with (
        FaultServer(lambda exchange: exchange.message(HELLO, Set_Cookie="id=1; Path=/")) as server,
        connected(server) as transport,
    ):
        transport.hello()
        transport.hello()
        assert server.requests[1].header("Cookie") == ""


@pytest.mark.parametrize("address", ["http://example.org", "http://192.0.2.1:80", "http://127.0.0.1.example.org"])
def test_plain_http_goes_nowhere_else(address: str) -> None:
    """Plain http to another machine is refused before there is any connection."""
    with pytest.raises(Refused) as caught:
        HttpTransport(address)
    assert caught.value.code == "server_url"


def test_plain_http_takes_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is meant for this machine does not go through the proxy of the environment."""
    with FaultServer(lambda exchange: exchange.message(HELLO)) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        with FaultServer(lambda exchange: exchange.message(HELLO)) as server, connected(server) as transport:
            assert transport.hello() == HELLO
        assert proxy.connections == 0


def test_a_certificate_by_an_unknown_ca(tmp_path: Path) -> None:
    """A certificate nobody vouches for ends the connection before anything is sent."""
    with FaultServer(hang_up, authority().server(tmp_path)) as server, connected(server) as transport:
        with pytest.raises(RequestFailed) as caught:
            transport.hello()
        assert caught.value.failure.cause is Cause.CERTIFICATE
        assert server.requests == []


def test_the_right_ca_added(tmp_path: Path) -> None:
    """With the server's CA added by its file, the same certificate is good."""
    ca = authority()
    with (
        FaultServer(lambda exchange: exchange.message(HELLO), ca.server(tmp_path)) as server,
        connected(server, ca.write(tmp_path / "ca.pem")) as transport,
    ):
        assert transport.hello() == HELLO


@pytest.mark.parametrize(("name", "until"), [("example.org", 2100), ("127.0.0.2", 2100), ("127.0.0.1", 2021)])
def test_a_certificate_that_is_not_this_servers(name: str, until: int, tmp_path: Path) -> None:
    """A certificate of the right CA for another name, or one that has run out, is none."""
    ca = authority()
    with (
        FaultServer(hang_up, ca.server(tmp_path, name, until=until)) as server,
        connected(server, ca.write(tmp_path / "ca.pem")) as transport,
    ):
        with pytest.raises(RequestFailed) as caught:
            transport.hello()
        assert caught.value.failure.cause is Cause.CERTIFICATE


def test_no_variable_of_the_environment_adds_trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables that give `requests` and curl another bundle of CAs are not heard."""
    ca = authority()
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(ca.write(tmp_path / "ca.pem")))
    with FaultServer(hang_up, ca.server(tmp_path)) as server, connected(server) as transport:
        with pytest.raises(RequestFailed) as caught:
            transport.hello()
        assert caught.value.failure.cause is Cause.CERTIFICATE


def test_https_to_a_server_without_it() -> None:
    """A server that speaks plain http on a port for https is unreachable, and hears nothing but noise."""
    with FaultServer(hang_up) as server:
        transport = HttpTransport(f"https://127.0.0.1:{server.port}", patience=PATIENCE)
        with pytest.raises(RequestFailed) as caught:
            transport.hello()
        transport.close()
        assert caught.value.failure.cause is Cause.UNREACHABLE
