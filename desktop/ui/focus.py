"""Where the focus was, and how it comes back there: when a dialog closes, and when what it was in is made anew.

Qt gives it to whatever comes next when its widget goes, and the next key would press that.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid


class FocusBefore:
    """The widget that has the focus now."""

    def __init__(self) -> None:
        """Remember it."""
        self._widget = QApplication.focusWidget()

    @property
    def widget(self) -> QWidget | None:
        """Give what had it, if it is still there."""
        return self._widget if self._widget is not None and isValid(self._widget) else None

    def give_back(self) -> None:
        """Bring the focus back, if what had it is still there."""
        widget = self.widget
        if widget is not None:
            widget.window().activateWindow()
            widget.setFocus()


class FocusWithin:
    """By what the widget in focus is known inside another one, if it is there: the same one may be made anew."""

    def __init__(self, outer: QWidget) -> None:
        """Remember it."""
        focused = QApplication.focusWidget()
        self.there = focused is not None and outer.isAncestorOf(focused)
        """Whether it is inside."""
        self._name = _name(focused) if self.there and isinstance(focused, QPushButton) else ""

    def give_to(self, made: QWidget, otherwise: QWidget) -> None:
        """Give it to the button of that name in what was made, to `otherwise` where there is none; if it was inside."""
        if self.there:
            alike = (one for one in made.findChildren(QPushButton) if self._name and _name(one) == self._name)
            next(alike, otherwise).setFocus()


def _name(button: QPushButton) -> str:
    return button.accessibleName() or button.text()
