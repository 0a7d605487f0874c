"""The area of the sync: what it shows of each case, that it asks the desk, and that a conflict is settled from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.progress import Probe
from desktop.domain.rows import LogRow
from desktop.domain.settings import Settings
from desktop.presenters import register
from desktop.presenters.conflicts import open_conflicts
from desktop.presenters.strip import Standing
from desktop.presenters.sync_log import PREFERENCE, SyncLog
from desktop.presenters.times import read_id
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.conflict_view import ConflictView
from desktop.ui.desk import Desk
from desktop.ui.sync_screen import SyncScreen
from desktop.ui.theme.theme import Mode, Theme
from tests.helpers.company import ASD, POLICE, Member, founded
from tests.helpers.showing import SHOWING, focused, show
from tests.helpers.window import Backstage, Noted, Waiting

pytestmark = SHOWING
TROUBLE = "Der Server ist nicht erreichbar."


class Probing(Backstage):
    """A backstage that tests the connection at once."""

    def try_connection(self, then: Callable[[tuple[Probe, ...]], None]) -> None:
        then((Probe("Adresse", ok=True, text="Bekannt."),))


@dataclass
class Shown:
    """A member's screen, with what stands around it."""

    member: Member
    backstage: Backstage
    window: Noted = field(default_factory=Noted)

    def __post_init__(self) -> None:
        self.desk = Desk(self.backstage)
        self.screen = SyncScreen(Around(self.desk, Actions(), self.window, Settings()))

    def stands(self, standing: Standing) -> None:
        """Let the sync stand so."""
        self.backstage.stands(standing)

    @property
    def texts(self) -> set[str]:
        """Everything that can be read on the screen now."""
        QApplication.processEvents()
        labels = self.screen.findChildren(QLabel)
        return {one.text() for one in labels if one.isVisibleTo(self.screen)}

    def button(self, text: str) -> QPushButton:
        """A button by its words."""
        return next(one for one in self.screen.findChildren(QPushButton) if one.text() == text)


@pytest.fixture
def shown(qtbot: QtBot, themed: Theme, police: Member) -> Shown:
    """The police's screen."""
    made = Shown(police, Probing(police))
    show(qtbot, made.screen)
    return made


@pytest.fixture
def clashing(qtbot: QtBot, themed: Theme) -> Shown:
    """The screen of a Willich device that has a conflict with a colleague."""
    company = founded((POLICE, ASD, ASD))
    _, first, second = company.members
    entity = read_id(register.add_contact(first.workspace, "", {"family_name": "Kreuz", "phone": "1"})["id"])
    company.everybody_syncs()
    register.edit_contact(first.workspace, entity, {"phone": "2"})
    register.edit_contact(second.workspace, entity, {"phone": "3"})
    company.everybody_syncs()
    made = Shown(first, Probing(first))
    show(qtbot, made.screen)
    return made


