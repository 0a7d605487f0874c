"""The invite as a file, a picture, letters, or dropped: what is whole is taken, and what is wrong is named in place."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.enrolment import Enrolment
from desktop.domain.refused import Refused
from desktop.ui.enrol_ports import Given
from desktop.ui.invite_step import InviteStep
from tests.helpers.fault_server import authority
from tests.helpers.invites import FILE, LETTERS, SERVER, qr_picture
from tests.helpers.showing import SHOWING, show

pytestmark = [SHOWING, pytest.mark.usefixtures("themed")]


@pytest.fixture
def chosen() -> list[str]:
    """What somebody chooses when asked for a file."""
    return [""]


@pytest.fixture
def step(qtbot: QtBot, chosen: list[str]) -> InviteStep:
    """The step, shown."""
    made = InviteStep(Enrolment(), lambda _: chosen[0])
    show(qtbot, made, 600, 400)
    return made


def kept(folder: Path, content: bytes, name: str = "kempen.invite") -> Path:
    """Content in a file."""
    path = folder / name
    path.write_bytes(content)
    return path


def read_to_its_end() -> None:
    """Wait until whatever is read beside Qt's thread has been read, and go through what it handed over."""
    for thread in threading.enumerate():
        if thread.name == "beside":
            thread.join()
    QApplication.processEvents()


def type_letters(step: InviteStep, letters: str, server: str = SERVER) -> None:
    """Type an invite."""
    QTest.keyClicks(step.server, server)
    QTest.keyClicks(step.letters, letters)


def test_a_file_is_chosen(step: InviteStep, chosen: list[str], tmp_path: Path) -> None:
    """A file chosen by keyboard is read and named, and choosing nothing changes nothing."""
    chosen[0] = str(kept(tmp_path, FILE))
    QTest.keyClick(step.choose, Qt.Key.Key_Return)
    chosen[0] = ""
    QTest.keyClick(step.choose, Qt.Key.Key_Space)
    assert step.file.text() == "Gelesen: kempen.invite"
    assert step.given() == Given(FILE)


def test_a_certificate_goes_with_the_invite(step: InviteStep, chosen: list[str], tmp_path: Path) -> None:
    """A file that is no certificate is named in place; a real one is handed on with the invite."""
    step.open_file(kept(tmp_path, FILE))
    step.certificate._choose = lambda _: chosen[0]
    chosen[0] = str(kept(tmp_path, b"nichts", "falsch.pem"))
    step.certificate.choose.click()
    assert step.given() is None
    assert "kein Zertifikat" in step.certificate.problem.text()
    chosen[0] = str(authority().write(tmp_path / "ca.pem"))
    step.certificate.choose.click()
    assert step.given() == Given(FILE, ca_file=chosen[0])


def test_a_picture_is_the_same_as_the_file(step: InviteStep, tmp_path: Path) -> None:
    """A picture with the invite as a QR code gives what the file gives, once it is read; till then nothing is wrong."""
    step.open_file(kept(tmp_path, qr_picture(FILE), "photo.png"))
    assert (step.file.text(), step.stop.isVisible()) == ("Wird gelesen …", True)
    assert (step.given(), step.file_problem.isVisible()) == (None, False)
    read_to_its_end()
    assert (step.file.text(), step.stop.isVisible()) == ("Gelesen: photo.png", False)
    assert step.given() == Given(FILE)


def test_reading_a_picture_is_broken_off(step: InviteStep, tmp_path: Path) -> None:
    """Nothing comes of what was broken off, and the keyboard is where another one is chosen."""
    step.open_file(kept(tmp_path, qr_picture(FILE), "photo.png"))
    step.stop.setFocus()
    QTest.keyClick(step.stop, Qt.Key.Key_Return)
    assert (step.stop.isVisible(), step.choose.hasFocus()) == (False, True)
    read_to_its_end()
    assert step.file.text() == "Sie können es auch hierher ziehen."
    assert step.given() is None


def test_what_is_typed_goes_before_a_picture_that_is_still_read(step: InviteStep, tmp_path: Path) -> None:
    """Who types meanwhile keeps what they typed: it was given last."""
    step.open_file(kept(tmp_path, qr_picture(FILE), "photo.png"))
    type_letters(step, LETTERS)
    read_to_its_end()
    assert step.given() == Given(letters=LETTERS, server=SERVER)


