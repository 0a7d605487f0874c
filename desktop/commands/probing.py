"""`connection-test`: the way to the server, step by step, with a result that can be sent to the IT."""

from __future__ import annotations

import socket
from typing import Final

from desktop.commands.command import Answer, Arguments, Command, Desk, Exit
from desktop.composition import Opened
from desktop.domain.progress import Probe
from desktop.domain.version import VERSION
from desktop.presenters.connection import step_text
from desktop.sync import connection_test
from desktop.sync.failures import RequestFailed
from desktop.sync.transport import HttpTransport
from desktop.workspace.local import outdated
from wire.messages import ChallengeAnswer, ProofRequest

_PATIENCE: Final = 5.0
_NAMES: Final = {
    connection_test.ADDRESS: "address",
    connection_test.REACHABLE: "reachable",
    connection_test.CERTIFICATE: "certificate",
    connection_test.SERVER: "server",
    connection_test.SESSION: "session",
}


class Probing:
    """One test of the way to a profile's server. While it waits for others it can be made to let go of the profile."""

    def __init__(self, opened: Opened, resolve: connection_test.Resolve = socket.getaddrinfo) -> None:
        """Take an open profile, and what finds the addresses of a name."""
        self._opened: Opened | None = opened
        self._resolve = resolve
        self._transport: HttpTransport | None = None

    def run(self) -> tuple[Probe, ...]:
        """Give what was found; it takes a few seconds where nobody answers."""
        line, transport = self._line()
        try:
            return connection_test.try_connection(line, transport, self._resolve)
        finally:
            self._opened = None
            transport.close()

    def let_go(self) -> None:
        """Hold nothing of the profile any more, and let the request under way fail; from any thread."""
        self._opened = None
        if self._transport is not None:
            self._transport.end()

    def _line(self) -> tuple[connection_test.Line, HttpTransport]:
        opened = self._still_opened()
        transport = self._transport = opened.transport(_PATIENCE)
        if self._opened is None:
            transport.end()
        line = connection_test.Line(
            opened.server, opened.workspace.root, self._prove, opened.proxy, VERSION, outdated=outdated
        )
        return line, transport

    def _prove(self, challenge: ChallengeAnswer) -> ProofRequest:
        return self._still_opened().workspace.local.prove(challenge)

    def _still_opened(self) -> Opened:
        opened = self._opened
        if opened is None:
            raise RequestFailed(connection_test.LET_GO)
        return opened


def _run(desk: Desk, _arguments: Arguments) -> Answer:
    probes = Probing(desk.opened).run()
    ok = all(probe.ok for probe in probes)
    return Answer({"ok": ok, "checks": [_row(probe) for probe in probes]}, _code(probes), tuple(map(_line, probes)))


def _row(probe: Probe) -> dict[str, object]:
    seconds = None if probe.seconds is None else round(probe.seconds, 3)
    return {"name": _NAMES[probe.step], "ok": probe.ok, "detail": str(probe.text), "seconds": seconds}


def _line(probe: Probe) -> str:
    return f"{'gut   ' if probe.ok else 'FEHLER'} {step_text(probe)}"


def _code(probes: tuple[Probe, ...]) -> Exit:
    """Tell a server that cannot be reached, which may pass, from one that must not be used."""
    failed = next((probe for probe in probes if not probe.ok), None)
    if failed is None:
        return Exit.DONE
    return Exit.KEPT if failed.unreached else Exit.REFUSED


PROBE = Command("connection-test", "die Verbindung prüfen", _run)
