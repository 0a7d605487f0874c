"""Tab through a window as it is laid out, and bring what gets the focus wholly into view.

Qt itself goes by the order in which widgets were made: what is shown anew would come last, after the strip at the
bottom. It must not know what a widget is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

from desktop.ui.theme import theme

_EDGE = 16


def go_on(root: QWidget, *, forward: bool) -> bool:
    """Give the focus to what comes next, or before, as one reads; says whether there is anything."""
    focused = QApplication.focusWidget()
    walk = [widget for widget in in_order(root) if widget is focused or _takes_tab(widget)]
    if not walk or walk == [focused]:
        return False
    if focused in walk:
        target = walk[(walk.index(focused) + (1 if forward else -1)) % len(walk)]
    else:
        target = walk[0 if forward else -1]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    show_whole(target)
    return True


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and what is in it, in the order in which it is laid out; what is hidden is passed over."""
    waiting = [widget]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed([inner for inner in _inside(one) if not inner.isHidden()])


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        shown = [widget.widget()]
    elif isinstance(widget, QStackedWidget):
        shown = [widget.currentWidget()]
    elif isinstance(widget, QSplitter):
        shown = [widget.widget(index) for index in range(widget.count())]
    else:
        layout = widget.layout()
        shown = [] if layout is None else list(_in_layout(layout))
    yield from (inner for inner in shown if inner is not None)


def show_whole(widget: QWidget) -> None:
    """Scroll so that all of a widget is seen, or its top where it is too high; Qt is content with the text cursor."""
    parent = widget.parentWidget()
    while parent is not None:
        page = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and page is not None and page.isAncestorOf(widget):
            rect = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
            edge = min(theme.current().px(_EDGE), max(0, (parent.viewport().height() - rect.height()) // 2))
            for down in (rect.bottom(), rect.top()):
                parent.ensureVisible(rect.left(), down, 0, edge)
        parent = parent.parentWidget()


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner = item.widget() if item is not None else None
        if inner is not None:
            yield inner
        elif isinstance(item, QLayout):
            yield from _in_layout(item)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
