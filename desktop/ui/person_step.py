"""The third step of setting up: the person's name and a passphrase. Nothing is kept here longer than the step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.refused import Refused
from desktop.presenters.enrolling import explained
from desktop.ui.enrol_ports import Reading
from desktop.ui.parts import box, label
from desktop.ui.passphrase_fields import NewPassphrase
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr


class PersonStep(QWidget):
    """Asks who will use the profile, and for the passphrase that opens it."""

    def __init__(self, reading: Reading, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._reading = reading
        self.name = QLineEdit()
        set_role(self.name, "field")
        self.name.setAccessibleName(tr("Ihr Name"))
        self.problem = label("", "error")
        self.problem.hide()
        caption = label("Ihr Name")
        caption.setBuddy(self.name)
        self.passphrase = NewPassphrase(reading.check_passphrase)
        layout = box(self, space=4)
        for part in (caption, self.name, self.problem):
            layout.addWidget(part)
        layout.addWidget(label("So sehen Sie die anderen Stellen, zum Beispiel in der Eingangsbestätigung.", "small"))
        layout.addSpacing(12)
        layout.addWidget(
            label(
                "Die Passphrase schützt alles auf diesem Gerät. Niemand kann sie wiederherstellen. Mehrere Wörter, die "
                "nicht zusammengehören, lassen sich gut merken."
            )
        )
        layout.addWidget(self.passphrase)
        self.name.textEdited.connect(self._forget_problem)

    @property
    def person(self) -> str:
        """Give the name."""
        return self.name.text().strip()

    def confirm(self) -> bool:
        """Say whether everything is right; if not, say what and go there."""
        self._forget_problem()
        try:
            self._reading.check_person(self.person)
        except Refused as reason:
            self.problem.setText(tr(explained(reason)))
            self.problem.show()
            self.name.setAccessibleDescription(self.problem.text())
            set_role(self.name, "field", "danger")
            self.name.setFocus()
            return False
        return self.passphrase.confirm()

    def begin(self) -> None:
        """Go to the first field."""
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from field to field with Enter; after the last one the screen goes on."""
        after = {self.name: self.passphrase.first.line, self.passphrase.first.line: self.passphrase.second.line}
        following = next((after[line] for line in after if line.hasFocus()), None)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and following is not None:
            following.setFocus()
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """Drop the passphrase."""
        self.passphrase.forget()

    def _forget_problem(self) -> None:
        self.problem.hide()
        self.name.setAccessibleDescription("")
        set_role(self.name, "field")
