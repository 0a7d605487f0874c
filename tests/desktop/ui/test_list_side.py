"""The side with the list: as things arrive, as time passes, as one searches and filters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.notification_events import Acknowledged
from desktop.domain.settings import Settings
from desktop.presenters import notification_list
from desktop.presenters.notification_list import Filter
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.listing import MINUTE, WIDE, arrive, entities, filter_texts, hear, shown
from tests.helpers.showing import SHOWING, press, show, type_in
from tests.helpers.window import Noted, Reading, Waiting, around

pytestmark = SHOWING
NARROW = 500


@pytest.fixture
def arrived(company: Company, police: Member) -> list[bytes]:
    return arrive(company, police)


@pytest.fixture
def screen(themed: Theme, qtbot: QtBot, willich: Member, arrived: list[bytes]) -> Iterator[NotificationsScreen]:
    with shown(qtbot, around(willich)) as made:
        yield made


def test_what_arrives_leaves_the_chosen_one_chosen(
    screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, police: Member, company: Company
) -> None:
    """A new one that comes in above moves the rows and not the choice."""
    screen.show_entity(arrived[1])
    new = police.notify(ASD, "immediate")
    hear(screen, qtbot, company)
    assert entities(screen)[1] == new
    assert screen.entity == arrived[1]
    assert entities(screen)[screen.list.currentIndex().row()] == arrived[1]
    assert filter_texts(screen)[1] == "Offen 5"


def test_what_leaves_the_list_while_nobody_looks_gives_its_place_to_the_next(
    screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, willich: Member, company: Company
) -> None:
    """When the chosen one is no longer of a list that nobody sees, the one that stands in its place is chosen."""
    screen.show_entity(arrived[1])
    screen.hide()
    by = Acknowledged("Fachkraft B")
    willich.do(POLICE, "notification.acknowledged", arrived[1], by)
    willich.do(POLICE, "notification.closed", arrived[1], by)
    hear(screen, qtbot, company)
    assert arrived[1] not in entities(screen)
    assert screen.entity == arrived[2]


def test_what_is_read_does_not_go_from_under_the_hand(
    screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, willich: Member, company: Company
) -> None:
    """What a colleague closes while somebody reads it stays chosen: no other child's page takes its place by itself."""
    by = Acknowledged("Fachkraft B")
    willich.do(POLICE, "notification.acknowledged", arrived[3], by)
    willich.do(POLICE, "notification.closed", arrived[3], by)
    hear(screen, qtbot, company)
    screen.list_side.pass_time()
    assert (screen.entity, filter_texts(screen)[1]) == (arrived[3], "Offen 3")
    assert screen.detail.shown is not None
    assert screen.detail.shown.entity == arrived[3]
    press(Qt.Key.Key_J)
    qtbot.waitUntil(lambda: arrived[3] not in entities(screen))
    assert screen.entity == arrived[1]


def test_what_is_being_done_keeps_its_place(
    screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, willich: Member, company: Company
) -> None:
    """What somebody is at stays where it stands, though it is of this list no more, until they go elsewhere."""
    screen.show_filter(Filter.TO_DO)
    press(Qt.Key.Key_J)
    willich.do(POLICE, "notification.acknowledged", arrived[1], Acknowledged("Fachkraft B"))
    hear(screen, qtbot, company)
    assert (screen.entity, entities(screen)) == (arrived[1], [arrived[3], arrived[1], arrived[2], arrived[0]])
    assert filter_texts(screen)[0] == "Jetzt zu tun 3"
    press(Qt.Key.Key_J)
    qtbot.waitUntil(lambda: len(entities(screen)) == 3)
    assert (screen.entity, entities(screen)) == (arrived[2], [arrived[3], arrived[2], arrived[0]])


def test_in_one_column_it_is_kept_too(
    screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, willich: Member, company: Company
) -> None:
    """Where the page stands in the place of the list, nothing takes the place of what is read either."""
    screen.resize(NARROW, 700)
    screen.show_filter(Filter.TO_DO)
    screen.show_entity(arrived[1])
    assert not screen.list.isVisible()
    willich.do(POLICE, "notification.acknowledged", arrived[1], Acknowledged("Fachkraft B"))
    hear(screen, qtbot, company)
    screen.list_side.pass_time()
    assert screen.entity == arrived[1]
    # The page is read beside the window, and comes as soon as it has been.
    qtbot.waitUntil(lambda: screen.detail.shown is not None and screen.detail.shown.entity == arrived[1])


