"""The order of Tab: as it is laid out, whatever came later."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.form.order import in_order, put_in_order
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def test_what_came_later_stands_where_it_is_seen(qtbot: QtBot) -> None:
    """A field put between two others is reached between them; labels are passed over."""
    column = QWidget()
    qtbot.addWidget(column)
    layout = QVBoxLayout(column)
    first, last = QLineEdit(), QLineEdit()
    layout.addWidget(first)
    layout.addWidget(QLabel("x"))
    layout.addWidget(last)
    inner = QHBoxLayout()
    between = QLineEdit()
    inner.addWidget(between)
    layout.insertLayout(1, inner)
    put_in_order([column])
    assert list(in_order(column)) == [first, between, last]
    chain: list[QWidget] = [first]
    while (following := chain[-1].nextInFocusChain()) is not None and following is not first:
        chain.append(following)
    assert [one for one in chain if isinstance(one, QLineEdit)] == [first, between, last]