def test_a_file_is_dropped(step: InviteStep, tmp_path: Path) -> None:
    """A file dragged here is taken, and text dragged here is not."""
    files, text = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(kept(tmp_path, FILE)))])
    text.setText("nichts")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for content, taken in ((files, True), (text, False)):
        entering = QDragEnterEvent(QPoint(5, 5), copy, content, left, none)
        entering.ignore()
        step.dragEnterEvent(entering)
        assert entering.isAccepted() is taken
    step.dropEvent(QDropEvent(QPointF(5, 5), copy, files, left, none))
    assert step.given() == Given(FILE)


def test_letters_are_typed(step: InviteStep) -> None:
    """Letters are counted as they are typed, and given with the server's address."""
    type_letters(step, LETTERS)
    assert step.count.text() == "56 von 56 Buchstaben"
    assert step.given() == Given(letters=LETTERS, server=SERVER)


def test_what_was_given_last_counts(step: InviteStep, tmp_path: Path) -> None:
    """A file empties the fields, and typing lets go of the file."""
    type_letters(step, "ABCD")
    step.open_file(kept(tmp_path, FILE))
    assert (step.letters.text(), step.server.text()) == ("", "")
    QTest.keyClicks(step.letters, "A")
    assert step.given() is None
    assert "Gelesen" not in step.file.text()


@pytest.mark.parametrize(
    ("typed", "wrong", "words"),
    [
        ((("B" if LETTERS[0] == "A" else "A") + LETTERS[1:], SERVER), "letters", "Tippfehler"),
        ((LETTERS[:-1], SERVER), "letters", "nicht die 56 Buchstaben"),
        ((LETTERS, "bruecke"), "server", "Serveradresse"),
        ((LETTERS, "http://bruecke.example"), "server", "https"),
    ],
)
def test_the_wrong_field_is_named(step: InviteStep, typed: tuple[str, str], wrong: str, words: str) -> None:
    """A typing error stands below the letters and a bad address below the address, and the focus goes there."""
    type_letters(step, *typed)
    assert step.given() is None
    fields = {"letters": (step.letters, step.letters_problem), "server": (step.server, step.server_problem)}
    for name, (field, problem) in fields.items():
        assert problem.isHidden() is (name != wrong)
        assert field.hasFocus() is (name == wrong)
    assert words in fields[wrong][1].property("text")
    assert words in fields[wrong][0].accessibleDescription()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (FILE.replace(b"kempen", b"viersen"), "verändert oder ist beschädigt"),
        (b"{}", "keine Einladung"),
        (bytes(64 * 1024 + 1), "zu groß"),
        (qr_picture(b"https://example.org"), "keine Einladung"),
    ],
)
def test_a_wrong_file_is_named(step: InviteStep, tmp_path: Path, content: bytes, words: str) -> None:
    """An altered invite, another file, one too large and a picture of something else are told apart at once."""
    step.open_file(kept(tmp_path, content))
    read_to_its_end()
    assert words in step.file_problem.text()
    assert step.given() is None


def test_a_missing_file_and_nothing_at_all(step: InviteStep, tmp_path: Path) -> None:
    """A file that is gone is said, and so is that nothing was given."""
    step.open_file(tmp_path / "gone.invite")
    assert step.file_problem.text() == "Die Datei lässt sich nicht lesen."
    assert step.given() is None
    assert step.file_problem.text().startswith("Wählen Sie eine Datei")


def test_the_servers_no_stands_with_what_was_given(step: InviteStep, tmp_path: Path) -> None:
    """What the server says stands below the letters if they were typed, and beside the file else."""
    type_letters(step, LETTERS)
    step.show_problem(Refused("invite_used", "x", field="invite"))
    assert "schon verwendet" in step.letters_problem.property("text")
    step.open_file(kept(tmp_path, FILE))
    step.show_problem(Refused("invite_expired", "x", field="invite"))
    assert "abgelaufen" in step.file_problem.text()
    step.forget()
    assert step.given() is None
