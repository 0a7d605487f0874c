"""Taking back: offered for a while where something was done, once, and settled when that is over."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.parts import box
from desktop.ui.theme.theme import Theme
from desktop.ui.undo_bar import SECONDS, UndoBar
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


class Page(QWidget):
    """A page with a bar and something else to do, and what became of what was done."""

    def __init__(self) -> None:
        super().__init__()
        self.bar, self.other = UndoBar(), QPushButton("x")
        layout = box(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.other)
        self.told: list[str] = []

    def do(self, name: str) -> None:
        """Do something that can be taken back."""
        self.bar.offer(f"{name} entfernt.", partial(self.told.append, f"undo {name}"), partial(self.told.append, name))


@pytest.fixture
def page(qtbot: QtBot, themed: Theme) -> Page:
    made = Page()
    show(qtbot, made, 400, 200)
    return made


def test_it_is_there_while_there_is_something_to_take_back(page: Page) -> None:
    """It says what was done, its button has the focus and says what for, and it goes with it."""
    assert page.bar.isHidden()
    page.do("a")
    assert page.bar.said.text() == page.bar.button.accessibleDescription() == "a entfernt."
    assert QApplication.focusWidget() is page.bar.button
    page.bar.button.click()
    assert (page.told, page.bar.isHidden()) == (["undo a"], True)


def test_after_ten_seconds_it_is_settled(page: Page) -> None:
    """Once somebody has gone on to something else; nothing can be taken back then."""
    page.do("a")
    assert (page.bar.rest.interval(), page.bar.rest.isActive()) == (1000 * SECONDS, True)
    page.other.setFocus()
    page.bar.rest.timeout.emit()
    page.bar.take_back()
    assert (page.told, page.bar.isHidden()) == (["a"], True)


def test_who_is_on_the_button_is_not_hurried(page: Page) -> None:
    """While it has the focus the time begins anew."""
    page.do("a")
    page.bar.rest.stop()
    page.bar.rest.timeout.emit()
    assert (page.told, page.bar.rest.isActive()) == ([], True)


def test_the_next_thing_settles_the_one_before(page: Page) -> None:
    """Only the last one is offered."""
    page.do("a")
    page.do("b")
    assert page.told == ["a"]
    page.bar.button.click()
    assert page.told == ["a", "undo b"]


def test_whoever_goes_on_keeps_the_focus(page: Page) -> None:
    """It is offered beside what they do, and goes by itself."""
    page.other.setFocus()
    page.bar.offer("Zugewiesen.", partial(page.told.append, "undo"), focused=False)
    assert (page.bar.isHidden(), QApplication.focusWidget()) == (False, page.other)
    page.bar.rest.timeout.emit()
    assert (page.bar.isHidden(), page.told) == (True, [])
