"""The overview: tiles beside each other or below each other, read when seen and when something changed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.notification_events import Acknowledged
from desktop.domain.settings import Settings
from desktop.presenters.notification_list import Filter
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.overview_parts import ToDoNow
from desktop.ui.overview_screen import OverviewScreen
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Noted, Waiting, around

pytestmark = [SHOWING, pytest.mark.usefixtures("themed")]


@pytest.fixture
def screen(qtbot: QtBot, themed: Theme, company: Company, willich: Member, noted: Noted) -> OverviewScreen:
    """That of the youth welfare office, not yet shown."""
    made = OverviewScreen(around(willich, noted))
    qtbot.addWidget(made)
    return made


def to_do(screen: OverviewScreen) -> int:
    """How many cards stand in the first tile."""
    parts = [one for one in screen.findChildren(ToDoNow) if one.isVisibleTo(screen)]
    return parts[-1].model.rowCount() if parts and parts[-1].list is not None else 0


def test_it_is_read_when_it_is_seen_and_follows(
    qtbot: QtBot, company: Company, police: Member, willich: Member, screen: OverviewScreen
) -> None:
    """Unseen it asks for nothing; what comes and what is answered changes what stands there."""
    screen.look()
    assert not [one for one in screen.findChildren(QLabel) if one.text() == "Nichts offen."]
    show(qtbot, screen)
    assert [one for one in screen.findChildren(QLabel) if one.text() == "Nichts offen."]
    entity = police.notify(ASD)
    company.everybody_syncs()
    qtbot.waitUntil(lambda: to_do(screen) == 1)
    willich.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    qtbot.waitUntil(lambda: to_do(screen) == 0)


def test_all_that_is_to_be_done_is_one_press_away(
    qtbot: QtBot, company: Company, police: Member, screen: OverviewScreen, noted: Noted
) -> None:
    """The button of the first tile shows the list under its filter."""
    police.notify(ASD)
    company.everybody_syncs()
    show(qtbot, screen)
    [part] = [one for one in screen.findChildren(ToDoNow) if one.list is not None]
    part.every.click()
    assert noted.asked == [("filter", Filter.TO_DO)]


def test_tiles_stand_below_each_other_where_there_is_no_room(qtbot: QtBot, screen: OverviewScreen) -> None:
    """Wide, the second stands to the right of the first; narrow, below it."""
    show(qtbot, screen, width=1280)
    first, second = screen.tiles[:2]
    assert second.mapTo(screen, second.rect().topLeft()).x() > first.width()
    screen.resize(500, 760)
    qtbot.waitUntil(lambda: second.mapTo(screen, second.rect().topLeft()).y() >= first.height())
    assert second.mapTo(screen, second.rect().topLeft()).x() < 100


def test_names_are_hidden_at_once(qtbot: QtBot, company: Company, police: Member, screen: OverviewScreen) -> None:
    """In discreet mode the cards show no place any more."""
    police.notify(ASD)
    company.everybody_syncs()
    show(qtbot, screen)
    before = [card.title for part in screen.findChildren(ToDoNow) if part.list and (card := part.model.card(0))]
    screen._desk.be_discreet(on=True)
    after = [card.title for part in screen.findChildren(ToDoNow) if part.list and (card := part.model.card(0))]
    assert "Schiefbahn" in before[-1]
    assert "Schiefbahn" not in after[-1]


def test_what_is_left_unread_keeps_nobody_waiting(qtbot: QtBot, willich: Member, noted: Noted) -> None:
    """Who goes elsewhere waits for none of its tiles; seen again each is read, once however often it was wanted."""
    waiting = Waiting(willich)
    left = OverviewScreen(Around(Desk(waiting), Actions(), noted, Settings()))
    show(qtbot, left)
    left.look()
    assert len(waiting.tasks) == len(left.tiles)
    left.hide()
    waiting.go_on()
    assert not [one for one in left.findChildren(QLabel) if one.text() == "Nichts offen."]
    left.show()
    waiting.go_on()
    assert [one for one in left.findChildren(QLabel) if one.text() == "Nichts offen."]
