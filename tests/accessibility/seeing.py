"""Checks 4 and 8: what is read and what has the focus stands out enough, in the palette and in the pixels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)

from desktop.ui.chip_row import ChipRow
from desktop.ui.tab_walk import show_whole
from tests.helpers.accessible import described, place, reachable, scroll_areas, settled, visible, words
from tests.helpers.contrasts import SHAPE, TEXT, edge, pixels_that_stand_out, seen, strongest

LARGE: Final = ("title", "phone")
_LEAST_RING: Final = 40
_BANDS: Final = 3
_FRAME: Final = 4


def faint(root: QWidget) -> list[str]:
    """Find words, chips, rows and edges of fields whose pixels do not stand out from their ground."""
    image = grabbed(root)
    found = []
    for widget in visible(root):
        if widget.isEnabled() and _is_seen(widget):
            found += [f"{described(widget)} has {reached:.1f}:1 {what}" for what, reached in _faint(image, widget)]
    return found


def _is_seen(widget: QWidget) -> bool:
    """Whether all of a widget is in the picture."""
    here = place(widget)
    # The window first: most of a long page is outside of it.
    if not widget.window().rect().contains(here):
        return False
    return all(place(area.viewport()).contains(here) for area in scroll_areas(widget))


def _faint(image: QImage, widget: QWidget) -> Iterator[tuple[str, float]]:
    """What of a widget does not stand out, and by how much it does."""
    for what, reached, least in (*_words_and_icon(image, widget), *_rows_and_edge(image, widget)):
        if reached < least:
            yield what, reached


def _words_and_icon(image: QImage, widget: QWidget) -> Iterator[tuple[str, float, float]]:
    if isinstance(widget, (QLabel, QAbstractButton, QComboBox)) and words(widget).strip():
        least = SHAPE if widget.property("role") in LARGE else TEXT
        inset = max(2, widget.height() // 6) if isinstance(widget, (QPushButton, QComboBox)) else 0
        yield "between words and ground", strongest(image, place(widget), inset=inset), least
    elif isinstance(widget, QAbstractButton) and not widget.icon().isNull():
        yield "between icon and ground", strongest(image, place(widget), inset=_FRAME), SHAPE


def _rows_and_edge(image: QImage, widget: QWidget) -> Iterator[tuple[str, float, float]]:
    if isinstance(widget, (ChipRow, QAbstractItemView)):
        for band in _bands(widget):
            yield f"in a row at {band.y()}", strongest(image, band), TEXT
    if isinstance(widget, (QLineEdit, QComboBox, QPlainTextEdit)) and not _is_inside(widget):
        yield "at its edge", edge(image, place(widget)), SHAPE


def faint_below(root: QWidget) -> list[str]:
    """Find what does not stand out further down, wherever something scrolls: each part is scrolled to."""
    found = []
    for area in [one for one in visible(root) if isinstance(one, QScrollArea)]:
        bar = area.verticalScrollBar()
        step = max(1, area.viewport().height() // 2)
        for down in range(step, bar.maximum() + step, step):
            bar.setValue(down)
            settled()
            found += faint(root)
        bar.setValue(0)
    return found


def _is_inside(widget: QWidget) -> bool:
    return isinstance(widget, QPlainTextEdit) and widget.isReadOnly()


def _bands(widget: QWidget) -> Iterator[QRect]:
    """The lines of text in what is painted: the whole of chips, of a cell of a table, three in each row of a list."""
    if not isinstance(widget, QAbstractItemView):
        yield place(widget)
        return
    corner = place(widget.viewport()).topLeft()
    if isinstance(widget, QTableView):
        yield from (cell.translated(corner) for cell in _cells(widget))
        return
    for row in range(widget.model().rowCount()):
        rect = widget.visualRect(widget.model().index(row, 0))
        if widget.viewport().rect().contains(rect):
            lines = _BANDS if rect.height() > _BANDS * widget.fontMetrics().height() else 1
            high = rect.height() // lines
            for line in range(lines):
                yield QRect(rect.left() + 8, rect.top() + line * high + 4, rect.width() - 16, high - 8).translated(
                    corner
                )


def _cells(table: QTableView) -> Iterator[QRect]:
    """The cells that are to be seen, but for their edges."""
    model = table.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            rect = table.visualRect(model.index(row, column))
            if table.viewport().rect().contains(rect):
                yield rect.adjusted(4, 4, -4, -4)


def grabbed(root: QWidget) -> QImage:
    """What a window looks like, a pixel of the screen for each of its own."""
    return root.window().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


# Focus.


def invisible_focus(root: QWidget) -> list[str]:
    """Find what looks the same with the focus as without it, after a real Tab or after being led there."""
    found = []
    wanted = reachable(root)
    for before, widget in pairwise([*wanted[-1:], *wanted]):
        if widget is before:
            continue
        if QApplication.focusWidget() is not before:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
            settled()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        settled()
        led = _part(widget)
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        settled()
        without = _part(widget)
        found += _unmarked(widget, without, led, "setFocus")
        QTest.keyClick(before, Qt.Key.Key_Tab)
        settled()
        if QApplication.focusWidget() is widget and (tabbed := _part(widget)) != led:
            # What looks as it did when it was led there is judged already.
            found += _unmarked(widget, without, tabbed, "Tab")
    return found


def _unmarked(widget: QWidget, without: QImage, focused: QImage, how: str) -> list[str]:
    if without.size() != focused.size():
        return [f"{described(widget)} changes its size with the focus after {how}"]
    changed = pixels_that_stand_out(without, focused)
    return [] if changed >= _LEAST_RING else [f"{described(widget)} shows its focus after {how} by {changed} pixels"]


def _part(widget: QWidget) -> QImage:
    """What a widget looks like, with a little around it; scrolled to, so that two pictures are of one place."""
    show_whole(widget)
    settled()
    return seen(widget, 3)
