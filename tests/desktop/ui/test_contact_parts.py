"""The parts of the page of one contact."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.contact_detail import ContactDetail, Phone, detail
from desktop.ui.contact_parts import contact_parts
from desktop.ui.copying import forget_copied
from desktop.ui.parts import box
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.known_contacts import ANNA, BERT, added
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Noted, around

pytestmark = SHOWING


@pytest.fixture
def anna(willich: Member) -> ContactDetail:
    """A contact with everything."""
    (entity,) = added(willich, ANNA)
    made = detail(willich.workspace, entity)
    assert made is not None
    return made


def page(qtbot: QtBot, willich: Member, shown: ContactDetail, window: Noted | None = None) -> QWidget:
    """Its parts, below each other."""
    made = QWidget()
    layout = box(made)
    for part in contact_parts(shown, around(willich, window), 500):
        layout.addWidget(part)
    show(qtbot, made, 600, 700)
    return made


def pressed(page: QWidget, name: str) -> None:
    """Press the button that is heard by a name."""
    next(one for one in page.findChildren(QPushButton) if name in (one.accessibleName(), one.text())).click()


def words(page: QWidget) -> str:
    """What is read."""
    return "\n".join(one.text() for one in page.findChildren(QLabel))


def test_a_number_is_copied_by_its_button(themed: Theme, qtbot: QtBot, willich: Member, anna: ContactDetail) -> None:
    """Each button says whose number it copies; what was copied can be taken back."""
    made = page(qtbot, willich, anna)
    pressed(made, "Mobiltelefon von Anna Müller – Leitung Sozialer Dienst kopieren")
    assert QApplication.clipboard().text() == "0170 0000000"
    forget_copied()
    assert QApplication.clipboard().text() == ""


def test_without_a_number_it_says_what_to_do(themed: Theme, qtbot: QtBot, willich: Member) -> None:
    """There is never a blank where somebody looks for a number."""
    (entity,) = added(willich, BERT)
    shown = detail(willich.workspace, entity)
    assert shown is not None
    assert "Rufbereitschaft aller Stellen: F9." in words(page(qtbot, willich, shown))


def test_two_versions_lead_to_where_they_are_compared(themed: Theme, qtbot: QtBot, willich: Member) -> None:
    """The banner has the way there."""
    noted = Noted()
    shown = ContactDetail(bytes(16), "A", "B", (), (Phone("Telefon", "1", "A"),), (), in_conflict=True, mine=True)
    pressed(page(qtbot, willich, shown, noted), "Fassungen vergleichen")
    assert noted.asked == [("area", "synchronisation")]