def test_what_is_being_done_goes_with_its_filter(
    screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, willich: Member, company: Company
) -> None:
    """Asked for once more the list holds what is of it alone."""
    screen.show_filter(Filter.TO_DO)
    willich.do(POLICE, "notification.acknowledged", arrived[3], Acknowledged("Fachkraft B"))
    hear(screen, qtbot, company)
    assert screen.entity == arrived[3]
    screen.show_filter(Filter.TO_DO)
    assert entities(screen) == [arrived[1], arrived[2], arrived[0]]


@pytest.fixture
def last(
    screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, willich: Member, company: Company
) -> NotificationsScreen:
    """The screen once the last of what was to be done has been done, and is still chosen."""
    by = Acknowledged("Fachkraft B")
    for entity in arrived[:3]:
        willich.do(POLICE, "notification.acknowledged", entity, by)
    hear(screen, qtbot, company)
    screen.show_filter(Filter.TO_DO)
    willich.do(POLICE, "notification.acknowledged", arrived[3], by)
    hear(screen, qtbot, company)
    press(Qt.Key.Key_Down)
    assert entities(screen) == [screen.entity] == [arrived[3]]
    return screen


def test_the_last_one_that_was_done_goes_by_esc(last: NotificationsScreen, qtbot: QtBot) -> None:
    """Where nothing else is left in the list to go to, Esc leaves it."""
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: entities(last) == [])


def test_the_last_one_that_was_done_goes_with_the_area(last: NotificationsScreen, qtbot: QtBot) -> None:
    """Who goes to another area does not find it under what is to be done on coming back."""
    last.hide()
    qtbot.waitUntil(lambda: entities(last) == [])


def test_time_passes(screen: NotificationsScreen, arrived: list[bytes], company: Company, qtbot: QtBot) -> None:
    """Without any news the clocks on the cards, the count of the overdue and their list go on."""
    screen.show_filter(Filter.OVERDUE)
    assert (entities(screen), screen.list_side.empty.isVisible(), screen.entity) == ([], True, None)
    company.clock.time += 16 * MINUTE
    screen.list_side.pass_time()
    assert entities(screen) == [arrived[3]]
    assert "Überfällig 1" in filter_texts(screen)
    assert screen.entity == arrived[3]
    qtbot.waitUntil(lambda: screen.detail.shown is not None)
    card = screen.model.card(0)
    assert card is not None
    before = card.chips[1].text
    company.clock.time += 2 * MINUTE
    screen.list_side.pass_time()
    card = screen.model.card(0)
    assert card is not None
    assert (before, card.chips[1].text) == ("Überfällig seit 1 min", "Überfällig seit 3 min")
    assert screen.detail.shown is not None
    assert screen.detail.shown.chips[1].text == card.chips[1].text


def test_search_as_one_types(screen: NotificationsScreen, qtbot: QtBot) -> None:
    """Shortly after the last letter the list is what matches; Enter goes to it, Esc gives all back."""
    screen.search.setFocus()
    type_in("gibtesnicht")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 0)
    assert screen.list_side.empty.text().startswith("Nichts gefunden.")
    assert filter_texts(screen)[1] == "Offen 4"
    press(Qt.Key.Key_Escape)
    assert screen.model.rowCount() == 4
    assert screen.list.hasFocus()
    screen.search.setFocus()
    type_in("schief")
    press(Qt.Key.Key_Return)
    assert screen.list.hasFocus()
    assert screen.model.rowCount() == 4


def test_filters(screen: NotificationsScreen, arrived: list[bytes]) -> None:
    """A press on a filter shows what it leaves and marks it; what is empty says why in words."""
    [outgoing] = [made for made in screen.findChildren(QPushButton) if made.text() == "Ausgang"]
    outgoing.click()
    assert (screen.filter, outgoing.isChecked(), screen.entity) == (Filter.OUTGOING, True, None)
    assert screen.list_side.empty.text() == "Keine Meldungen in diesem Filter."
    screen.show_entity(arrived[0])
    assert (screen.filter, screen.entity) == (Filter.ALL, arrived[0])
    screen.show_entity(bytes(16))
    assert screen.entity == arrived[0]


