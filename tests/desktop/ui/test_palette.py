"""The command palette by keyboard: type, move, choose; Esc leaves everything as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.around import Around
from desktop.ui.palette import Palette
from desktop.ui.palette_delegate import CHOICE
from desktop.ui.theme.theme import Theme
from desktop.ui.workplace import Workplace
from tests.helpers.company import ASD, Member
from tests.helpers.known_contacts import ANNA, added
from tests.helpers.showing import SHOWING
from tests.helpers.window import Noted, around

pytestmark = SHOWING


@pytest.fixture
def surroundings(police: Member, noted: Noted) -> Around:
    """The police's desk."""
    return around(police, noted)


@pytest.fixture
def workplace(qtbot: QtBot, themed: Theme, surroundings: Around) -> Workplace:
    """A workplace in a window that is active."""
    made = Workplace(surroundings)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def palette(workplace: Workplace, qtbot: QtBot) -> Palette:
    """The palette, opened by its key."""
    workplace.strip.on_call.setFocus()
    QTest.keyClick(workplace, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    found = workplace.findChild(Palette)
    assert found is not None
    qtbot.waitUntil(found.line.hasFocus)
    return found


def names(palette: Palette) -> list[str]:
    """The names of the actions listed."""
    choices = [palette.model.index(row, 0).data(CHOICE) for row in range(palette.model.rowCount())]
    return [choice.name or choice.kind for choice in choices]


def test_everything_bound_is_offered(palette: Palette, surroundings: Around) -> None:
    """Before anything is typed all actions that can be done stand in the list, but for the palette itself."""
    able = [spec.name for spec, action in surroundings.actions.bound() if action.isEnabled()]
    assert names(palette) == [name for name in able if name != "palette"]
    assert palette.list.currentIndex().row() == 0


def test_typing_enter_does_it(palette: Palette, surroundings: Around, qtbot: QtBot) -> None:
    """A few letters and Enter at once do the first that matches, after the palette has closed."""
    QTest.keyClicks(palette.line, "abgl")
    with qtbot.waitSignal(surroundings.actions.triggered) as done:
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert done.args == ["synchronisation"]


def test_the_arrows_move_from_the_line(palette: Palette, surroundings: Around, qtbot: QtBot) -> None:
    """Down and up choose another line while the focus stays where one types, and it is heard which."""
    QTest.keyClicks(palette.line, "abgl")
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.line.hasFocus()
    assert "Jetzt abgleichen" in palette.line.accessibleDescription()
    with qtbot.waitSignal(surroundings.actions.triggered) as done:
        QTest.keyClick(palette.line, Qt.Key.Key_Enter)
    assert done.args == ["sync"]


def test_a_notification_is_opened(police: Member, palette: Palette, noted: Noted, qtbot: QtBot) -> None:
    """A notification found by its words is shown in its area."""
    entity = police.notify(ASD)
    palette.line.setText("schiefbahn")
    palette.refresh()
    assert names(palette) == ["notification"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("notification", entity) in noted.asked)


def test_a_contact_is_found_and_shown(palette: Palette, police: Member, noted: Noted, qtbot: QtBot) -> None:
    """With a slip too; its number stands beside it."""
    (anna,) = added(police, ANNA)
    qtbot.waitUntil(lambda: police.workspace.state("contact", anna) is not None)
    qtbot.waitUntil(lambda: bool(palette._contacts("muelelr")))
    palette.line.setText("muelelr")
    palette.refresh()
    assert names(palette) == ["contact"]
    assert "02154 000-001" in str(palette.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("contact", anna) in noted.asked)


def test_rows_end_before_the_bar(palette: Palette, qtbot: QtBot) -> None:
    """However often the list is filled, its rows end where the scroll bar begins."""
    for text in ("sperren", ""):
        palette.line.setText(text)
        palette.refresh()
    qtbot.waitUntil(palette.list.verticalScrollBar().isVisible)
    rect = palette.list.visualRect(palette.model.index(0, 0))
    assert rect.right() < palette.list.viewport().width()


def test_nothing_found_is_said(palette: Palette, qtbot: QtBot) -> None:
    """Where nothing matches the list says so, and Enter does nothing."""
    palette.line.setText("gibt es nicht")
    palette.refresh()
    assert palette.empty.isVisible()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_esc_gives_the_focus_back(palette: Palette, workplace: Workplace, qtbot: QtBot) -> None:
    """Esc closes the palette, and the focus is where it was."""
    with qtbot.waitSignal(palette.finished):
        QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(workplace.strip.on_call.hasFocus)
