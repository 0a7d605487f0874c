"""Tries the way to the server step by step, and says of each step in plain words what was found.

It stops at the first step that fails, in whatever way, for those after it could not go well either. It changes nothing
of the profile, and what it says may be copied into a message to the IT: addresses, never content.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import urlsplit

from desktop.domain.progress import Probe
from desktop.domain.proxy import SYSTEM
from desktop.domain.said import say
from desktop.domain.server_url import is_loopback
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.proxies import proxies_for
from desktop.sync.unforeseen import Attempt
from wire import limits
from wire.messages import ChallengeAnswer, HelloAnswer, ProofRequest, SessionAnswer

ADDRESS: Final = "Adresse"
REACHABLE: Final = "Erreichbarkeit"
CERTIFICATE: Final = "Zertifikat"
SERVER: Final = "Server"
SESSION: Final = "Anmeldung"
STEPS: Final = (ADDRESS, REACHABLE, CERTIFICATE, SERVER, SESSION)
"""The steps, in their order."""
LET_GO: Final = Failure(Cause.LOCAL, "locked", "Das Profil ist gesperrt; geprüft wird nach dem Entsperren.")
"""Why a test that was under way at the lock went no further."""
_PORTS: Final = {"https": 443, "http": 80}

Resolve = Callable[[str, int], object]
"""Finds the addresses of a name; raises `OSError` where there are none."""


class Remote(Protocol):
    """The calls that a test makes."""

    def hello(self) -> HelloAnswer:
        """Ask who the server is."""

    def challenge(self) -> ChallengeAnswer:
        """Ask for bytes to sign."""

    def open_session(self, proof: ProofRequest) -> SessionAnswer:
        """Open a session."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is tried: the server's address, the fingerprint it must know, how this device signs in, which proxy."""

    server: str
    root: bytes
    prove: Callable[[ChallengeAnswer], ProofRequest]
    proxy: str = SYSTEM


def try_connection(line: Line, remote: Remote, resolve: Resolve = socket.getaddrinfo) -> tuple[Probe, ...]:
    """Try every step up to the first that fails; gives what was found."""
    found: list[Probe] = []
    attempt = Attempt()
    with attempt:
        for probe in _probes(line, remote, resolve):
            found.append(probe)
            if not probe.ok:
                break
    if attempt.failure is not None:
        found.append(Probe(STEPS[len(found)], ok=False, text=attempt.failure.message))
    return tuple(found)


def _probes(line: Line, remote: Remote, resolve: Resolve) -> Iterator[Probe]:
    yield _address(line, resolve)
    yield from _greeting(line, remote)
    yield _session(line, remote)


def _address(line: Line, resolve: Resolve) -> Probe:
    parts = urlsplit(line.server)
    host = parts.hostname or ""
    if proxies_for(line.server, line.proxy):
        own = say("{host}, über den Proxy {proxy}.", host=host, proxy=line.proxy)
        text = own if line.proxy else say("{host}, über den Proxy dieses Geräts.", host=host)
        return Probe(ADDRESS, ok=True, text=text)
    try:
        resolve(host, parts.port or _PORTS.get(parts.scheme, 443))
    except OSError:
        return Probe(
            ADDRESS, ok=False, text=say("Zu {host} ist keine Adresse bekannt. Besteht eine Netzverbindung?", host=host)
        )
    return Probe(ADDRESS, ok=True, text=say("{host} ist bekannt.", host=host))


def _greeting(line: Line, remote: Remote) -> Iterator[Probe]:
    """Say hello: what comes back, or does not, tells three steps apart."""
    try:
        hello = remote.hello()
    except RequestFailed as failed:
        yield from _failed_greeting(line.server, failed)
        return
    yield Probe(REACHABLE, ok=True, text="Der Server antwortet.")
    yield _certificate(line.server)
    yield _server(hello, line.root)


def _failed_greeting(server: str, failed: RequestFailed) -> Iterator[Probe]:
    failure = failed.failure
    if failure.cause is Cause.UNREACHABLE:
        yield Probe(REACHABLE, ok=False, text=failure.message)
        return
    yield Probe(REACHABLE, ok=True, text="Der Server antwortet.")
    if failure.cause is Cause.CERTIFICATE:
        yield Probe(CERTIFICATE, ok=False, text=failure.message)
        return
    yield _certificate(server)
    yield Probe(SERVER, ok=False, text=failure.message)


def _certificate(server: str) -> Probe:
    parts = urlsplit(server)
    if parts.scheme == "http" and is_loopback(parts.hostname or ""):
        return Probe(CERTIFICATE, ok=True, text="Nicht nötig: Der Server läuft auf diesem Gerät.")
    return Probe(CERTIFICATE, ok=True, text="Das Zertifikat ist vertrauenswürdig.")


def _server(hello: HelloAnswer, root: bytes) -> Probe:
    if not hello.root:
        return Probe(SERVER, ok=False, text="Der Server ist neu: Auf ihm wurde noch keine Kooperation gegründet.")
    if hello.root != root:
        return Probe(SERVER, ok=False, text="Der Server gehört zu einer anderen Kooperation.")
    if limits.PROTOCOL not in hello.protocols:
        return Probe(SERVER, ok=False, text="Server und Programm sind zu verschieden alt, um sich zu verstehen.")
    return Probe(SERVER, ok=True, text="Der Server gehört zu dieser Kooperation.")


def _session(line: Line, remote: Remote) -> Probe:
    try:
        answer = remote.open_session(line.prove(remote.challenge()))
    except RequestFailed as failed:
        return Probe(SESSION, ok=False, text=failed.failure.message)
    if not answer.active:
        return Probe(SESSION, ok=True, text="Der Server kennt dieses Gerät; es wartet noch auf die Zulassung.")
    return Probe(SESSION, ok=True, text="Der Server kennt dieses Gerät.")
