"""The area of drafts: Enter goes on, what was discarded comes back by one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters import drafts
from desktop.ui.drafts_screen import DraftsScreen
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING
from tests.helpers.window import Noted, around

pytestmark = SHOWING


@pytest.fixture
def saved(police: Member) -> list[bytes]:
    """Two drafts, the latest first."""
    made: list[bytes] = []
    for _ in range(2):
        draft = drafts.new_draft(police.workspace, "Dienst A", "P01", "immediate", quick=True)
        drafts.save(police.workspace, draft)
        police.company.clock.time += 1000
        made.insert(0, draft.id)
    return made


@pytest.fixture
def noted() -> Noted:
    """The window around."""
    return Noted()


@pytest.fixture
def screen(qtbot: QtBot, themed: Theme, police: Member, saved: list[bytes], noted: Noted) -> DraftsScreen:
    """The area, seen."""
    made = DraftsScreen(around(police, noted))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_enter_goes_on_with_the_latest(qtbot: QtBot, screen: DraftsScreen, noted: Noted, saved: list[bytes]) -> None:
    """The list has the focus and the latest is chosen."""
    assert screen.focusWidget() is screen.list
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert noted.asked == [("write", saved[0], "", "")]


def test_a_discarded_draft_comes_back_by_one_key(qtbot: QtBot, screen: DraftsScreen, saved: list[bytes]) -> None:
    """Entf in the list discards; the way back has the focus and stays until something else is done."""
    QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    assert screen.model.rowCount() == 1
    assert not screen.undo.isHidden()
    assert screen.focusWidget() is screen.undo_button
    QTest.keyClick(screen.undo_button, Qt.Key.Key_Space)
    assert screen.model.rowCount() == 2
    assert screen.undo.isHidden()


def test_who_presses_twice_discards_one(screen: DraftsScreen, police: Member, saved: list[bytes]) -> None:
    """None is chosen in its place, and nothing may be done before one is; a key goes to where it stood."""
    screen.discard_button.click()
    screen.discard_button.click()
    screen.discard()
    assert [draft.id for draft in drafts.listed(police.workspace)] == saved[1:]
    assert not screen.discard_button.isEnabled()
    assert not screen.resume_button.isEnabled()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.list.currentIndex().row() == 0
    assert screen.discard_button.isEnabled()


def test_going_on_with_another_makes_a_discard_final(
    qtbot: QtBot, screen: DraftsScreen, police: Member, noted: Noted
) -> None:
    """What was discarded before is gone with the next thing that is done."""
    screen.discard()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    screen.resume()
    assert drafts.discarded(police.workspace) is None
    assert len(police.workspace.own.drafts()) == 1


def test_without_drafts_it_says_so(screen: DraftsScreen) -> None:
    """The last one discarded leaves a sentence and the way back."""
    screen.discard()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    screen.discard()
    assert screen.list.isHidden()
    assert screen.empty.text() == "Keine Entwürfe."
    assert not screen.resume_button.isEnabled()
    assert not screen.undo.isHidden()


def test_an_unreadable_draft_is_not_opened(screen: DraftsScreen, police: Member, noted: Noted) -> None:
    """It stands in the list, and Enter does nothing with it."""
    police.workspace.own.save_draft(bytes(16), b"\xff")
    screen.refresh()
    screen.list.setCurrentIndex(screen.model.index(0, 0))
    screen.resume()
    assert noted.asked == []
