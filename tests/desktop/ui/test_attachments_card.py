"""The files of a notification as a card: said and offered as they stand, no button lost under the hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.attachment_list import Listed
from desktop.ui.attachments_card import ACTIONS, AttachmentsCard
from desktop.ui.tab_walk import go_on
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, focused, press
from tests.helpers.window import deleted_now

pytestmark = SHOWING
PHOTO = Listed(b"1" * 16, b"f" * 16, "a.jpg", "a.jpg (9 Bytes)", "Dienst A, 03:10", "Da", "ok", ("fetch", "save"))


@pytest.fixture
def card(qtbot: QtBot, themed: Theme) -> AttachmentsCard:
    """A card without files."""
    made = AttachmentsCard()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def words(card: AttachmentsCard) -> list[str]:
    """What the card says."""
    return [one.text() for one in card.findChildren(QLabel) if one.text() and not one.isHidden()]


def buttons(card: AttachmentsCard) -> dict[str, QPushButton]:
    """What it offers, by what it is called."""
    deleted_now()
    return {one.accessibleName() or one.text(): one for one in card.findChildren(QPushButton)}


def test_without_files_it_is_not_there(card: AttachmentsCard) -> None:
    """Unless some may be added."""
    card.show_files((), may_add=False)
    assert card.isHidden()
    card.show_files((), may_add=True)
    assert not card.isHidden()
    assert not card.add.isHidden()


def test_each_file_is_said_and_its_buttons_name_it(card: AttachmentsCard) -> None:
    """Name, size, who and when, where it stands; whoever hears a button hears of which file."""
    wanted: list[tuple[str, bytes]] = []
    card.wanted.connect(lambda action, key: wanted.append((action, bytes(key))))
    card.show_files((PHOTO,), may_add=False, problem="Höchstens 20 Anhänge.")
    assert {"a.jpg (9 Bytes)", "Dienst A, 03:10", "Da", "Höchstens 20 Anhänge."} <= set(words(card))
    buttons(card)["Holen: a.jpg"].click()
    buttons(card)["Speichern unter …: a.jpg"].click()
    assert wanted == [("fetch", PHOTO.key), ("save", PHOTO.key)]


def test_progress_changes_the_words_alone(card: AttachmentsCard) -> None:
    """The button somebody is on stays the same one, and keeps the focus."""
    card.show_files((replace(PHOTO, actions=("cancel",), state="Teil 1 von 3"),), may_add=False)
    before = buttons(card)["Abbrechen: a.jpg"]
    before.setFocus()
    card.show_files((replace(PHOTO, actions=("cancel",), state="Teil 2 von 3"),), may_add=False)
    assert buttons(card)["Abbrechen: a.jpg"] is before
    assert "Teil 2 von 3" in words(card)
    assert QApplication.focusWidget() is before


def test_who_presses_twice_does_one_thing(card: AttachmentsCard) -> None:
    """What is offered in the place of the pressed button is not pressed with it; Tab leads there from the file."""
    wanted: list[str] = []
    on_its_way = replace(PHOTO, actions=("cancel",), state="Wird geholt …")
    card.wanted.connect(lambda action, _key: wanted.append(action))
    card.wanted.connect(lambda _action, _key: card.show_files((on_its_way,), may_add=False))
    card.show_files((replace(PHOTO, actions=("fetch", "outside")),), may_add=False)
    buttons(card)["Holen: a.jpg"].setFocus()
    for _ in range(2):
        press(Qt.Key.Key_Return)
    assert wanted == ["fetch"]
    assert focused().accessibleName() == "a.jpg (9 Bytes)"
    QApplication.processEvents()
    assert go_on(card, forward=True)
    assert focused() is buttons(card)["Abbrechen: a.jpg"]


def test_the_focus_stays_on_what_is_still_offered(card: AttachmentsCard) -> None:
    """The button of the same name has it where a file offers other things, and where other files are listed."""
    card.show_files((replace(PHOTO, actions=("fetch", "save")),), may_add=True)
    buttons(card)["Speichern unter …: a.jpg"].setFocus()
    card.show_files((replace(PHOTO, actions=("look", "save", "pin")),), may_add=True)
    assert focused() is buttons(card)["Speichern unter …: a.jpg"]
    card.show_files((replace(PHOTO, key=b"g" * 16, name="b.jpg"), PHOTO), may_add=True)
    assert focused() is buttons(card)["Speichern unter …: a.jpg"]


@pytest.mark.parametrize("may_add", [True, False])
def test_where_a_file_goes_nothing_of_another_gets_the_focus(card: AttachmentsCard, *, may_add: bool) -> None:
    """What adds one has it, or the card itself."""
    card.show_files((PHOTO, replace(PHOTO, key=b"g" * 16, name="b.jpg")), may_add=may_add)
    buttons(card)["Holen: a.jpg"].setFocus()
    card.show_files((replace(PHOTO, key=b"g" * 16, name="b.jpg"),), may_add=may_add)
    assert focused() is (card.add if may_add else card)


def test_every_action_has_words() -> None:
    """What the presenter offers the card can show."""
    assert {
        "fetch",
        "cancel",
        "take_back",
        "look",
        "read",
        "save",
        "outside",
        "pin",
        "unpin",
        "again",
        "here",
        "remove",
    } == set(ACTIONS)
