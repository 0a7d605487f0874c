"""The side on which the chosen one is read; what is hidden there stands in `test_protected_places.py`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.settings import Settings
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk
from desktop.ui.detail_side import DetailSide
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.step_row import StepRow
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.listing import arrive, shown
from tests.helpers.showing import SHOWING, focused, press, show
from tests.helpers.window import Noted, Waiting, around

pytestmark = SHOWING


@pytest.fixture
def arrived(company: Company, police: Member) -> list[bytes]:
    return arrive(company, police)


@pytest.fixture
def screen(themed: Theme, qtbot: QtBot, willich: Member, arrived: list[bytes]) -> Iterator[NotificationsScreen]:
    with shown(qtbot, around(willich)) as made:
        yield made


def test_moving_shows_the_other_one(screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot) -> None:
    """The detail follows the choice."""
    press(Qt.Key.Key_J)
    assert screen.entity == arrived[1]
    qtbot.waitUntil(lambda: screen.detail.shown is not None and screen.detail.shown.entity == arrived[1])
    press(Qt.Key.Key_Return)
    assert focused() is screen.detail
    assert screen.list.isVisible()


@pytest.fixture
def waiting(willich: Member) -> Waiting:
    return Waiting(willich)


@pytest.fixture
def slow(themed: Theme, qtbot: QtBot, waiting: Waiting, arrived: list[bytes]) -> Iterator[NotificationsScreen]:
    """A screen for which nothing is read before somebody lets it go on."""
    with shown(qtbot, Around(Desk(waiting), Actions(), Noted(), Settings())) as made:
        waiting.go_on()
        yield made


def entity_of(screen: NotificationsScreen) -> bytes:
    """The one that is read."""
    assert screen.detail.shown is not None
    return screen.detail.shown.entity


def test_it_is_read_beside(slow: NotificationsScreen, waiting: Waiting, arrived: list[bytes], qtbot: QtBot) -> None:
    """Who walks down the list waits for no reading: the one before stays until the other has been read."""
    qtbot.waitUntil(lambda: slow.detail.shown is not None or bool(waiting.tasks))
    waiting.go_on()
    assert entity_of(slow) == arrived[3]
    press(Qt.Key.Key_J)
    qtbot.waitUntil(lambda: bool(waiting.tasks))
    assert entity_of(slow) == arrived[3]
    waiting.go_on()
    assert entity_of(slow) == arrived[1]


def test_a_step_is_of_its_own_page(
    slow: NotificationsScreen, waiting: Waiting, arrived: list[bytes], qtbot: QtBot
) -> None:
    """While another child is chosen no step of the page that still stands there is taken, and none of the other."""
    slow.detail_side.show_now()
    [row] = slow.detail.findChildren(StepRow)
    confirm = row.findChildren(QPushButton)[0]
    confirm.setFocus()
    slow.show_entity(arrived[1])
    assert (entity_of(slow), confirm.isEnabled(), focused()) == (arrived[3], False, slow.list)
    for name in ("acknowledged", "phone_handover"):
        slow.detail.step_wanted.emit(name, arrived[3])
    assert not slow.findChildren(Ask)
    slow.show_entity(arrived[3])
    assert confirm.isEnabled()
    confirm.click()
    assert len(slow.findChildren(Ask)) == 1


def test_an_answer_that_comes_late_offers_nothing(
    slow: NotificationsScreen, waiting: Waiting, arrived: list[bytes]
) -> None:
    """What was being read of the one that was left is not shown as if it were still chosen."""
    slow.detail_side.show_now()
    slow.detail_side.show_soon()
    assert waiting.tasks
    slow.show_entity(arrived[1])
    waiting.go_on()
    [row] = slow.detail.findChildren(StepRow)
    assert (entity_of(slow), row.isEnabled()) == (arrived[3], False)


def test_what_changes_again_and_again_is_shown(slow: NotificationsScreen, waiting: Waiting, qtbot: QtBot) -> None:
    """While news of the one chosen go on it is read for once, and not kept from being shown by each of them."""
    qtbot.waitUntil(lambda: slow.detail.shown is not None or bool(waiting.tasks))
    waiting.go_on()
    for _ in range(3):
        slow.detail_side.show_soon()
    assert len(waiting.tasks) == 1


def test_what_was_left_is_not_shown(slow: NotificationsScreen, waiting: Waiting, arrived: list[bytes]) -> None:
    """What was asked for before somebody went on, or before it was shown at once, does not take its place."""
    slow.detail_side.show_now()
    slow.detail_side.show_soon()
    before, waiting.tasks = waiting.tasks, []
    assert before
    slow.show_entity(arrived[1])
    assert slow.detail_side.catch_up() is slow.detail.shown
    for task in before:
        task()
    assert entity_of(slow) == arrived[1]


def test_a_key_waits_for_no_reading(slow: NotificationsScreen, waiting: Waiting) -> None:
    """Whoever presses a key for the one chosen gets it at once, though it is still to be read beside."""
    slow.detail_side.show_now()
    before = slow.detail.shown
    slow.detail_side.show_soon()
    assert waiting.tasks
    caught = slow.detail_side.catch_up()
    assert caught is not None
    assert caught == before


def test_one_that_has_gone_is_said(themed: Theme, qtbot: QtBot, waiting: Waiting) -> None:
    """Where nothing is found any more when it is read, that is what stands there."""
    side = DetailSide(Around(Desk(waiting), Actions(), Noted(), Settings()), lambda: b"gone" * 4)
    show(qtbot, side, 600, 400)
    side.show_soon()
    qtbot.waitUntil(lambda: bool(waiting.tasks))
    waiting.go_on()
    assert side.shown is None
    assert "Diese Meldung liegt auf diesem Gerät nicht vor." in [one.text() for one in side.findChildren(QLabel)]