def test_what_was_just_written_is_shown_under_the_filter_chosen(
    screen: NotificationsScreen, willich: Member, company: Company
) -> None:
    """What stands in the list as soon as it is asked anew leaves filter and search as they are."""
    screen.show_filter(Filter.OUTGOING)
    for _ in range(2):
        entity = willich.notify(POLICE, "immediate")
        screen.show_entity(entity)
        assert (screen.filter, screen.entity) == (Filter.OUTGOING, entity)


def test_an_older_answer_does_not_take_the_chosen_one_away(themed: Theme, qtbot: QtBot, police: Member) -> None:
    """Who has just sent something sees it, though the list was being asked for from before it was written."""
    police.notify(ASD)
    desk = Desk(Reading(police))
    screen = NotificationsScreen(Around(desk, Actions(), Noted(), Settings()))
    show(qtbot, screen, WIDE, 700)
    screen.show_filter(Filter.OUTGOING)
    screen.list_side.pass_time()
    new = police.notify(ASD)
    screen.show_entity(new)
    QApplication.processEvents()
    assert screen.entity == new
    screen.hide()
    desk.close()


@pytest.fixture
def waiting(willich: Member, arrived: list[bytes], monkeypatch: pytest.MonkeyPatch) -> Waiting:
    """A profile with four notifications of which two are a list's first rows; the others are read when it goes on."""
    monkeypatch.setattr(notification_list, "_FIRST", 2)
    return Waiting(willich)


@pytest.fixture
def begun(themed: Theme, qtbot: QtBot, waiting: Waiting) -> Iterator[NotificationsScreen]:
    """The screen with its first rows."""
    desk = Desk(waiting)
    made = NotificationsScreen(Around(desk, Actions(), Noted(), Settings()))
    show(qtbot, made, WIDE, 700)
    yield made
    made.hide()
    desk.close()


def test_the_others_come_below_the_first(
    begun: NotificationsScreen, waiting: Waiting, arrived: list[bytes], qtbot: QtBot
) -> None:
    """The first rows stand there at once; the others come below them, and who moved meanwhile stays where he is."""
    assert (entities(begun), begun.list_side.whole) == ([arrived[3], arrived[1]], False)
    begun.list.setFocus()
    press(Qt.Key.Key_J)
    qtbot.waitUntil(lambda: bool(waiting.tasks))
    with qtbot.assertNotEmitted(begun.model.modelReset):
        waiting.go_on()
    assert (entities(begun), begun.list_side.whole) == ([arrived[3], arrived[1], arrived[2], arrived[0]], True)
    assert (begun.entity, begun.list.currentIndex().row()) == (arrived[1], 1)
    assert filter_texts(begun)[:2] == ["Jetzt zu tun 4", "Offen 4"]


def test_what_changes_before_the_others_came_is_not_lost(
    begun: NotificationsScreen, waiting: Waiting, police: Member, company: Company, qtbot: QtBot
) -> None:
    """What arrives between the first rows and the others stands in its place, once."""
    qtbot.waitUntil(lambda: bool(waiting.tasks))
    new = police.notify(ASD, "immediate")
    hear(begun, qtbot, company)
    waiting.go_on()
    assert (entities(begun)[1], len(entities(begun)), len(set(entities(begun)))) == (new, 5, 5)


def test_nothing_is_said_to_be_missing_before_all_is_read(
    begun: NotificationsScreen, waiting: Waiting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where none of the first rows matches, nothing is shown and nothing is said until all is read."""
    begun.show_filter(Filter.OUTGOING)
    begun.list_side.filter = Filter.ALL
    monkeypatch.setattr(notification_list, "_FIRST", 0)
    monkeypatch.setattr(notification_list, "_PAGE", 1)
    monkeypatch.setattr(notification_list, "_FEW", 0)
    begun.search.setText("schief")
    begun.list_side.search_now()
    assert (entities(begun), begun.list_side.empty.isVisible()) == ([], False)
    waiting.tasks.clear()
    qtbot.waitUntil(lambda: bool(waiting.tasks))
    waiting.go_on()
    assert (len(entities(begun)), begun.entity) == (4, entities(begun)[0])
