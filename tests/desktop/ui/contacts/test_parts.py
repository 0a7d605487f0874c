"""The parts of the page of one contact."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.contact_detail import detail
from desktop.presenters.register import edit_contact
from desktop.ui.conflict_view import ConflictView
from desktop.ui.contacts.parts import ContactParts
from desktop.ui.contacts.taking import ContactTaker
from desktop.ui.copying import forget_copied
from desktop.ui.parts import box
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.known_contacts import ANNA, BERT, added
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import around

pytestmark = SHOWING


@pytest.fixture
def asked() -> list[bytes]:
    """Whom somebody wanted to see."""
    return []


def page(qtbot: QtBot, member: Member, entity: bytes, asked: list[bytes]) -> QWidget:
    """The parts of a contact, below each other; whoever is called Bert Öhm is known as number one."""
    made = QWidget()
    layout = box(made)
    taker = ContactTaker(around(member), made, lambda _entity: None)
    parts = ContactParts(taker, lambda name: b"1" if name == "Bert Öhm" else b"", asked.append)
    shown = detail(member.workspace, entity)
    assert shown is not None
    for part in parts.make(shown, 500):
        layout.addWidget(part)
    show(qtbot, made, 600, 900)
    return made


def buttons(page: QWidget) -> dict[str, QPushButton]:
    """Its buttons by what is heard of them."""
    return {one.accessibleName() or one.text(): one for one in page.findChildren(QPushButton)}


def words(page: QWidget) -> str:
    """What is read."""
    return "\n".join(one.text() for one in page.findChildren(QLabel))


def test_a_number_is_copied_by_its_button(themed: Theme, qtbot: QtBot, willich: Member, asked: list[bytes]) -> None:
    """Each button says whose number it copies; what was copied can be taken back."""
    made = page(qtbot, willich, added(willich, ANNA)[0], asked)
    buttons(made)["Rufnummer von Anna Müller – Leitung Sozialer Dienst, Mobiltelefon kopieren"].click()
    assert QApplication.clipboard().text() == "0170 0000000"
    forget_copied()
    assert QApplication.clipboard().text() == ""


def test_without_a_number_it_says_what_to_do(themed: Theme, qtbot: QtBot, willich: Member, asked: list[bytes]) -> None:
    """There is never a blank where somebody looks for a number."""
    made = page(qtbot, willich, added(willich, BERT)[0], asked)
    assert "Rufbereitschaft aller Stellen: F9." in words(made)


def test_deputies_lead_to_their_entries(themed: Theme, qtbot: QtBot, willich: Member, asked: list[bytes]) -> None:
    """Those that the register knows; others are read as they were written."""
    made = page(qtbot, willich, added(willich, ANNA | {"deputies": "Bert Öhm, Dora Dee"})[0], asked)
    buttons(made)["Bert Öhm"].click()
    assert asked == [b"1"]
    assert "Dora Dee" not in buttons(made)


def test_only_ones_own_agency_is_offered_changes(
    themed: Theme, qtbot: QtBot, company: Company, asked: list[bytes]
) -> None:
    """Others see the same without a step."""
    police, willich = company.members
    (anna,) = added(willich, ANNA)
    edit_contact(willich.workspace, anna, {"phone": "02154 000-002"})
    company.everybody_syncs()
    own = set(buttons(page(qtbot, willich, anna, asked)))
    others = set(buttons(page(qtbot, police, anna, asked)))
    assert {"Bestätigen", "Bearbeiten …", "Abwesenheit …", "Entfernen …"} <= own - others
    assert any("gilt wieder" in name for name in own - others)
    assert "Frühere Fassungen" in words(page(qtbot, police, anna, asked))


def test_two_versions_are_settled_on_the_page(
    themed: Theme, qtbot: QtBot, company: Company, willich: Member, asked: list[bytes]
) -> None:
    """What was not chosen stands among the earlier versions then."""
    other = company.join(willich)
    (anna,) = added(willich, ANNA)
    company.everybody_syncs()
    edit_contact(willich.workspace, anna, {"phone": "02154 000-002"})
    edit_contact(other.workspace, anna, {"phone": "02154 000-003"})
    company.everybody_syncs()
    made = page(qtbot, willich, anna, asked)
    view = made.findChild(ConflictView)
    assert isinstance(view, ConflictView)
    next(option for option in view.options.values() if option.text() == "02154 000-002").setChecked(True)
    view.take.click()
    shown = detail(willich.workspace, anna)
    assert shown is not None
    assert shown.conflict is None
    assert shown.phones[0].number == "02154 000-002"
    assert shown.earlier[0].value == "02154 000-003"
