"""What those who hear a screen, or use it by keyboard, have of a widget: its name, whether Tab reaches it, its words.

A finding is a line of text that names the widget by its class and its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from desktop.ui.growing import Growing

TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
CONTROLS = (QAbstractButton, QComboBox, QAbstractItemView, *TEXT_FIELDS)
_WHOLE = (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView)
"""Controls whose inside Qt has made for itself."""
_SHOWN_OF_A_NAME = 60
_PATIENCE_MS = 5_000
_BEAT_MS = 5


def visible(root: QWidget) -> Iterator[QWidget]:
    """Every widget that is shown, the root first, in the order it was made; inner parts of controls are left out."""
    waiting = [root]
    while waiting:
        widget = waiting.pop()
        if not widget.isVisible():
            # Nor is anything in it: of a window with many pages most is passed over here.
            continue
        if not widget.size().isEmpty():
            yield widget
        whole = isinstance(widget, _WHOLE)
        inside = [one for one in widget.children() if isinstance(one, QWidget) and (one.isWindow() or not whole)]
        waiting += reversed(inside)


def reachable(root: QWidget) -> list[QWidget]:
    """What Tab has to reach: everything shown and enabled that takes the focus by it."""
    return [
        widget
        for widget in visible(root)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _only_carries(widget)
    ]


def _only_carries(widget: QWidget) -> bool:
    """Whether a widget takes the focus only to hand it on."""
    return widget.focusProxy() is not None


def interactive(root: QWidget) -> list[QWidget]:
    """What can be used: controls, and whatever else takes the focus by Tab, enabled or not."""
    return [
        widget
        for widget in visible(root)
        if (isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not (isinstance(widget, QAbstractItemView) and not widget.focusPolicy())
    ]


def name(widget: QWidget) -> str:
    """The name a screen reader says; of a combo box its own name, for Qt reports what is chosen in its place."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName() or _label_of(widget)
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _label_of(widget: QWidget) -> str:
    labels = widget.window().findChildren(QLabel)
    return next((one.text() for one in labels if one.buddy() is widget), "")


def words(widget: QWidget) -> str:
    """What can be read on a widget itself."""
    if isinstance(widget, QLabel):
        text = widget.text() if widget.pixmap().isNull() else ""
        rich = widget.textFormat() is Qt.TextFormat.RichText
        return QTextDocumentFragment.fromHtml(text).toPlainText() if rich else text
    if isinstance(widget, QAbstractButton):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def described(widget: QWidget) -> str:
    """A widget by its class and its words, for a finding."""
    said = words(widget) or widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} „{' '.join(said.split())[:_SHOWN_OF_A_NAME]}“"


def place(widget: QWidget) -> QRect:
    """Where a widget stands in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def scroll_areas(widget: QWidget) -> Iterator[QAbstractScrollArea]:
    """The areas a widget scrolls in, the innermost first."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea) and parent.viewport().isAncestorOf(widget):
            yield parent
        parent = parent.parentWidget()


def wait_until(holds: Callable[[], bool]) -> None:
    """Let things happen until something holds, which has to be soon; looks again at each beat, and rests between."""
    patience, heart = QDeadlineTimer(_PATIENCE_MS), QTimer(interval=_BEAT_MS)
    heart.start()
    while not holds():
        assert not patience.hasExpired(), "it never came to hold"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def settled() -> None:
    """Let everything that is due now happen: layouts, what follows in turns, and what was put off until later."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    while any(one.isVisible() and not one.whole for one in _growing()):
        QApplication.processEvents()


def _growing() -> Iterator[Growing]:
    """What grows in the windows that are shown; Qt looks for it, for a form has a thousand widgets."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            yield from window.findChildren(Growing)
            if isinstance(window, Growing):
                yield window
