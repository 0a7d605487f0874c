"""The order in which Tab walks through a form: down the column as it is laid out, whatever came to it later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def put_in_order(columns: Iterable[QWidget]) -> None:
    """Let Tab walk down one column after the other; what is hidden keeps its place for when it is shown."""
    walk = [widget for column in columns for widget in in_order(column)]
    for one, following in pairwise(walk):
        QWidget.setTabOrder(one, following)


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what takes the focus in a widget, in the order of its layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner = item.widget() if item is not None else None
        if inner is not None:
            yield from in_order(inner)
        elif isinstance(item, QLayout):
            yield from _in_layout(item)
