"""The dialogs for files: open at once, and tell what was chosen when somebody has chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.file_dialogs import choose_files, choose_place
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def test_several_files_are_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing waits for the dialog; what is chosen is told once it is confirmed."""
    window, chosen = QWidget(), list[list[str]]()
    qtbot.addWidget(window)
    window.show()
    dialog = choose_files(window, chosen.append)
    assert dialog.isVisible()
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(tmp_path / "a.jpg"), str(tmp_path / "b.jpg")])
    assert chosen == [[str(tmp_path / "a.jpg"), str(tmp_path / "b.jpg")]]
    dialog.close()


def test_a_place_is_chosen_with_the_name_at_hand(qtbot: QtBot, tmp_path: Path) -> None:
    """The file has its name there already."""
    window, chosen = QWidget(), list[str]()
    qtbot.addWidget(window)
    window.show()
    dialog = choose_place(window, "foto.jpg", chosen.append)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert [Path(one).name for one in dialog.selectedFiles()] == ["foto.jpg"]
    dialog.fileSelected.emit(str(tmp_path / "foto.jpg"))
    assert chosen == [str(tmp_path / "foto.jpg")]
    dialog.close()
