"""Fields for passphrases: one that can be shown while it is typed, and a pair for a new one that tells the rules live.

What is typed may be pasted, so that a password manager can be used. The rules themselves are handed in.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.domain.refused import Refused
from desktop.presenters.enrolling import explained
from desktop.ui.parts import box, button, caption, label
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.theme.tokens import Tone
from desktop.ui.words import tr

Check = Callable[[str], None]
"""Raises `Refused` for a passphrase that does not keep to the rules."""


class PassphraseField(QWidget):
    """A label, a field that hides what is typed, and a button that shows it."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty field with a name."""
        super().__init__(parent)
        self.line = QLineEdit()
        set_role(self.line, "field")
        self.line.textChanged.connect(self.changed)
        self.shows: QPushButton = button("Anzeigen", self._toggle, "quiet", "eye")
        self.shows.setAutoDefault(True)
        self.shows.setAccessibleName(tr("{field} anzeigen", field=name))
        self._name = name
        layout = box(self, space=4)
        layout.addWidget(caption(self.line, name))
        row = QWidget()
        across = box(row, "across", space=4)
        across.addWidget(self.line, 1)
        across.addWidget(self.shows)
        layout.addWidget(row)
        self.hide_again()

    @property
    def text(self) -> str:
        """Give what stands in the field."""
        return self.line.text()

    def mark(self, *, wrong: bool) -> None:
        """Show whether what stands in the field is wrong."""
        set_role(self.line, "field", "danger" if wrong else None)

    def hide_again(self) -> None:
        """Show dots again."""
        self._show(visible=False)

    def forget(self) -> None:
        """Empty the field."""
        self.line.clear()
        self.hide_again()

    def _toggle(self) -> None:
        self._show(visible=self.line.echoMode() is QLineEdit.EchoMode.Password)

    def _show(self, *, visible: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password)
        self.shows.setText(tr("Verbergen") if visible else tr("Anzeigen"))
        name = "{field} verbergen" if visible else "{field} anzeigen"
        self.shows.setAccessibleName(tr(name, field=self._name))


class NewPassphrase(QWidget):
    """A new passphrase, twice, with what is still missing said below each field as it is typed."""

    changed = Signal()

    def __init__(self, check: Check, parent: QWidget | None = None) -> None:
        """Go by the rules handed in."""
        super().__init__(parent)
        self._check = check
        self.first = PassphraseField("Neue Passphrase")
        self.second = PassphraseField("Passphrase wiederholen")
        self.rule = label("", "small")
        self.match = label("", "small")
        layout = box(self, space=4)
        for part in (self.first, self.rule, self.second, self.match):
            layout.addWidget(part)
        layout.insertSpacing(2, theme.current().px(8))
        self.first.changed.connect(self._tell)
        self.second.changed.connect(self._tell)
        self._tell()

    @property
    def text(self) -> str:
        """Give the passphrase."""
        return self.first.text

    def problem(self) -> str:
        """Say what is wrong with the passphrase, nothing where it keeps to the rules."""
        try:
            self._check(self.first.text)
        except Refused as reason:
            return explained(reason)
        return ""

    def confirm(self) -> bool:
        """Say whether both fields are right; if not, mark and focus the one that is wrong."""
        wrong, differs = bool(self.problem()), self.first.text != self.second.text
        self.first.mark(wrong=wrong)
        self.second.mark(wrong=differs and not wrong)
        self._tell(firmly=True)
        if wrong or differs:
            (self.first if wrong else self.second).line.setFocus()
        return not (wrong or differs)

    def forget(self) -> None:
        """Empty both fields."""
        self.first.forget()
        self.second.forget()

    def _tell(self, *, firmly: bool = False) -> None:
        problem = self.problem()
        _say(self.rule, problem or "Diese Passphrase ist lang genug.", _tone(bad=bool(problem), firmly=firmly))
        same = self.first.text == self.second.text
        text = "Beide Eingaben sind gleich." if same else "Die beiden Eingaben sind noch verschieden."
        firmly_differs = firmly and not problem
        _say(self.match, text if self.second.text or firmly_differs else "", _tone(bad=not same, firmly=firmly_differs))
        self.first.line.setAccessibleDescription(self.rule.text())
        self.second.line.setAccessibleDescription(self.match.text())
        if not firmly:
            self.first.mark(wrong=False)
            self.second.mark(wrong=False)
            self.changed.emit()


def _tone(*, bad: bool, firmly: bool) -> Tone | None:
    return "danger" if bad and firmly else None


def _say(where: QWidget, text: str, tone: Tone | None) -> None:
    shown = tr(text)
    where.setProperty("text", shown)
    set_role(where, "error" if tone == "danger" else "small")
