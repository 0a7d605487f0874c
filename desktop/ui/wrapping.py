"""A row of widgets that wraps where the room ends, so that buttons stay whole at large text sizes.

Where it wraps, its lines become about equally long: none of them is left alone by a word too much, and none begins
with one that stands alone above several.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from desktop.ui.theme import theme

_SPACE: Final = 8
_LONGER: Final = 1.25
"""A line is longer than the one above it where it is by so much; less nobody sees."""


class WrappingLayout(QLayout):
    """Lays widgets side by side, then on the next line."""

    def __init__(self, parent: QWidget | None = None, *, to_end: bool = False) -> None:
        """Begin with nothing; `to_end` says that one line stands at the end of the room."""
        super().__init__(parent)
        self._to_end = to_end
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Give how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item and let it go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that narrow rows are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines at a width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for the least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Give the size of the widest."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, move: bool) -> int:
        space, top = theme.current().px(_SPACE), rect.top()
        shown = [item for item in self._items if not item.isEmpty()]
        sizes = [item.sizeHint() for item in shown]
        widths = [size.width() for size in sizes]
        lines, first = _balanced(widths, space, rect.width()), 0
        free = rect.width() - sum(widths) - space * (len(widths) - 1) if self._to_end and len(lines) == 1 else 0
        for count in lines:
            line = range(first, first + count)
            left, height = rect.left() + max(0, free), max(sizes[index].height() for index in line)
            for index in line:
                if move:
                    # Words stand level with the buttons beside them, which are higher.
                    down = (height - sizes[index].height()) // 2
                    shown[index].setGeometry(QRect(QPoint(left, top + down), sizes[index]))
                left += sizes[index].width() + space
            top += height + space
            first += count
        return max(0, top - space - rect.top())


def _balanced(widths: Sequence[int], space: int, room: int) -> list[int]:
    """Give how many stand in each line: in no more lines than needed, as short as they can be without growing."""
    lines = _filled(widths, space, room)
    spans = [one for start in range(len(widths)) for one in accumulate(widths[start:], lambda a, b: a + space + b)]
    narrower = sorted(span for span in set(spans) if max(widths) <= span < room)
    as_few = [found for span in narrower if len(found := _filled(widths, space, span)) == len(lines)]
    return next((one for one in as_few if not _grows(one, widths, space)), as_few[0] if as_few else lines)


def _grows(lines: Sequence[int], widths: Sequence[int], space: int) -> bool:
    """Say whether a line is longer than the one above it."""
    ends = list(accumulate(lines, initial=0))
    lengths = [sum(widths[first:last]) + space * (last - first - 1) for first, last in pairwise(ends)]
    return any(below > _LONGER * above for above, below in pairwise(lengths))


def _filled(widths: Sequence[int], space: int, room: int) -> list[int]:
    """Give how many stand in each line when each is filled before the next begins."""
    lines, left = [], room + 1
    for width in widths:
        if left + width > room:
            lines.append(0)
            left = 0
        lines[-1] += 1
        left += width + space
    return lines


class WrappingRow(QWidget):
    """Widgets side by side that wrap."""

    def __init__(self, parent: QWidget | None = None, *, to_end: bool = False) -> None:
        """Begin with nothing; `to_end` says that one line stands at the end of the room."""
        super().__init__(parent)
        self._wrapping = WrappingLayout(self, to_end=to_end)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._wrapping.addWidget(widget)
