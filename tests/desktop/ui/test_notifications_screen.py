"""The area of notifications: by keyboard alone, as time passes, as things arrive, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.notification_events import Acknowledged
from desktop.presenters import notification_list
from desktop.presenters.notification_list import Filter
from desktop.presenters.strip import Standing
from desktop.ui.actions import Actions
from desktop.ui.appearance import Appearance
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.theme.theme import Mode, Theme
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.showing import SHOWING, focused, show
from tests.helpers.window import Noted, Reading, Waiting, around

pytestmark = SHOWING
MINUTE = 60_000
WIDE = 1100


@pytest.fixture
def arrived(company: Company, police: Member) -> list[bytes]:
    """Four notifications that have arrived in Willich: routine, urgent, urgent, immediate."""
    made = []
    for urgency in ("routine", "urgent", "urgent", "immediate"):
        made.append(police.notify(ASD, urgency))
        company.clock.time += MINUTE
        company.everybody_syncs()
    return made


@pytest.fixture
def window() -> Noted:
    return Noted()


@pytest.fixture
def screen(
    themed: Theme, qtbot: QtBot, willich: Member, arrived: list[bytes], window: Noted
) -> Iterator[NotificationsScreen]:
    made = NotificationsScreen(around(willich, window))
    show(qtbot, made, WIDE, 700)
    made.list.setFocus()
    yield made
    made.hide()


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key)


def type_in(qtbot: QtBot, text: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(focused(), text)


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


def test_the_first_is_shown(screen: NotificationsScreen, arrived: list[bytes]) -> None:
    """At first the open ones stand there, the most pressing chosen and shown in whole."""
    assert entities(screen) == [arrived[3], arrived[1], arrived[2], arrived[0]]
    assert screen.entity == arrived[3]
    assert filter_texts(screen) == ["Jetzt zu tun 4", "Offen 4", "Eingang", "Ausgang", "Überfällig", "Alle"]


def test_acknowledging_takes_two_keys(
    *, screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, company: Company, police: Member, window: Noted
) -> None:
    """B, Enter: the oldest open one is confirmed and said so, and the focus is in the list again."""
    press(qtbot, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QDialog))
    press(qtbot, Qt.Key.Key_Return)
    hear(screen, qtbot, company)
    assert police.shown("notification", arrived[3]).acknowledgement.person == "Dienst A"
    assert ("announce", "Eingang bestätigt.", False) in window.asked
    screen.window().activateWindow()
    qtbot.waitUntil(screen.list.hasFocus)
    assert screen.entity == arrived[3]


def test_a_step_that_may_not_be_taken_is_not_asked_for(
    screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, willich: Member, company: Company
) -> None:
    """B on what somebody has already asks nothing."""
    willich.do(POLICE, "notification.acknowledged", arrived[3], Acknowledged("Fachkraft B"))
    hear(screen, qtbot, company)
    screen.show_entity(arrived[3])
    screen.list.setFocus()
    press(qtbot, Qt.Key.Key_B)
    assert not [dialog for dialog in screen.findChildren(QDialog) if dialog.isVisible()]


def test_cards_are_made_anew_once_access_ends(screen: NotificationsScreen, arrived: list[bytes]) -> None:
    """What a notification waits for may be another thing then, though nothing changed in itself."""
    before = [screen.model.card(row) for row in range(len(arrived))]
    screen.desk.standing_changed.emit(Standing(enrolment="revoked"))
    now = [screen.model.card(row) for row in range(len(arrived))]
    assert now == before
    assert not any(one is other for one, other in zip(now, before, strict=True))


def test_letters_are_letters_in_the_search(screen: NotificationsScreen, qtbot: QtBot) -> None:
    """B and T typed into the search are searched for, and no dialog opens."""
    screen.search.setFocus()
    type_in(qtbot, "bt")
    assert screen.search.text() == "bt"
    assert not screen.findChildren(QDialog)


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


def test_what_leaves_the_list_gives_its_place_to_the_next(
    screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, willich: Member, company: Company
) -> None:
    """When the chosen one is no longer of this list, the one that stands in its place is chosen."""
    screen.show_entity(arrived[1])
    by = Acknowledged("Fachkraft B")
    willich.do(POLICE, "notification.acknowledged", arrived[1], by)
    willich.do(POLICE, "notification.closed", arrived[1], by)
    hear(screen, qtbot, company)
    assert arrived[1] not in entities(screen)
    assert screen.entity == arrived[2]


def test_time_passes(screen: NotificationsScreen, arrived: list[bytes], company: Company, qtbot: QtBot) -> None:
    """Without any news the clocks on the cards, the count of the overdue and their list go on."""
    screen.show_filter(Filter.OVERDUE)
    assert (entities(screen), screen.empty.isVisible(), screen.entity) == ([], True, None)
    company.clock.time += 16 * MINUTE
    screen.pass_time()
    assert entities(screen) == [arrived[3]]
    assert "Überfällig 1" in filter_texts(screen)
    assert screen.entity == arrived[3]
    qtbot.waitUntil(lambda: screen.detail.shown is not None)
    card = screen.model.card(0)
    assert card is not None
    before = card.chips[1].text
    company.clock.time += 2 * MINUTE
    screen.pass_time()
    card = screen.model.card(0)
    assert card is not None
    assert (before, card.chips[1].text) == ("Überfällig seit 1 min", "Überfällig seit 3 min")
    assert screen.detail.shown is not None
    assert screen.detail.shown.chips[1].text == card.chips[1].text


def test_search_as_one_types(screen: NotificationsScreen, qtbot: QtBot) -> None:
    """Shortly after the last letter the list is what matches; Enter goes to it, Esc gives all back."""
    screen.search.setFocus()
    type_in(qtbot, "gibtesnicht")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 0)
    assert screen.empty.text().startswith("Nichts gefunden.")
    assert filter_texts(screen)[1] == "Offen 4"
    press(qtbot, Qt.Key.Key_Escape)
    assert screen.model.rowCount() == 4
    assert screen.list.hasFocus()
    screen.search.setFocus()
    type_in(qtbot, "schief")
    press(qtbot, Qt.Key.Key_Return)
    assert screen.list.hasFocus()
    assert screen.model.rowCount() == 4


def test_filters(screen: NotificationsScreen, arrived: list[bytes]) -> None:
    """A press on a filter shows what it leaves and marks it; what is empty says why in words."""
    [outgoing] = [made for made in screen.findChildren(QPushButton) if made.text() == "Ausgang"]
    outgoing.click()
    assert (screen.filter, outgoing.isChecked(), screen.entity) == (Filter.OUTGOING, True, None)
    assert screen.empty.text() == "Keine Meldungen in diesem Filter."
    screen.show_entity(arrived[0])
    assert (screen.filter, screen.entity) == (Filter.ALL, arrived[0])
    screen.show_entity(bytes(16))
    assert screen.entity == arrived[0]


def test_what_is_asked_for_can_be_answered_by_a_letter(screen: NotificationsScreen, arrived: list[bytes]) -> None:
    """Asked to show one from elsewhere, the keyboard stands on its row; in one column on the notification itself."""
    screen.search.setFocus()
    screen.show_entity(arrived[1])
    assert (focused(), screen.entity) == (screen.list, arrived[1])
    screen.resize(600, 700)
    screen.show_entity(arrived[0])
    assert focused() is screen.detail


def test_moving_shows_the_other_one(screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot) -> None:
    """The detail follows the choice."""
    press(qtbot, Qt.Key.Key_J)
    assert screen.entity == arrived[1]
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is screen.detail
    assert screen.list.isVisible()


def columns(screen: NotificationsScreen) -> tuple[bool, bool]:
    """Whether list and detail can be seen."""
    return screen.list.isVisible(), screen.detail.isVisible()


@pytest.mark.parametrize(("width", "scale", "both"), [(704, 1.0, True), (703, 1.0, False), (1168, 2.0, False)])
def test_the_width_for_the_text_decides(
    screen: NotificationsScreen, themed: Theme, qapp: QApplication, width: int, scale: float, *, both: bool
) -> None:
    """List and detail stand side by side while the width is enough for the size of the text."""
    themed.apply(qapp, Mode.light, scale)
    screen.resize(width, 700)
    assert columns(screen) == (True, both)
    if both:
        assert screen.detail.width() >= 350


def test_one_column(screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot) -> None:
    """Where there is one column Enter opens the detail, Esc and Alt+Left and the button go back to the list."""
    screen.resize(600, 700)
    screen.list.setFocus()
    ways: tuple[Callable[[], object], ...] = (
        lambda: press(qtbot, Qt.Key.Key_Escape),
        lambda: QTest.keyClick(focused(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
        screen.back_row.findChildren(QPushButton)[0].click,
    )
    for back in ways:
        press(qtbot, Qt.Key.Key_J)
        chosen = screen.entity
        press(qtbot, Qt.Key.Key_Return)
        assert columns(screen) == (False, True)
        assert screen.back_row.isVisible()
        assert focused() is screen.detail
        back()
        assert columns(screen) == (True, False)
        assert focused() is screen.list
        assert screen.entity == chosen


def test_one_column_opens_what_is_asked_for(screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot) -> None:
    """Asked to show one, or by a click on a card, the narrow screen shows it; grown wide again it shows both."""
    screen.resize(600, 700)
    screen.show_entity(arrived[0])
    assert (columns(screen), screen.entity) == ((False, True), arrived[0])
    screen.resize(WIDE, 700)
    assert columns(screen) == (True, True)
    assert not screen.back_row.isVisible()
    screen.resize(600, 700)
    screen.back()
    place = screen.list.visualRect(screen.model.index(1, 0)).center()
    QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert columns(screen) == (False, True)
    screen.show_filter(Filter.OUTGOING)
    assert not screen.reading


def test_panes(screen: NotificationsScreen) -> None:
    """The parts for F6 are the side of the list and the side of the detail, each with where to begin."""
    assert [pane.focusProxy() for pane in screen.panes()] == [screen.list, screen.detail]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut(screen: NotificationsScreen, themed: Theme, qapp: QApplication, scale: float) -> None:
    """At both sizes every filter is as wide as its words, and within the screen."""
    themed.apply(qapp, Mode.light, scale)
    screen.resize(int(584 * scale), 700)
    qapp.processEvents()
    for made in screen.findChildren(QPushButton):
        if made.isVisible():
            assert made.width() >= made.sizeHint().width()
            assert made.mapTo(screen, made.rect().topRight()).x() <= screen.width()
    assert screen.list.sizeHintForRow(0) >= 70 * scale
    assert isinstance(screen.splitter.widget(0), QWidget)


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
    screen = NotificationsScreen(Around(desk, Actions(), Noted(), Appearance()))
    show(qtbot, screen, WIDE, 700)
    screen.show_filter(Filter.OUTGOING)
    screen.pass_time()
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
    made = NotificationsScreen(Around(desk, Actions(), Noted(), Appearance()))
    show(qtbot, made, WIDE, 700)
    yield made
    made.hide()
    desk.close()


def test_the_others_come_below_the_first(
    begun: NotificationsScreen, waiting: Waiting, arrived: list[bytes], qtbot: QtBot
) -> None:
    """The first rows stand there at once; the others come below them, and who moved meanwhile stays where he is."""
    assert (entities(begun), begun.whole) == ([arrived[3], arrived[1]], False)
    begun.list.setFocus()
    press(qtbot, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: bool(waiting.tasks))
    with qtbot.assertNotEmitted(begun.model.modelReset):
        waiting.go_on()
    assert (entities(begun), begun.whole) == ([arrived[3], arrived[1], arrived[2], arrived[0]], True)
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
    begun.filter = Filter.ALL
    monkeypatch.setattr(notification_list, "_FIRST", 0)
    monkeypatch.setattr(notification_list, "_PAGE", 1)
    monkeypatch.setattr(notification_list, "_FEW", 0)
    begun.search.setText("schief")
    begun.search_now()
    assert (entities(begun), begun.empty.isVisible()) == ([], False)
    waiting.tasks.clear()
    qtbot.waitUntil(lambda: bool(waiting.tasks))
    waiting.go_on()
    assert (len(entities(begun)), begun.entity) == (4, entities(begun)[0])
