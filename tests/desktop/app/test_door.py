"""The door: shown before the program is there, and nothing that is wanted of it meanwhile is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.assembling import behind
from desktop.app.door import Door
from desktop.app.place import Place
from desktop.app.program import Program
from desktop.ui.choice_file import ChoiceFile
from tests.helpers.desks import Desks
from tests.helpers.programs import PASSPHRASE
from tests.helpers.running import Running


@pytest.fixture
def door(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Door:
    """A door with nothing behind it yet, and no profile to open."""
    made = Door(qapp, Place(ChoiceFile(tmp_path / "window.ini"), tmp_path / "profile"))
    qtbot.addWidget(made.window)
    return made


def test_whoever_is_quick_is_let_in(qtbot: QtBot, qapp: QApplication, world: Desks) -> None:
    """A passphrase that was typed before the program was there opens the profile, typed once."""
    running = Running(qtbot, qapp, world.folder / "willich", quick=PASSPHRASE)
    running.opened()
    assert running.desk.person
    running.end()


def test_what_is_wanted_before_waits_in_order(door: Door) -> None:
    """Each wish is done once, in the order they came, as soon as the program is there; after that at once."""
    heard: list[object] = []
    door.open()
    door.ask(lambda program: heard.append((1, program)))
    door.ask(lambda program: heard.append((2, program)))
    program = behind(door)
    assert heard == []
    program.start()
    assert heard == [(1, program), (2, program)]
    door.ask(heard.append)
    assert heard[2:] == [program]
    program.finish()


def test_closed_before_the_program_is_there(door: Door, qtbot: QtBot) -> None:
    """A window that is closed at once ends the program as soon as there is one to end."""
    door.open()
    door.window.close()
    program = behind(door)
    with qtbot.waitSignal(program.finished):
        program.start()


def test_another_look_chosen_at_once(door: Door) -> None:
    """What is chosen on the first lock screen holds, and the screen that follows has it."""
    door.open()
    first = door.entrance.screen
    assert first is not None
    scale = first.looks.scale
    scale.setCurrentIndex(scale.findData(150))
    scale.activated.emit(scale.currentIndex())
    assert door.window.settings.scale == 100
    program: Program = behind(door)
    program.start()
    assert door.window.settings.scale == 150
    assert door.entrance.screen is not first
    program.finish()
