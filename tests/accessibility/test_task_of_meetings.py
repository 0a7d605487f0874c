"""Task 9 of the usability walk as far as meetings go: the Fachtreffen is accepted by keyboard, in the whole program."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView
from pytestqt.qtbot import QtBot

from desktop.commands.desk import OwnDesk
from desktop.computer import System
from desktop.presenters.times import moment, read_id
from tests.helpers.desks import Desks, ask
from tests.helpers.keyboard import CTRL, Keyboard
from tests.helpers.running import MILLISECONDS, Running, with_passphrase
from tests.helpers.server import running_server
from tests.helpers.showing import SHOWING

pytestmark = SHOWING
KEYS: Final = 2


@pytest.fixture(scope="module")
def invited() -> Iterator[tuple[Desks, bytes]]:
    """Willich are invited to a meeting of the police, and have heard of it."""
    with tempfile.TemporaryDirectory(prefix="sb-task-9-") as folder, running_server(Path(folder)) as server:
        desks = Desks(Path(folder), server)
        desks.make()
        with ExitStack() as opened:
            police, willich = (
                OwnDesk(opened.enter_context(closing(desks.open(desks.folder / name))))
                for name in ("police", "willich")
            )
            begins = moment(System().now()).replace(microsecond=0) + timedelta(days=14)
            planned = {"kind": "casework", "title": "Fachtreffen", "from": begins.isoformat()}
            document = desks.folder / "meeting.json"
            document.write_text(json.dumps(planned | {"until": (begins + timedelta(hours=2)).isoformat()}))
            for desk in (police, willich, police, willich):
                assert ask(desk, "sync").code == 0
            answer = ask(police, "meetings", "add", "--from", str(document))
            assert answer.code == 0
            assert ask(willich, "sync").code == 0
        with_passphrase(desks, "willich")
        yield desks, read_id(answer.result["items"][0]["id"])


def test_task_9_accepting_the_meeting(
    invited: tuple[Desks, bytes], qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """In its area two keys accept the one that comes next, without a connection; the answer is kept."""
    desks, entity = invited
    running = Running(qtbot, qapp, desks.copy_with_passphrase("willich", tmp_path / "willich"))
    try:
        running.program.window.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        running.unlock(by_passphrase=True)
        keyboard = Keyboard(running.program.window)
        keyboard.press(Qt.Key.Key_4, CTRL)
        keyboard.pressed = 0
        qtbot.waitUntil(_stands_on_a_meeting, timeout=MILLISECONDS)
        keyboard.press(Qt.Key.Key_Return)
        qtbot.waitUntil(_stands_on_a_step, timeout=MILLISECONDS)
        keyboard.press(Qt.Key.Key_Return)
        workspace = running.desk.workspace
        qtbot.waitUntil(lambda: bool(workspace.state("meeting", entity).answers), timeout=MILLISECONDS)
        assert [(one.device, one.answer) for one in workspace.state("meeting", entity).answers] == [
            (workspace.device, "yes")
        ]
        assert keyboard.pressed == KEYS
        assert workspace.unplaced()
    finally:
        running.end()


def _stands_on_a_meeting() -> bool:
    """The list is read beside the window; a key that comes before it is lost."""
    place = QApplication.focusWidget()
    return isinstance(place, QListView) and place.currentIndex().isValid()


def _stands_on_a_step() -> bool:
    return isinstance(QApplication.focusWidget(), QAbstractButton)
