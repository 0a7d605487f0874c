"""Has a number dialled by the telephone program of this computer, where that is allowed (off by default).

That program learns the number, and may keep it. It is handed over as a link (RFC 3966) and never written to a log.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QUrl, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from desktop.exchange.phone_numbers import dialled

_ALLOWED: Final = "dials_numbers"


def allow_dialling(app: QApplication, *, on: bool) -> None:
    """Let rows with numbers offer to call them, or no longer."""
    app.setProperty(_ALLOWED, on)


def may_dial(number: str) -> bool:
    """Say whether a number may be called from here: whether that is allowed, and it is one."""
    app = QApplication.instance()
    return bool(app is not None and app.property(_ALLOWED) and dialled(number))


def dial(number: str) -> bool:
    """Hand a number to the telephone program; says whether there is one."""
    before = qInstallMessageHandler(_say_nothing)
    try:
        return QDesktopServices.openUrl(QUrl(dialled(number)))
    finally:
        qInstallMessageHandler(before)


def _say_nothing(*_message: object) -> None:
    """Keep Qt from writing down the link that nobody opened."""
