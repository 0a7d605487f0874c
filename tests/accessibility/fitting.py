"""Checks 5, 6 and 7: no text is cut, nothing overlaps or outgrows the screen or scrolls sideways, targets are large."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QToolButton,
    QWidget,
)

from desktop.ui.theme import theme
from tests.helpers.accessible import described, visible, words

SCREEN = (1280, 720)
TARGET = 24
PRIMARY = 32
_SLACK = 1


def clipped(root: QWidget) -> list[str]:
    """Find labels, buttons and choices whose words do not fit, what sticks out, and what overlaps."""
    shown = list(visible(root))
    found = [complaint for widget in shown for complaint in _cut(widget)]
    found += [f"{described(widget)} sticks out of what holds it" for widget in shown if _sticks_out(widget)]
    return found + list(_overlaps(shown))


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton) and widget.text():
        least = widget.minimumSizeHint()
        if widget.width() < least.width() - _SLACK or widget.height() < least.height() - _SLACK:
            yield f"{described(widget)} is {_size(widget)}, needs {least.width()}x{least.height()}"
    elif isinstance(widget, (QLineEdit, QComboBox)) and widget.height() < widget.minimumSizeHint().height() - _SLACK:
        yield f"{described(widget)} is too low"
    if isinstance(widget, QComboBox) and _is_shortened(widget) and widget.currentText() not in widget.toolTip():
        yield f"{described(widget)} is shortened and its whole is nowhere"


def _cut_label(label: QLabel) -> Iterator[str]:
    text = words(label)
    if not text:
        return
    room = label.contentsRect().width()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() < needed - _SLACK:
            yield f"{described(label)} is {label.height()} high, needs {needed}"
        longest = max(re.split(r"[\s\u200b/-]+", text), key=len, default="")
        if _advance(label, longest) > room + _SLACK:
            yield f"{described(label)}: the word {longest} does not fit"
    elif label.width() < label.sizeHint().width() - _SLACK or label.height() < label.sizeHint().height() - _SLACK:
        yield f"{described(label)} is {_size(label)}, needs {label.sizeHint().width()}x{label.sizeHint().height()}"


def _is_shortened(combo: QComboBox) -> bool:
    """Whether what is chosen is wider than its room, which is without the frame and the arrow."""
    return combo.width() - theme.current().px(2 * 10 + 20) < _advance(combo, combo.currentText())


def _advance(widget: QWidget, text: str) -> int:
    return QFontMetrics(widget.font()).horizontalAdvance(text)


def _size(widget: QWidget) -> str:
    return f"{widget.width()}x{widget.height()}"


def _sticks_out(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or not isinstance(widget, (QLabel, QAbstractButton, QComboBox, QLineEdit)):
        return False
    while parent is not None and not _ends(parent):
        stands = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(stands):
            return True
        if parent.isWindow():
            return False
        parent = parent.parentWidget()
    return False


def _ends(parent: QWidget) -> bool:
    """Whether what is inside may be larger, for it scrolls."""
    return isinstance(parent.parentWidget(), QScrollArea)


def _overlaps(shown: list[QWidget]) -> Iterator[str]:
    beside: dict[int, list[QWidget]] = defaultdict(list)
    for widget in shown:
        if widget.parentWidget() is not None and not widget.isWindow() and _stands_beside(widget):
            beside[id(widget.parentWidget())].append(widget)
    for siblings in beside.values():
        for one, other in combinations(siblings, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > _SLACK and both.height() > _SLACK:
                yield f"{described(one)} lies over {described(other)}"


def _stands_beside(widget: QWidget) -> bool:
    """Whether a widget has a place of its own; pages of one stack share theirs."""
    inside = isinstance(widget.parentWidget(), (QAbstractScrollArea, QStackedWidget))
    return not inside and (
        not isinstance(widget, QAbstractScrollArea) or isinstance(widget, (QScrollArea, QPlainTextEdit))
    )


def outgrown(root: QWidget) -> list[str]:
    """Find a window or dialog that is larger than a small screen, whose edges nobody could get at."""
    size = root.window().size()
    wide, high = SCREEN
    if size.width() <= wide and size.height() <= high:
        return []
    return [f"{described(root.window())} is {size.width()}x{size.height()}, the screen has {wide}x{high}"]


def rows_without_whole(root: QWidget) -> list[str]:
    """Find rows whose words may be shortened where they are painted, and stand nowhere in whole."""
    found = []
    for view in (widget for widget in visible(root) if isinstance(widget, QAbstractItemView)):
        for row in range(view.model().rowCount()):
            index = view.model().index(row, 0)
            spoken, tip = (
                str(index.data(role) or "")
                for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
            )
            if not spoken or not tip:
                found.append(f"row {row} of {described(view)} says nowhere all that is in it")
    return found


def sideways(root: QWidget) -> list[str]:
    """Find what scrolls sideways; tables may."""
    return [
        f"{described(widget)} scrolls sideways by {widget.horizontalScrollBar().maximum()}"
        for widget in visible(root)
        if isinstance(widget, QAbstractScrollArea)
        and not isinstance(widget, QTableView)
        and widget.horizontalScrollBar().maximum() > 0
    ]


def small_targets(root: QWidget) -> list[str]:
    """Find buttons, links, boxes and rows that are hard to hit."""
    found = []
    for widget in visible(root):
        if isinstance(widget, (QPushButton, QToolButton, QCheckBox, QRadioButton, QComboBox)):
            least = PRIMARY if widget.property("role") == "primary" else TARGET
            if widget.width() < TARGET or widget.height() < least:
                found.append(f"{described(widget)} is {_size(widget)}, a target has {TARGET}x{least}")
        elif isinstance(widget, QAbstractItemView):
            found += [
                f"rows of {described(widget)} are low" for _ in range(1) if 0 <= widget.sizeHintForRow(0) < TARGET
            ]
    return found
