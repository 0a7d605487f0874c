"""`connection-test`: the way to the server, step by step, with a result that can be sent to the IT."""

from __future__ import annotations

from typing import Final

from desktop.commands.command import Answer, Arguments, Command, Desk, Exit
from desktop.composition import Opened
from desktop.domain.progress import Probe
from desktop.sync import connection_test

_PATIENCE: Final = 5.0
_NAMES: Final = {
    connection_test.ADDRESS: "address",
    connection_test.REACHABLE: "reachable",
    connection_test.CERTIFICATE: "certificate",
    connection_test.SERVER: "server",
    connection_test.SESSION: "session",
}


def probe_connection(opened: Opened) -> tuple[Probe, ...]:
    """Try the way to a profile's server; it takes a few seconds where nobody answers."""
    transport = opened.transport(_PATIENCE)
    try:
        workspace = opened.workspace
        line = connection_test.Line(opened.server, workspace.root, workspace.local.prove, opened.proxy)
        return connection_test.try_connection(line, transport)
    finally:
        transport.close()


def _run(desk: Desk, _arguments: Arguments) -> Answer:
    probes = probe_connection(desk.opened)
    ok = all(probe.ok for probe in probes)
    rows = [{"name": _NAMES[probe.step], "ok": probe.ok, "detail": str(probe.text)} for probe in probes]
    lines = tuple(f"{'gut   ' if probe.ok else 'FEHLER'} {probe.step}: {probe.text}" for probe in probes)
    return Answer({"ok": ok, "checks": rows}, _code(probes), lines)


def _code(probes: tuple[Probe, ...]) -> Exit:
    """Tell a server that cannot be reached, which may pass, from one that must not be used."""
    failed = next((probe for probe in probes if not probe.ok), None)
    if failed is None:
        return Exit.DONE
    return Exit.KEPT if failed.step in (connection_test.ADDRESS, connection_test.REACHABLE) else Exit.REFUSED


PROBE = Command("connection-test", "die Verbindung prüfen", _run)
