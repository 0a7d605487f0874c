"""The settings: each holds at once, has a label to jump by, and keeps the focus when the screen is made anew."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.precedence import Held
from desktop.domain.settings import Settings
from desktop.ui.fixed import FIXED
from desktop.ui.settings_screen import SettingsScreen
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.governed import held
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Noted, around

pytestmark = SHOWING


@pytest.fixture
def screen(qtbot: QtBot, themed: Theme, police: Member, noted: Noted) -> SettingsScreen:
    """The settings of somebody who has chosen nothing."""
    made = SettingsScreen(around(police, noted))
    show(qtbot, made)
    return made


def choose(screen: SettingsScreen, name: str, value: object) -> None:
    """Choose a value as a person does."""
    choice = screen.choices[name]
    choice.setCurrentIndex(choice.findData(value))
    choice.activated.emit(choice.currentIndex())


def test_they_show_what_is_chosen(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Each setting shows what holds now."""
    chosen = Settings("en", "dark", 150, 30, letters=False, sound=False)
    made = SettingsScreen(around(police, appearance=chosen))
    qtbot.addWidget(made)
    shown: dict[str, object] = {name: choice.currentData() for name, choice in made.choices.items()}
    shown |= {name: switch.isChecked() for name, switch in made.switches.items()}
    everything = asdict(chosen)
    assert shown == {name: everything[name] for name in shown}
    assert len(shown) == 8


def test_a_choice_holds_at_once(screen: SettingsScreen, noted: Noted) -> None:
    """Every choice is applied as it is made, and keeps those made before it."""
    choose(screen, "mode", "dark")
    choose(screen, "scale", 200)
    screen.switches["sound"].click()
    assert noted.asked == [
        ("apply", Settings(mode="dark")),
        ("apply", Settings(mode="dark", scale=200)),
        ("apply", Settings(mode="dark", scale=200, sound=False)),
    ]


def test_the_same_again_is_nothing(screen: SettingsScreen, noted: Noted) -> None:
    """Choosing what holds already makes nothing anew."""
    choose(screen, "language", "de")
    assert noted.asked == []


def test_a_new_passphrase(screen: SettingsScreen, noted: Noted) -> None:
    """The button asks the window for a new passphrase."""
    screen.passphrase.click()
    assert noted.asked == [("passphrase",)]


def test_every_choice_has_a_label(screen: SettingsScreen) -> None:
    """Every choice has a label that leads to it by a letter, and no letter is there twice."""
    buddies = {one.buddy(): one.text() for one in screen.findChildren(QLabel) if one.buddy() is not None}
    lines = {screen.phone.line, screen.storage.line, screen.proxy.line}
    assert set(buddies) == {*screen.choices.values(), screen.proxy.choice, *lines}
    assert all(choice.accessibleName() for choice in screen.choices.values())
    words = [*buddies.values(), *(switch.text() for switch in screen.switches.values())]
    letters = [text[text.index("&") + 1].lower() for text in words]
    assert len(set(letters)) == len(words)


def test_the_wheel_changes_nothing_in_passing(screen: SettingsScreen, noted: Noted) -> None:
    """Who scrolls the page with the wheel does not change a setting under the pointer."""
    choice = screen.choices["scale"]
    not_inverted = False
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        not_inverted,
    )
    screen.choices["language"].setFocus()
    QApplication.sendEvent(choice, turned)
    assert choice.currentData() == 100
    assert choice.focusPolicy() is Qt.FocusPolicy.StrongFocus
    choice.setFocus()
    QApplication.sendEvent(choice, turned)
    assert choice.currentData() == 125


def test_the_focus_stays_on_the_setting(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Where the window makes the screen anew for a choice the focus stands on the same setting of the new one."""

    class Rebuilding(Noted):
        """A window that makes its screens anew at once."""

        def apply(self, appearance: Settings) -> None:
            screens[-1].hide()
            screens.append(SettingsScreen(around(police, self, appearance)))
            layout.addWidget(screens[-1])

    outer = QWidget()
    layout = QVBoxLayout(outer)
    screens = [SettingsScreen(around(police, Rebuilding()))]
    layout.addWidget(screens[0])
    show(qtbot, outer)
    screens[0].choices["scale"].setFocus()
    choose(screens[0], "scale", 150)
    new = screens[1].choices["scale"]
    qtbot.waitUntil(new.hasFocus)
    assert new.currentData() == 150


def test_what_the_administration_has_set(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """A setting that is fixed shows what holds, though nobody is offered it, is out of reach, and says who set it."""
    found = held(lock_minutes=7, sound=False, language="en", proxy="none", storage_mib=5)
    police.workspace.own.hold(found)
    made = SettingsScreen(around(police, appearance=found.settings))
    qtbot.addWidget(made)
    assert made.choices["lock_minutes"].currentText() == "nach 7 Minuten"
    fixed = {*(made.choices[one] for one in ("lock_minutes", "language")), made.switches["sound"]}
    fixed |= {made.proxy.choice, made.proxy.line, made.storage.line}
    settable = {*made.choices.values(), *made.switches.values(), made.proxy.choice, made.proxy.line, made.storage.line}
    assert {one for one in settable if not one.isEnabled()} == fixed
    assert {one for one in settable if one.accessibleDescription() == FIXED} == fixed
    assert sum(one.text() == FIXED for one in made.findChildren(QLabel)) == 5


def test_mistakes_of_the_administration(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Every mistake stands on the screen with its place, to be read out to whoever can put it right."""
    found = held(lock_minutes=0, nonsense=1)
    police.workspace.own.hold(found)
    made = SettingsScreen(around(police, appearance=found.settings))
    qtbot.addWidget(made)
    said = [one.text() for one in made.findChildren(QLabel)]
    assert all(one.sentence in said for one in found.wrong)
    police.workspace.own.hold(Held())
    assert "Fehlerhafte Vorgaben der Administration" in said
