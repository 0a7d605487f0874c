"""One's own shifts written as a calendar file to where somebody wants it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QFile, QIODevice, QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.said import say
from desktop.presenters.duty_calendar import calendar_of
from desktop.ui.desk import Desk
from desktop.ui.words import tr

_NAME = "rufbereitschaft.ics"


def export_own(desk: Desk, parent: QWidget, say_done: Callable[[str], object]) -> None:
    """Ask where to, and write the file; its name says nothing of a person."""
    path, _ = QFileDialog.getSaveFileName(parent, tr("Kalenderdatei sichern"), _NAME, tr("Kalenderdatei (*.ics)"))
    if path:
        say_done(write_own(desk, path))


def write_own(desk: Desk, path: str) -> str:
    """Write the file, whole or not at all; gives what to say."""
    content, count = calendar_of(desk.workspace)
    out = QSaveFile(path)
    written = out.open(QIODevice.OpenModeFlag.WriteOnly) and out.write(content) == len(content) and out.commit()
    if not written:
        return "Die Kalenderdatei ließ sich dort nicht sichern. Wählen Sie einen anderen Ort."
    QFile.setPermissions(path, QFile.Permission.ReadOwner | QFile.Permission.WriteOwner)
    return (
        "1 Dienst steht in der Kalenderdatei."
        if count == 1
        else say("{count} Dienste stehen in der Kalenderdatei.", count=count)
    )
