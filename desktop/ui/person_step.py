"""The third step of setting up: the person's name and number, and a passphrase.

Nothing is kept here longer than the step.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.refused import Refused
from desktop.presenters.enrolling import explained
from desktop.ui.enrol_ports import Reading
from desktop.ui.line_problem import LineProblem
from desktop.ui.parts import box, caption, label
from desktop.ui.passphrase_fields import NewPassphrase


class PersonStep(QWidget):
    """Asks who will use the profile, under which number queries reach them, and for the passphrase that opens it."""

    def __init__(self, reading: Reading, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.name, self.phone = QLineEdit(), QLineEdit()
        self.problem, self.phone_problem = LineProblem(self.name), LineProblem(self.phone)
        self.passphrase = NewPassphrase(reading.check_passphrase)
        self._asked: tuple[tuple[QLineEdit, LineProblem, Callable[[str], None]], ...] = (
            (self.name, self.problem, reading.check_person),
            (self.phone, self.phone_problem, reading.check_phone),
        )
        layout = box(self, space=4)
        shown = (
            ("Ihr Name", "So sehen Sie die anderen Stellen, zum Beispiel in der Eingangsbestätigung."),
            ("Ihre Rufnummer für Rückfragen", "Sie steht in jeder Meldung, die Sie schreiben. Ändern: Einstellungen."),
        )
        for (line, problem, _), (words, advice) in zip(self._asked, shown, strict=True):
            for part in (caption(line, words), line, problem, label(advice, "small")):
                layout.addWidget(part)
            layout.addSpacing(12)
        layout.addWidget(
            label(
                "Die Passphrase schützt alles auf diesem Gerät. Niemand kann sie wiederherstellen. Mehrere Wörter, die "
                "nicht zusammengehören, lassen sich gut merken."
            )
        )
        layout.addWidget(self.passphrase)

    @property
    def person(self) -> str:
        """Give the name."""
        return self.name.text().strip()

    @property
    def number(self) -> str:
        """Give the number for queries."""
        return self.phone.text().strip()

    def confirm(self) -> bool:
        """Say whether everything is right; if not, say what and go there."""
        self._forget_problems()
        for line, problem, check in self._asked:
            try:
                check(line.text().strip())
            except Refused as reason:
                problem.say(explained(reason))
                line.setFocus()
                return False
        return self.passphrase.confirm()

    def begin(self) -> None:
        """Go to the first field."""
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from field to field with Enter; after the last one the screen goes on."""
        lines = (self.name, self.phone, self.passphrase.first.line, self.passphrase.second.line)
        after = dict(pairwise(lines))
        following = next((after[line] for line in after if line.hasFocus()), None)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and following is not None:
            following.setFocus()
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """Drop the passphrase."""
        self.passphrase.forget()

    def _forget_problems(self) -> None:
        for _, problem, _ in self._asked:
            problem.forget()
