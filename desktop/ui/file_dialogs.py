"""The system's own dialogs for files: which to add, and where one is to be saved. Nothing waits while they are open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.words import tr


def choose_files(parent: QWidget, then: Callable[[list[str]], None], *, several: bool = True) -> QFileDialog:
    """Ask which files are to be added, or which one; gives the dialog, which is open."""
    dialog = QFileDialog(parent, tr("Dateien hinzufügen"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile)
    dialog.filesSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def choose_place(parent: QWidget, name: str, then: Callable[[str], None]) -> QFileDialog:
    """Ask where a file is to be saved; gives the dialog, which is open."""
    dialog = QFileDialog(parent, tr("Datei speichern"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    dialog.fileSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
