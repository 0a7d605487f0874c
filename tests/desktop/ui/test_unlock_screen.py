"""The lock screen: by keyboard alone, with names, a wrong passphrase, a wait, notices, and no profile at all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.settings import Settings
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode
from desktop.ui.unlock_screen import UnlockScreen
from tests.helpers.showing import SHOWING, focused, press, show, type_in

pytestmark = [SHOWING, pytest.mark.usefixtures("themed")]
ONE = (("police", "Polizei, Wache Viersen"),)
TWO = (*ONE, ("willich", "Jugendamt Willich, ASD"))


class Asked:
    """A lock screen, and what it asked for."""

    def __init__(self, qtbot: QtBot, profiles: Sequence[tuple[str, str]] = ONE) -> None:
        self.qtbot = qtbot
        self.screen = UnlockScreen(profiles, Settings())
        self.unlocks: list[tuple[str, str]] = []
        self.screen.unlock_wanted.connect(lambda key, passphrase: self.unlocks.append((key, passphrase)))
        show(qtbot, self.screen)
        self.screen.setFocus()

    @property
    def focus(self) -> QWidget:
        return focused()

    def press(self, key: Qt.Key) -> None:
        press(key)

    def type(self, text: str) -> None:
        type_in(text)


def test_one_profile_needs_a_passphrase_and_enter(qtbot: QtBot) -> None:
    """The field has the focus at once, and typing and Enter ask for the one profile."""
    asked = Asked(qtbot)
    asked.type("ein Geheimnis")
    asked.press(Qt.Key.Key_Return)
    assert asked.unlocks == [("police", "ein Geheimnis")]
    assert not asked.screen.findChildren(QRadioButton)


def test_several_profiles_are_chosen_by_arrow(qtbot: QtBot) -> None:
    """With several profiles the arrow keys choose, and Enter unlocks from wherever the focus is."""
    asked = Asked(qtbot, TWO)
    asked.type("geheim")
    asked.screen.choices.button(0).setFocus()
    asked.press(Qt.Key.Key_Down)
    asked.press(Qt.Key.Key_Return)
    assert asked.unlocks == [("willich", "geheim")]


def test_no_profile_leads_to_a_new_one(qtbot: QtBot) -> None:
    """Without a profile there is no field, Enter asks for nothing, and the way to a new profile is open."""
    asked = Asked(qtbot, ())
    assert asked.screen.passphrase.isHidden()
    assert asked.screen.unlock.isHidden()
    assert asked.screen.forgotten.isHidden()
    QTest.keyClick(asked.screen, Qt.Key.Key_Return)
    assert not asked.unlocks
    with qtbot.waitSignal(asked.screen.enrol_wanted):
        QTest.keyClick(asked.screen.enrol, Qt.Key.Key_Return)


def test_an_empty_passphrase_is_not_tried(qtbot: QtBot) -> None:
    """Enter without a passphrase says so and costs no try."""
    asked = Asked(qtbot)
    asked.press(Qt.Key.Key_Return)
    assert not asked.unlocks
    assert asked.screen.problem.text() == "Geben Sie Ihre Passphrase ein."


def test_a_wrong_passphrase(qtbot: QtBot) -> None:
    """A wrong passphrase is said with what it means and what to check, and can be typed over at once."""
    asked = Asked(qtbot)
    asked.type("falsch")
    asked.press(Qt.Key.Key_Return)
    asked.screen.show_working()
    assert not asked.screen.passphrase.isEnabled()
    asked.screen.show_problem("Die Passphrase ist falsch.", 0, "wrong_passphrase")
    assert asked.screen.problem.text() == "Die Passphrase stimmt nicht."
    assert "Feststelltaste" in asked.screen.hint.text()
    assert asked.screen.passphrase.line.property("tone") == "danger"
    assert asked.focus is asked.screen.passphrase.line
    asked.type("richtig")
    asked.press(Qt.Key.Key_Return)
    assert asked.unlocks[-1] == ("police", "richtig")


def test_the_wait_is_counted_down(qtbot: QtBot) -> None:
    """While a wait lasts it is counted down and nothing can be tried, and afterwards everything can."""
    asked = Asked(qtbot)
    asked.screen.show_problem("", 2, "too_many_tries")
    asked.press(Qt.Key.Key_Return)
    asked.type("geheim")
    assert (asked.unlocks, asked.screen.unlock.isEnabled()) == ([], False)
    assert asked.screen.waiting.text() == "Nächster Versuch in 2 Sekunden."
    qtbot.waitUntil(lambda: asked.screen.waiting.text() == "Nächster Versuch in 1 Sekunde.")
    qtbot.waitUntil(asked.screen.unlock.isEnabled)
    assert asked.screen.waiting.isHidden()
    asked.press(Qt.Key.Key_Return)
    assert asked.unlocks == [("police", "geheim")]


def test_what_was_entered_during_the_wait_is_tried_after_it(qtbot: QtBot) -> None:
    """Enter during the wait counts for what was typed since, once; for the passphrase that was wrong it does not."""
    asked = Asked(qtbot)
    asked.type("falsch")
    asked.screen.show_problem("", 1, "too_many_tries")
    asked.press(Qt.Key.Key_Return)
    qtbot.waitUntil(asked.screen.unlock.isEnabled)
    assert asked.unlocks == []
    asked.screen.show_problem("", 1, "too_many_tries")
    asked.type("geheim")
    asked.press(Qt.Key.Key_Return)
    assert asked.unlocks == []
    qtbot.waitUntil(lambda: asked.unlocks == [("police", "geheim")])


def test_another_problem_is_said_as_it_is(qtbot: QtBot) -> None:
    """A problem that has nothing to do with the passphrase comes without the hint about keys."""
    asked = Asked(qtbot)
    asked.screen.show_problem("Das Profil ist gerade in einem anderen Programm geöffnet.", 0, "profile_in_use")
    assert asked.screen.problem.text().startswith("Das Profil ist gerade")
    assert asked.screen.hint.isHidden()


def test_working_is_said_only_when_it_takes_a_moment(qtbot: QtBot) -> None:
    """Decrypting is said after a moment, and fields and buttons wait meanwhile."""
    asked = Asked(qtbot, TWO)
    asked.type("geheim")
    asked.screen.show_working()
    assert asked.screen.waiting.isHidden()
    assert not asked.screen.unlock.isEnabled()
    QTest.keyClick(asked.screen, Qt.Key.Key_Return)
    assert not asked.unlocks
    qtbot.waitUntil(lambda: asked.screen.waiting.text() == "Wird entschlüsselt …")


def test_what_takes_long_is_explained(qtbot: QtBot) -> None:
    """Where unlocking goes on for seconds (after an upgrade), it says why, and no more once it is over."""
    asked = Asked(qtbot, TWO)
    asked.screen.show_working()
    assert asked.screen.longer.isActive()
    asked.screen.longer.timeout.emit()
    assert "Es geht nichts verloren." in asked.screen.waiting.text()
    asked.screen.show_problem("Das Profil ist gerade in einem anderen Programm geöffnet.", 0, "profile_in_use")
    assert not asked.screen.longer.isActive()
    assert asked.screen.waiting.isHidden()


def test_notice_and_alarm(qtbot: QtBot) -> None:
    """Why it is locked and that something urgent came stand above the field, and the sound can be ended."""
    asked = Asked(qtbot)
    asked.screen.show_notice("Gesperrt nach 10 Minuten ohne Eingabe. Ihr Entwurf ist gesichert.", "neutral")
    asked.screen.show_alarm()
    assert asked.screen.banners.alarm_text.text() == "Neue Meldung (Sofort) – zum Lesen entsperren"
    with qtbot.waitSignal(asked.screen.silence_wanted):
        QTest.keyClick(asked.screen.banners.quiet, Qt.Key.Key_Return)
    assert not asked.unlocks


def test_the_keyring_is_offered_only_where_told(qtbot: QtBot) -> None:
    """The computer's sign-in is offered for the profiles it can open, and for no other."""
    asked = Asked(qtbot, TWO)
    assert asked.screen.keyring.isHidden()
    asked.screen.offer_keyring(["willich"])
    assert asked.screen.keyring.isHidden()
    asked.screen.choices.button(1).setChecked(True)
    with qtbot.waitSignal(asked.screen.keyring_wanted) as told:
        QTest.keyClick(asked.screen.keyring, Qt.Key.Key_Return)
    assert told.args == ["willich"]


