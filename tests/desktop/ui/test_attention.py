"""Somebody types, points, or something is to be painted: the window goes first. Nothing is kept from it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from desktop.ui.attention import Attention
from desktop.ui.desk import Desk
from tests.helpers.company import Member
from tests.helpers.window import Backstage


class Turns(Backstage):
    """A profile that notes when the window goes first."""

    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self.turns: list[str] = []

    def begin_turn(self) -> None:
        self.turns.append("begin")

    def end_turn(self) -> None:
        self.turns.append("end")


class Handle(QObject):
    """Stands where the window's handle stands, and hears what it is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[QEvent.Type] = []

    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ChildAdded:
            self.heard.append(event.type())
        return True


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (QEvent.Type.KeyPress, ["begin"]),
        (QEvent.Type.MouseButtonPress, ["begin"]),
        (QEvent.Type.UpdateRequest, ["begin"]),
        (QEvent.Type.ApplicationStateChange, []),
    ],
)
def test_what_somebody_waits_for_goes_first(police: Member, qtbot: QtBot, kind: QEvent.Type, first: list[str]) -> None:
    """A turn begins with what a person does or is to see, and with nothing else; the window hears all of it."""
    backstage, handle = Turns(police), Handle()
    desk = Desk(backstage)
    Attention(desk, handle)
    QCoreApplication.sendEvent(handle, QEvent(kind))
    assert (backstage.turns, handle.heard) == (first, [kind])
    desk.close()


def test_a_turn_ends_when_all_is_done(police: Member, qtbot: QtBot) -> None:
    """What follows from a key is done before others go on; then the turn ends by itself."""
    backstage, handle = Turns(police), Handle()
    desk = Desk(backstage)
    Attention(desk, handle)
    QCoreApplication.sendEvent(handle, QEvent(QEvent.Type.KeyPress))
    QCoreApplication.postEvent(handle, QEvent(QEvent.Type.User))
    qtbot.waitUntil(lambda: backstage.turns == ["begin", "end"])
    assert handle.heard == [QEvent.Type.KeyPress, QEvent.Type.User]
    desk.close()


def test_a_desk_that_is_closed_holds_nobody_up(police: Member, qtbot: QtBot) -> None:
    """At the lock the turn is over, and no other begins."""
    backstage, handle = Turns(police), Handle()
    desk = Desk(backstage)
    Attention(desk, handle)
    desk.go_first()
    desk.close()
    QCoreApplication.sendEvent(handle, QEvent(QEvent.Type.KeyPress))
    assert backstage.turns == ["begin", "end"]
