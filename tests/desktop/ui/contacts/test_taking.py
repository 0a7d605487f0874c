"""The steps of contacts as people take them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.register import contacts, remove_contact
from desktop.ui.ask import Ask
from desktop.ui.contacts.taking import ContactTaker
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.known_contacts import ANNA, added
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Noted, around

pytestmark = SHOWING


@pytest.fixture
def window(themed: Theme, qtbot: QtBot) -> QWidget:
    """What is asked above."""
    made = QWidget()
    show(qtbot, made)
    return made


@pytest.fixture
def shown() -> list[bytes]:
    """Whom it led to."""
    return []


@pytest.fixture
def taker(willich: Member, window: QWidget, noted: Noted, shown: list[bytes]) -> ContactTaker:
    """Takes them for Willich."""
    return ContactTaker(around(willich, noted), window, shown.append)


@pytest.fixture
def anna(willich: Member) -> bytes:
    """A contact of Willich's."""
    return added(willich, ANNA)[0]


def asked(window: QWidget) -> Ask:
    """The dialog that is open."""
    (dialog,) = (one for one in window.findChildren(Ask) if one.isVisible())
    return dialog


def write(dialog: Ask, name: str, text: str) -> None:
    """Write into a line of a dialog."""
    line = dialog.fields[name]
    assert isinstance(line, QLineEdit)
    line.setText(text)


def test_adding_leads_to_what_was_added(
    taker: ContactTaker, window: QWidget, willich: Member, noted: Noted, shown: list[bytes]
) -> None:
    """It is said, and the dialog is gone."""
    taker.add()
    dialog = asked(window)
    write(dialog, "family_name", "Neu")
    dialog.confirm.click()
    [row] = contacts(willich.workspace, limit=10, after=None)["items"]
    assert row["family_name"] == "Neu"
    assert len(shown) == 1
    assert ("announce", "Ansprechperson hinzugefügt.", False) in noted.asked
    assert dialog.left


def test_what_is_wrong_stands_in_the_dialog(taker: ContactTaker, window: QWidget, willich: Member) -> None:
    """It stays until it is right, with the keyboard on the field it is about."""
    taker.add()
    dialog = asked(window)
    write(dialog, "family_name", "Neu")
    write(dialog, "phone", "keine")
    dialog.confirm.click()
    assert dialog.problem.text().startswith("Das ist keine Rufnummer")
    assert dialog.focusWidget() is dialog.fields["phone"]
    assert contacts(willich.workspace, limit=10, after=None)["items"] == []


def test_editing_changes_and_confirms(
    taker: ContactTaker, window: QWidget, willich: Member, company: Company, anna: bytes
) -> None:
    """With the tick that is there from the beginning."""
    company.clock.time += 5000
    taker.edit(anna)
    dialog = asked(window)
    assert isinstance(tick := dialog.fields["confirmed"], QCheckBox)
    assert tick.isChecked()
    write(dialog, "function", "Leitung Jugendamt")
    dialog.confirm.click()
    state = willich.shown("contact", anna)
    assert (state.value("function"), state.confirmed_at) == ("Leitung Jugendamt", company.clock.now())


def test_somebody_is_away(taker: ContactTaker, window: QWidget, willich: Member, anna: bytes) -> None:
    """From when, until when, and who stands in."""
    taker.be_away(anna)
    dialog = asked(window)
    for name, text in (("absent_from", "1.9.2026"), ("absent_until", "30.9.2026"), ("stands_in", "Bert Öhm")):
        write(dialog, name, text)
    dialog.confirm.click()
    state = willich.shown("contact", anna)
    values = [state.value(name) for name in ("absent_from", "absent_until", "stands_in")]
    assert values == ["2026-09-01", "2026-09-30", "Bert Öhm"]


def test_confirming_is_one_press(
    taker: ContactTaker, willich: Member, company: Company, noted: Noted, anna: bytes
) -> None:
    """It is said at once."""
    company.clock.time += 5000
    taker.confirm(anna)
    assert willich.shown("contact", anna).confirmed_at == company.clock.now()
    assert noted.asked == [("announce", "Eintrag bestätigt.", False)]


def test_removing_is_asked_first(taker: ContactTaker, window: QWidget, willich: Member, anna: bytes) -> None:
    """Enter alone leaves everything as it is."""
    taker.remove(anna)
    dialog = asked(window)
    assert dialog.cancel.isDefault()
    dialog.cancel.click()
    assert not willich.shown("contact", anna).removed
    taker.remove(anna)
    asked(window).confirm.click()
    assert willich.shown("contact", anna).removed


def test_what_has_gone_meanwhile_is_not_asked_about(
    taker: ContactTaker, window: QWidget, willich: Member, noted: Noted, anna: bytes
) -> None:
    """A step that comes too late says why."""
    remove_contact(willich.workspace, anna)
    for step in (taker.edit, taker.be_away, taker.remove):
        step(anna)
    assert not [one for one in window.findChildren(Ask) if one.isVisible()]
    taker.confirm(anna)
    assert noted.asked == [("announce", "Diese Ansprechperson gibt es nicht.", True)]


def test_an_earlier_version_comes_back_by_one_press(
    taker: ContactTaker, willich: Member, noted: Noted, anna: bytes
) -> None:
    """It is said, and what it replaced is an earlier version now."""
    taker.edit(anna)
    dialog = asked(taker._window)
    write(dialog, "function", "Anderes")
    dialog.confirm.click()
    (before,) = willich.shown("contact", anna).earlier
    taker.take_back(anna, before.version)
    assert willich.shown("contact", anna).value("function") == ANNA["function"]
    assert ("announce", "Die frühere Fassung gilt wieder.", False) in noted.asked