def test_a_lost_passphrase(qtbot: QtBot) -> None:
    """Who has lost the passphrase reads that nobody can restore it, and what comes back."""
    asked = Asked(qtbot)
    QTest.keyClick(asked.screen.forgotten, Qt.Key.Key_Return)
    texts = [text.text() for text in asked.screen.advice.findChildren(QLabel)]
    assert "Die Passphrase kann niemand wiederherstellen." in texts
    assert not asked.screen.advice.isHidden()
    QTest.keyClick(asked.screen.forgotten, Qt.Key.Key_Return)
    assert asked.screen.advice.isHidden()


def test_a_choice_of_looks_is_passed_on(qtbot: QtBot) -> None:
    """Language and text size are passed on as an appearance."""
    asked = Asked(qtbot)
    with qtbot.waitSignal(asked.screen.appearance_changed) as told:
        QTest.keyClick(asked.screen.looks.scale, Qt.Key.Key_Down)
    assert told.args == [Settings(scale=125)]


def test_names_and_tab_order(qtbot: QtBot) -> None:
    """Tab goes from top to bottom through everything once and comes back, and everything has a name."""
    asked = Asked(qtbot, TWO)
    asked.screen.show_alarm()
    asked.screen.banners.quiet.setFocus()
    reached: list[QWidget] = []
    while asked.focus not in reached:
        reached.append(asked.focus)
        asked.press(Qt.Key.Key_Tab)
    assert asked.focus is reached[0]
    kinds = (QPushButton, QRadioButton, QLineEdit, QComboBox)
    wanted = [one for kind in kinds for one in asked.screen.findChildren(kind) if one.isVisible()]
    places = [one.mapTo(asked.screen, one.rect().center()).y() // 30 for one in reached]
    assert places == sorted(places)
    # Of the two profiles one is a stop; the arrow keys lead to the other.
    assert len(reached) == len(set(reached)) == len(wanted) - 1
    assert all(one.accessibleName() or one.property("text") for one in wanted)


@pytest.mark.parametrize(("mode", "scale"), [(Mode.light, 2.0), (Mode.dark, 1.0), (Mode.contrast, 2.0)])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, mode: Mode, scale: float) -> None:
    """At twice the size nothing is cut off or pushed sideways."""
    theme.current().apply(qapp, mode, scale)
    asked = Asked(qtbot, TWO)
    asked.screen.show_problem("", 125, "wrong_passphrase")
    asked.screen.show_notice("Gesperrt nach 10 Minuten ohne Eingabe. Ihr Entwurf ist gesichert.")
    QApplication.processEvents()
    for text in asked.screen.findChildren(QLabel):
        if text.isVisible() and text.text() and text.wordWrap():
            assert text.height() >= text.heightForWidth(text.width()) > 0
    for one in asked.screen.findChildren(QPushButton):
        assert not one.isVisible() or one.width() >= one.minimumSizeHint().width()
    area = asked.screen.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
