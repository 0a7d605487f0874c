"""Tries the way to the server step by step, and says of each step in plain words what was found, and how long it took.

It stops at the first step that fails, in whatever way, for those after it could not go well either. It changes nothing
of the profile, and what it says may be copied into a message to the IT: addresses, never content.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Protocol
from urllib.parse import urlsplit

from desktop.domain.progress import Probe
from desktop.domain.proxy import SYSTEM
from desktop.domain.said import Verbatim, joined, printable, say
from desktop.domain.server_url import is_loopback
from desktop.sync.answers import OF_A_PROXY
from desktop.sync.connecting import Moments
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.proxies import By, shown, ways_to
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
_BEHIND: Final = {
    By.SETTING: "{host}, über den Proxy {proxies}.",
    By.PAC: "{host}, über den Proxy {proxies}, wie es die PAC-Datei vorgibt.",
    By.SYSTEM: "{host}, über den Proxy {proxies}, wie es das System vorgibt.",
}
_PORTS: Final = {"https": 443, "http": 80}

Resolve = Callable[[str, int], object]
"""Finds the addresses of a name; raises `OSError` where there are none."""


class Remote(Protocol):
    """The calls that a test makes."""

    @property
    def moments(self) -> Moments:
        """Give when the latest request began, and when its connection opened and was secured."""

    def hello(self) -> HelloAnswer:
        """Ask who the server is."""

    def challenge(self) -> ChallengeAnswer:
        """Ask for bytes to sign."""

    def open_session(self, proof: ProofRequest) -> SessionAnswer:
        """Open a session."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is tried: the server's address, the fingerprint it must know, how this device signs in, which proxy.

    `version` is that of this program, and `outdated` says whether a server still takes it.
    """

    server: str
    root: bytes
    prove: Callable[[ChallengeAnswer], ProofRequest]
    proxy: str = SYSTEM
    version: str = ""
    outdated: Callable[[HelloAnswer], bool] = lambda _hello: False


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
        found.append(_failed(STEPS[len(found)], attempt.failure))
    return tuple(found)


def _probes(line: Line, remote: Remote, resolve: Resolve) -> Iterator[Probe]:
    yield _timed(lambda: _address(line, resolve))
    yield from _greeting(line, remote)
    yield _timed(lambda: _session(line, remote))


def _timed(step: Callable[[], Probe]) -> Probe:
    began = time.monotonic()
    found = step()
    return replace(found, seconds=time.monotonic() - began)


def _failed(step: str, failure: Failure) -> Probe:
    return Probe(step, ok=False, text=failure.message, unreached=failure.cause is Cause.UNREACHABLE)


def _address(line: Line, resolve: Resolve) -> Probe:
    parts = urlsplit(line.server)
    host = parts.hostname or ""
    ways = ways_to(line.server, line.proxy)
    if ways.proxies[0]:
        proxies = joined((Verbatim(shown(one)) if one else "direkt" for one in ways.proxies), ", ")
        text = say(_BEHIND[ways.by], host=host, proxies=proxies)
        return Probe(ADDRESS, ok=True, text=joined((ways.problem, text), " "))
    try:
        resolve(host, parts.port or _PORTS.get(parts.scheme, 443))
    except OSError:
        unknown = say("Zu {host} ist keine Adresse bekannt. Besteht eine Netzverbindung?", host=host)
        return Probe(ADDRESS, ok=False, text=joined((ways.problem, unknown), " "), unreached=True)
    text = say("{host} ist bekannt.", host=host)
    by_file = "Die PAC-Datei nennt den Weg ohne Proxy." if ways.by is By.PAC else ""
    return Probe(ADDRESS, ok=True, text=joined((ways.problem, by_file, text), " "))


def _greeting(line: Line, remote: Remote) -> Iterator[Probe]:
    """Say hello: what comes back, or does not, and when the connection opened and was secured, tells three steps apart.

    Nothing but this one request is sent for them.
    """
    failure: Failure | None = None
    try:
        hello = remote.hello()
    except RequestFailed as failed:
        failure = failed.failure
    over, at = time.monotonic(), remote.moments
    if failure is not None and _reaches(line.server, failure, at) is REACHABLE:
        yield replace(_failed(REACHABLE, failure), seconds=over - at.began)
        return
    opened = at.opened or at.began
    yield Probe(REACHABLE, ok=True, text="Der Server antwortet.", seconds=opened - at.began)
    if failure is not None and _reaches(line.server, failure, at) is CERTIFICATE:
        yield replace(_failed(CERTIFICATE, failure), seconds=over - opened)
        return
    secured = at.secured or opened
    yield replace(_certificate(line.server), seconds=secured - opened)
    found = _server(hello, line) if failure is None else _failed(SERVER, failure)
    yield replace(found, seconds=over - secured)


def _reaches(server: str, failure: Failure, at: Moments) -> str:
    """Say at which step a greeting failed."""
    if failure.cause is Cause.CERTIFICATE:
        return CERTIFICATE
    if failure.cause is not Cause.UNREACHABLE or at.secured:
        return SERVER
    return CERTIFICATE if at.opened and failure not in OF_A_PROXY and not _in_the_clear(server) else REACHABLE


def _in_the_clear(server: str) -> bool:
    parts = urlsplit(server)
    return parts.scheme == "http" and is_loopback(parts.hostname or "")


def _certificate(server: str) -> Probe:
    if _in_the_clear(server):
        return Probe(CERTIFICATE, ok=True, text="Nicht nötig: Der Server läuft auf diesem Gerät.")
    return Probe(CERTIFICATE, ok=True, text="Das Zertifikat ist vertrauenswürdig.")


def _server(hello: HelloAnswer, line: Line) -> Probe:
    if not hello.root:
        return Probe(SERVER, ok=False, text="Der Server ist neu: Auf ihm wurde noch keine Kooperation gegründet.")
    if hello.root != line.root:
        return Probe(SERVER, ok=False, text="Der Server gehört zu einer anderen Kooperation.")
    versions = say(
        "Er spricht Protokoll {protocols} und verlangt mindestens Version {least}; hier läuft {version}.",
        protocols=joined((Verbatim(one) for one in hello.protocols), ", "),
        least=printable(hello.least_client) or "–",
        version=Verbatim(line.version),
    )
    if limits.PROTOCOL not in hello.protocols or line.outdated(hello):
        apart = "Server und Programm sind zu verschieden alt, um sich zu verstehen."
        return Probe(SERVER, ok=False, text=joined((apart, versions), " "))
    return Probe(SERVER, ok=True, text=joined(("Der Server gehört zu dieser Kooperation.", versions), " "))


def _session(line: Line, remote: Remote) -> Probe:
    try:
        answer = remote.open_session(line.prove(remote.challenge()))
    except RequestFailed as failed:
        return _failed(SESSION, failed.failure)
    if not answer.active:
        return Probe(SESSION, ok=True, text="Der Server kennt dieses Gerät; es wartet noch auf die Zulassung.")
    return Probe(SESSION, ok=True, text="Der Server kennt dieses Gerät.")
