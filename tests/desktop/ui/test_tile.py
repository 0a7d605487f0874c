"""A tile: filled once it was read, said to be reading where that lasts, and the only one that is broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.ui.desk import Desk
from desktop.ui.parts import box, button, label
from desktop.ui.tile import Tile
from desktop.workspace.workspace import Workspace
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Backstage

pytestmark = [SHOWING, pytest.mark.usefixtures("themed")]


class Slow(Backstage):
    """A profile that reads once somebody lets it."""

    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self.waiting: list[tuple[Callable[[], None], Callable[[Refused], None]]] = []

    def read(self, task: Callable[[], None], failed: Callable[[Refused], None]) -> None:
        self.waiting.append((task, failed))


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
    """The reason stands in the tile alone, and what is found later in its place."""
    desk, asked = Desk(Backstage(police)), iter((refuse, lambda _: "gefunden"))

    def ask(workspace: Workspace) -> str:
        return next(asked)(workspace)

    heard: list[Refused] = []
    desk.failed.connect(heard.append)
    tile = Tile("Titel", desk, ask, label)
    qtbot.addWidget(tile)
    tile.look()
    assert said(tile) == ["Titel", "Das ist hier noch nicht angekommen."]
    tile.look()
    assert (said(tile), heard) == (["Titel", "gefunden"], [])


def test_who_waits_is_told_that_something_is_read(qtbot: QtBot, police: Member) -> None:
    """Where the answer takes its time that is said, until it is there."""
    backstage = Slow(police)
    tile = Tile("Titel", Desk(backstage), lambda _: "da", label)
    qtbot.addWidget(tile)
    tile.look()
    qtbot.waitUntil(lambda: said(tile) == ["Titel", "Wird gelesen …"])
    backstage.waiting[0][0]()
    qtbot.waitUntil(lambda: said(tile) == ["Titel", "da"])


def test_an_answer_that_was_overtaken_counts_nothing(qtbot: QtBot, police: Member) -> None:
    """What was asked first and answered last is not shown over what was asked for since."""
    backstage, answers = Slow(police), iter(("neu", "alt"))
    tile = Tile("Titel", Desk(backstage), lambda _: next(answers), label)
    qtbot.addWidget(tile)
    tile.look()
    tile.look()
    for task, _ in reversed(backstage.waiting):
        task()
    qtbot.waitUntil(lambda: said(tile) == ["Titel", "neu"])
    assert said(tile) == ["Titel", "neu"]


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
