"""The count of what is to be done now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.domain.notification_events import Acknowledged
from desktop.ui.desk import Desk
from desktop.ui.to_do_count import ToDoCount
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.window import Reading, Waiting


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


def test_each_count_is_told_while_changes_come_faster_than_it_is_read(qtbot: QtBot, willich: Member) -> None:
    """One is read and one wanted at most, however often it was asked for meanwhile."""
    told: list[int] = []
    waiting, parent, counts = Waiting(willich), QObject(), count(1)
    counted = ToDoCount(Desk(waiting), told.append, parent, lambda _: next(counts))
    for _ in range(3):
        for _again in range(4):
            counted.ask()
        assert len(waiting.tasks) == 1
        waiting.tasks.pop(0)()
    assert told == [1, 2, 3]
