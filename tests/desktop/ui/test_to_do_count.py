"""The count of what is to be done now."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.domain.notification_events import Acknowledged
from desktop.ui.desk import Desk
from desktop.ui.to_do_count import ToDoCount
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.window import Reading


@pytest.fixture
def desk(qtbot: QtBot, willich: Member) -> Iterator[Desk]:
    made = Desk(Reading(willich))
    yield made
    made.close()


def test_it_follows(desk: Desk, qtbot: QtBot, company: Company, police: Member, willich: Member) -> None:
    """The count is told when it is another one: something came, somebody answered; and not twice."""
    told: list[int] = []
    parent = QObject()
    count = ToDoCount(desk, told.append, parent)
    entity = police.notify(ASD)
    company.everybody_syncs()
    qtbot.waitUntil(lambda: told == [1])
    count.ask()
    willich.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    qtbot.waitUntil(lambda: told == [1, 0])
