"""What one question of a dialog is answered in: a line, a text, a moment, a choice, a box to tick.

It knows its widget and how to read, preset and mark it; which questions there are is the dialog's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QDateTime, Qt, QTimeZone
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from desktop.presenters.steps.question import YES, Question
from desktop.ui.form.inputs import NOTHING, ChoiceInput, TickLine
from desktop.ui.parts import box, caption, label
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_BERLIN: Final = b"Europe/Berlin"
_LINES: Final = 3
_CHOOSE: Final = "Bitte wählen"
_LONGEST: Final = 200
_LONGEST_SECRET: Final = 1024


class AskField:
    """A question with what it is answered in; `widget` is all of it, `field` what takes the focus."""

    def __init__(self, question: Question) -> None:
        """Make it, with what is preset."""
        self.question = question
        self.widget = QWidget()
        column = box(self.widget, space=4)
        nothing = _CHOOSE if question.needed else NOTHING
        self._choice = ChoiceInput(question.choices, empty=nothing) if question.choices else None
        self._tick = TickLine(question.label) if question.tick else None
        self.field: QWidget = self._bare()
        if self._tick is not None:
            column.addWidget(self._tick)
        else:
            column.addWidget(caption(self.field, question.label))
            column.addWidget(self.field)
            set_role(self.field, "field")
        if question.hint:
            column.addWidget(label(question.hint, "small"))
            self.field.setAccessibleDescription(tr(question.hint))
        if question.remark is not None:
            column.addWidget(self._remarks(question.remark))
        self.fill(question.preset)

    def _remarks(self, remark: Callable[[str], str]) -> QWidget:
        """Make the line that says what is unusual about an answer as it stands."""
        made = label("", "small")
        made.setObjectName("remark")

        def show() -> None:
            said = remark(self.answer)
            made.setText(tr(said) if said else "")
            made.setHidden(not said)
            self.field.setAccessibleDescription(
                tr(said) if said else tr(self.question.hint) if self.question.hint else ""
            )

        self.listen(show)
        show()
        return made

    def _bare(self) -> QWidget:
        if self._choice is not None:
            return self._choice.widget
        if self._tick is not None:
            return self._tick.box
        if self.question.moment:
            return _moment()
        return _text() if self.question.long else _line(secret=self.question.secret)

    @property
    def answer(self) -> str:
        """Give what stands in it; a moment as RFC 3339, a choice by its code. What cannot be answered yet is empty."""
        if not self.field.isEnabled():
            return ""
        if self._choice is not None:
            return str(self._choice.value() or "")
        if self._tick is not None:
            return YES if self._tick.box.isChecked() else ""
        return _written(self.field)

    def fill(self, text: str) -> None:
        """Write an answer."""
        if self._choice is not None:
            self._choice.fill(text or None)
        elif self._tick is not None:
            self._tick.box.setChecked(text == YES)
        elif isinstance(self.field, QLineEdit):
            self.field.setText(text)
        elif isinstance(self.field, QPlainTextEdit):
            self.field.setPlainText(text)

    def set_now(self, now: datetime) -> None:
        """Preset a moment."""
        if isinstance(self.field, QDateTimeEdit):
            self.field.setDateTime(QDateTime.fromSecsSinceEpoch(int(now.timestamp()), QTimeZone(_BERLIN)))

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back when the answer may be another; a moment always has one."""
        if self._choice is not None:
            self._choice.listen(changed)
        elif self._tick is not None:
            self._tick.box.toggled.connect(changed)
        elif isinstance(self.field, QLineEdit | QPlainTextEdit):
            self.field.textChanged.connect(changed)

    def follow(self, others: Mapping[str, AskField]) -> None:
        """Let it be answered once one of the questions it comes after is answered as it has to be."""
        after = self.question.after
        self.widget.setEnabled(not after or any(one.holds(others[one.name].answer) for one in after))

    def mark(self, *, wrong: bool) -> None:
        """Look wrong or right: a box has no frame, the message says it."""
        if self._tick is None:
            set_role(self.field, "field", "danger" if wrong else None)


def _written(field: QWidget) -> str:
    if isinstance(field, QDateTimeEdit):
        return field.dateTime().toOffsetFromUtc(field.dateTime().offsetFromUtc()).toString(Qt.DateFormat.ISODate)
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText().strip()
    return field.text().strip() if isinstance(field, QLineEdit) else ""


def _moment() -> QDateTimeEdit:
    made = QDateTimeEdit()
    made.setDisplayFormat("dd.MM.yyyy HH:mm")
    made.setTimeZone(QTimeZone(_BERLIN))
    made.setCalendarPopup(False)
    return made


def _text() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * _LINES + theme.current().px(24))
    return made


def _line(*, secret: bool) -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(_LONGEST_SECRET if secret else _LONGEST)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
