"""The room for files in the settings: shown with what is taken, kept when the field is left, refused in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.domain.rows import FileRow
from desktop.domain.settings import Settings
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.settings_screen import SettingsScreen
from desktop.ui.storage_row import StorageRow
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.filing import Filed
from tests.helpers.showing import SHOWING, press, show, type_in, write_over
from tests.helpers.window import Noted, around

pytestmark = SHOWING
MIB = 1024 * 1024
FILE = b"f" * 16


@pytest.fixture
def backstage(police: Member, tmp_path: Path) -> Filed:
    """A profile with one file of two parts that the server has."""
    made = Filed(police, tmp_path / "files")
    made.store.begin(FileRow(FILE, b"c" * 32, b"k" * 32, 2 * MIB, 2, source="film"))
    for place in range(2):
        made.store.append(FILE, place, bytes([place]) * MIB)
    made.store.adopt([FILE])
    made.store.arrived(FILE)
    return made


@pytest.fixture
def row(qtbot: QtBot, themed: Theme, backstage: Filed, noted: Noted) -> StorageRow:
    """The row of that profile."""
    made = StorageRow(Around(Desk(backstage), Actions(), noted, Settings()))
    show(qtbot, made, 500, 260)
    made.line.setFocus()
    return made


def test_it_shows_what_is_kept_and_what_is_taken(row: StorageRow) -> None:
    """Two GiB are the usual cap; nothing is announced or changed by looking."""
    assert row.line.text() == "2048"
    assert row.used.text() == "2,0 MiB von höchstens 2,0 GiB belegt."


def test_a_number_holds_at_once_and_what_is_too_much_goes(row: StorageRow, backstage: Filed, noted: Noted) -> None:
    """It is kept, said, and what is over it has left the device when the row is shown anew."""
    write_over(row.line, "1")
    assert backstage.files.room().most == MIB
    assert backstage.store.held_bytes() == 0
    assert row.used.text() == "0 Bytes von höchstens 1,0 MiB belegt."
    assert noted.asked == [("announce", "Platz für Dateien gesichert.", False)]
    assert backstage.sent == 0


def test_what_is_no_number_is_refused_in_place(row: StorageRow, backstage: Filed, noted: Noted) -> None:
    """It stays as it was typed with the reason below it, told at once, until somebody types on."""
    write_over(row.line, "viel")
    assert (backstage.files.room().most, row.line.text()) == (2048 * MIB, "viel")
    assert row.problem.isVisible()
    assert row.line.accessibleDescription() == row.problem.text()
    assert noted.asked[-1][2] is True
    type_in("x")
    assert not row.problem.isVisible()


def test_an_emptied_field_stays_as_it_was(row: StorageRow, backstage: Filed, noted: Noted) -> None:
    """Nothing is kept and nothing is said; the number stands there again."""
    write_over(row.line, "")
    assert (row.line.text(), noted.asked) == ("2048", [])
    assert backstage.store.held_bytes() == 2 * MIB


class Slow(Filed):
    """The same, whose worker does nothing until it is told to."""

    def work(self, task: Callable[[], None], failed: Callable[[Refused], None], *, send: bool) -> None:
        self.waiting.append(lambda: Filed.work(self, task, failed, send=send))


def test_what_is_typed_while_a_number_is_being_kept_is_kept_too(
    qtbot: QtBot, themed: Theme, police: Member, noted: Noted, tmp_path: Path
) -> None:
    """Whoever goes on typing before the worker is done finds their last number kept, not the one before."""
    backstage = Slow(police, tmp_path / "files")
    made = StorageRow(Around(Desk(backstage), Actions(), noted, Settings()))
    show(qtbot, made, 500, 260)
    made.line.setFocus()
    write_over(made.line, "1")
    made.line.selectAll()
    type_in("12")
    backstage.go_on()
    press(Qt.Key.Key_Return)
    backstage.go_on()
    assert backstage.files.room().most == 12 * MIB


def test_a_number_that_comes_while_files_are_given_up_holds_too(
    row: StorageRow, backstage: Filed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who lowers it again before the first is through finds nothing here that is over the second."""
    trim, trims = backstage.files.trim, list[str]()

    def trim_while_somebody_types() -> None:
        trims.append(row.line.text())
        trim()
        if len(trims) == 1:
            row.line.selectAll()
            write_over(row.line, "1")

    monkeypatch.setattr(backstage.files, "trim", trim_while_somebody_types)
    write_over(row.line, "2")
    assert trims == ["2", "1"]
    assert backstage.store.held_bytes() == 0


def test_looking_again_leaves_what_is_being_typed(row: StorageRow) -> None:
    """Who goes to another area and back finds what was typed, and the numbers of now."""
    row.line.selectAll()
    type_in("77")
    row.hide()
    row.show()
    assert row.line.text() == "77"


def test_the_settings_offer_it_where_there_are_files(
    qtbot: QtBot, themed: Theme, police: Member, backstage: Filed
) -> None:
    """Where nothing does things with files, nothing is offered."""
    made = SettingsScreen(Around(Desk(backstage), Actions(), Noted(), Settings()))
    show(qtbot, made)
    assert made.storage.isVisibleTo(made)
    other = SettingsScreen(around(police))
    show(qtbot, other)
    assert not other.storage.isVisibleTo(other)
