"""Files of contacts in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.contacts.files import ContactFiles
from desktop.ui.contacts.importing import ImportDialog
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.known_contacts import ANNA, added
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Noted, around

pytestmark = SHOWING
BEGINS = {"csv": b"\xef\xbb\xbffamily", "vcf": b"BEGIN:VCARD\r\nVERSION:3", "vcf4": b"BEGIN:VCARD\r\nVERSION:4"}


@pytest.fixture
def window(themed: Theme, qtbot: QtBot) -> QWidget:
    """What is asked above."""
    made = QWidget()
    show(qtbot, made)
    return made


@pytest.mark.parametrize("kind", ["csv", "vcf", "vcf4"])
def test_contacts_are_saved(window: QWidget, willich: Member, noted: Noted, tmp_path: Path, kind: str) -> None:
    """In each form, and it is said; where it cannot be, that is said too."""
    added(willich, ANNA)
    files = ContactFiles(around(willich, noted), window)
    files.save(tmp_path / "kontakte", kind)
    assert (tmp_path / "kontakte").read_bytes().startswith(BEGINS[kind])
    files.save(tmp_path / "nowhere" / "kontakte", kind)
    assert noted.asked == [
        ("announce", "Datei gespeichert.", False),
        ("announce", "Die Datei lässt sich dort nicht speichern.", True),
    ]


def test_a_file_is_shown_before_it_is_taken_in(window: QWidget, willich: Member, noted: Noted, tmp_path: Path) -> None:
    """One that cannot be read is named."""
    files = ContactFiles(around(willich, noted), window)
    files.show_file(tmp_path / "absent.csv")
    assert noted.asked == [("announce", "Die Datei lässt sich nicht lesen.", True)]
    (tmp_path / "k.csv").write_text("family_name\r\nNeu\r\n")
    files.show_file(tmp_path / "k.csv")
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert dialog.take.isEnabled()
    dialog.leave.click()