class Opened(QObject):
    """Notes what opens as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False


def test_it_takes_no_focus_before_it_has_its_place(
    qtbot: QtBot, qapp: QApplication, themed: Theme, police: Member
) -> None:
    """While the screen is made, no part of it is a window of its own: whoever writes goes on writing."""
    opened = Opened()
    qapp.installEventFilter(opened)
    made = Shown(police, Probing(police))
    qtbot.addWidget(made.screen)
    QApplication.processEvents()
    qapp.removeEventFilter(opened)
    assert made.desk.tries_connection
    assert opened.windows == []


def test_all_is_well(shown: Shown) -> None:
    """When all is level the screen says so, and shows nothing that there is not."""
    shown.stands(Standing(level=True, last_success=shown.member.workspace.now()))
    assert "Abgeglichen um 16:13 Uhr" in shown.texts
    assert not {"Wartet", "Nicht zugestellt", "Beiseitegelegt", "Zwei Fassungen"} & shown.texts
    assert "Protokoll" in shown.texts


def test_offline_says_since_when_and_what_waits(shown: Shown) -> None:
    """Without a line the screen says since when, and what waits since when for whom."""
    shown.member.notify(ASD)
    shown.stands(Standing(last_success=1, trouble=TROUBLE, pause=120.0, waiting_to_send=1))
    assert "Ohne Verbindung seit 16:13 Uhr" in shown.texts
    assert any("Nächster Versuch in 2 min." in text for text in shown.texts)
    assert "Meldung VIE-2026-1-1 an Jugendamt Willich" in shown.texts


def test_what_is_immediate_is_first(shown: Shown) -> None:
    """An immediate notification that waits says to call now."""
    shown.member.notify(ASD, "immediate")
    shown.stands(Standing(trouble=TROUBLE, waiting_to_send=1))
    assert "Noch nicht übermittelt – rufen Sie jetzt an." in shown.texts
    assert "Wartet" not in shown.texts


def test_of_many_that_wait_the_first_stand_there_at_once_and_all_soon(shown: Shown, qtbot: QtBot) -> None:
    """Nobody is held up while the rest is made; what comes in between begins anew and leaves nothing twice."""
    for _ in range(30):
        shown.member.notify(ASD, "immediate")
    calls = "Noch nicht übermittelt – rufen Sie jetzt an."

    def banners() -> int:
        return sum(one.text() == calls and one.isVisibleTo(shown.screen) for one in shown.screen.findChildren(QLabel))

    shown.screen.refresh()
    assert banners() == 6
    shown.member.notify(ASD, "immediate")
    shown.screen.refresh()
    qtbot.waitUntil(lambda: banners() == 31)
    assert not shown.screen._turns.isActive()


def test_alarms_in_words(shown: Shown) -> None:
    """An alarm stands in a sentence."""
    shown.stands(Standing(alarms=("fork",)))
    assert "Der Server zeigt nicht allen dasselbe." in shown.texts


def test_what_is_kept_aside(shown: Shown) -> None:
    """What the sync could not use is counted on the screen as soon as it says there is some."""
    log, channel = shown.member.journal.log, shown.member.workspace.cooperation()
    [row] = log.page(channel, 0, 1)
    log.set_outcome(channel, LogRow(row.seq, row.event, row.header, row.body, "waiting", "key"))
    shown.stands(Standing(level=True, last_success=1, unreadable=1))
    assert {"Beiseitegelegt", "1 Eintrag"} <= shown.texts


def test_what_is_written_appears(shown: Shown, qtbot: QtBot) -> None:
    """What is written while somebody looks stands on the screen a moment later."""
    shown.member.notify(ASD)
    qtbot.waitUntil(lambda: "Wartet" in shown.texts)


def test_sync_now(shown: Shown) -> None:
    """The button asks the desk to sync, and rests while it works."""
    shown.screen.now.click()
    assert shown.backstage.asked == 1
    shown.stands(Standing(working=True))
    assert not shown.screen.now.isEnabled()
    shown.stands(Standing(level=True))
    assert shown.screen.now.isEnabled()


def test_nobody_looks(shown: Shown) -> None:
    """A screen that is hidden changes nothing, and catches up when it is shown."""
    shown.screen.hide()
    shown.stands(Standing(alarms=("fork",)))
    assert "Der Server zeigt nicht allen dasselbe." not in shown.texts
    shown.screen.show()
    assert "Der Server zeigt nicht allen dasselbe." in shown.texts


def test_the_connection_is_tested(shown: Shown) -> None:
    """The test of the connection shows its steps on the screen."""
    shown.screen.connection.start.click()
    assert "Adresse: Bekannt." in shown.texts


def test_where_no_test_can_be_made_none_is_offered(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """A backstage that cannot test the connection has no button for it."""
    made = Shown(police, Backstage(police))
    show(qtbot, made.screen)
    assert not made.screen.connection.isVisible()


def test_a_conflict_is_settled(clashing: Shown) -> None:
    """What is chosen is kept, heard, and gone from the screen."""
    [view] = clashing.screen.findChildren(ConflictView)
    [conflict] = open_conflicts(clashing.member.workspace)
    keep = conflict.clashes[0].versions[1]
    view.options["phone", keep.version].click()
    view.take.click()
    assert open_conflicts(clashing.member.workspace) == ()
    assert ("announce", "Auswahl übernommen.", False) in clashing.window.asked
    assert "Zwei Fassungen" not in clashing.texts
    assert register.contact_row(clashing.member.shown("contact", conflict.entity))["phone"] == keep.value


def test_a_conflict_is_settled_by_keyboard(clashing: Shown) -> None:
    """From the button to sync a conflict of one field takes five keys: there, choose, on, take over."""
    clashing.screen.now.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space):
        QTest.keyClick(focused(), key)
    assert open_conflicts(clashing.member.workspace) == ()


def test_a_conflict_settled_elsewhere_is_refused(clashing: Shown) -> None:
    """Who chooses a value that is no longer known hears why in the card."""
    [view] = clashing.screen.findChildren(ConflictView)
    view.chosen.emit(view.conflict.entity, {"phone": bytes(16)})
    assert view.problem.text()
    assert view.problem.isVisible()


def test_a_conflict_can_wait(clashing: Shown) -> None:
    """A conflict put off is counted and can be shown again; nothing is decided."""
    clashing.button("Später entscheiden").click()
    assert "1 Konflikt zurückgestellt" in clashing.texts
    clashing.button("Wieder anzeigen").click()
    assert "1 Konflikt zurückgestellt" not in clashing.texts
    assert len(open_conflicts(clashing.member.workspace)) == 1


def test_what_is_half_chosen_stays_while_the_sync_goes_on(clashing: Shown) -> None:
    """A pass that changes nothing of a conflict leaves alone what somebody is choosing."""
    [view] = clashing.screen.findChildren(ConflictView)
    option = next(iter(view.options.values()))
    option.click()
    clashing.stands(Standing(level=True, last_success=1))
    assert clashing.screen.findChildren(ConflictView) == [view]
    assert option.isChecked()


def test_the_log_outlives_the_lock(shown: Shown) -> None:
    """The log of the passes is kept inside the profile and comes back with the next desk."""
    shown.stands(Standing(level=True, last_success=1, sent=2, received=3))
    assert "Abgeglichen · 2 gesendet, 3 empfangen" in shown.texts
    shown.desk.keep_log()
    kept = shown.member.workspace.own.preference(PREFERENCE)
    assert len(SyncLog.kept(kept).entries) == 1
    assert Desk(Backstage(shown.member)).log.entries == shown.desk.log.entries


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_never_scrolls_sideways(qapp: QApplication, clashing: Shown, themed: Theme, scale: float) -> None:
    """At twice the text size everything finds its room in 1280 pixels."""
    themed.apply(qapp, Mode.light, scale)
    qapp.processEvents()
    assert clashing.screen.minimumSizeHint().width() <= 1280 - 56 * 2


def test_what_changes_while_it_is_read_is_read_once_more(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """What is there to read is read outside Qt's thread, and once more after that, however much changed meanwhile."""
    backstage = Waiting(police)
    made = Shown(police, backstage)
    show(qtbot, made.screen)
    count = len(backstage.tasks)
    police.notify(ASD)
    for _ in range(3):
        made.screen.refresh()
    assert (len(backstage.tasks), "Wartet" in made.texts) == (count, False)
    backstage.go_on()
    assert backstage.read_for == count + 1
    assert "Wartet" in made.texts
