"""How a form ends: nothing that was written goes with it, whatever the disk does."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters import drafts
from desktop.ui.form.opening import forms_in
from desktop.ui.window import Window
from tests.desktop.ui.form.conftest import form_of
from tests.helpers.company import Member
from tests.helpers.keyboard import Keyboard
from tests.helpers.showing import SHOWING
from tests.helpers.window import Full, deleted_now

pytestmark = SHOWING
FULL = "Der Datenträger ist voll."


def written(window: Window, keyboard: Keyboard, full: Full) -> None:
    """An immediate form with a place in it, on a disk that is full by now."""
    full.full = False
    window.show_unlocked(full)
    window.write(None, "", "immediate")
    QApplication.processEvents()
    keyboard.type("Willich")
    full.full = True


def words(window: Window) -> str:
    """Everything the open form says."""
    return "\n".join(one.text() for one in form_of(window).findChildren(QLabel) if one.isVisible())


def test_a_form_left_stays_where_it_could_not_be_kept(
    window: Window, keyboard: Keyboard, police: Member, qtbot: QtBot
) -> None:
    """Esc on a full disk does not throw the text away: the form is there again and says why; with room it goes."""
    full = Full(police)
    written(window, keyboard, full)
    form = form_of(window)
    form.leave()
    deleted_now()
    assert window.workplace is not None
    assert window.workplace.current is form
    assert FULL in words(window)
    full.full = False
    form.leave()
    deleted_now()
    assert forms_in(window.workplace) == []
    found = drafts.find(police.workspace, form.draft)
    assert found is not None
    assert found[0].document["whereabouts"] == {"municipality": "Willich"}


def test_a_form_that_could_not_be_discarded_goes_on_saving(window: Window, keyboard: Keyboard, police: Member) -> None:
    """It says why, and what is written from then on is kept."""
    full = Full(police)
    written(window, keyboard, full)
    form = form_of(window)
    form.discard()
    assert FULL in words(window)
    full.full = False
    form.save_now()
    assert drafts.find(police.workspace, form.draft) is not None
