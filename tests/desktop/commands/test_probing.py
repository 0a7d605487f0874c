"""`connection-test`: against a real server, without one, and against one of another cooperation."""

from __future__ import annotations

import contextlib
from pathlib import Path

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.probing import Probing
from desktop.domain.version import VERSION
from desktop.presenters.connection import result_text
from tests.conftest import ExpectedLogs
from tests.helpers.desks import Desks, ask
from tests.helpers.server import running_server

NAMES = ["address", "reachable", "certificate", "server", "session"]


def test_a_server_that_knows_the_device(desks: Desks) -> None:
    """With its own server a profile passes every step, and people get a line for each."""
    answer = ask(desks.police, "connection-test")
    assert (answer.code, answer.result["ok"]) == (Exit.DONE, True)
    assert [check["name"] for check in answer.result["checks"]] == NAMES
    assert len(answer.lines) == len(NAMES)
    assert all(line.startswith("gut    ") and line.endswith(" ms)") for line in answer.lines)
    assert all(check["seconds"] >= 0 for check in answer.result["checks"])
    assert f"hier läuft {VERSION}." in answer.result["checks"][3]["detail"]


def test_what_is_copied_holds_nothing_personal_or_secret(desks: Desks, offline: OwnDesk) -> None:
    """Neither the person nor the unit nor a key, a token or a folder stands in the result for the IT."""
    for desk in (desks.police, offline):
        opened = desk.opened
        text = result_text(Probing(opened).run(), opened.workspace.now())
        workspace = opened.workspace
        assert "Verbindung geprüft" in text
        secret = (opened.person, workspace.unit, workspace.device.hex(), workspace.root.hex(), str(opened.folder))
        assert [one for one in secret if one and one in text] == []


def test_without_a_server(offline: OwnDesk) -> None:
    """A server that cannot be reached is exit code 3, with the step that failed last."""
    answer = ask(offline, "connection-test")
    assert (answer.code, answer.result["ok"]) == (Exit.KEPT, False)
    assert [(check["name"], check["ok"]) for check in answer.result["checks"]] == [
        ("address", True),
        ("reachable", False),
    ]
    assert answer.lines[-1].startswith("FEHLER Erreichbarkeit: ")


def test_the_server_of_others(desks: Desks, tmp_path: Path) -> None:
    """A server that does not belong to the cooperation is refused, for waiting does not help."""
    with running_server(tmp_path) as server:
        folder = desks.copy("police", tmp_path / "moved", server.url)
        opened = desks.open(folder)
        answer = ask(OwnDesk(opened), "connection-test")
        opened.close()
    assert (answer.code, answer.result["ok"]) == (Exit.REFUSED, False)
    assert answer.result["checks"][-1]["name"] == "server"


def test_what_nobody_foresaw_is_the_step_that_failed(desks: Desks, tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """An address that the system cannot even look up ends the test like any other that is not found."""
    expected_logs.expect("UnicodeError at")

    def impossible(_host: str, _port: int) -> object:
        raise UnicodeError("label too long")

    with desks.offline("police", tmp_path / "profile") as desk:
        (probe,) = Probing(desk.opened, impossible).run()
    assert (probe.step, probe.ok) == ("Adresse", False)


def test_once_let_go_it_proves_nothing(desks: Desks, tmp_path: Path) -> None:
    """Let go while a name is looked up, which nothing can cut short, it asks the server nothing after that."""
    with contextlib.closing(desks.open(desks.copy("police", tmp_path / "profile", desks.server.url))) as opened:
        probing = Probing(opened, lambda _host, _port: probing.let_go())
        probes = probing.run()
    assert [(probe.step, probe.ok) for probe in probes] == [("Adresse", True), ("Erreichbarkeit", False)]
