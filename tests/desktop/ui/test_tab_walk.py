"""Tab as a window is laid out: over splitters, stacks and scrolled pages, past what is hidden, whatever is newest."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.parts import label, scrolled
from desktop.ui.tab_walk import go_on, in_order, show_whole
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, focused, show

pytestmark = SHOWING


class Page(QWidget):
    """A bar above a splitter of a scrolled column and a stack; the bar's button was made last."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.third = QLineEdit(), QLineEdit(), QLineEdit()
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.addWidget(self.first)
        self.column.addWidget(self.second)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.third)
        self.stack.addWidget(QLineEdit())
        splitter = QSplitter()
        self.area = scrolled(inner)
        splitter.addWidget(self.area)
        splitter.addWidget(self.stack)
        self.top = QPushButton("oben")
        bar = QHBoxLayout()
        bar.addWidget(self.top)
        layout = QVBoxLayout(self)
        layout.addLayout(bar)
        layout.addWidget(splitter)


@pytest.fixture
def page(qtbot: QtBot, themed: Theme) -> Page:
    """The page, shown."""
    made = Page()
    show(qtbot, made, 400, 300)
    return made


def walked(page: Page, *, forward: bool = True) -> list[QWidget]:
    """What has the focus on the way round, from the top."""
    page.top.setFocus()
    found = []
    for _ in range(4):
        assert go_on(page, forward=forward)
        found.append(focused())
    return found


def test_tab_goes_as_one_reads(page: Page) -> None:
    """From the bar down the column and into the page of the stack that is shown, and round again; backwards too."""
    assert walked(page) == [page.first, page.second, page.third, page.top]
    assert walked(page, forward=False) == [page.third, page.second, page.first, page.top]


def test_from_everywhere_the_next_is_that_of_the_order(page: Page) -> None:
    """Whatever has the focus, Tab leads to what follows it in the order, and Shift+Tab back, round the ends as well."""
    for late in (QSplitter(), scrolled(QLineEdit())):
        page.column.insertWidget(1, late)
        late.show()
    stops = [widget for widget in in_order(page) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) >= 5
    for before, after in pairwise([*stops, stops[0]]):
        for start, forward, end in ((before, True, after), (after, False, before)):
            start.setFocus()
            assert go_on(page, forward=forward)
            assert focused() is end


def test_what_is_hidden_or_disabled_is_passed(page: Page) -> None:
    """What is not there or cannot be used is left out."""
    page.first.hide()
    page.second.setEnabled(False)
    assert walked(page)[:2] == [page.third, page.top]


def test_what_came_later_has_its_place(page: Page) -> None:
    """A field put between two others comes between them."""
    late = QLineEdit()
    page.column.insertWidget(1, late)
    late.show()
    assert walked(page)[:3] == [page.first, late, page.second]


def test_a_text_somebody_marked_has_its_place_too(page: Page) -> None:
    """From a label that was clicked Tab goes to what follows it."""
    said = label("Das steht hier.", select=True)
    page.column.insertWidget(1, said)
    said.show()
    said.setFocus()
    assert said in list(in_order(page))
    assert go_on(page, forward=True)
    assert focused() is page.second


def test_without_anything_to_reach_nothing_happens(qtbot: QtBot, themed: Theme) -> None:
    """A window that is only read says that there is nothing."""
    made = QLabel("Nur Text")
    show(qtbot, made)
    assert not go_on(made, forward=True)


def test_the_focused_is_shown_whole(page: Page) -> None:
    """A field below the edge is scrolled to with all of its height, one above it too."""
    for _ in range(30):
        page.column.insertWidget(0, QLabel("Zeile"))
    page.column.activate()
    for field in (page.second, page.first):
        show_whole(field)
        at = field.mapTo(page.area.viewport(), QPoint(0, 0)).y()
        assert 0 <= at <= page.area.viewport().height() - field.height()
