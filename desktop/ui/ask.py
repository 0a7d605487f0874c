"""A dialog that asks a few things and has them done: it closes only once they are, and says in itself what is wrong.

Esc leaves it; Enter confirms, and in a field of several lines Ctrl+Enter. The confirming button is the default one
unless what it does destroys something: then Enter confirms only from a line in which something was written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QDateTime, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.focus import FocusBefore
from desktop.ui.parts import box, button, label, scrolled
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_BERLIN: Final = b"Europe/Berlin"
_LINES: Final = 3
_LONGEST: Final = 200
_LONGEST_SECRET: Final = 1024
_WIDTH: Final = 480
_MARGIN: Final = 24
_Field = QLineEdit | QPlainTextEdit | QDateTimeEdit


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a dialog asks; a secret is not shown as it is typed."""

    name: str
    label: str
    needed: bool = False
    long: bool = False
    moment: bool = False
    secret: bool = False


class Ask(QDialog):
    """Asks, and stays open until what was asked for is done."""

    accepted_with = Signal(dict)

    def __init__(
        self, heading: str, text: str, confirm: str, questions: Sequence[Question], parent: QWidget | None = None
    ) -> None:
        """Make a dialog; all texts are translated here."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Schutzbrücke")
        self.setModal(True)
        self.setMinimumWidth(theme.current().px(_WIDTH))
        self._questions = tuple(questions)
        self._left = False
        self._before = FocusBefore()
        self.finished.connect(self._before.give_back)
        self.fields: dict[str, _Field] = {}
        self._page = QWidget()
        layout = self._layout = box(self._page, space=12)
        layout.addWidget(label(heading, "section"))
        if text:
            layout.addWidget(label(text))
        for question in self._questions:
            self._add(question)
        layout.addStretch(1)
        self.problem = label("", "error")
        self.problem.hide()
        self._area = scrolled(self._page)
        outer = box(self, space=12, margin=_MARGIN)
        outer.addWidget(self._area, 1)
        outer.addWidget(self.problem)
        outer.addLayout(self._buttons(confirm))

    def _add(self, question: Question) -> None:
        field = _field(question)
        name = label(question.label)
        name.setBuddy(field)
        field.setAccessibleName(tr(question.label))
        asked = QWidget()
        column = box(asked, space=4)
        column.addWidget(name)
        column.addWidget(field)
        self._layout.addWidget(asked)
        self.fields[question.name] = field

    def _buttons(self, confirm: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = self.cancel = button("Abbrechen", self.reject)
        # Else Enter on it would be taken by the default button, which is the other one.
        cancel.setAutoDefault(True)
        row.addWidget(cancel)
        self.confirm = button(confirm, self._confirm, "primary")
        self.confirm.setDefault(True)
        row.addWidget(self.confirm)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        """Open as high as what is asked needs: Qt leaves wrapped lines out of account. Beyond the window it scrolls."""
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        layout, parent = self.layout(), self.parentWidget()
        if layout is None:
            return
        layout.activate()
        room = self._area.maximumViewportSize()
        wanted = self.height() + self._page.heightForWidth(room.width()) - room.height()
        most = parent.window().height() if parent is not None else self.screen().availableGeometry().height()
        self.resize(self.width(), min(wanted, most))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm by Ctrl+Enter from anywhere, and by Enter from a line somebody has written in."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        field = self.focusWidget()
        written = isinstance(field, QLineEdit) and bool(field.text().strip())
        if entered and (written or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.confirm.click()
        else:
            super().keyPressEvent(event)

    def set_destructive(self) -> None:
        """Let the confirming button look like what it does; Enter leaves everything as it is unless it is chosen."""
        self.cancel.setDefault(True)
        set_role(self.confirm, "danger")

    def finish(self) -> None:
        """Close, for what was asked for is done; somebody may have left already."""
        if not self._left:
            self.accept()

    def done(self, result: int) -> None:
        """Leave."""
        self._left = True
        super().done(result)

    @property
    def left(self) -> bool:
        """Say whether somebody has left the dialog, or it has done its work."""
        return self._left

    def set_now(self, now: datetime) -> None:
        """Preset the moments asked for."""
        for field in self.fields.values():
            if isinstance(field, QDateTimeEdit):
                field.setDateTime(QDateTime.fromSecsSinceEpoch(int(now.timestamp()), QTimeZone(_BERLIN)))

    def show_problem(self, message: str, field: str | None = None) -> None:
        """Say what is wrong, and go to the field it is about."""
        if self._left:
            return
        self.problem.setText(tr(message))
        self.problem.show()
        self._grow()
        self.confirm.setEnabled(True)
        wrong = self.fields.get(field or "")
        for one in self.fields.values():
            set_role(one, "field", "danger" if one is wrong else None)
        if wrong is not None:
            wrong.setFocus()

    def _confirm(self) -> None:
        answers = {name: _answer(field) for name, field in self.fields.items()}
        for question in self._questions:
            if question.needed and not answers[question.name]:
                self.show_problem("Hier fehlt eine Angabe.", question.name)
                return
        self.problem.hide()
        self.confirm.setEnabled(False)
        self.accepted_with.emit(answers)


def _field(question: Question) -> _Field:
    made = _bare(question)
    set_role(made, "field")
    return made


def _bare(question: Question) -> _Field:
    if question.moment:
        moment = QDateTimeEdit()
        moment.setDisplayFormat("dd.MM.yyyy HH:mm")
        moment.setTimeZone(QTimeZone(_BERLIN))
        moment.setCalendarPopup(False)
        return moment
    if question.long:
        text = QPlainTextEdit()
        text.setTabChangesFocus(True)
        text.setFixedHeight(text.fontMetrics().lineSpacing() * _LINES + theme.current().px(24))
        return text
    line = QLineEdit()
    line.setMaxLength(_LONGEST_SECRET if question.secret else _LONGEST)
    if question.secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _answer(field: _Field) -> str:
    """Give what stands in a field; a moment as RFC 3339."""
    if isinstance(field, QDateTimeEdit):
        return field.dateTime().toOffsetFromUtc(field.dateTime().offsetFromUtc()).toString(Qt.DateFormat.ISODate)
    return (field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()).strip()
