"""What is wrong with a line: said below it, told of it, marked at it, until somebody types on."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.line_problem import LineProblem
from desktop.ui.parts import box
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
WRONG = "Das ist keine Rufnummer."


@dataclass
class Field:
    """A line with what is below it, in a window of their own."""

    window: QWidget
    line: QLineEdit
    problem: LineProblem

    def seen(self) -> tuple[bool, object, object, str]:
        """Whether something is said below, what the line looks like, and what is told of it."""
        looks = self.line.property(theme.ROLE), self.line.property(theme.TONE)
        return self.problem.isVisible(), *looks, self.line.accessibleDescription()


@pytest.fixture
def field(themed: Theme, qtbot: QtBot) -> Field:
    """A line with nothing wrong in it."""
    window, line = QWidget(), QLineEdit()
    made = Field(window, line, LineProblem(line))
    layout = box(window)
    for part in (line, made.problem):
        layout.addWidget(part)
    show(qtbot, window, 300, 120)
    return made


def test_what_is_wrong_stands_below_until_somebody_types_on(field: Field) -> None:
    """It is seen and told with the line, which is marked; the next letter takes all of that back."""
    right = (False, "field", None, "")
    assert field.seen() == right
    field.problem.say(WRONG)
    assert field.seen() == (True, "field", "danger", WRONG)
    assert field.problem.text() == WRONG
    QTest.keyClicks(field.line, "0")
    assert field.seen() == right


def test_a_line_that_may_be_right_is_not_marked(field: Field) -> None:
    """What concerns more than the line is said below it and nothing else."""
    field.problem.say(WRONG, marks=False)
    assert field.seen() == (True, "field", None, "")
