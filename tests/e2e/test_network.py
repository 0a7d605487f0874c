"""The network as it is: whoever stands between, nothing is lost, the program says what is the matter, and recovers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization

from desktop.commands.table import execute
from desktop.commands.watching import WatchDesk
from desktop.sync import inputs
from desktop.sync.failures import Cause
from desktop.sync.worker import Report
from tests.helpers.desks import Desks, ask
from tests.helpers.fault_proxy import FaultProxy
from tests.helpers.fault_server import Authority, Behaviour, Exchange, FaultServer, authority
from tests.helpers.relaying import path_of, through
from tests.helpers.tinyproxy import TinyProxy
from tests.helpers.traveller import Traveller, travelling

LOGIN_PAGE = b"<!DOCTYPE html><title>WLAN</title><form>Bitte melden Sie sich an.</form>"
KEPT = "Alles bleibt erhalten"


class Front:
    """What stands before the real server, and gets out of the way when it is told to."""

    def __init__(self, url: str, fault: Behaviour, *, on: str = "") -> None:
        self._server = through(url)
        self._fault = fault
        self._on = on
        self.there = True
        self.asked: list[str] = []

    def __call__(self, exchange: Exchange) -> None:
        path = path_of(exchange)
        self.asked.append(path)
        (self._fault if self.there and path.endswith(self._on) else self._server)(exchange)


@contextmanager
def behind(desks: Desks, fault: Behaviour, *, on: str = "") -> Iterator[tuple[Traveller, Front]]:
    """A traveller whose way to the server leads through something, at every call or `on` one."""
    front = Front(desks.server.url, fault, on=on)
    with FaultServer(front) as server, travelling(desks, server.url) as traveller:
        yield traveller, front


def arrived_once(desks: Desks, traveller: Traveller, entity: bytes) -> None:
    """It is at its place, once, and nothing of it waits any more."""
    assert (traveller.outbox, traveller.delivery(entity)) == (0, "accepted")
    assert ask(desks.willich, "sync").code == 0
    opened = desks.willich.opened
    events = [row.event for row in opened.store.log.of_entity(entity)]
    assert len(events) == len(set(events)) > 0
    assert opened.workspace.state("notification", entity) is not None


def trouble(report: Report) -> tuple[Cause, str]:
    """What keeps a pass from going on; a sentence says it to people."""
    assert report.failure is not None
    assert report.failure.message.endswith(".")
    return report.failure.cause, report.failure.code


def test_a_login_page_is_told_from_the_server(desks: Desks) -> None:
    """In a network that answers every call with its login page all is kept, and goes out once that is gone."""
    with behind(desks, lambda e: e.answer(200, LOGIN_PAGE, Content_Type="text/html")) as (traveller, portal):
        entity = traveller.notify()
        for _ in range(3):
            report = traveller.rest() if traveller.worker.rest() else traveller.sync()
            assert trouble(report) == (Cause.UNREACHABLE, "captive_portal")
        assert report.failure is not None
        assert "Anmeldeseite eines WLANs" in report.failure.message
        assert KEPT in report.failure.message
        assert portal.asked == ["/v1/hello"] * 3
        assert traveller.delivery(entity) == "queued"
        portal.there = False
        assert traveller.rest().failure is None
        arrived_once(desks, traveller, entity)


def test_a_login_page_in_the_middle_of_a_pass_changes_nothing(desks: Desks) -> None:
    """A login page that answers a push or a wait is taken for no answer, and the same bytes go again."""
    with behind(desks, lambda e: e.answer(200, LOGIN_PAGE), on="/v1/push") as (traveller, portal):
        entity = traveller.notify()
        assert trouble(traveller.sync()) == (Cause.UNREACHABLE, "captive_portal")
        assert traveller.outbox
        portal.there = False
        assert traveller.rest().failure is None
        arrived_once(desks, traveller, entity)
    with behind(desks, lambda e: e.answer(200, LOGIN_PAGE), on="/v1/wait") as (traveller, portal):
        traveller.sync()
        assert traveller.worker.watching
        said = traveller.wait()
        assert isinstance(said, inputs.Failed)
        assert said.failure.code == "captive_portal"
        assert traveller.take(said).pause > 0
        portal.there = False
        assert traveller.rest().failure is None
        assert traveller.worker.watching


PAUSES = {
    "in seconds": {"Retry_After": "7"},
    "as a date": {
        "Retry_After": formatdate(1_800_000_007, usegmt=True),
        "Date": formatdate(1_800_000_000, usegmt=True),
    },
}


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("said", PAUSES)
def test_a_server_that_asks_for_a_pause_has_it(desks: Desks, status: int, said: str) -> None:
    """Whoever asks to be left alone is, by worker and poller, however often somebody wants a sync; then it goes on."""
    with behind(desks, lambda e: e.answer(status, b"", **PAUSES[said]), on="/v1/push") as (traveller, front):
        entity = traveller.notify()
        report = traveller.sync()
        assert trouble(report) == (Cause.SERVER, f"http_{status}")
        assert 7.0 <= report.pause <= 7.0 * 1.25
        asked = len(front.asked)
        traveller.take(inputs.Asked())
        traveller.seconds += 6.9
        traveller.take(inputs.TimerFired())
        traveller.take(inputs.Begin())
        assert len(front.asked) == asked
        front.there = False
        assert traveller.rest().failure is None
        arrived_once(desks, traveller, entity)
    with behind(desks, lambda e: e.answer(status, b"", **PAUSES[said]), on="/v1/wait") as (traveller, front):
        traveller.sync()
        paused = traveller.take(traveller.wait())
        assert 7.0 <= paused.pause <= 7.0 * 1.25
        asked = len(front.asked)
        traveller.take(inputs.Begin())
        assert len(front.asked) == asked
        front.there = False
        traveller.rest()
        assert traveller.worker.watching


# TLS, and proxies.


def pem(ca: Authority) -> bytes:
    return ca.certificate.public_bytes(serialization.Encoding.PEM)


def test_the_ca_of_an_agency_is_trusted_by_its_file(desks: Desks, tmp_path: Path) -> None:
    """With the agency's own CA in the profile a server behind its certificate is spoken to like any other."""
    ca = authority()
    tls = ca.server(tmp_path)
    with FaultServer(through(desks.server.url), tls) as front, travelling(desks, front.url, ca=pem(ca)) as traveller:
        entity = traveller.notify()
        assert traveller.sync().failure is None
        arrived_once(desks, traveller, entity)


