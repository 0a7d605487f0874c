"""What is opened in the window is noted by the worker, once it is shown; whatever becomes of that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.notification_events import Acknowledged
from desktop.domain.settings import Settings
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.noting import note_opened
from desktop.ui.theme.theme import Theme
from tests.helpers.company import POLICE, Company, Member
from tests.helpers.listing import arrive, entities, shown
from tests.helpers.showing import SHOWING, press
from tests.helpers.window import Backstage, Full, Later, Noted

pytestmark = SHOWING


@pytest.fixture(autouse=True)
def arrived(company: Company, police: Member) -> None:
    """Four have arrived in Willich."""
    arrive(company, police)


@contextmanager
def screen(qtbot: QtBot, backstage: Backstage) -> Iterator[NotificationsScreen]:
    """The list with the first one shown."""
    with shown(qtbot, Around(Desk(backstage), Actions(), Noted(), Settings())) as made:
        qtbot.waitUntil(lambda: made.detail.shown is not None)
        yield made


def noted(member: Member) -> dict[bytes, int]:
    return {row.entity: row.times for row in member.workspace.readings.kept()}


def seen(made: NotificationsScreen, entity: bytes) -> Callable[[], bool]:
    return lambda: made.detail.shown is not None and made.detail.shown.entity == entity


def test_what_is_opened_is_noted_once(themed: Theme, qtbot: QtBot, company: Company, willich: Member) -> None:
    """One that stays open is one opening whatever happens to it; whoever comes back to it opens it again."""
    with screen(qtbot, Backstage(willich)) as made:
        first, second = entities(made)[:2]
        assert noted(willich) == {first: 1}
        press(Qt.Key.Key_J)
        qtbot.waitUntil(seen(made, second))
        press(Qt.Key.Key_K)
        qtbot.waitUntil(seen(made, first))
        assert noted(willich) == {first: 2, second: 1}
        willich.do(POLICE, "notification.acknowledged", first, Acknowledged("Fach A"))
        made.detail_side.show_now()
        assert seen(made, first)()
    assert noted(willich) == {first: 2, second: 1}


def test_what_is_covered_is_not_read(themed: Theme, qtbot: QtBot, willich: Member) -> None:
    """In the discreet mode nothing is read until somebody uncovers it."""
    backstage = Backstage(willich)
    desk = Desk(backstage)
    desk.be_discreet(on=True)
    with shown(qtbot, Around(desk, Actions(), Noted(), Settings())) as made:
        qtbot.waitUntil(lambda: made.detail.shown is not None)
        assert noted(willich) == {}
        made.detail_side._uncover()
        assert noted(willich) == {entities(made)[0]: 1}


def test_it_is_shown_before_it_is_noted(themed: Theme, qtbot: QtBot, willich: Member) -> None:
    """Nobody waits for the worker: the detail stands there, and is noted when the worker comes to it."""
    backstage = Later(willich)
    with screen(qtbot, backstage) as made:
        assert (seen(made, entities(made)[0])(), noted(willich)) == (True, {})
        backstage.carry_out()
        assert noted(willich) == {entities(made)[0]: 1}


def test_a_full_disk_hides_nothing(themed: Theme, qtbot: QtBot, willich: Member) -> None:
    """Whoever needs a notification sees it, and nothing is said of what could not be noted."""
    backstage = Full(willich)
    said: list[object] = []
    with screen(qtbot, backstage) as made:
        made.detail_side._desk.failed.connect(said.append)
        note_opened(made.detail_side._desk, "notification", entities(made)[0], "VIE-2026-1-1")
        assert seen(made, entities(made)[0])()
    assert (said, noted(willich)) == ([], {})
