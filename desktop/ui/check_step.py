"""The second step of setting up: what the invite is for, and a call to make sure that it is no other's.

Six words are compared by voice, with a number the person knows anyway; who has the fingerprint on paper compares that.
If it differs there is no way on.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from desktop.presenters.enrolling import fingerprint_lines
from desktop.ui.enrol_ports import InviteShown
from desktop.ui.parts import box, button, clear, frame, label
from desktop.ui.theme import theme
from desktop.ui.words import tr


class CheckStep(QWidget):
    """Shows an invite and asks whether its fingerprint is the right one."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without an invite."""
        super().__init__(parent)
        self._layout = box(self, space=12)
        self._facts = QWidget()
        self._place = box(self._facts)
        self._layout.addWidget(self._facts)
        self._layout.addWidget(label("Rufen Sie Ihre Administration an", "strong"))
        self._layout.addWidget(
            label(
                "Wählen Sie eine Nummer, die Sie kennen, nicht eine aus der Einladung. Lesen Sie diese sechs Wörter "
                "vor; Ihre Administration sieht sie unter „Über Schutzbrücke“."
            )
        )
        panel, inner = frame("card", space=2, margin=12)
        self.words = label("", "phone", select=True)
        self.words.setAccessibleName(tr("Wörter der Kooperation"))
        inner.addWidget(self.words)
        self._layout.addWidget(panel)
        self._add_answers()
        self._add_fingerprint()

    def _add_fingerprint(self) -> None:
        self.whole = button("Ganze Prüfsumme anzeigen", self._show_fingerprint, "quiet", "eye")
        self.whole.setAutoDefault(True)
        self._layout.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        self._paper = QWidget()
        inner = box(self._paper, space=4)
        inner.addWidget(label("Sie steht auch in der Anlage der Kooperationsvereinbarung.", "small"))
        self.fingerprint = label("", wrap=False, select=True)
        self.fingerprint.setAccessibleName(tr("Prüfsumme der Kooperation"))
        inner.addWidget(self.fingerprint)
        self._paper.hide()
        self._layout.addWidget(self._paper)

    def _show_fingerprint(self) -> None:
        self.whole.hide()
        self._paper.show()
        self.fingerprint.setFocus()

    def _add_answers(self) -> None:
        self.same, self.other = QRadioButton(tr("Sie stimmen überein")), QRadioButton(tr("Sie sind anders"))
        self._answers = QButtonGroup(self)
        for answer in (self.same, self.other):
            self._answers.addButton(answer)
            self._layout.addWidget(answer, 0, Qt.AlignmentFlag.AlignLeft)
        self.problem = label("Wählen Sie, was der Vergleich ergeben hat.", "error")
        self.problem.hide()
        self._layout.addWidget(self.problem)
        self.stop, inner = frame("banner", "danger", space=4, margin=12)
        inner.addWidget(label("Stopp: Richten Sie das Gerät mit dieser Einladung nicht ein.", "strong"))
        inner.addWidget(
            label(
                "Die Einladung führt zu einer anderen Kooperation, als Ihre Administration kennt. Vielleicht wurde sie "
                "ausgetauscht. Heben Sie sie auf und bitten Sie am Telefon um eine neue."
            )
        )
        self.stop.hide()
        self._layout.addWidget(self.stop)
        self._answers.buttonToggled.connect(lambda *_: self._answer())

    def show_invite(self, invite: InviteShown) -> None:
        """Show an invite; what was answered about another one does not count."""
        clear(self._place)
        self._place.addWidget(facts_of(invite))
        self.words.setText(" · ".join(invite.words))
        self.whole.show()
        self._paper.hide()
        self.fingerprint.setText("\n".join(fingerprint_lines(invite.fingerprint)))
        self._answers.setExclusive(False)
        self.same.setChecked(False)
        self.other.setChecked(False)
        self._answers.setExclusive(True)
        self._answer()

    def begin(self) -> None:
        """Go to the first answer."""
        self.same.setFocus()

    def confirm(self) -> bool:
        """Say whether the fingerprint is the right one; if nobody has answered, ask."""
        asked = self._answers.checkedButton() is None
        self.problem.setVisible(asked)
        if asked:
            self.same.setFocus()
        return self.same.isChecked()

    def _answer(self) -> None:
        self.problem.hide()
        self.stop.setVisible(self.other.isChecked())
        self.answered.emit()


def facts_of(invite: InviteShown) -> QWidget:
    """Make the table of what an invite is for."""
    made = QWidget()
    rows = QGridLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setHorizontalSpacing(theme.current().px(16))
    rows.setVerticalSpacing(theme.current().px(4))
    rows.setColumnStretch(1, 1)
    for number, (name, value) in enumerate(_facts(invite)):
        rows.addWidget(label(name, "muted", wrap=False), number, 0)
        rows.addWidget(label(value, select=True), number, 1)
    return made


def _facts(invite: InviteShown) -> tuple[tuple[str, str], ...]:
    return (
        ("Behörde", invite.agency),
        ("Stelle", invite.unit),
        ("Aufgabe", invite.roles),
        ("Server", invite.server),
        ("Gültig bis", invite.expires),
    )
