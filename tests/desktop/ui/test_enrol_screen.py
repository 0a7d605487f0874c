"""Setting up by keyboard alone: the way through, every way back, and what is asked of the program on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.app.enrolment import Enrolment
from desktop.domain.refused import Refused
from desktop.ui.enrol_ports import Enrolled, Given, Preset, Request
from desktop.ui.enrol_screen import CHECK, PERSON, SYNC, EnrolScreen
from desktop.ui.enrol_screen import INVITE as FIRST
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode
from tests.helpers.invites import FILE, INVITE, LETTERS, SERVER, SHOWN
from tests.helpers.showing import SHOWING, focused, press, show, type_in

pytestmark = [SHOWING, pytest.mark.usefixtures("themed")]
PHRASE = "eine lange Passphrase"
PHONE = "030 23125 001"


class Setting:
    """An enrolment screen, and what it asked for."""

    def __init__(self, qtbot: QtBot, path: Path | None = None) -> None:
        self.qtbot = qtbot
        self.screen = EnrolScreen(Enrolment(), lambda _: str(path or ""))
        self.given: list[Given] = []
        self.requests: list[Request] = []
        self.opened: list[tuple[Enrolled, str]] = []
        self.left = 0
        self.screen.invite_wanted.connect(self.given.append)
        self.screen.enrol_wanted.connect(self.requests.append)
        self.screen.open_wanted.connect(lambda enrolled, passphrase: self.opened.append((enrolled, passphrase)))
        self.screen.left.connect(self._leave)
        show(qtbot, self.screen)
        self.screen.setFocus()

    def _leave(self) -> None:
        self.left += 1

    def enter(self, *texts: str) -> None:
        """Type texts, each followed by Enter."""
        for text in texts:
            type_in(text)
            press(Qt.Key.Key_Return)

    def to(self, step: int) -> None:
        """Go on to a step, as somebody would."""
        if step >= CHECK:
            self.screen.invite.server.setText(SERVER)
            self.screen.invite.letters.setText(LETTERS)
            self.screen.invite.letters.setFocus()
            press(Qt.Key.Key_Return)
            self.screen.show_invite(SHOWN)
        if step >= PERSON:
            press(Qt.Key.Key_Space)
            press(Qt.Key.Key_Return)
        if step >= SYNC:
            self.enter("Adelgunde Meier", PHONE, PHRASE, PHRASE)
        assert self.screen.step == step


@pytest.fixture
def setting(qtbot: QtBot) -> Setting:
    """A screen at its first step."""
    return Setting(qtbot)


def test_from_letters_to_the_end(setting: Setting) -> None:
    """Keys alone lead from letters to a profile, and what is asked of the program is what was typed and compared."""
    setting.to(SYNC)
    assert setting.given == [Given(letters=LETTERS, server=SERVER)]
    assert setting.requests == [Request(INVITE, "Adelgunde Meier", PHRASE, "Jugendamt Kempen, ASD", PHONE)]
    setting.screen.show_progress("syncing")
    assert "abgeglichen" in setting.screen.sync.now.text()
    enrolled = Enrolled("folder", "Jugendamt Kempen, ASD", "waiting_for_admission")
    setting.screen.finish(enrolled)
    assert setting.screen.sync.heading.text() == "Ihre Leitung muss dieses Gerät noch zulassen."
    assert (setting.screen.cancel.isHidden(), setting.screen.back.isHidden()) == (True, True)
    press(Qt.Key.Key_Return)
    assert setting.opened == [(enrolled, PHRASE)]
    assert setting.screen.person.passphrase.text == ""


def test_from_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    """A file chosen with the first key press is what the program is asked about with the next."""
    path = tmp_path / "kempen.invite"
    path.write_bytes(FILE)
    setting = Setting(qtbot, path)
    press(Qt.Key.Key_Space)
    assert focused() is setting.screen.next
    press(Qt.Key.Key_Return)
    assert setting.given == [Given(FILE)]


@pytest.mark.parametrize("code", ["unreachable", "root_mismatch", "invite_expired", "invite_used"])
def test_the_server_says_no(setting: Setting, code: str) -> None:
    """An unreachable server, another root, an expired and a used invite are said where the invite stands."""
    setting.to(CHECK)
    press(Qt.Key.Key_Escape)
    setting.screen.next.setFocus()
    press(Qt.Key.Key_Return)
    assert not setting.screen.working.isHidden()
    setting.screen.show_problem(Refused(code, "x"))
    assert (setting.screen.step, setting.screen.working.isHidden()) == (FIRST, True)
    assert not setting.screen.invite.letters_problem.isHidden()
    assert setting.screen.next.isEnabled()


def test_nothing_is_asked_twice(setting: Setting) -> None:
    """While the program asks the server, neither Enter nor Esc does anything."""
    setting.to(CHECK)
    press(Qt.Key.Key_Escape)
    setting.screen.next.setFocus()
    press(Qt.Key.Key_Return)
    asked = len(setting.given)
    QTest.keyClick(setting.screen, Qt.Key.Key_Return)
    QTest.keyClick(setting.screen, Qt.Key.Key_Escape)
    assert (len(setting.given), setting.left, setting.screen.step) == (asked, 0, FIRST)


def test_another_fingerprint_stops(setting: Setting) -> None:
    """Whoever hears another fingerprint cannot go on, by button or by Enter, but back."""
    setting.to(CHECK)
    setting.screen.check.other.setChecked(True)
    assert not setting.screen.next.isEnabled()
    QTest.keyClick(setting.screen, Qt.Key.Key_Return)
    assert setting.screen.step == CHECK
    setting.screen.check.same.setChecked(True)
    assert setting.screen.next.isEnabled()


def test_an_enrolment_that_fails_can_be_tried_again(setting: Setting) -> None:
    """A server that went away is said with the way to try again, with what was entered."""
    setting.to(SYNC)
    assert not setting.screen.next.isEnabled()
    setting.screen.show_problem(Refused("unreachable", "x"))
    assert "nicht erreichbar" in setting.screen.sync.text.text()
    assert setting.screen.next.text() == "Erneut versuchen"
    press(Qt.Key.Key_Return)
    assert len(setting.requests) == 2
    assert setting.requests[0] == setting.requests[1]


def test_another_invite_than_the_one_that_lay_ready(setting: Setting) -> None:
    """Where the invite that lay ready does not hold, one given by hand is compared like any; the same one is not."""
    screen = setting.screen
    screen.begin_with(Preset("a.invite", FILE, "Adelgunde Meier", compared=True, asks=False))
    screen.show_problem(Refused("no_connection", "Nicht erreichbar."))
    screen.next.click()
    screen.show_invite(SHOWN)
    assert (screen.step, len(setting.requests)) == (SYNC, 1)
    screen.show_problem(Refused("invite_expired", "Abgelaufen."))
    for _ in range(3):
        screen.back.click()
    screen.invite.letters.setText(LETTERS)
    screen.invite.server.setText(SERVER)
    screen.invite.letters.textEdited.emit(LETTERS)
    screen.next.click()
    screen.show_invite(SHOWN)
    assert (screen.step, len(setting.requests)) == (CHECK, 1)
    assert setting.given == [Given(FILE), Given(FILE), Given(letters=LETTERS, server=SERVER)]


def test_back_and_out(setting: Setting) -> None:
    """Esc goes back step by step and then out, and what was entered is still there on the way."""
    setting.to(PERSON)
    type_in("Adelgunde")
    for expected in (CHECK, FIRST):
        press(Qt.Key.Key_Escape)
        assert setting.screen.step == expected
    assert setting.screen.invite.letters.text() == LETTERS
    assert setting.screen.person.person == "Adelgunde"
    press(Qt.Key.Key_Escape)
    assert setting.left == 1


@pytest.mark.parametrize("step", [FIRST, CHECK, PERSON])
def test_names_and_tab_order(setting: Setting, step: int) -> None:
    """Tab goes from top to bottom through everything of a step once, and everything has a name."""
    setting.to(step)
    first, reached = focused(), [focused()]
    press(Qt.Key.Key_Tab)
    while focused() is not first and len(reached) < 40:
        reached.append(focused())
        press(Qt.Key.Key_Tab)
    assert len(reached) == len(set(reached)) < 40
    places = [one.mapTo(setting.screen, one.rect().center()).y() // 30 for one in reached]
    assert places == sorted(places)
    kinds = (QPushButton, QRadioButton, QLineEdit, QComboBox)
    wanted = [one for kind in kinds for one in setting.screen.findChildren(kind) if one.isVisible()]
    assert all(one.accessibleName() or one.property("text") for one in wanted)
    assert {one for one in wanted if not isinstance(one, QRadioButton)} <= set(reached)


@pytest.mark.parametrize("step", [FIRST, CHECK, PERSON, SYNC])
@pytest.mark.parametrize("mode", [Mode.dark, Mode.contrast])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, mode: Mode, step: int) -> None:
    """At twice the size nothing is cut off or pushed sideways in any step."""
    theme.current().apply(qapp, mode, 2.0)
    setting = Setting(qtbot)
    setting.to(step)
    QApplication.processEvents()
    for text in setting.screen.findChildren(QLabel):
        if text.isVisible() and text.text() and text.wordWrap():
            assert text.height() >= text.heightForWidth(text.width()) > 0, text.text()
    for one in setting.screen.findChildren(QPushButton):
        assert not one.isVisible() or one.width() >= one.minimumSizeHint().width()
    area = setting.screen.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
