"""A form moves into a window made anew with everything typed, and somebody finds back to where they were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.domain.settings import Settings
from desktop.domain.templates import template
from desktop.presenters import drafts
from desktop.presenters import form as presented_form
from desktop.ui import language
from desktop.ui.form.opening import forms_in
from desktop.ui.form.quick_body import QuickBody
from desktop.ui.form.screen import FormScreen
from desktop.ui.window import Window
from tests.desktop.ui.form.conftest import form_of
from tests.helpers.accessible import settled
from tests.helpers.company import Member
from tests.helpers.keyboard import Keyboard
from tests.helpers.showing import SHOWING
from tests.helpers.window import Later, deleted_now

pytestmark = SHOWING
ENGLISH = Settings(language="en")


@pytest.fixture(autouse=True)
def _german(qapp: QApplication) -> Iterator[None]:
    yield
    language.speak(qapp, "de")


def opened(window: Window, urgency: str) -> FormScreen:
    """Open a new form."""
    window.write(None, "", urgency)
    QApplication.processEvents()
    return form_of(window)


def in_english(window: Window, qapp: QApplication) -> FormScreen:
    """Change the language as the settings do; gives the form that is open then."""
    language.speak(qapp, "en")
    window.rebuild(ENGLISH)
    settled()
    return form_of(window)


def words(form: FormScreen) -> str:
    """Everything a form says."""
    return "\n".join(one.text() for one in form.findChildren(QLabel))


def test_what_was_typed_stays_in_another_language(window: Window, keyboard: Keyboard, qapp: QApplication) -> None:
    """The form stays open with its text, in the new language, and the next letter goes where the caret was."""
    form = opened(window, "immediate")
    keyboard.type("Willich")
    assert isinstance(form.body, QuickBody)
    form.body.fields["statements[0].text"].take_focus()
    keyboard.type("Lauter Streit.")
    text = QApplication.focusWidget()
    assert isinstance(text, QPlainTextEdit)
    cursor = text.textCursor()
    cursor.setPosition(len("Lauter"))
    text.setTextCursor(cursor)
    again = in_english(window, qapp)
    assert again is not form
    assert window.workplace is not None
    assert window.workplace.current is again
    assert again.draft == form.draft
    assert "Immediate notification" in words(again)
    keyboard.type("er")
    document = again.document()
    assert document["whereabouts"] == {"municipality": "Willich"}
    assert document["statements"][0]["text"] == "Lauterer Streit."


def test_what_was_not_saved_yet_is_saved_by_the_new_form(
    window: Window, keyboard: Keyboard, qapp: QApplication, police: Member, qtbot: QtBot
) -> None:
    """Between two saves nothing is lost, and the form says when it was saved."""
    opened(window, "immediate")
    keyboard.type("Willich")
    assert police.workspace.own.drafts() == []
    again = in_english(window, qapp)
    again.save_now()
    found = drafts.find(police.workspace, again.draft)
    assert found is not None
    assert found[0].document["whereabouts"] == {"municipality": "Willich"}
    assert again.saved.text().startswith("Draft saved")


def test_it_stays_as_far_down_and_on_the_same_button(window: Window, qapp: QApplication) -> None:
    """A full form is scrolled and focused as before, even where no field has the focus."""
    form = opened(window, "")
    form.body.fill(template("P01"))
    QApplication.processEvents()
    form.footer.check.setFocus()
    bar = form.scroll_bars()[0]
    bar.setValue(bar.maximum() // 2)
    again = in_english(window, qapp)
    moved = again.scroll_bars()[0]
    assert moved.maximum()
    assert abs(moved.value() / moved.maximum() - 0.5) < 0.02
    assert QApplication.focusWidget() is again.footer.check
    assert again.document() == template("P01")


def test_what_was_missing_is_still_said(window: Window, qapp: QApplication) -> None:
    """A form that was to be sent shows its problems in the new language."""
    opened(window, "immediate").send()
    again = in_english(window, qapp)
    assert again.summary.isVisible()
    assert "State where the child is now." in words(again)


def test_the_page_before_sending_stays(window: Window, qapp: QApplication) -> None:
    """Whoever was about to send is still, and sends with one key."""
    form = opened(window, "")
    form.body.fill(template("P01"))
    form.send()
    again = in_english(window, qapp)
    assert again.checking
    assert again.footer.send.isVisible()
    assert form.draft == again.draft


def test_a_form_that_is_not_shown_waits(window: Window, keyboard: Keyboard, qapp: QApplication) -> None:
    """In the settings one sees the settings; the form is found again where it was left, with its caret."""
    form = opened(window, "immediate")
    keyboard.type("Willich")
    window.show_area("settings")
    again = in_english(window, qapp)
    assert window.workplace is not None
    assert window.workplace.area == "settings"
    assert not again.isVisible()
    window.write(form.draft, "", "")
    QApplication.processEvents()
    assert forms_in(window.workplace) == [again]
    assert again.isVisible()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.text() == "Willich"


def test_a_form_that_is_just_being_sent_goes_from_the_new_window_too(
    window: Window, keyboard: Keyboard, qapp: QApplication, police: Member, qtbot: QtBot
) -> None:
    """It closes once its draft is sent, and what was typed meanwhile does not bring the draft back."""
    later = Later(police)
    window.show_unlocked(later)
    form = opened(window, "immediate")
    form.body.fill(template("P01") | {"urgency": "immediate"})
    form.send()
    again = in_english(window, qapp)
    again._touched()
    again.save_now()
    assert police.workspace.group(form.draft) == []
    later.carry_out()
    assert window.workplace is not None
    workplace = window.workplace
    qtbot.waitUntil(lambda: not forms_in(workplace))
    assert len(police.workspace.group(form.draft)) == 1
    assert police.workspace.own.drafts() == []
    assert workplace.area == "notifications"


def test_a_form_sent_while_the_window_is_made_is_not_opened_again(
    window: Window, qapp: QApplication, police: Member
) -> None:
    """Where the draft is sent before the new window stands, nothing of the form is left in it."""
    later = Later(police)
    window.show_unlocked(later)
    form = opened(window, "immediate")
    form.body.fill(template("P01") | {"urgency": "immediate"})
    form.send()
    presented_form.send(police.workspace, form.draft_now(), "Dienst A")
    language.speak(qapp, "en")
    window.rebuild(ENGLISH)
    settled()
    assert window.workplace is not None
    assert forms_in(window.workplace) == []


def test_another_size_of_text_keeps_the_form_too(window: Window, keyboard: Keyboard) -> None:
    """Whatever makes the window anew, the form stays."""
    form = opened(window, "immediate")
    keyboard.type("Willich")
    typed = form.document()
    window.rebuild(replace(Settings(), scale=150))
    deleted_now()
    assert form_of(window).document() == typed
