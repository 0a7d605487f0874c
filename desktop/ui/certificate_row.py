"""A certificate of one's own IT that is trusted besides those of the system: chosen, named, taken away again.

Few need it, so it is one quiet button. Whether it is a certificate is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.said import Verbatim, say
from desktop.ui.parts import box, button, label
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow


def choose_certificate(parent: QWidget) -> str:
    """Ask for the file of a certificate."""
    kinds = tr("Zertifikat") + " (*.pem *.crt *.cer);;" + tr("Alle Dateien") + " (*)"
    return QFileDialog.getOpenFileName(parent, tr("Zertifikat öffnen"), "", kinds)[0]


class CertificateRow(QWidget):
    """Chooses a certificate."""

    def __init__(self, choose: Callable[[QWidget], str]) -> None:
        """Begin without one."""
        super().__init__()
        self._choose = choose
        self.path = ""
        layout = box(self, space=4)
        row = WrappingRow()
        self.choose = button("Eigenes Zertifikat Ihrer IT …", self._ask, "quiet", "key-round")
        self.remove = button("Entfernen", self._remove, "quiet", "x")
        self.remove.setAccessibleName(tr("Zertifikat entfernen"))
        for made in (self.choose, self.remove):
            made.setAutoDefault(True)
            row.add(made)
        layout.addWidget(row)
        self.name, self.problem = label("", "small"), label("", "error")
        for words in (self.name, self.problem):
            layout.addWidget(words)
        self._show("")

    def show_problem(self, text: str) -> None:
        """Say what is wrong with it, and go there."""
        self.problem.setText(tr(text))
        self.problem.show()
        self.choose.setFocus()

    def forget_problem(self) -> None:
        """Take back what was wrong."""
        self.problem.hide()

    def _ask(self) -> None:
        chosen = self._choose(self)
        if chosen:
            self._show(chosen)

    def _remove(self) -> None:
        self._show("")
        self.choose.setFocus()

    def _show(self, path: str) -> None:
        self.path = path
        self.problem.hide()
        self.name.setText(tr(say("Zertifikat: {name}", name=Verbatim(Path(path).name))) if path else "")
        self.name.setVisible(bool(path))
        self.remove.setVisible(bool(path))
