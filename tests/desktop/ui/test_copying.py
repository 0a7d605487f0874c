"""The one clipboard for numbers: emptied of what was ours, never of what somebody else put there."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.copying import copy_secret, forget_copied, keep_copied_for
from desktop.ui.platform.clipboard import SecretClipboard


def test_copied_and_forgotten(qapp: QApplication, qtbot: QtBot) -> None:
    """A copied number is on the clipboard until it is forgotten, by one clipboard however often it is used."""
    clipboard = QGuiApplication.clipboard()
    copy_secret("02154 000-000")
    copy_secret("02154 000-001")
    assert clipboard.text() == "02154 000-001"
    assert len(qapp.findChildren(SecretClipboard)) == 1
    forget_copied()
    assert clipboard.text() == ""


def test_what_another_copied_stays(qtbot: QtBot) -> None:
    """At a lock nothing is taken from the clipboard that is not ours."""
    copy_secret("02154 000-000")
    QGuiApplication.clipboard().setText("von anderen")
    forget_copied()
    assert QGuiApplication.clipboard().text() == "von anderen"


def test_how_long_it_stays(qapp: QApplication, qtbot: QtBot) -> None:
    """The time that is said counts for the one clipboard, until another is said."""
    keep_copied_for(5)
    (clipboard,) = qapp.findChildren(SecretClipboard)
    assert [one.interval() for one in clipboard.findChildren(QTimer)] == [5_000]
    keep_copied_for(30)
    assert [one.interval() for one in clipboard.findChildren(QTimer)] == [30_000]
