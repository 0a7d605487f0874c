"""Opening a form: new, from a draft, or the one that is open."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.presenters import drafts
from desktop.ui.form.full_body import FullBody
from desktop.ui.form.opening import forms_in
from desktop.ui.form.quick_body import QuickBody
from desktop.ui.window import Window
from tests.desktop.ui.form.conftest import form_of
from tests.helpers.company import KEMPEN, Member
from tests.helpers.keyboard import Keyboard
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def test_urgent_and_other_forms_are_different_ones(window: Window) -> None:
    """Immediate is the short one, anything else the full one."""
    window.write(None, "", "immediate")
    assert isinstance(form_of(window).body, QuickBody)
    form_of(window).leave()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.write(None, "", "")
    assert isinstance(form_of(window).body, FullBody)


def test_a_draft_is_open_once(window: Window, police: Member) -> None:
    """Asked for again, it is the same form that is shown."""
    draft = drafts.new_draft(police.workspace, "Dienst A", "P01", "immediate", quick=True)
    drafts.save(police.workspace, draft)
    window.write(draft.id, "", "")
    shown = form_of(window)
    window.show_area("notifications")
    window.write(draft.id, "", "")
    assert window.workplace is not None
    assert forms_in(window.workplace) == [shown]
    assert window.workplace.current is shown
    assert window.workplace.area == "drafts"


def test_a_draft_goes_on_where_it_can_be_seen(window: Window, police: Member, qtbot: QtBot) -> None:
    """In a window too narrow for two columns the field that was written in last has the focus and is in sight."""
    window.resize(936, 1000)
    draft = drafts.new_draft(police.workspace, "Dienst A", "P01", "immediate", quick=True)
    document = draft.document | {"statements": [{"kind": "observed", "text": "Satz. " * 1300}]}
    drafts.save(police.workspace, msgspec.structs.replace(draft, document=document, field="statements"))
    window.write(draft.id, "", "")
    text = form_of(window).findChildren(QPlainTextEdit)[0]
    qtbot.waitUntil(lambda: text.hasFocus() and text.visibleRegion().boundingRect().height() == text.height())


def test_a_draft_that_is_gone_opens_nothing(window: Window) -> None:
    """Nothing is shown that is not there."""
    window.write(bytes(16), "", "")
    assert window.workplace is not None
    assert forms_in(window.workplace) == []


def test_the_strip_goes_with_the_form_that_is_shown(window: Window, keyboard: Keyboard) -> None:
    """While a form for a town is shown the strip names that town's unit first, and elsewhere the usual one."""
    window.write(None, "", "immediate")
    QApplication.processEvents()
    keyboard.type("Kempen")
    form = form_of(window)
    form.examine()
    assert window.workplace is not None
    assert form.competent == KEMPEN == window.workplace.strip._wanted
    window.show_area("settings")
    assert window.workplace.strip._wanted == ""
    window.write(form.draft, "", "")
    assert window.workplace.strip._wanted == KEMPEN
