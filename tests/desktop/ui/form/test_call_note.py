"""A call noted in a form: asked for, kept in the draft, changed, taken away, and sent with the notification."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QLineEdit

from desktop.presenters import drafts
from desktop.presenters.calls import Call
from desktop.ui.form.call_note import CallNote
from desktop.ui.form.screen import FormScreen
from desktop.ui.window import Window
from tests.desktop.ui.form.conftest import form_of
from tests.helpers.company import START, Member
from tests.helpers.documents import least
from tests.helpers.keyboard import CTRL, Keyboard
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


@pytest.fixture
def form(window: Window) -> FormScreen:
    """A new immediate form that could be sent."""
    window.write(None, "", "immediate")
    QApplication.processEvents()
    made = form_of(window)
    made.body.fill(least())
    return made


def noted(note: CallNote, to: str) -> None:
    """Answer the dialog."""
    ask = note.ask()
    field = ask.fields["to"]
    assert isinstance(field, QLineEdit)
    field.setText(to)
    ask.confirm.click()
    assert ask.left


def test_a_call_is_noted_by_key_while_writing(form: FormScreen, keyboard: Keyboard) -> None:
    """The key opens the dialog with the time of now; what was answered stands in the card."""
    keyboard.press(Qt.Key.Key_T, CTRL)
    keyboard.type("Rufdienst A")
    keyboard.press(Qt.Key.Key_Return)
    assert form.receiver.note.call == Call("Rufdienst A", "2026-09-21T16:13:20+02:00")
    assert form.receiver.note.said.text() == "Telefonisch übergeben um 16:13 Uhr an Rufdienst A"
    assert form.receiver.note.said.isVisible()
    assert not form.receiver.note.offer.isVisible()


def test_a_call_is_kept_in_the_draft(window: Window, form: FormScreen, police: Member) -> None:
    """It is saved with the draft and shown again when it is resumed."""
    noted(form.receiver.note, "Rufdienst A")
    form.leave()
    found = drafts.find(police.workspace, form.draft)
    assert found is not None
    assert found[0].call == form.receiver.note.call
    window.write(form.draft, "", "")
    assert [one.receiver.note.call for one in [form_of(window)]] == [found[0].call]


def test_a_call_is_changed_and_taken_away(form: FormScreen) -> None:
    """Changing starts from what was noted; taken away, a call is offered again."""
    note = form.receiver.note
    noted(note, "Rufdienst A")
    first = note.call
    assert first is not None
    noted(note, "Rufdienst B")
    assert note.call == Call("Rufdienst B", first.at)
    note.remove.click()
    assert note.offer.isVisible()
    assert not note.said.text()
    assert QApplication.focusWidget() is note.offer


def test_whoever_leaves_the_dialog_has_noted_nothing(form: FormScreen) -> None:
    """Esc changes nothing."""
    form.receiver.note.ask().reject()
    assert form.receiver.note.call is None


def test_a_call_that_is_still_to_come_is_said_at_its_field(form: FormScreen) -> None:
    """The dialog stays open on the time, with what is wrong in words alone."""
    ask = form.receiver.note.ask()
    to, at = ask.fields["to"], ask.fields["at"]
    assert isinstance(to, QLineEdit)
    assert isinstance(at, QDateTimeEdit)
    to.setText("Rufdienst A")
    at.setDateTime(at.dateTime().addSecs(6 * 60))
    ask.confirm.click()
    assert (ask.left, ask.problem.text()) == (False, "Der Zeitpunkt liegt in der Zukunft.")
    assert ask.focusWidget() is at
    assert form.receiver.note.call is None
    at.setDateTime(at.dateTime().addSecs(-2 * 60))
    ask.confirm.click()
    assert ask.left


def test_a_call_is_sent_with_the_notification(form: FormScreen, police: Member) -> None:
    """The notification says that it was handed over by telephone as soon as it is written."""
    noted(form.receiver.note, "Rufdienst A")
    form.send()
    ((_, state),) = police.workspace.group(form.draft)
    assert state.marks == ("phone_handover",)
    assert [moment.called_at for moment in state.timeline][1:] == ["2026-09-21T16:13:20+02:00"]
    assert state.authored_at == START
