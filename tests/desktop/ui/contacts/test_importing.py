"""A file of contacts before it is taken in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.settings import Settings
from desktop.presenters.contact_importing import AT_ONCE
from desktop.presenters.register import contacts
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.contacts.importing import ImportDialog
from desktop.ui.desk import Desk
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Backstage, Later, Noted, Waiting

pytestmark = SHOWING
TABLE = "family_name;phone\r\nNeu;1\r\nFalsch;keine\r\n"


@pytest.fixture
def window(themed: Theme, qtbot: QtBot) -> QWidget:
    """What it is shown above."""
    made = QWidget()
    show(qtbot, made)
    return made


def shown(backstage: Backstage, window: QWidget, content: bytes, noted: Noted) -> ImportDialog:
    """The dialog, open and read."""
    made = ImportDialog(Around(Desk(backstage), Actions(), noted, Settings()), content, window)
    made.show_now()
    return made


def names(member: Member) -> set[str]:
    """Who stands in the register."""
    return {row["family_name"] for row in contacts(member.workspace, limit=5000, after=None)["items"]}


def test_nothing_is_written_before_somebody_says_so(willich: Member, window: QWidget, noted: Noted) -> None:
    """What would happen is said, and which lines cannot be used; then it is done and said."""
    dialog = shown(Backstage(willich), window, TABLE.encode(), noted)
    assert dialog.said.text() == "1 neu, 0 geändert, 0 unverändert, 1 nicht eingelesen.\nNeu: Neu"
    assert dialog.problems.toPlainText().startswith("Zeile 3: Telefon: Das ist keine Rufnummer")
    assert names(willich) == set()
    dialog.take.click()
    assert names(willich) == {"Neu"}
    assert noted.asked == [("announce", "Kontakte eingelesen.", False)]


def test_what_is_unusual_is_named_and_taken(willich: Member, window: QWidget, noted: Noted) -> None:
    """A number that costs its callers is taken in, and somebody reads of it before."""
    dialog = shown(Backstage(willich), window, b"family_name;mobile\r\nNeu;0900 1234567\r\n", noted)
    assert dialog.said.text() == "1 neu, 0 geändert, 0 unverändert, 0 nicht eingelesen.\nNeu: Neu"
    assert dialog.problems.isVisible()
    assert dialog.problems.toPlainText().startswith("Zeile 2, wird eingelesen: Mobiltelefon: Eine Servicenummer")
    dialog.take.click()
    assert names(willich) == {"Neu"}


def test_what_is_not_sure_is_asked(willich: Member, window: QWidget, noted: Noted) -> None:
    """Choosing how it is written reads it anew."""
    dialog = shown(Backstage(willich), window, "family_name\r\nMüller\r\n".encode("cp850"), noted)
    assert dialog.said.text() == "Es ist nicht sicher, wie die Datei geschrieben ist. Wählen Sie die Schreibweise."
    assert not dialog.take.isEnabled()
    dialog.encoding.fill("cp1252")
    assert "Müller" not in dialog.said.text()
    dialog.encoding.fill("cp850")
    assert dialog.said.text().endswith("\nNeu: Müller")
    assert dialog.take.isEnabled()
    dialog.take.click()
    assert names(willich) == {"Müller"}


def test_whose_an_unknown_unit_is_is_asked_only_where_there_is_one(
    willich: Member, window: QWidget, noted: Noted
) -> None:
    """It is left out until one's own unit is chosen for it; each such line is named before it is taken in."""
    assert not shown(Backstage(willich), window, TABLE.encode(), noted).strangers_row.isVisible()
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Neu;Anna;;;\r\nORG:Klinikum\r\nEND:VCARD\r\n"
    dialog = shown(Backstage(willich), window, card, noted)
    assert (dialog.strangers_row.isVisible(), dialog.take.isEnabled()) == (True, False)
    assert dialog.problems.toPlainText() == "Zeile 1: Die Stelle „Klinikum“ gehört nicht zur Kooperation."
    dialog.strangers.fill(willich.unit)
    assert dialog.problems.toPlainText().startswith("Zeile 1, wird eingelesen: Die Stelle „Klinikum“")
    assert (dialog.strangers_row.isVisible(), dialog.take.isEnabled()) == (True, True)
    dialog.take.click()
    assert names(willich) == {"Neu"}


def test_what_is_about_to_be_read_otherwise_is_not_taken_in(
    qtbot: QtBot, willich: Member, window: QWidget, noted: Noted
) -> None:
    """Whoever has just chosen how it is to be read waits for what that would do; as it was before it is not written."""
    backstage = Waiting(willich)
    dialog = shown(backstage, window, TABLE.encode(), noted)
    backstage.go_on()
    qtbot.waitUntil(dialog.take.isEnabled)
    dialog.encoding.fill("utf-16")
    dialog.take.click()
    assert names(willich) == set()
    backstage.go_on()
    qtbot.waitUntil(lambda: "1 neu" not in dialog.said.text())
    assert not dialog.take.isEnabled()
    dialog.leave.click()


def test_it_can_be_broken_off(qtbot: QtBot, willich: Member, window: QWidget, noted: Noted) -> None:
    """What was written stays, nothing more is, and the same file again goes on."""
    rows = "".join(f"Zahl {one}\r\n" for one in range(3 * AT_ONCE))
    backstage = Later(willich)
    dialog = shown(backstage, window, f"family_name\r\n{rows}".encode(), noted)
    dialog.take.click()
    backstage.carry_out()
    assert dialog.bar.value() == AT_ONCE
    dialog.leave.click()
    backstage.carry_out()
    backstage.carry_out()
    assert len(names(willich)) == 2 * AT_ONCE
    assert noted.asked == []
    again = shown(Backstage(willich), window, f"family_name\r\n{rows}".encode(), noted)
    assert again.said.text().startswith(f"{AT_ONCE} neu, 0 geändert, {2 * AT_ONCE} unverändert")
    again.leave.click()
