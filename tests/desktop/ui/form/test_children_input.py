"""Children of the immediate form: a number, and names or ages in a line."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.form.children_input import ChildrenInput
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


@pytest.fixture
def children(qtbot: QtBot, themed: Theme) -> ChildrenInput:
    """Nothing written yet."""
    made = ChildrenInput()
    qtbot.addWidget(made.widget)
    return made


def test_number_and_line_are_two_fields_of_the_document(qtbot: QtBot, children: ChildrenInput) -> None:
    """Either suffices, both may be given."""
    told: list[object] = []
    children.listen(lambda: told.append(children.value()))
    assert children.value() == {"children": None, "children_count": None}
    QTest.keyClicks(children.first, "2")
    QTest.keyClicks(children.names, "4")
    assert children.value() == {"children": [{"estimated_age": 4}], "children_count": 2}
    assert told


def test_what_the_line_cannot_say_is_kept(qtbot: QtBot, children: ChildrenInput) -> None:
    """A birth date stays until the line is edited."""
    rich = {"children": [{"given_name": "Kim", "birth_date": "2020-01-01"}], "children_count": 1}
    children.fill(rich)
    assert children.value() == rich
    QTest.keyClicks(children.names, ", Robin")
    assert children.value() == {"children": [{"given_name": "Kim"}, {"given_name": "Robin"}], "children_count": 1}


def test_both_have_names(children: ChildrenInput) -> None:
    """They say what they are part of, and look wrong together."""
    children.name("Kinder")
    children.mark(wrong=True)
    assert children.first.accessibleName() == "Kinder, Anzahl"
    assert children.names.property("tone") == "danger"
