"""Writing while a device was alone for too long: a notification is written and queued, and nothing else is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.lease import DAY_MS
from desktop.presenters import drafts, sender
from desktop.presenters.strip import Standing
from desktop.ui.form.opening import forms_in
from desktop.ui.form.screen import FormScreen
from desktop.ui.hidden_screen import HiddenScreen
from desktop.ui.window import Window
from tests.helpers.company import ASD, Member
from tests.helpers.keyboard import Keyboard
from tests.helpers.showing import SHOWING
from tests.helpers.window import Backstage, deleted_now

pytestmark = SHOWING


class Alone:
    """A window whose device has not met the server for fifteen days."""

    def __init__(self, window: Window, member: Member) -> None:
        member.workspace.own.meet()
        member.company.clock.time += 15 * DAY_MS
        self.window, self.member, self.backstage = window, member, Backstage(member)
        self.unlock()

    @property
    def screen(self) -> HiddenScreen:
        """What is shown in the place of content."""
        assert self.window.hidden is not None
        return self.window.hidden

    def unlock(self) -> None:
        """Open the profile."""
        self.window.show_hidden(self.backstage, self._met)

    def lock(self) -> None:
        """Lock, as after some minutes without a hand."""
        self.window.keep_place()
        self.window.show_locked(QWidget())
        deleted_now()

    def begin(self) -> bytes:
        """Begin a notification and leave it half-written; gives its draft."""
        self.screen.notification.click()
        draft = self.form().draft
        self.form().autosave.touch()
        self.form().leave()
        deleted_now()
        return draft

    def offered(self) -> list[QPushButton]:
        """What can be gone on with, once it is laid out."""
        QApplication.processEvents()
        return [one for one in self.screen.begun.findChildren(QPushButton) if one.isVisible()]

    def reached(self) -> set[bytes]:
        """The drafts that can be gone on with, each gone on with and left again."""
        found = set()
        for place in range(len(self.offered())):
            self.offered()[place].click()
            found.add(self.form().draft)
            self.form().leave()
            deleted_now()
        return found

    def _met(self) -> None:
        self.window.show_unlocked(self.backstage)

    def form(self) -> FormScreen:
        (found,) = forms_in(self.screen)
        return found

    def words(self) -> str:
        return " ".join(one.text() for one in self.screen.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def alone(window: Window, police: Member) -> Alone:
    """Such a window, with an earlier notification that it does not show."""
    police.notify(ASD)
    return Alone(window, police)


def test_a_notification_is_written_and_waits(alone: Alone, keyboard: Keyboard) -> None:
    """It is queued as on the command line and said so; of what was written nothing is shown afterwards."""
    sender.keep_phone(alone.member.workspace, "030 23125 001")
    before = len(alone.member.workspace.states("notification"))
    alone.screen.immediate.click()
    QApplication.processEvents()
    keyboard.fill_in("Willich")
    keyboard.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    deleted_now()
    assert len(alone.member.workspace.states("notification")) == before + 1
    assert forms_in(alone.screen) == []
    assert "Meldung gesichert." in alone.words()
    assert "Willich" not in alone.words()
    assert alone.screen.begun.isHidden()


def test_a_form_that_was_left_goes_on(alone: Alone, keyboard: Keyboard) -> None:
    """Its draft is kept, the card leads back to it and to no other draft."""
    draft = alone.begin()
    assert forms_in(alone.screen) == []
    assert drafts.find(alone.member.workspace, draft) is not None
    alone.offered()[0].click()
    assert alone.form().draft == draft


def test_what_was_begun_is_reached_after_a_lock(alone: Alone, keyboard: Keyboard) -> None:
    """A half-written notification is among what is offered once somebody has unlocked again."""
    alone.screen.immediate.click()
    QApplication.processEvents()
    keyboard.type("Willich")
    draft = alone.form().draft
    alone.lock()
    alone.unlock()
    assert "Willich" not in alone.words()
    alone.offered()[0].click()
    assert alone.form().draft == draft
    assert alone.form().document()["whereabouts"] == {"municipality": "Willich"}


def test_each_that_was_left_is_reached(alone: Alone, keyboard: Keyboard) -> None:
    """Two that were begun are both offered, and still are once a third has been sent."""
    sender.keep_phone(alone.member.workspace, "030 23125 001")
    begun = {alone.begin(), alone.begin()}
    assert alone.reached() == begun
    alone.screen.immediate.click()
    QApplication.processEvents()
    keyboard.fill_in("Willich")
    keyboard.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    deleted_now()
    assert "Meldung gesichert." in alone.words()
    assert alone.reached() == begun


def test_what_was_discarded_is_offered_no_more(alone: Alone, keyboard: Keyboard) -> None:
    """A draft that somebody discards goes from the card at once."""
    alone.begin()
    alone.offered()[0].click()
    alone.form().discard()
    assert alone.screen.begun.isHidden()


def test_a_form_is_open_still_once_the_server_was_met(alone: Alone, keyboard: Keyboard, qtbot: QtBot) -> None:
    """With the next contact everything is shown, and what is being written with it."""
    alone.screen.immediate.click()
    QApplication.processEvents()
    keyboard.type("Willich")
    draft = alone.form().draft
    alone.member.workspace.own.meet()
    alone.backstage.stands(Standing())
    qtbot.waitUntil(lambda: alone.window.workplace is not None)
    assert alone.window.workplace is not None
    (form,) = forms_in(alone.window.workplace)
    assert form.draft == draft
    assert form.document()["whereabouts"] == {"municipality": "Willich"}


def test_a_form_is_open_still_however_often_the_server_was_met(alone: Alone, keyboard: Keyboard, qtbot: QtBot) -> None:
    """Two contacts at once show everything once, the form with it, and say nothing of a program that ended."""
    alone.screen.immediate.click()
    QApplication.processEvents()
    keyboard.type("Willich")
    draft = alone.form().draft
    alone.form().save_now()
    alone.member.workspace.own.meet()
    for _ in range(2):
        alone.backstage.stands(Standing())
    qtbot.waitUntil(lambda: alone.window.workplace is not None)
    QApplication.processEvents()
    assert alone.window.workplace is not None
    assert [one.draft for one in forms_in(alone.window.workplace)] == [draft]
    assert alone.window.findChildren(QDialog) == []


def test_what_is_open_is_known_to_whoever_locks(alone: Alone, keyboard: Keyboard) -> None:
    """What was not saved yet is given to be kept, as from the workplace."""
    alone.screen.immediate.click()
    QApplication.processEvents()
    keyboard.type("Willich")
    written = alone.window.written()
    assert written is not None
    assert [one.id for one in written] == [alone.form().draft]


def test_who_is_on_call_is_shown(alone: Alone) -> None:
    """The numbers to call are one key away here too."""
    alone.screen.on_call.click()
    assert "Leitstelle" in " ".join(one.text() for one in alone.window.findChildren(QLabel))
