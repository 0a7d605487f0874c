"""The application's one clipboard for what is nobody else's; at a lock it is emptied of what was ours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.ui.platform.clipboard import SecretClipboard


def copy_secret(text: str) -> None:
    """Put a text on the clipboard for a while."""
    _clipboard().copy(text)


def keep_copied_for(seconds: int) -> None:
    """Take back whatever is copied from now on after so many seconds."""
    _clipboard().keep_for(seconds)


def copied_for() -> int:
    """Say after how many seconds what is copied now is taken back."""
    return _clipboard().seconds


def forget_copied() -> None:
    """Take back what was copied, if it is still there."""
    _clipboard().clear()


def _clipboard() -> SecretClipboard:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no QApplication to have a clipboard")
    found = app.findChild(SecretClipboard, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, SecretClipboard) else SecretClipboard(QGuiApplication.clipboard(), app)
