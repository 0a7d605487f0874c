"""Saving: whole or not at all, and somebody is told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.meetings.saving import save_as, write


def test_a_file_is_saved_where_somebody_wants_it(qtbot: QtBot, tmp_path: Path) -> None:
    """The dialog proposes a name; what came of it is told."""
    told: list[str] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = save_as(parent, "termin.ics", b"BEGIN", told.append)
    path = tmp_path / "mein.ics"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert (path.read_bytes(), told) == (b"BEGIN", [f"Gespeichert: {path}"])


def test_what_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    """A folder that is not there."""
    told: list[str] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = save_as(parent, "termin.ics", b"BEGIN", told.append)
    dialog.fileSelected.emit(str(tmp_path / "none" / "mein.ics"))
    dialog.reject()
    assert told == ["Die Datei lässt sich nicht schreiben."]


def test_what_was_there_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """The system's dialog has asked about that."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old and longer")
    assert write(str(path), b"new")
    assert path.read_bytes() == b"new"
