"""One document in whole: buttons stay under the hand while its files are on their way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.attachment_list import Listed
from desktop.presenters.chips import Chip
from desktop.presenters.facts import Fact, Section
from desktop.presenters.library import Shown
from desktop.ui.library.view import MaterialView
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import deleted_now

pytestmark = SHOWING
ONE = Listed(b"v", b"f", "a.pdf", "Fassung 1: a.pdf", "A, heute", "Nicht hier", "neutral", ("read", "fetch"))
SHOWN = Shown(
    entity=b"e",
    title="Leitfaden",
    chips=(Chip("Pflicht", "warn", "graduation-cap"),),
    facts=Section("Über dieses Material", (Fact("Art", "PDF-Dokument"),)),
    note="",
    actions=("confirm", "give_up"),
    editions=(ONE,),
    version=b"v",
)


@pytest.fixture
def view(qtbot: QtBot, themed: Theme) -> MaterialView:
    made = MaterialView()
    show(qtbot, made)
    made.show_material(SHOWN)
    return made


def buttons(view: MaterialView) -> list[QPushButton]:
    deleted_now()
    return [one for one in view.findChildren(QPushButton) if one.isVisible()]


def test_it_tells_what_is_wanted(view: MaterialView, qtbot: QtBot) -> None:
    """Of the document by its action, of a version by that and its file."""
    with qtbot.waitSignal(view.wanted) as asked:
        buttons(view)[0].click()
    assert asked.args == ["confirm"]
    with qtbot.waitSignal(view.file_wanted) as wanted:
        next(one for one in buttons(view) if one.text() == "Lesen").click()
    assert wanted.args == ["read", b"v"]


def test_what_changes_leaves_the_buttons_alone(view: MaterialView) -> None:
    """Another chip or state makes no new buttons; other actions do, and the focus stays on its own or on the page."""
    before = buttons(view)
    before[1].setFocus()
    view.show_material(replace(SHOWN, chips=(), editions=(replace(ONE, state="Hier"),)))
    assert buttons(view) == before
    view.show_material(replace(SHOWN, actions=("give_up",)))
    assert buttons(view)[0].hasFocus()
    view.show_material(replace(SHOWN, actions=("confirm",)))
    assert view.hasFocus()


def test_a_note_is_there_only_where_there_is_one(view: MaterialView) -> None:
    """It goes with the document, and all of it where none is chosen."""
    view.show_material(replace(SHOWN, note="Neu."))
    assert view._note.isVisible()
    view.show_material(SHOWN)
    assert not view._note.isVisible()
    view.show_nothing()
    assert (view.shown, buttons(view)) == (None, [])
