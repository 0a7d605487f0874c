"""A program put together for this computer: its window, what it rings with, and how it comes to the front."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.assembling import assemble
from desktop.app.place import Place
from desktop.ui.choice_file import ChoiceFile


def test_a_program_of_its_own(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    """It stands locked in its window, shown when it is started, and not before."""
    program = assemble(qapp, Place(ChoiceFile(tmp_path / "window.ini"), tmp_path / "profile"))
    qtbot.addWidget(program.window)
    assert program.unlock_screen is None
    # What a profile is shown with is there before anybody has typed a passphrase.
    assert program.window._inside is not None
    assert not program.window.isVisible()
    program.start()
    assert program.unlock_screen is program.window.centralWidget()
    assert program.window.isVisible()
    program.finish()
