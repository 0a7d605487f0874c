"""The widgets that can have the focus, as the window uses them, each with the sheet that draws it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.theme.roles import Role, set_role
from tests.helpers.contrasts import pixels_that_stand_out, seen

Make = Callable[[], QWidget]
# A ring is as long as the border it runs along; corners are round and views keep a hairline.
SHARE_OF_A_RING: Final = 0.8
# Qt's platform without a screen says so whenever a window has a least size.
SHOWING: Final = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def button(role: Role | None = None, *, checked: bool | None = None) -> Make:
    """Makes a push button of a role."""

    def make() -> QWidget:
        made = QPushButton("Bestätigen")
        if role:
            set_role(made, role)
        return ticked(made, checked=checked)

    return make


def ticked(made: QAbstractButton, *, checked: bool | None) -> QAbstractButton:
    """A button that can be checked and is or is not, or that cannot be."""
    made.setCheckable(checked is not None)
    made.setChecked(bool(checked))
    return made


def tool(*, checked: bool | None = None) -> Make:
    """Makes a tool button."""

    def make() -> QWidget:
        made = QToolButton()
        made.setText("…")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return ticked(made, checked=checked)

    return make


def editable_combo() -> QWidget:
    """A combo box one may also write into."""
    made = combo()
    assert isinstance(made, QComboBox)
    made.setEditable(True)
    return made


def combo() -> QWidget:
    """A combo box with something in it."""
    made = QComboBox()
    made.addItems(["Willich", "Kempen"])
    set_role(made, "field")
    return made


def rows() -> QWidget:
    """A list with a row selected."""
    made = QListWidget()
    made.addItems(["Willich", "Kempen"])
    made.setCurrentRow(0)
    return made


def flush_rows() -> QWidget:
    """A list without a frame."""
    made = rows()
    set_role(made, "flush")
    return made


def table() -> QWidget:
    """A table with a cell selected."""
    made = QTableWidget(2, 2)
    made.setItem(0, 0, QTableWidgetItem("PC-014"))
    made.setCurrentCell(0, 0)
    return made


def area() -> QWidget:
    """A pane that can be scrolled."""
    made = QScrollArea()
    made.setWidget(QLabel("Verlauf"))
    return made


def tabs() -> QWidget:
    """Tabs to choose from."""
    made = QTabBar()
    for name in ("Verlauf", "Angaben"):
        made.addTab(name)
    return made


def searched() -> QWidget:
    """A line to search by."""
    made = QLineEdit("Name")
    set_role(made, "search")
    return made


def dates() -> QWidget:
    """A date with a calendar to open."""
    made = QDateTimeEdit()
    made.setCalendarPopup(True)
    return made


BUTTONS: Final[Mapping[str, Make]] = {
    "plain": button(),
    "primary": button("primary"),
    "danger": button("danger"),
    "quiet": button("quiet"),
    "filter": button("filter", checked=False),
    "filter, checked": button("filter", checked=True),
    "nav": button("nav", checked=False),
    "nav, checked": button("nav", checked=True),
    "start": button("start"),
    "tool": tool(),
    "tool, checked": tool(checked=True),
    "tabs": tabs,
}
CHOICES: Final[Mapping[str, Make]] = {
    "check box": lambda: QCheckBox("Sofort"),
    "radio button": lambda: QRadioButton("Ja"),
}
FIELDS: Final[Mapping[str, Make]] = {
    "line": lambda: QLineEdit("Name"),
    "search": searched,
    "plain text": lambda: QPlainTextEdit("Text"),
    "text": lambda: QTextEdit("Text"),
    "combo box": combo,
    "editable combo box": editable_combo,
    "number": QSpinBox,
    "date": QDateTimeEdit,
    "date with calendar": dates,
}
LISTS: Final[Mapping[str, Make]] = {"list": rows, "flush list": flush_rows, "table": table}


def shown(qtbot: QtBot, make: Make) -> tuple[QWidget, QWidget, QLineEdit]:
    """An active window, a widget in it, and the line before it that has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    before, widget = QLineEdit(window), make()
    layout = QVBoxLayout(window)
    layout.addWidget(before)
    layout.addWidget(widget)
    window.resize(320, 200)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    return window, widget, before


def ring(qtbot: QtBot, make: Make, *, by_tab: bool) -> float:
    """How much of a line around a widget changes with enough contrast when it gets the focus; 1 is all of it."""
    window, widget, before = shown(qtbot, make)
    without = seen(widget)
    if by_tab:
        QTest.keyClick(before, Qt.Key.Key_Tab)
    else:
        widget.setFocus()
    qtbot.waitUntil(lambda: widget.hasFocus() or widget.isAncestorOf(window.focusWidget()))
    width = widget.width()
    if isinstance(widget, QTabBar):
        width = widget.tabRect(0).width()
    return pixels_that_stand_out(without, seen(widget)) / (2 * (width + widget.height()))
