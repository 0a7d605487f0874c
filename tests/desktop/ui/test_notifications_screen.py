"""The area of notifications: by keyboard alone, as time passes, as things arrive, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.notification_events import Acknowledged
from desktop.domain.settings import Settings
from desktop.presenters import handling
from desktop.presenters.notification_list import Filter
from desktop.presenters.strip import Standing
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.theme.theme import Mode, Theme
from tests.helpers.company import POLICE, Company, Member
from tests.helpers.listing import arrive, entities, filter_texts, hear, shown
from tests.helpers.showing import SHOWING, focused, press, type_in
from tests.helpers.window import Later, Noted, around

pytestmark = SHOWING


@pytest.fixture
def arrived(company: Company, police: Member) -> list[bytes]:
    return arrive(company, police)


@pytest.fixture
def screen(
    themed: Theme, qtbot: QtBot, willich: Member, arrived: list[bytes], noted: Noted
) -> Iterator[NotificationsScreen]:
    with shown(qtbot, around(willich, noted)) as made:
        yield made


def test_the_first_is_shown(screen: NotificationsScreen, arrived: list[bytes]) -> None:
    """At first the open ones stand there, the most pressing chosen and shown in whole."""
    assert entities(screen) == [arrived[3], arrived[1], arrived[2], arrived[0]]
    assert screen.entity == arrived[3]
    assert filter_texts(screen) == ["Jetzt zu tun 4", "Offen 4", "Eingang", "Ausgang", "Überfällig", "Alle"]


def test_acknowledging_takes_two_keys(
    *, screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, company: Company, police: Member, noted: Noted
) -> None:
    """B, Enter: the oldest open one is confirmed and said so, and the focus is in the list again."""
    press(Qt.Key.Key_B)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QDialog))
    press(Qt.Key.Key_Return)
    hear(screen, qtbot, company)
    assert police.shown("notification", arrived[3]).acknowledgement.person == "Dienst A"
    assert ("announce", "Eingang bestätigt.", False) in noted.asked
    screen.window().activateWindow()
    qtbot.waitUntil(screen.list.hasFocus)
    assert screen.entity == arrived[3]


def version_of(member: Member, entity: bytes) -> bytes:
    """The assignment of a notification that counts."""
    return bytes(member.workspace.state("assignment", entity).version)


def dialogs(screen: NotificationsScreen) -> list[Ask]:
    """The dialogs that are open."""
    return [dialog for dialog in screen.findChildren(Ask) if dialog.isVisible()]


def confirm(screen: NotificationsScreen, qtbot: QtBot) -> None:
    """Press B and Enter, each where the keyboard is."""
    press(Qt.Key.Key_B)
    qtbot.waitUntil(lambda: QApplication.activeWindow() in dialogs(screen))
    press(Qt.Key.Key_Return)


def test_the_next_key_is_about_what_was_just_done(
    screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot
) -> None:
    """R right after B and Enter tells back of what was acknowledged, though nothing has told the screen of it yet."""
    screen.show_filter(Filter.TO_DO)
    confirm(screen, qtbot)
    screen.window().activateWindow()
    qtbot.waitUntil(screen.list.hasFocus)
    press(Qt.Key.Key_R)
    [asked] = dialogs(screen)
    assert "standing" in asked.fields
    assert (screen.entity, screen.detail.shown and screen.detail.shown.entity) == (arrived[3], arrived[3])


def test_a_key_pressed_before_it_is_done_is_not_lost(
    themed: Theme, qtbot: QtBot, willich: Member, arrived: list[bytes], noted: Noted
) -> None:
    """R pressed while the worker is still at it asks for the feedback as soon as it is done."""
    backstage = Later(willich)
    with shown(qtbot, Around(Desk(backstage), Actions(), noted, Settings())) as screen:
        screen.show_filter(Filter.TO_DO)
        confirm(screen, qtbot)
        press(Qt.Key.Key_R)
        [waiting] = dialogs(screen)
        assert "standing" not in waiting.fields
        backstage.carry_out()
        qtbot.waitUntil(lambda: any("standing" in one.fields for one in dialogs(screen)))
        assert screen.entity == arrived[3]


def test_a_step_that_may_not_be_taken_is_not_asked_for(
    screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, willich: Member, company: Company
) -> None:
    """B on what somebody has already asks nothing."""
    willich.do(POLICE, "notification.acknowledged", arrived[3], Acknowledged("Fachkraft B"))
    hear(screen, qtbot, company)
    screen.show_entity(arrived[3])
    screen.list.setFocus()
    press(Qt.Key.Key_B)
    assert not [dialog for dialog in screen.findChildren(QDialog) if dialog.isVisible()]


def test_no_step_is_offered_of_what_nobody_sees(screen: NotificationsScreen, qtbot: QtBot) -> None:
    """From another area neither the palette nor a key does anything to the notification that is chosen here."""
    [letter] = [one for one in screen.list.actions() if one.objectName() == "acknowledged"]
    assert letter.isEnabled()
    screen.hide()
    assert not letter.isEnabled()
    letter.trigger()
    assert not dialogs(screen)
    assert not screen.findChildren(Ask)
    screen.show()
    assert letter.isEnabled()


def test_cards_are_made_anew_once_access_ends(screen: NotificationsScreen, arrived: list[bytes]) -> None:
    """What a notification waits for may be another thing then, though nothing changed in itself."""
    before = [screen.model.card(row) for row in range(len(arrived))]
    screen.desk.standing_changed.emit(Standing(enrolment="revoked"))
    now = [screen.model.card(row) for row in range(len(arrived))]
    assert now == before
    assert not any(one is other for one, other in zip(now, before, strict=True))


def with_control(key: Qt.Key) -> None:
    """Press a key with Ctrl where the focus is."""
    QTest.keyClick(focused(), key, Qt.KeyboardModifier.ControlModifier)


def test_an_assignment_is_taken_back_by_a_key(
    *, screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, company: Company, willich: Member, noted: Noted
) -> None:
    """Z and Enter assign it, and say for how it is taken back; until that is over Ctrl+Z does it, and then nothing."""
    assert screen.undo.isHidden()
    press(Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: QApplication.activeWindow() in dialogs(screen))
    with_control(Qt.Key.Key_Return)
    hear(screen, qtbot, company)
    assert handling.assignment(willich.workspace, arrived[3]) is not None
    number = willich.shown("notification", arrived[3]).number
    assert screen.undo.said.text().startswith(f"{number}: Zuweisung gesichert. Rückgängig mit ")
    assert ("announce", screen.undo.said.text(), False) in noted.asked
    screen.window().activateWindow()
    qtbot.waitUntil(screen.list.hasFocus)
    with_control(Qt.Key.Key_Z)
    hear(screen, qtbot, company)
    assert handling.assignment(willich.workspace, arrived[3]) is None
    assert ("announce", "Zuweisung rückgängig gemacht.", False) in noted.asked
    assert screen.undo.isHidden()
    assert screen.list.hasFocus()
    before = version_of(willich, arrived[3])
    with_control(Qt.Key.Key_Z)
    assert version_of(willich, arrived[3]) == before


def test_what_was_assigned_is_not_named_in_discreet_mode(
    screen: NotificationsScreen, qtbot: QtBot, company: Company
) -> None:
    """Who looks on reads that something was assigned, and of no number; the key takes it back as it does else."""
    screen.desk.be_discreet(on=True)
    press(Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: QApplication.activeWindow() in dialogs(screen))
    with_control(Qt.Key.Key_Return)
    hear(screen, qtbot, company)
    assert screen.undo.said.text().startswith("Zuweisung gesichert. Rückgängig mit ")


def test_an_assignment_is_taken_back_by_the_button(
    *, screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot, company: Company, willich: Member, noted: Noted
) -> None:
    """Then the keyboard is in the list again; what somebody has assigned anew meanwhile stands."""
    for _ in range(2):
        press(Qt.Key.Key_Z)
        qtbot.waitUntil(lambda: QApplication.activeWindow() in dialogs(screen))
        with_control(Qt.Key.Key_Return)
        hear(screen, qtbot, company)
        screen.window().activateWindow()
        qtbot.waitUntil(screen.list.hasFocus)
    screen.undo.button.setFocus()
    handling.assign(willich.workspace, arrived[3], "Fach B", "")
    given = version_of(willich, arrived[3])
    screen.undo.button.click()
    assert screen.list.hasFocus()
    qtbot.waitUntil(lambda: "Inzwischen hat jemand" in str(noted.asked))
    assert version_of(willich, arrived[3]) == given


def test_letters_are_letters_in_the_search(screen: NotificationsScreen, qtbot: QtBot) -> None:
    """B and T typed into the search are searched for, and no dialog opens."""
    screen.search.setFocus()
    type_in("bt")
    assert screen.search.text() == "bt"
    assert not screen.findChildren(QDialog)


def test_what_is_asked_for_can_be_answered_by_a_letter(screen: NotificationsScreen, arrived: list[bytes]) -> None:
    """Asked to show one from elsewhere, the keyboard stands on its row; in one column on the notification itself."""
    screen.search.setFocus()
    screen.show_entity(arrived[1])
    assert (focused(), screen.entity) == (screen.list, arrived[1])
    screen.resize(600, 700)
    screen.show_entity(arrived[0])
    assert focused() is screen.detail


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
    assert isinstance(screen.columns.widget(0), QWidget)
