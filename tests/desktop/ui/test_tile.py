"""A tile: filled once it was read, said to be reading where that lasts, and the only one that is broken."""

from __future__ import annotations

from itertools import count

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.ui.desk import Desk
from desktop.ui.freshness import Freshness
from desktop.ui.parts import box, button, label
from desktop.ui.tile import Tile
from desktop.workspace.workspace import Workspace
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Backstage, Waiting

pytestmark = [SHOWING, pytest.mark.usefixtures("themed")]


def said(tile: QWidget) -> list[str]:
    """What stands in it, its heading first."""
    return [one.text() for one in tile.findChildren(QLabel)]


def refuse(_workspace: Workspace) -> str:
    raise Refused("not_synced", "Das ist hier noch nicht angekommen.")


def test_it_shows_what_was_found(qtbot: QtBot, police: Member) -> None:
    """What was read stands under the heading; read anew and the same, nothing is put up again."""
    made: list[str] = []

    def show(found: str) -> QWidget:
        made.append(found)
        return label(found)

    answers = iter(("eins", "eins", "zwei"))
    tile = Tile("Titel", Desk(Backstage(police)), lambda _: next(answers), show)
    qtbot.addWidget(tile)
    for _ in range(3):
        tile.look()
    assert (said(tile), made) == (["Titel", "zwei"], ["eins", "zwei"])


def test_what_cannot_be_read_says_why_and_comes_back(qtbot: QtBot, police: Member) -> None:
    """The reason stands in the tile alone, with a button that reads anew, and what is found then in its place."""
    desk, asked = Desk(Backstage(police)), iter((refuse, lambda _: "gefunden"))

    def ask(workspace: Workspace) -> str:
        return next(asked)(workspace)

    heard: list[Refused] = []
    desk.failed.connect(heard.append)
    tile = Tile("Titel", desk, ask, label)
    qtbot.addWidget(tile)
    tile.look()
    assert said(tile) == ["Titel", "Das ist hier noch nicht angekommen."]
    tile.findChildren(QPushButton)[0].click()
    assert (said(tile), heard) == (["Titel", "gefunden"], [])


def test_what_cannot_be_read_leaves_nobody_without_advice(qtbot: QtBot, police: Member) -> None:
    """What to do instead stands below the reason."""
    tile = Tile("Titel", Desk(Backstage(police)), refuse, label, "Leitstelle oder 110 anrufen.")
    qtbot.addWidget(tile)
    tile.look()
    assert said(tile) == ["Titel", "Das ist hier noch nicht angekommen.", "Leitstelle oder 110 anrufen."]


def test_who_waits_is_told_that_something_is_read(qtbot: QtBot, police: Member) -> None:
    """Where the answer takes its time that is said, until it is there."""
    backstage = Waiting(police)
    tile = Tile("Titel", Desk(backstage), lambda _: "da", label)
    qtbot.addWidget(tile)
    tile.look()
    qtbot.waitUntil(lambda: said(tile) == ["Titel", "Wird gelesen …"])
    backstage.go_on()
    qtbot.waitUntil(lambda: said(tile) == ["Titel", "da"])


def test_each_answer_is_shown_while_changes_come_faster_than_it_is_read(qtbot: QtBot, police: Member) -> None:
    """Wanted again before it is read, it shows what was read all the same; never is more than one read."""
    backstage, answers = Waiting(police), count(1)
    tile = Tile("Titel", Desk(backstage), lambda _: str(next(answers)), label)
    qtbot.addWidget(tile)
    looked = 0

    def look() -> None:
        nonlocal looked
        looked += 1
        tile.look()

    fresh = Freshness(look, tile, together_ms=1)
    for number in range(1, 6):
        wanted = looked + 3
        while looked < wanted:
            fresh.soon()
            qtbot.wait(1)
        assert len(backstage.tasks) == 1
        backstage.tasks.pop(0)()
        assert said(tile) == ["Titel", str(number)]


def test_what_nobody_sees_is_not_read(qtbot: QtBot, police: Member) -> None:
    """What was not begun when it is left is not read, nor what was wanted after it; seen again it is read anew."""
    backstage, read = Waiting(police), count(1)
    tile = Tile("Titel", Desk(backstage), lambda _: str(next(read)), label)
    qtbot.addWidget(tile)
    tile.look()
    tile.look()
    tile.rest()
    backstage.go_on()
    assert (next(read), backstage.read_for) == (1, 1)
    tile.look()
    backstage.go_on()
    assert said(tile) == ["Titel", "2"]


def test_how_it_is_said_changes_without_reading(qtbot: QtBot, police: Member) -> None:
    """What was found is put up once more, as when names are to be hidden."""
    words = iter(("offen", "verborgen"))
    tile = Tile("Titel", Desk(Backstage(police)), lambda _: 1, lambda _: label(next(words)))
    qtbot.addWidget(tile)
    tile.show_anew()
    tile.look()
    tile.show_anew()
    assert said(tile) == ["Titel", "verborgen"]


def test_who_is_in_it_with_the_keyboard_stays_in_it(qtbot: QtBot, police: Member) -> None:
    """Put up again it has the focus on the button of the same name, else on itself: never on what comes next."""
    answers = iter(("eins", "zwei", "drei"))

    def show_button(found: str) -> QWidget:
        made = QWidget()
        box(made).addWidget(button(names[found], print))
        return made

    names = {"eins": "Kopieren", "zwei": "Kopieren", "drei": "Anrufen"}
    tile = Tile("Titel", Desk(Backstage(police)), lambda _: next(answers), show_button)
    outer = QWidget()
    layout = box(outer)
    layout.addWidget(tile)
    layout.addWidget(button("Danach", print))
    show(qtbot, outer)
    tile.look()
    before = tile.findChildren(QPushButton)[0]
    before.setFocus()
    tile.look()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert (focused is before, focused.text()) == (False, "Kopieren")
    tile.look()
    assert QApplication.focusWidget() is tile
