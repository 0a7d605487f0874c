"""What the benchmark of the start reads: when the lock screen and when the list stood painted, in that order."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

from desktop.app.measuring import Measuring
from desktop.domain.templates import template
from desktop.presenters import notifying
from desktop.workspace.workspace import Workspace
from tests.desktop.app.conftest import Start
from tests.helpers.programs import PASSPHRASE
from tests.helpers.running import MILLISECONDS


def write_one(workspace: Workspace) -> None:
    notifying.write(workspace, workspace.new_id(), template("P01"), "Dienst A")


def test_what_stood_when_is_noted(start: Start, tmp_path: Path) -> None:
    """The lock screen is noted before anything is unlocked, and the list once there is something in it."""
    police, told = start("police"), tmp_path / "told"
    Measuring(police.program, told, map(float, count(1)).__next__).begin(police.folder, PASSPHRASE)
    police.qtbot.waitUntil(lambda: police.program.window.workplace is not None, timeout=MILLISECONDS)
    police.desk.do(write_one, lambda _none: None)
    police.qtbot.waitUntil(told.exists, timeout=MILLISECONDS)
    assert json.loads(told.read_text("utf-8")) == {"locked": 1.0, "list": 2.0}
