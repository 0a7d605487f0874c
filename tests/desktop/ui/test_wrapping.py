"""A row that wraps: nothing is cut, nothing overlaps, and its height is what it needs."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.theme.theme import Theme
from desktop.ui.wrapping import WrappingLayout, WrappingRow
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


@pytest.fixture
def row(themed: Theme, qtbot: QtBot) -> WrappingRow:
    made = WrappingRow()
    qtbot.addWidget(made)
    for text in ("Eingang bestätigen", "Telefonisch übergeben …", "Nicht zuständig …", "Alle"):
        made.add(QPushButton(text))
    return made


@pytest.mark.parametrize("width", [1000, 420, 250, 10])
def test_nothing_is_cut_and_nothing_overlaps(row: WrappingRow, width: int) -> None:
    """At every width each button is as large as it wants, within the row's height, and over no other."""
    height = row.heightForWidth(width)
    row.setGeometry(0, 0, width, height)
    row.show()
    buttons = row.findChildren(QPushButton)
    assert all(one.size() == one.sizeHint() for one in buttons)
    assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(buttons, 2))
    assert max(one.geometry().bottom() for one in buttons) + 1 == height
    assert min(one.geometry().top() for one in buttons) == 0


def test_narrow_is_higher(row: WrappingRow) -> None:
    """One line where all fit, one line each where none does."""
    line = row.findChildren(QPushButton)[0].sizeHint().height()
    assert row.heightForWidth(2000) == line
    assert row.heightForWidth(10) > 4 * line
    assert row.minimumSizeHint().width() == max(one.sizeHint().width() for one in row.findChildren(QPushButton))


def test_no_line_is_left_with_a_rest(row: WrappingRow) -> None:
    """On two lines both have about the same length: the last word is not left alone."""
    buttons = row.findChildren(QPushButton)
    widths = [one.sizeHint().width() for one in buttons]
    row.setGeometry(0, 0, sum(widths), 200)
    row.show()
    ends = {one.y(): one.geometry().right() for one in buttons}
    assert len(ends) == 2
    assert max(ends.values()) < sum(widths) * 0.7


def test_none_stands_alone_above_several(themed: Theme, qtbot: QtBot) -> None:
    """Of three of which two fit side by side the third stands alone below them, though the others are wider."""
    row = WrappingRow()
    qtbot.addWidget(row)
    for width in (157, 216, 145):
        button = QPushButton()
        button.setFixedWidth(width)
        row.add(button)
    row.setGeometry(0, 0, 516, 200)
    row.show()
    first, second, third = row.findChildren(QPushButton)
    assert first.y() == second.y() < third.y()


def test_words_stand_level_with_the_buttons_beside_them(themed: Theme, qtbot: QtBot) -> None:
    """What is lower than its line stands in the middle of it."""
    row = WrappingRow()
    qtbot.addWidget(row)
    low, high = QLabel("Oktober 2026"), QPushButton("Heute")
    high.setFixedHeight(60)
    for one in (low, high):
        row.add(one)
    row.setGeometry(0, 0, 1000, 60)
    row.show()
    assert abs(low.geometry().center().y() - high.geometry().center().y()) <= 1


def test_what_is_hidden_takes_no_room(row: WrappingRow) -> None:
    """The first that is shown stands at the beginning, whatever is hidden before it."""
    first, second, *_ = row.findChildren(QPushButton)
    first.hide()
    row.setGeometry(0, 0, 2000, 40)
    row.show()
    assert second.x() == 0


def test_a_line_may_stand_at_the_end(themed: Theme, qtbot: QtBot) -> None:
    """The buttons of a question stand at the end of their line; on several lines they begin below each other."""
    row = WrappingRow(to_end=True)
    qtbot.addWidget(row)
    for text in ("Abbrechen", "Beenden", "Im Hintergrund weiterlaufen"):
        row.add(QPushButton(text))
    row.show()
    row.setGeometry(0, 0, 1000, 200)
    assert row.findChildren(QPushButton)[-1].geometry().right() + 1 == 1000
    row.setGeometry(0, 0, 250, 200)
    assert min(one.x() for one in row.findChildren(QPushButton)) == 0


def test_the_layout_keeps_its_items(themed: Theme, qtbot: QtBot) -> None:
    """Items are counted, found, and taken out once."""
    row = WrappingRow()
    qtbot.addWidget(row)
    layout = WrappingLayout()
    label = QLabel("A", row)
    layout.addWidget(label)
    assert (layout.count(), layout.itemAt(1), layout.takeAt(5)) == (1, None, None)
    item = layout.itemAt(0)
    assert item is not None
    assert item.widget() is label
    layout.takeAt(0)
    assert layout.count() == 0
