"""After a run that ended while somebody wrote: the words, one key to go on, and never asked twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters import drafts
from desktop.presenters.drafts import Draft
from desktop.ui.form.opening import forms_in
from desktop.ui.left_open_dialog import LeftOpenDialog
from desktop.ui.theme.theme import Theme
from desktop.ui.window import Window
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING
from tests.helpers.window import Backstage, quiet_window

pytestmark = SHOWING


@pytest.fixture
def draft(police: Member) -> Draft:
    """A draft that was open when the program was killed."""
    made = drafts.new_draft(police.workspace, "Dienst A", "P01", "immediate", quick=True)
    drafts.save_open(police.workspace, made)
    return made


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, themed: Theme, police: Member) -> Iterator[Window]:
    """The window of a police device, locked."""
    made = quiet_window(tmp_path)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.show_locked(QWidget())


def dialogs(window: Window) -> list[LeftOpenDialog]:
    """The dialogs that are open."""
    return [one for one in window.findChildren(LeftOpenDialog) if one.isVisible()]


def unlocked(window: Window, police: Member) -> LeftOpenDialog:
    """Unlock; gives the dialog that is open."""
    window.show_unlocked(Backstage(police))
    QApplication.processEvents()
    (found,) = dialogs(window)
    return found


def test_it_says_what_is_known(window: Window, police: Member, draft: Draft) -> None:
    """That the draft is there, as of when, that the program did not end by itself, and what to look at."""
    texts = [one.text() for one in unlocked(window, police).findChildren(QLabel)]
    assert texts == [
        "Ihr Entwurf ist wieder da, Stand 16:13:20 Uhr.",
        "Das Programm wurde unerwartet beendet. Prüfen Sie den letzten Satz.",
    ]


def test_enter_goes_on_writing(window: Window, police: Member, draft: Draft) -> None:
    """One key leads back into the form, which is known to be open again."""
    dialog = unlocked(window, police)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.workplace is not None
    assert [form.draft for form in forms_in(window.workplace)] == [draft.id]
    assert drafts.left_open(police.workspace) == (draft, "16:13:20")
    window.keep_place()
    assert drafts.left_open(police.workspace) is None


def test_discarded_it_can_be_taken_back(window: Window, police: Member, draft: Draft) -> None:
    """Discarding leads to the drafts, where it can be undone."""
    unlocked(window, police).discard.click()
    assert window.workplace is not None
    assert window.workplace.area == "drafts"
    assert drafts.discarded(police.workspace) is not None


def test_later_is_asked_only_once(window: Window, police: Member, draft: Draft) -> None:
    """Esc leaves the draft among the others, and the next unlock says nothing."""
    dialog = unlocked(window, police)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert [one.id for one in drafts.listed(police.workspace)] == [draft.id]
    window.show_unlocked(Backstage(police))
    assert dialogs(window) == []


def test_after_an_orderly_end_nothing_is_said(window: Window, police: Member, draft: Draft) -> None:
    """A lock or the end of the program while a form is open is no accident."""
    unlocked(window, police).resume.click()
    window.keep_place()
    window.show_locked(QWidget())
    window.show_unlocked(Backstage(police))
    assert dialogs(window) == []
