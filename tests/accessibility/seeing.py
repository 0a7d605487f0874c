"""Checks 4 and 8: what is read and what has the focus stands out enough, in the palette and in the pixels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
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
    QWidget,
)

from desktop.ui.chip_row import ChipRow
from desktop.ui.tab_walk import show_whole
from desktop.ui.theme.contrast import ratio
from tests.helpers.accessible import described, place, reachable, scroll_areas, settled, visible, words

TEXT: Final = 4.5
SHAPE: Final = 3.0
LARGE: Final = ("title", "phone")
_LEAST_RING: Final = 40
_FEW: Final = 3
_BANDS: Final = 3
_Role = QPalette.ColorRole
_PAIRS: Final = (
    (_Role.WindowText, _Role.Window),
    (_Role.Text, _Role.Base),
    (_Role.Text, _Role.AlternateBase),
    (_Role.ButtonText, _Role.Button),
    (_Role.HighlightedText, _Role.Highlight),
    (_Role.PlaceholderText, _Role.Base),
    (_Role.ToolTipText, _Role.ToolTipBase),
    (_Role.Link, _Role.Base),
)


def faint_palette(palette: QPalette) -> list[str]:
    """Find pairs of a palette that cannot be read."""
    found = []
    for text, ground in _PAIRS:
        seen = ratio(palette.color(text), palette.color(ground))
        if seen < TEXT:
            found.append(f"{text.name} on {ground.name} has {seen:.1f}:1")
    return found


def faint(root: QWidget) -> list[str]:
    """Find words, chips, rows and edges of fields whose pixels do not stand out from their ground."""
    image = grabbed(root)
    found = []
    for widget in visible(root):
        if widget.isEnabled() and _is_seen(widget):
            found += [f"{described(widget)} has {seen:.1f}:1 {what}" for what, seen in _faint(image, widget)]
    return found


def _is_seen(widget: QWidget) -> bool:
    """Whether all of a widget is in the picture."""
    window = widget.window().rect()
    areas = [QRect(place(area.viewport())) for area in scroll_areas(widget)]
    return all(room.contains(place(widget)) for room in (window, *areas))


def _faint(image: QImage, widget: QWidget) -> Iterator[tuple[str, float]]:
    if isinstance(widget, (QLabel, QAbstractButton, QComboBox)) and words(widget).strip():
        least = SHAPE if widget.property("role") in LARGE else TEXT
        seen = strongest(image, place(widget), frame=isinstance(widget, (QPushButton, QComboBox)))
        if seen < least:
            yield "between words and ground", seen
    if isinstance(widget, (ChipRow, QAbstractItemView)):
        for band in _bands(widget):
            seen = strongest(image, band)
            if seen < TEXT:
                yield f"in a row at {band.y()}", seen
    if isinstance(widget, (QLineEdit, QComboBox, QPlainTextEdit)) and not _is_inside(widget):
        seen = edge(image, place(widget))
        if seen < SHAPE:
            yield "at its edge", seen


def _is_inside(widget: QWidget) -> bool:
    return isinstance(widget, QPlainTextEdit) and widget.isReadOnly()


def _bands(widget: QWidget) -> Iterator[QRect]:
    """The lines of text in what is painted: the whole of chips, three in each row of a list that is to be seen."""
    if not isinstance(widget, QAbstractItemView):
        yield place(widget)
        return
    corner = place(widget.viewport()).topLeft()
    for row in range(widget.model().rowCount()):
        rect = widget.visualRect(widget.model().index(row, 0))
        if widget.viewport().rect().contains(rect):
            lines = _BANDS if rect.height() > _BANDS * widget.fontMetrics().height() else 1
            high = rect.height() // lines
            for line in range(lines):
                yield QRect(rect.left() + 8, rect.top() + line * high + 4, rect.width() - 16, high - 8).translated(
                    corner
                )


def grabbed(root: QWidget) -> QImage:
    """What a window looks like, a pixel of the screen for each of its own."""
    return root.window().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(image: QImage, rect: QRect) -> Counter[int]:
    """How often each colour is in a part of a picture."""
    part = image.copy(rect).convertToFormat(QImage.Format.Format_RGB32)
    pixels: Counter[int] = Counter(memoryview(part.constBits()).cast("I"))
    return pixels


def strongest(image: QImage, rect: QRect, *, frame: bool = False) -> float:
    """The contrast between the ground of a part and what stands out most from it; single pixels do not count."""
    inset = max(2, rect.height() // 6) if frame else 0
    found = colours(image, rect.adjusted(inset, inset, -inset, -inset))
    ground = found.most_common(1)[0][0]
    left = _FEW
    for seen, count in sorted(((contrast(colour, ground), count) for colour, count in found.items()), reverse=True):
        left -= count
        if left <= 0:
            return seen
    return 1.0


def edge(image: QImage, rect: QRect) -> float:
    """The contrast between what lies around a part and the strongest line along its left side."""
    outside = image.pixel(max(rect.left() - 2, 0), rect.center().y())
    return max(contrast(image.pixel(rect.left() + step, rect.center().y()), outside) for step in range(4))


@lru_cache(maxsize=65_536)
def contrast(one: int, other: int) -> float:
    """The contrast of two pixels."""
    return ratio(QColor.fromRgb(one), QColor.fromRgb(other))


# Focus.


def invisible_focus(root: QWidget) -> list[str]:
    """Find what looks the same with the focus as without it, after a real Tab or after being led there."""
    found = []
    wanted = reachable(root)
    for before, widget in pairwise([*wanted[-1:], *wanted]):
        if widget is before:
            continue
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        settled()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        settled()
        led = grabbed_part(widget)
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        settled()
        without = grabbed_part(widget)
        found += _unmarked(widget, without, led, "setFocus")
        QTest.keyClick(before, Qt.Key.Key_Tab)
        settled()
        if QApplication.focusWidget() is widget:
            found += _unmarked(widget, without, grabbed_part(widget), "Tab")
    return found


def _unmarked(widget: QWidget, without: QImage, focused: QImage, how: str) -> list[str]:
    seen = stands_out(without, focused)
    return [] if seen >= _LEAST_RING else [f"{described(widget)} shows its focus after {how} by {seen} pixels"]


def grabbed_part(widget: QWidget) -> QImage:
    """What a widget looks like, with a little around it; scrolled to, so that two pictures are of one place."""
    show_whole(widget)
    settled()
    rect = place(widget).adjusted(-3, -3, 3, 3).intersected(widget.window().rect())
    return widget.window().grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)


def stands_out(before: QImage, after: QImage) -> int:
    """How many pixels changed so much that the change can be seen."""
    if before.size() != after.size():
        return _LEAST_RING
    changed = Counter(
        zip(memoryview(before.constBits()).cast("I"), memoryview(after.constBits()).cast("I"), strict=True)
    )
    return sum(count for (one, other), count in changed.items() if one != other and contrast(one, other) >= SHAPE)
