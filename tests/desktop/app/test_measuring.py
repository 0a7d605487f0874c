"""What the benchmark of the start reads: when the lock screen and when the list stood painted, in that order."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.measuring import Measuring, Noted
from desktop.domain.templates import template
from desktop.presenters import notifying
from desktop.workspace.workspace import Workspace
from tests.helpers.desks import Desks
from tests.helpers.programs import PASSPHRASE
from tests.helpers.running import MILLISECONDS, Running
from tests.helpers.secret_service import open_keyring


def write_one(workspace: Workspace) -> None:
    notifying.write(workspace, workspace.new_id(), template("P01"), "Dienst A")


def test_what_stood_when_is_noted(
    session_bus: str, world: Desks, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """The lock screen is noted before any key is derived, how long that took, and the list once there is one."""
    told, noted = tmp_path / "told", Noted(map(float, count(1)).__next__)
    with open_keyring(session_bus):
        police = Running(qtbot, qapp, world.folder / "police", opening=noted.open_typed)
        Measuring(police.program, told, noted).begin(police.folder, PASSPHRASE)
        police.opened()
        police.desk.do(write_one, lambda _none: None)
        qtbot.waitUntil(told.exists, timeout=MILLISECONDS)
        police.end()
    # Of a clock that goes on by one when it is looked at: at the lock screen, before the key, after it, at the list.
    assert json.loads(told.read_text("utf-8")) == {"locked": 1.0, "deriving": 1.0, "list": 4.0}
