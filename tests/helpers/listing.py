"""The screen of notifications as tests of it and of its two sides begin: four that have arrived in Willich, shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.around import Around
from desktop.ui.notifications_screen import NotificationsScreen
from tests.helpers.company import ASD, Company, Member
from tests.helpers.showing import show

MINUTE = 60_000
WIDE = 1100


def arrive(company: Company, police: Member) -> list[bytes]:
    """Let four notifications arrive in Willich: routine, urgent, urgent, immediate."""
    made = []
    for urgency in ("routine", "urgent", "urgent", "immediate"):
        made.append(police.notify(ASD, urgency))
        company.clock.time += MINUTE
        company.everybody_syncs()
    return made


@contextmanager
def shown(qtbot: QtBot, around: Around) -> Iterator[NotificationsScreen]:
    """Show the screen with the keyboard in its list, and hide it in the end."""
    made = NotificationsScreen(around)
    show(qtbot, made, WIDE, 700)
    made.list.setFocus()
    yield made
    made.hide()


def entities(screen: NotificationsScreen) -> list[bytes]:
    """What stands in the list, in its order."""
    cards = (screen.model.card(row) for row in range(screen.model.rowCount()))
    return [card.entity for card in cards if card is not None]


def filter_texts(screen: NotificationsScreen) -> list[str]:
    """What stands on the filters."""
    return [made.text() for made in screen.findChildren(QPushButton) if made.isCheckable()]


def hear(screen: NotificationsScreen, qtbot: QtBot, company: Company) -> None:
    """Let everything arrive."""
    with qtbot.waitSignal(screen.desk.changed):
        company.everybody_syncs()
