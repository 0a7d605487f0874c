"""The usability walk where it concerns contacts: two versions settled, then the other one fetched back, in six clicks.

8 of the walk: whoever decides picks by person and date, and what was not chosen stays to be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.person import Named
from desktop.presenters import register
from desktop.ui.contacts.screen import ContactsScreen
from desktop.ui.theme.theme import Theme
from desktop.ui.window import Window
from tests.desktop.ui.conftest import themed
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from tests.helpers.keyboard import CTRL, Keyboard
from tests.helpers.known_contacts import ANNA, BERT, added
from tests.helpers.showing import SHOWING
from tests.helpers.window import Backstage, quiet_window

__all__ = ["themed"]
pytestmark = SHOWING
_BEGINS = 10


@dataclass
class Mouse:
    """Scrolls to what says something, clicks on it, and counts the clicks."""

    window: QWidget
    clicks: int = 0

    def click(self, words: str) -> None:
        """Click on the button whose words, seen or heard, hold these."""
        found = [
            one
            for one in self.window.findChildren(QAbstractButton)
            if one.isVisible() and words in f"{one.text()} {one.accessibleName()}"
        ]
        for area in self.window.findChildren(QScrollArea):
            if area.isAncestorOf(found[0]):
                area.ensureWidgetVisible(found[0])
        # At its beginning: behind its words a radio button does not hear.
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton, pos=QPoint(_BEGINS, found[0].height() // 2))
        self.clicks += 1


@pytest.fixture
def company() -> Company:
    """Two of Willich who changed one number without knowing of each other."""
    made = founded((POLICE, ASD, ASD))
    _, one, other = made.members
    for name, member in (("M. Muster", one), ("A. Beispiel", other)):
        member.do("", "person.named", member.device, Named(name))
    anna, _ = added(one, ANNA, BERT)
    made.everybody_syncs()
    register.edit_contact(one.workspace, anna, {"phone": "02154 000-001"})
    register.edit_contact(one.workspace, anna, {"phone": "02154 000-002"})
    register.edit_contact(other.workspace, anna, {"phone": "02154 000-003"})
    made.everybody_syncs()
    return made


@pytest.fixture
def window(themed: Theme, qtbot: QtBot, company: Company, tmp_path: Path) -> Window:
    """The window of the first of them."""
    made = quiet_window(tmp_path)
    made.resize(1280, 900)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_unlocked(Backstage(company.members[1], "M. Muster"))
    return made


def phone(member: Member) -> str:
    """The number of Anna that is shown."""
    [row] = [
        one for one in register.contacts(member.workspace, limit=9, after=None)["items"] if one["given_name"] == "Anna"
    ]
    return str(row["phone"])


def words(window: QWidget) -> str:
    """Everything that can be read in labels."""
    return "\n".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def test_task_8_two_versions_and_the_other_one_back(qtbot: QtBot, window: Window, company: Company) -> None:
    """From the area on: the card, the version, the choice, and one more click to have the other version again."""
    one = company.members[1]
    mouse = Mouse(window)
    mouse.click("Kontakte")
    assert window.workplace is not None
    screen = window.workplace.screen_of("contacts")
    assert isinstance(screen, ContactsScreen)
    qtbot.waitUntil(lambda: "Zwei Fassungen" in words(window))
    assert "A. Beispiel, 21.09.2026" in words(window)
    mouse.click("02154 000-002")
    mouse.click("Auswahl übernehmen")
    qtbot.waitUntil(lambda: phone(one) == "02154 000-002" and "Zwei Fassungen" not in words(window))
    mouse.click("Telefon: 02154 000-003")
    qtbot.waitUntil(lambda: phone(one) == "02154 000-003")
    assert mouse.clicks <= 6
    company.everybody_syncs()
    assert {phone(member) for member in company.members} == {"02154 000-003"}


def test_whom_to_call_is_found_by_keyboard(qtbot: QtBot, window: Window) -> None:
    """Two keys and a name with a slip in it: the number stands there large."""
    keyboard = Keyboard(window)
    keyboard.press(Qt.Key.Key_3, CTRL)
    keyboard.press(Qt.Key.Key_F, CTRL)
    keyboard.type("fachkarft")
    qtbot.waitUntil(lambda: "Bert Öhm – Fachkraft" in words(window) and "Anna" not in words(window))
    assert keyboard.pressed == 2
