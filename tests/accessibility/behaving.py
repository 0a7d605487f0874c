"""Checks 16, 17 and 18: dialogs that can be left, nothing that moves or goes by itself, no name where others see it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QAbstractAnimation, Qt, QTimer, QVariantAnimation
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFrame, QPushButton, QWidget
from shiboken6 import isValid

from tests.helpers.accessible import described, settled

_LONGEST_MS: Final = 120


def faulty_dialog(dialog: QDialog) -> list[str]:
    """Find what is wrong with a dialog that is open: title, default button, what Enter would destroy, Esc."""
    found = [] if dialog.windowTitle() else ["the dialog has no title"]
    buttons = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
    defaults = [button for button in buttons if button.isDefault()]
    if buttons and not defaults:
        found.append("no button is the default one")
    found += [f"{described(one)} destroys and is the default" for one in defaults if one.property("role") == "danger"]
    if not dialog.isAncestorOf(QApplication.focusWidget() or dialog.window()):
        found.append("the focus is not in the dialog")
    return found


def stuck_dialog(dialog: QDialog, opener: QWidget | None) -> list[str]:
    """Press Esc; find a dialog that stays, or a focus that does not go back to where it was, if that can be seen."""
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
    settled()
    if isValid(dialog) and dialog.isVisible():
        return ["Esc does not close the dialog"]
    focused = QApplication.focusWidget()
    elsewhere = focused is not None and opener is not None and not opener.isVisible()
    if focused is opener or elsewhere:
        return []
    return [f"the focus is at {described(focused) if focused else 'nothing'} afterwards"]


def moving(root: QWidget) -> list[str]:
    """Find animations that run or last, and what has a button and goes away by a timer."""
    found = [
        f"something moves for {animation.duration()} ms"
        for animation in root.findChildren(QVariantAnimation)
        if animation.duration() > _LONGEST_MS
    ]
    found += ["something moves" for one in root.findChildren(QAbstractAnimation) if one.state() is _RUNS]
    for frame in root.findChildren(QFrame):
        timers = [timer for timer in frame.findChildren(QTimer, options=_DIRECT) if timer.isSingleShot()]
        if frame.isVisible() and any(timer.isActive() for timer in timers) and frame.findChildren(QAbstractButton):
            found.append(f"{described(frame)} goes away by a timer and has a button")
    return found


_RUNS: Final = QAbstractAnimation.State.Running
_DIRECT: Final = Qt.FindChildOption.FindDirectChildrenOnly


def names_outside(texts: Iterable[str], seeded: Iterable[str]) -> list[str]:
    """Find seeded names in what others can see: titles, notices, logs."""
    names = tuple(seeded)
    return [f"{name} stands in „{text}“" for text in texts for name in names if name.casefold() in text.casefold()]


def outside_texts(app: QApplication) -> list[str]:
    """Everything a window shows outside of itself: titles, paths, names in the list of windows."""
    found = [app.applicationDisplayName(), app.applicationName()]
    for widget in app.topLevelWidgets():
        found += [widget.windowTitle(), widget.windowIconText(), widget.windowFilePath(), widget.windowRole()]
    return [text for text in found if text]
