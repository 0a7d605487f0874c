"""The register of actions: bound once, with keys that work where they should and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import SPECS, Actions, Spec, Where, key_text
from desktop.ui.theme import icons
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING
from tests.helpers.window import deleted_now

pytestmark = SHOWING
LETTERS = [spec for spec in SPECS if spec.where is Where.LIST]


class Room(QWidget):
    """A window with a list and a field, and what was done in it."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.done: list[str] = []
        self.list, self.field = QListWidget(), QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.list)
        layout.addWidget(self.field)
        for spec in SPECS:
            actions.bind(spec.name, self.list if spec.where is Where.LIST else self, self.note(spec.name))

    def note(self, name: str) -> Callable[[], None]:
        """Give what notes that a name was called for."""
        return lambda: self.done.append(name)


@pytest.fixture
def actions(themed: Theme) -> Actions:
    return Actions()


@pytest.fixture
def room(actions: Actions, qtbot: QtBot) -> Room:
    made = Room(actions)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_register_is_sound() -> None:
    """Every name and key is there once, no key is Ctrl+Alt, and every action has words and an icon there is."""
    keys = Counter(spec.key for spec in SPECS if spec.key)
    assert max(keys.values()) == 1
    assert not [key for key in keys if "Ctrl" in key and "Alt" in key]
    assert len({spec.name for spec in SPECS}) == len(SPECS)
    assert {spec.icon for spec in SPECS} <= set(icons.names())
    assert all(spec.text for spec in SPECS)
    assert all(len(spec.key) == 1 for spec in LETTERS)


def test_a_key_does_what_is_bound(room: Room, actions: Actions, qtbot: QtBot) -> None:
    """A key with Ctrl works wherever the focus is in the window, and what was done is told by its name."""
    told: list[str] = []
    actions.triggered.connect(told.append)
    for target in (room.field, room.list):
        target.setFocus()
        QTest.keyClick(target, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert room.done == told == ["search", "search"]


@pytest.mark.parametrize("spec", LETTERS, ids=lambda spec: str(spec.name))
def test_a_letter_works_in_the_list_alone(spec: Spec, room: Room, actions: Actions, qtbot: QtBot) -> None:
    """A single letter typed into a field is a letter; in the list it is an action, unless letters are switched off."""
    room.field.setFocus()
    QTest.keyClicks(room.field, spec.key)
    assert (room.done, room.field.text().upper()) == ([], spec.key)
    room.list.setFocus()
    QTest.keyClicks(room.list, spec.key)
    assert room.done == [spec.name]
    actions.use_letters(on=False)
    QTest.keyClicks(room.list, spec.key)
    assert room.done == [spec.name]
    actions.use_letters(on=True)
    QTest.keyClicks(room.list, spec.key)
    assert room.done == [spec.name] * 2


def test_letters_off_hold_for_what_is_bound_later(actions: Actions, qtbot: QtBot) -> None:
    """Switched off, letters stay off for lists that are made afterwards."""
    actions.use_letters(on=False)
    room = Room(actions)
    qtbot.addWidget(room)
    found = actions.get("acknowledged")
    assert found is not None
    assert found.shortcut().isEmpty()


def test_only_what_is_bound_is_offered(actions: Actions, qtbot: QtBot) -> None:
    """What nobody has bound stands in no list, and what was bound goes with its screen."""
    assert (actions.bound(), actions.get("sync")) == ([], None)
    room = Room(actions)
    assert [spec for spec, _ in actions.bound()] == list(SPECS)
    room.deleteLater()
    deleted_now()
    assert actions.bound() == []


def test_the_one_bound_last_counts_while_it_is_there(actions: Actions, qtbot: QtBot) -> None:
    """Two screens may bind one action: the later one is offered, and the earlier again once the later has gone."""
    first, second = QWidget(), QWidget()
    qtbot.addWidget(first)
    bound: list[QAction] = [actions.bind("back", owner, lambda: None) for owner in (first, second)]
    assert actions.get("back") is bound[1]
    second.deleteLater()
    deleted_now()
    assert actions.get("back") is bound[0]


def test_keys_as_they_are_written() -> None:
    """A key is written as on a keyboard, and nothing where there is none."""
    texts = {spec.name: key_text(spec) for spec in SPECS}
    assert texts["on_call"] == "F9"
    assert texts["about"] == ""
    assert "+" in texts["lock"]
