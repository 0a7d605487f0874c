"""The last step of setting up: what is being done, why it did not work, or how it ended."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.refused import Refused
from desktop.presenters.enrolling import ending, explained, progress
from desktop.ui.parts import box, frame, label
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr


class FirstSyncStep(QWidget):
    """Tells how the enrolment goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to tell."""
        super().__init__(parent)
        layout = box(self, space=12)
        self.now = label("", "strong")
        self.patience = label("Das dauert meist weniger als eine Minute. Lassen Sie das Fenster so lange offen.")
        self.result, inner = frame("banner", "ok", space=4, margin=16)
        self.heading, self.text = label("", "strong"), label("")
        inner.addWidget(self.heading)
        inner.addWidget(self.text)
        for part in (self.now, self.patience, self.result):
            layout.addWidget(part)
        self.result.hide()

    def show_progress(self, step: str) -> None:
        """Say what is being done."""
        self.now.setText(tr(progress(step)))
        self._show(working=True)

    def show_problem(self, problem: Refused) -> None:
        """Say why it did not work."""
        self._tell("Das Einrichten gelang nicht.", explained(problem))
        set_role(self.result, "banner", "danger")

    def show_end(self, state: str) -> None:
        """Say how it ended."""
        heading, text = ending(state)
        self._tell(heading, text)
        set_role(self.result, "banner", "ok" if state == "active" else "warn")

    def _tell(self, heading: str, text: str) -> None:
        self.heading.setText(tr(heading))
        self.text.setText(tr(text))
        self._show(working=False)

    def _show(self, *, working: bool) -> None:
        self.now.setVisible(working)
        self.patience.setVisible(working)
        self.result.setVisible(not working)
