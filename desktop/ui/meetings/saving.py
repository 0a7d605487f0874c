"""Saving a paper or a calendar file of a meeting where somebody wants it: whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QIODevice, QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.said import Verbatim, say
from desktop.ui.file_dialogs import choose_place


def save_as(parent: QWidget, name: str, data: bytes, done: Callable[[str], object]) -> QFileDialog:
    """Ask where something is to be saved and save it there; `done` is told what came of it."""
    return choose_place(parent, name, partial(_save, data, done))


def _save(data: bytes, done: Callable[[str], object], path: str) -> None:
    done(
        say("Gespeichert: {path}", path=Verbatim(path))
        if write(path, data)
        else "Die Datei lässt sich nicht schreiben."
    )


def write(path: str, data: bytes) -> bool:
    """Write a file, or leave everything as it was; says whether it did."""
    file = QSaveFile(path)
    return file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit()
