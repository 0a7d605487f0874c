"""Keys pressed while a dialog waits for what was confirmed: kept, and pressed again where the keyboard is then.

Who knows what comes next does not wait for the program. What confirms or leaves is not kept: pressed twice, it would do
more than somebody meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_LEAVES: Final = frozenset({Qt.Key.Key_Escape})
_CONFIRMS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_ALONE: Final = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta})


@dataclass(frozen=True, slots=True)
class _Key:
    """One key as it was pressed."""

    key: Qt.Key
    modifiers: Qt.KeyboardModifier
    text: str


class KeptKeys(QObject):
    """The keys of one dialog."""

    def __init__(self, parent: QObject) -> None:
        """Keep none yet."""
        super().__init__(parent)
        self._kept: list[_Key] = []
        self._watched: QWidget | None = None

    def begin(self, widget: QWidget | None) -> None:
        """Keep from now on what is pressed where the focus is."""
        self._watched = widget
        if widget is not None:
            widget.installEventFilter(self)

    def end(self) -> tuple[_Key, ...]:
        """Keep nothing more; gives what was kept."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        kept, self._kept = tuple(self._kept), []
        return kept

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every key but the one that leaves."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in _LEAVES:
            return False
        if key not in _CONFIRMS | _ALONE and not event.isAutoRepeat():
            self._kept.append(_Key(key, event.modifiers(), event.text()))
        return True


def press_again(keys: tuple[_Key, ...], start: QWidget | None) -> None:
    """Press keys one after the other, each where the keyboard is then; none where what had it before is gone."""
    for key in keys if start is not None else ():
        dialog = QApplication.activeModalWidget()
        target = _begins(dialog) if dialog is not None else QApplication.focusWidget() or start
        if target is not None and isValid(target):
            _press(target, key)


def _begins(dialog: QWidget) -> QWidget:
    """Give where the keyboard is in a dialog, or will be once the system has brought it to the front."""
    focused = dialog.focusWidget()
    if focused is not None:
        return focused
    made = dialog.findChildren(QWidget)
    return next((one for one in made if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()), dialog)


def _press(target: QWidget, key: _Key) -> None:
    action = _bound(target, QKeySequence(QKeyCombination(key.modifiers, key.key)))
    if action is not None:
        action.trigger()
        return
    for what in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if isValid(target):
            QApplication.sendEvent(target, QKeyEvent(what, key.key, key.modifiers, key.text))


def _bound(target: QWidget, keys: QKeySequence) -> QAction | None:
    """Give the action that these keys would take with the focus in a widget: its own, or one of what is around it."""
    owner: QWidget | None = target
    while owner is not None:
        for action in owner.actions():
            reaches = owner is target or action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut
            if reaches and action.isEnabled() and keys in action.shortcuts():
                return action
        owner = None if owner.isWindow() else owner.parentWidget()
    return None