def test_a_certificate_by_anybody_else_is_sent_nothing(desks: Desks, tmp_path: Path) -> None:
    """A server in between with a certificate of another CA hears nothing, and its going away is all that is needed."""
    ca, foreign = authority(), authority()
    for folder in ("ours", "theirs"):
        (tmp_path / folder).mkdir()
    ours, theirs = ca.server(tmp_path / "ours"), foreign.server(tmp_path / "theirs")
    with (
        FaultServer(through(desks.server.url), theirs) as between,
        FaultServer(through(desks.server.url), ours) as front,
        FaultProxy([between.port]) as line,
        travelling(desks, f"https://127.0.0.1:{line.port}", ca=pem(ca)) as traveller,
    ):
        entity = traveller.notify()
        report = traveller.sync()
        assert trouble(report) == (Cause.CERTIFICATE, "certificate")
        assert report.failure is not None
        assert "Es wurde nichts gesendet" in report.failure.message
        assert traveller.delivery(entity) == "queued"
        assert between.requests == []
        line.ports = [front.port]
        assert traveller.rest().failure is None
        arrived_once(desks, traveller, entity)


def test_the_proxy_of_the_environment_leads_to_the_server(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that goes to a server elsewhere goes through the proxy, which sees no more than where it goes."""
    ca = authority()
    with FaultServer(through(desks.server.url), ca.server(tmp_path)) as front, FaultProxy() as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        with travelling(desks, front.url, ca=pem(ca)) as traveller:
            entity = traveller.notify()
            assert traveller.sync().failure is None
            arrived_once(desks, traveller, entity)
    assert set(proxy.asked) == {f"CONNECT 127.0.0.1:{front.port}"}
    assert proxy.connections == front.connections > 0


def test_the_proxy_of_the_profile_leads_to_the_server(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A profile with a proxy of its own goes through that one, whatever the environment says, and others do not."""
    ca = authority()
    with FaultServer(through(desks.server.url), ca.server(tmp_path)) as front, FaultProxy() as proxy:
        monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
        with own_proxy(desks, proxy.url), travelling(desks, front.url, ca=pem(ca)) as traveller:
            entity = traveller.notify()
            assert traveller.sync().failure is None
            arrived_once(desks, traveller, entity)
            traveller.listen()
        assert set(proxy.asked) == {f"CONNECT 127.0.0.1:{front.port}"}


@contextmanager
def own_proxy(desks: Desks, url: str) -> Iterator[None]:
    """Let the police's profile have a proxy of its own."""
    desks.police.opened.keep_proxy(url)
    try:
        yield
    finally:
        desks.police.opened.keep_proxy("")


@pytest.mark.slow
def test_a_real_proxy_leads_to_the_server_and_nowhere_else(desks: Desks, tmp_path: Path) -> None:
    """Through tinyproxy all goes out and comes in; where it may not lead, it is named as what stands in the way."""
    ca = authority()
    with FaultServer(through(desks.server.url), ca.server(tmp_path)) as front:
        for port in (front.port, front.port + 1):
            with (
                TinyProxy(tmp_path, port) as proxy,
                own_proxy(desks, proxy.url),
                travelling(desks, front.url, ca=pem(ca)) as traveller,
            ):
                entity = traveller.notify()
                report = traveller.sync()
                if port == front.port:
                    assert report.failure is None
                    arrived_once(desks, traveller, entity)
                else:
                    assert trouble(report) == (Cause.UNREACHABLE, "proxy")
                    assert traveller.delivery(entity) == "queued"
            assert f"CONNECT 127.0.0.1:{front.port}" in proxy.said


def test_a_proxy_that_refuses_is_named(desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that lets nobody through is named as what stands in the way, and once it does all goes out."""
    ca = authority()
    with FaultServer(through(desks.server.url), ca.server(tmp_path)) as front, FaultProxy(refuses=True) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        with travelling(desks, front.url, ca=pem(ca)) as traveller:
            entity = traveller.notify()
            report = traveller.sync()
            assert trouble(report) == (Cause.UNREACHABLE, "proxy")
            assert report.failure is not None
            assert KEPT in report.failure.message
            assert front.connections == 0
            proxy.refuses = False
            assert traveller.rest().failure is None
            arrived_once(desks, traveller, entity)


def test_what_keeps_a_watch_from_the_server_stands_in_its_line(desks: Desks) -> None:
    """A watching program says in its line what is the matter, goes on by itself, and then says that all is level."""
    with behind(desks, lambda e: e.answer(200, LOGIN_PAGE)) as (traveller, portal):
        entity = traveller.notify()
        lines: list[dict[str, Any]] = []

        def say(line: dict[str, Any]) -> None:
            lines.append(line)
            portal.there = False
            if line["up_to_date"]:
                desk.stop()

        desk = WatchDesk(traveller.opened, say, execute)
        desk.run()
        assert (lines[0]["up_to_date"], lines[0]["error"]["code"]) == (False, "captive_portal")
        assert lines[-1]["up_to_date"]
        arrived_once(desks, traveller, entity)
