"""The program is loaded behind its door once the lock screen is seen, or was waited for long enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.door import Door
from desktop.app.loading import Loading
from desktop.app.place import Place
from desktop.app.program import Program
from desktop.ui.choice_file import ChoiceFile


@pytest.fixture
def door(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Door:
    """A door with nothing behind it yet."""
    made = Door(qapp, Place(ChoiceFile(tmp_path / "window.ini"), tmp_path / "profile"))
    qtbot.addWidget(made.window)
    return made


@pytest.mark.parametrize("seen", [True, False])
def test_a_program_comes_behind_the_door(door: Door, qtbot: QtBot, *, seen: bool) -> None:
    """It is one program, behind the same window, also where the window is started as an icon and never painted."""
    arrived: list[Program] = []
    loading = Loading(door)
    loading.arrived.connect(arrived.append)
    if seen:
        door.open()
    with qtbot.waitSignal(loading.arrived):
        loading.begin_when_open()
    loading.begin()
    qtbot.wait(0)
    [program] = arrived
    assert program.window is door.window
    program.finish()
