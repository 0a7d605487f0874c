"""One program for one folder, with real second programs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.platform.single_instance import Claim, SingleInstance

LINK = "schutzbruecke:open/0192f3a4-5b6c-7d8e-9f00-112233445566"
ANOTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.ui.platform.single_instance import SingleInstance

application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.claim(sys.argv[2]).value, flush=True)
if sys.argv[3] == "stays":
    sys.stdin.read()
instance.close()
"""


def another(folder: Path, argument: str = "", then: str = "goes") -> subprocess.Popen[str]:
    """Start another program for the folder."""
    command = [sys.executable, "-c", ANOTHER, str(folder), argument, then]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def answer(program: subprocess.Popen[str]) -> str:
    """What the other program's claim came to."""
    assert program.stdout is not None
    return program.stdout.readline().strip()


@pytest.fixture
def instance(tmp_path: Path, qapp: QApplication) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    yield instance
    instance.close()


@pytest.mark.parametrize(
    ("argument", "brought"),
    [
        (LINK, LINK),
        ("", ""),
        (f"{LINK}?then=lock", ""),
        ("file:///etc/passwd", ""),
        ("raise\nschutzbruecke:quit", ""),
        ("Müller, Kevin", ""),
    ],
)
def test_a_later_start_hands_over_and_ends(
    argument: str, brought: str, instance: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    """The first is raised, with the link if it is one and with nothing at all if it is not."""
    assert instance.claim() is Claim.FIRST
    with another(tmp_path, argument) as program:
        with qtbot.waitSignal(instance.raised, timeout=10_000) as raised:
            pass
        assert answer(program) == Claim.HANDED_OVER.value
    assert raised.args == [brought]


def test_programs_of_two_folders_do_not_meet(instance: SingleInstance, tmp_path: Path) -> None:
    """Another folder's program is the first of its own."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert instance.claim() is Claim.FIRST
    with another(elsewhere) as program:
        assert answer(program) == Claim.FIRST.value


def test_what_a_killed_program_left_is_taken_over(instance: SingleInstance, tmp_path: Path) -> None:
    """After a kill, socket and lock are still there, and the next start is the first."""
    with another(tmp_path, then="stays") as program:
        assert answer(program) == Claim.FIRST.value
        program.kill()
    assert (tmp_path / "instance.lock").exists()
    assert instance.claim() is Claim.FIRST


def test_a_program_that_ended_makes_room(instance: SingleInstance, tmp_path: Path) -> None:
    """After an end in order the next start is the first."""
    assert instance.claim() is Claim.FIRST
    instance.close()
    with another(tmp_path) as program:
        assert answer(program) == Claim.FIRST.value


def test_one_that_does_not_answer_is_told(tmp_path: Path, qapp: QApplication) -> None:
    """Where the first one hangs, the later start learns that it can neither be first nor hand over."""
    with another(tmp_path, then="stays") as program:
        assert answer(program) == Claim.FIRST.value
        # It reads its input and nothing else: as good as hanging.
        assert SingleInstance(tmp_path, patience_ms=100).claim() is Claim.UNREACHABLE
        program.communicate()


@pytest.mark.parametrize("line", [b"open the door\n", b"\n", b"raise \n", b"\xff\xfe\n", b"x" * 1000, b"raise"])
def test_whatever_else_is_said_brings_nothing(line: bytes, instance: SingleInstance, qtbot: QtBot) -> None:
    """A program that speaks otherwise is put off without a sign."""
    instance.claim()
    server = instance.findChild(QLocalServer)
    assert server is not None
    with qtbot.assertNotEmitted(instance.raised):
        socket = QLocalSocket()
        socket.connectToServer(server.fullServerName())
        socket.write(line)
        if line.endswith(b"\n") or len(line) > 128:
            qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
        else:
            socket.disconnectFromServer()
        assert socket.readAll().isEmpty()


def test_only_this_person_can_connect(instance: SingleInstance) -> None:
    """The socket can be used by its owner alone."""
    instance.claim()
    server = instance.findChild(QLocalServer)
    assert server is not None
    assert Path(server.fullServerName()).stat().st_mode & 0o077 == 0
