"""Where each file goes: nothing is ticked beforehand, and what is open is said at the file."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.attaching import DraftFile
from desktop.presenters.form import Receiver
from desktop.ui.form.file_choice import FileChoice
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING

pytestmark = SHOWING
FIRST = Receiver("a", "Stelle A", "", "Nur von Kind Nr. 1")
WHOLE = Receiver("b", "Stelle B", "")
PHOTO = DraftFile(b"f" * 16, "foto.jpg", 9, "image/jpeg", bytes(32))
LETTER = DraftFile(b"g" * 16, "brief.pdf", 9, "application/pdf", bytes(32), ("b", "gone"))


def test_only_what_was_said_is_ticked(qtbot: QtBot, themed: Theme) -> None:
    """Each box says aloud which file it is for, who gets it and of which children that one is told."""
    card = shown(qtbot)
    assert [(one.accessibleName(), one.isChecked()) for one in card.findChildren(QCheckBox)] == [
        ("foto.jpg: Stelle A: Nur von Kind Nr. 1", False),
        ("foto.jpg: Stelle B: Von allen Kindern", False),
        ("brief.pdf: Stelle A: Nur von Kind Nr. 1", False),
        ("brief.pdf: Stelle B: Von allen Kindern", True),
    ]


def test_what_is_open_is_said_at_the_file(qtbot: QtBot, themed: Theme) -> None:
    """The first box of such a file has the focus; with a tick the words go."""
    card = shown(qtbot)
    assert not wrong(card)
    assert card.ask()
    assert wrong(card) == 1
    first = card.findChildren(QCheckBox)[0]
    assert card.focusWidget() is first
    first.setChecked(True)
    assert not wrong(card)
    assert not card.ask()


def test_what_is_ticked_is_told(qtbot: QtBot, themed: Theme) -> None:
    """The whole choice for that file, each time it changes; none at all is a choice too."""
    card, told = shown(qtbot), list[tuple[bytes, object]]()
    card.chosen.connect(lambda file, units: told.append((file, units)))
    boxes = card.findChildren(QCheckBox)
    boxes[2].setChecked(True)
    boxes[3].setChecked(False)
    boxes[2].setChecked(False)
    assert told == [(LETTER.id, ("a", "b")), (LETTER.id, ("a",)), (LETTER.id, ())]


def shown(qtbot: QtBot) -> FileChoice:
    """A photo nobody said anything of, and a letter for the second."""
    card = FileChoice([replace(PHOTO), LETTER], [FIRST, WHOLE])
    qtbot.addWidget(card)
    card.show()
    return card


def wrong(card: FileChoice) -> int:
    """How many files are called open."""
    return sum(one.isVisible() and one.text().startswith("Kreuzen Sie mindestens") for one in card.findChildren(QLabel))
