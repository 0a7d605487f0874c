"""The first step of setting up: the invite, as a file, as a picture with a QR code, or as typed letters.

What was given last counts; the other way is emptied. A picture is read outside Qt's thread, and that can be broken off.
Whether it is an invite is said by whoever was handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters.enrolling import explained, letters_so_far
from desktop.ui.beside import Beside
from desktop.ui.certificate_row import CertificateRow, choose_certificate
from desktop.ui.enrol_ports import Given, InviteReading
from desktop.ui.line_problem import LineProblem
from desktop.ui.parts import box, button, caption, frame, label
from desktop.ui.qr_picture import PICTURE_BYTES, is_picture, read_code
from desktop.ui.words import tr

INVITE_BYTES: Final = 64 * 1024
_CA: Final = "ca-file"
_DROP: Final = "Sie können es auch hierher ziehen."
Choose = Callable[[QWidget], str]
"""Asks for a file; gives its path, or nothing."""


def choose_file(parent: QWidget) -> str:
    """Ask for the file of an invite."""
    kinds = tr("Einladung oder Bild") + " (*.invite *.json *.png *.jpg *.jpeg);;" + tr("Alle Dateien") + " (*)"
    return QFileDialog.getOpenFileName(parent, tr("Einladung öffnen"), "", kinds)[0]


class InviteStep(QWidget):
    """Takes an invite."""

    ready = Signal()
    """The invite of a file or a picture was read."""

    def __init__(
        self,
        reading: InviteReading,
        choose: Choose = choose_file,
        choose_ca: Choose = choose_certificate,
        parent: QWidget | None = None,
    ) -> None:
        """Begin without one."""
        super().__init__(parent)
        self._reading = reading
        self._choose = choose
        self._beside = Beside(self)
        self.explain: Callable[[Refused], str] = explained
        """Gives the sentences for a problem."""
        self._content = b""
        self.setAcceptDrops(True)
        self._layout = box(self)
        layout = self._layout
        layout.addWidget(
            label("Sie haben eine Einladung als Datei, als Bild mit einem QR-Code oder als Buchstaben erhalten.")
        )
        layout.addWidget(self._file_part())
        layout.addWidget(label("Oder tippen Sie sie ein", "strong"))
        self.server, self.server_problem = self._line("Adresse des Servers")
        self.letters, self.letters_problem = self._line("Buchstaben der Einladung")
        self.count = label("", "small")
        self._count("")
        self.letters.textChanged.connect(self._count)
        layout.addWidget(self.count)
        self.certificate = CertificateRow(choose_ca)
        layout.addWidget(self.certificate)
        self.server.setPlaceholderText("https://…")
        self._type()

    def _file_part(self) -> QWidget:
        part, layout = frame("card", direction="across", space=12, margin=16)
        self.choose = button("Datei oder Bild wählen …", self._ask, icon="paperclip")
        self.choose.setAutoDefault(True)
        self.file = label(_DROP, "small")
        self.file_problem = label("", "error")
        self.file_problem.hide()
        layout.addWidget(self.choose)
        said = QWidget()
        lines = box(said, space=2)
        lines.addWidget(self.file)
        lines.addWidget(self.file_problem)
        layout.addWidget(said, 1)
        self.stop = button("Lesen abbrechen", self._stop, "quiet")
        self.stop.setAutoDefault(True)
        self.stop.hide()
        layout.addWidget(self.stop)
        return part

    def _line(self, name: str) -> tuple[QLineEdit, LineProblem]:
        line = QLineEdit()
        problem = LineProblem(line)
        line.textEdited.connect(self._type)
        for part in (caption(line, name), line, problem):
            self._layout.addWidget(part)
        return line, problem

    def begin(self) -> None:
        """Go to the button that chooses a file."""
        self.choose.setFocus()

    def given(self) -> Given | None:
        """Give the invite if it is whole; else say which part is wrong, go there, and give nothing.

        While a picture is being read there is nothing to give, and nothing to say against it.
        """
        if self._beside.busy:
            return None
        self._forget_problems()
        ca_file = self.certificate.path
        given = Given(self._content, self.letters.text().strip(), self.server.text().strip(), ca_file)
        if not given.content and not given.letters and not given.server:
            self._refuse_file("Wählen Sie eine Datei, oder tippen Sie die Einladung ein.")
            return None
        try:
            self._reading.read(given)
        except Refused as reason:
            self.show_problem(reason)
            return None
        return given

    def show_problem(self, problem: Refused) -> None:
        """Say what is wrong beside what it is about."""
        if problem.field == _CA and not self.certificate.isHidden():
            self.certificate.show_problem(self.explain(problem))
            return
        text = self.explain(problem)
        if self._content or not (self.letters.text() or self.server.text()):
            self._refuse_file(text)
            return
        lines = {"letters": (self.letters, self.letters_problem), "server": (self.server, self.server_problem)}
        line, below = lines.get(problem.field or "", lines["letters"])
        named = problem.field in lines
        below.say(text, marks=named)
        line.setFocus()
        if named:
            line.selectAll()

    def open_file(self, path: Path) -> None:
        """Read a file or a picture that somebody chose."""
        self._take(path.name, partial(_read, path))

    def take(self, name: str, content: bytes) -> None:
        """Take a file or a picture that was read already."""
        self._take(name, lambda: content)

    def _take(self, name: str, read: Callable[[], bytes]) -> None:
        self._break_off()
        self._forget_problems()
        self._content = b""
        try:
            content = read()
        except Refused as reason:
            self._refuse(reason)
            return
        if is_picture(content):
            self.file.setText(tr("Wird gelesen …"))
            self.stop.show()
            self._beside.begin(partial(read_code, content), partial(self._take_invite, name), self._refuse)
        else:
            self._take_invite(name, content)

    def _take_invite(self, name: str, invite: bytes) -> None:
        """Take what a file said, or the code in a picture, if it is an invite."""
        try:
            if len(invite) > INVITE_BYTES:
                raise Refused("file_too_large", "Die Datei ist zu groß.", field="file")
            self._reading.read(Given(invite))
        except Refused as reason:
            self._refuse(reason)
            return
        self._content = invite
        self.letters.clear()
        self.server.clear()
        self.file.setText(tr(say("Gelesen: {name}", name=name)))
        self.ready.emit()
        self.stop.hide()

    def _refuse(self, reason: Refused) -> None:
        self.file.setText("")
        self.show_problem(reason)
        self.stop.hide()

    def _stop(self) -> None:
        """Break off reading a picture; another one can be chosen."""
        self.choose.setFocus()
        self._break_off()
        self.file.setText(tr(_DROP))

    def _break_off(self) -> None:
        self._beside.break_off()
        self.stop.hide()

    def forget(self) -> None:
        """Drop the invite: it is a secret until it is redeemed."""
        self._content = b""
        self.letters.clear()
        self.server.clear()
        self._type()

    def _ask(self) -> None:
        chosen = self._choose(self)
        if chosen:
            self.open_file(Path(chosen))

    def _type(self) -> None:
        self._break_off()
        self._content = b""
        self.file.setText(tr(_DROP))
        self._forget_problems()

    def _count(self, letters: str) -> None:
        self.count.setText(tr(letters_so_far(letters)))

    def _forget_problems(self) -> None:
        self.certificate.forget_problem()
        self.file_problem.hide()
        for problem in (self.server_problem, self.letters_problem):
            problem.forget()

    def _refuse_file(self, text: str) -> None:
        self.file_problem.setText(tr(text))
        self.file_problem.show()
        self.choose.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a single file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file let go here."""
        event.acceptProposedAction()
        self.open_file(Path(event.mimeData().urls()[0].toLocalFile()))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(PICTURE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Refused("file_unreadable", "Die Datei lässt sich nicht lesen.", field="file") from error
    return content
