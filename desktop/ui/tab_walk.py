"""Tab through a window as it is laid out, and bring what gets the focus wholly into view.

Qt itself goes by the order in which widgets were made: what is shown anew would come last, after the strip at the
bottom. It must not know what a widget is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

from desktop.ui.theme import theme

_EDGE = 16


def go_on(root: QWidget, *, forward: bool) -> bool:
    """Give the focus to what comes next, or before, as one reads; says whether there is anything."""
    focused = QApplication.focusWidget()
    target = next(filter(_takes_tab, _round_from(root, focused, forward=forward)), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    show_whole(target)
    return True


def _round_from(root: QWidget, start: QWidget | None, *, forward: bool) -> Iterator[QWidget]:
    """Yield what follows a widget, or comes before it, and goes on from the other end; all where it is not in order.

    It looks beside the widget first: a form has hundreds, and the next one is mostly near.
    """
    places = _places(root, start)
    if start is not None and places is not None:
        yield from _following(start, places) if forward else _preceding(places)
    for widget in in_order(root) if forward else reversed(list(in_order(root))):
        if widget is start:
            return
        yield widget


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a widget stands: in what, and behind and before which others that are shown there."""

    holder: QWidget
    before: list[QWidget]
    behind: list[QWidget]


def _places(root: QWidget, widget: QWidget | None) -> list[_Place] | None:
    """Give where a widget stands, where what holds it stands, and so on up to the root; None if it is not in order."""
    places = []
    holder = widget
    while widget is not root:
        holder = holder.parentWidget() if holder is not None else None
        if holder is None:
            return None
        beside = _shown_in(holder)
        if widget in beside:
            at = beside.index(widget)
            places.append(_Place(holder, beside[:at], beside[at + 1 :]))
            widget = holder
    return places


def _following(start: QWidget, places: list[_Place]) -> Iterator[QWidget]:
    yield from islice(in_order(start), 1, None)
    for place in places:
        for widget in place.behind:
            yield from in_order(widget)


def _preceding(places: list[_Place]) -> Iterator[QWidget]:
    for place in places:
        for widget in reversed(place.before):
            yield from reversed(list(in_order(widget)))
        yield place.holder


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and what is in it, in the order in which it is laid out; what is hidden is passed over."""
    waiting = [widget]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(_shown_in(one))


def _shown_in(widget: QWidget) -> list[QWidget]:
    return [inner for inner in _inside(widget) if not inner.isHidden()]


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


def show_whole(widget: QWidget, part: QRect | None = None) -> None:
    """Scroll so that all of a widget, or of a part of it, is seen, or its top where it is too high.

    Qt is content with the text cursor.
    """
    wanted = widget.rect() if part is None else part
    parent = widget.parentWidget()
    while parent is not None:
        page = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and page is not None and page.isAncestorOf(widget):
            rect = wanted.translated(widget.mapTo(page, QPoint(0, 0)))
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
