"""What one field is written into: a line, a text, a choice, boxes to tick. Each gives and takes the document's value.

An input knows no path and no rule. The mouse wheel changes none of them: it scrolls the form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from desktop.domain.form_values import LONG_TEXT, SHORT_TEXT, Choice, Field, Kind
from desktop.presenters.form_entry import HINTS, entered, shown
from desktop.ui.parts import box, label
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

FLAGS: Final[tuple[tuple[bool, str], ...]] = ((True, "Ja"), (False, "Nein"))
NOTHING: Final = "Keine Angabe"
_LINES: Final = (3, 12)
_FIELD_AIR: Final = 24
_NARROW: Final = 220
_TOGETHER: Final = 6


class Input(Protocol):
    """Something a value is written into."""

    @property
    def widget(self) -> QWidget:
        """The whole of it."""

    @property
    def first(self) -> QWidget:
        """The part that takes the focus."""

    def value(self) -> object:
        """What stands in it as a document keeps it, None for nothing."""

    def fill(self, value: object) -> None:
        """Show a value."""

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back whenever the value may be another."""

    def name(self, text: str) -> None:
        """Be called this by those who hear the screen."""

    def mark(self, *, wrong: bool) -> None:
        """Look wrong, or right again."""


class LineInput:
    """One line of text, a number, a day or a time."""

    def __init__(self, kind: Kind = "text", limit: int = 0) -> None:
        """Take one line of a kind."""
        self._kind = kind
        self._line = QLineEdit()
        self._line.setMaxLength(limit if kind == "text" and limit else SHORT_TEXT)
        self._line.setPlaceholderText(tr(HINTS.get(kind, "")))
        if kind not in ("text", "phone"):
            self._line.setMaximumWidth(theme.current().px(_NARROW))

    @property
    def widget(self) -> QWidget:
        """Give the line."""
        return self._line

    @property
    def first(self) -> QWidget:
        """Give the line."""
        return self._line

    def value(self) -> object:
        """Give what was written."""
        return entered(self._kind, self._line.text())

    def fill(self, value: object) -> None:
        """Write a value."""
        self._line.setText(shown(value, self._kind))

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back as it is written."""
        self._line.textChanged.connect(changed)

    def name(self, text: str) -> None:
        """Take a name."""
        self._line.setAccessibleName(text)

    def mark(self, *, wrong: bool) -> None:
        """Look wrong or right."""
        set_role(self._line, "field", "danger" if wrong else None)


class _Text(QPlainTextEdit):
    """A text that grows with what is written, so that it needs no scrolling of its own."""

    def __init__(self) -> None:
        super().__init__()
        # What is scrolled past must not take the keyboard: the next letter would go into another field.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self, *_size: object) -> None:
        lines = max(_LINES[0], min(_LINES[1], self._lines()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + theme.current().px(_FIELD_AIR))

    def _lines(self) -> int:
        """Count the lines, as far as is needed; a paragraph breaks into lines only when its place is asked for."""
        found, block = 0, self.document().firstBlock()
        while block.isValid() and found < _LINES[1]:
            self.blockBoundingRect(block)
            found += block.layout().lineCount()
            block = block.next()
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()
            self.ensureCursorVisible()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TextInput:
    """Text of several lines; Tab leaves it."""

    def __init__(self, limit: int = 0) -> None:
        """Take a text."""
        self._limit = limit or LONG_TEXT
        self._text = _Text()

    @property
    def widget(self) -> QWidget:
        """Give the text."""
        return self._text

    @property
    def first(self) -> QWidget:
        """Give the text."""
        return self._text

    def value(self) -> object:
        """Give what was written."""
        return self._text.toPlainText().strip() or None

    def fill(self, value: object) -> None:
        """Write a value."""
        self._text.setPlainText(str(value or ""))
        # Whoever goes on writes after what is there.
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back as it is written."""
        self._text.textChanged.connect(changed)

    def name(self, text: str) -> None:
        """Take a name."""
        self._text.setAccessibleName(text)

    def mark(self, *, wrong: bool) -> None:
        """Look wrong or right."""
        set_role(self._text, "field", "danger" if wrong else None)


class _Combo(QComboBox):
    """A list to choose from that the wheel does not change by accident, and that asks for little room."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # What is chosen may be a whole sentence, of which there is room for the beginning only.
        self.currentTextChanged.connect(self.setToolTip)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show dots where there is no room for all of it: cut off it would read as if that were all."""
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceInput:
    """One of several values, or nothing where nothing may be chosen."""

    def __init__(self, choices: Sequence[tuple[object, str]], *, empty: str = NOTHING) -> None:
        """Take the values with their words; `empty` stands for no value, and is left out if it is itself empty."""
        self._values: list[object] = [None] if empty else []
        self._combo = _Combo()
        set_role(self._combo, "field")
        for text in [empty] if empty else []:
            self._combo.addItem(tr(text))
        for value, text in choices:
            self._values.append(value)
            self._combo.addItem(tr(text))

    @property
    def widget(self) -> QWidget:
        """Give the list."""
        return self._combo

    @property
    def first(self) -> QWidget:
        """Give the list."""
        return self._combo

    def value(self) -> object:
        """Give what is chosen."""
        row = self._combo.currentIndex()
        return self._values[row] if 0 <= row < len(self._values) else None

    def fill(self, value: object) -> None:
        """Choose a value; one that is not offered is offered from now on, as it is."""
        if value not in self._values:
            self._values.append(value)
            self._combo.addItem(str(value))
        self._combo.setCurrentIndex(self._values.index(value))

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back when another is chosen."""
        self._combo.currentIndexChanged.connect(changed)

    def name(self, text: str) -> None:
        """Take a name."""
        self._combo.setAccessibleName(text)

    def mark(self, *, wrong: bool) -> None:
        """Look wrong or right."""
        set_role(self._combo, "field", "danger" if wrong else None)


class TickLine(QWidget):
    """A box to tick whose words wrap; a click on them ticks it too."""

    def __init__(self, text: str, inside: QWidget | None = None) -> None:
        """Take its words."""
        super().__init__(inside)
        self.box = QCheckBox(self)
        self.box.setAccessibleName(tr(text))
        across = box(self, "across", space=4)
        across.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(label(text, inside=self), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick it."""
        if self.rect().contains(event.position().toPoint()):
            self.box.toggle()


class TickInput:
    """Several of several values, each a box to tick."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        """Take the values with their words."""
        self._boxes: dict[str, QCheckBox] = {}
        self._row = self._together(choices) if len(choices) <= _TOGETHER else self._column(choices)

    def _together(self, choices: Sequence[Choice]) -> QWidget:
        row = WrappingRow()
        for value, text in choices:
            self._boxes[value] = QCheckBox(tr(text))
            row.add(self._boxes[value])
        return row

    def _column(self, choices: Sequence[Choice]) -> QWidget:
        made = QWidget()
        column = box(made, space=0)
        for value, text in choices:
            line = TickLine(text, made)
            self._boxes[value] = line.box
            column.addWidget(line)
        return made

    @property
    def widget(self) -> QWidget:
        """Give all boxes."""
        return self._row

    @property
    def first(self) -> QWidget:
        """Give the first box."""
        return next(iter(self._boxes.values()), self._row)

    def value(self) -> object:
        """Give what is ticked."""
        return [value for value, one in self._boxes.items() if one.isChecked()] or None

    def fill(self, value: object) -> None:
        """Tick some."""
        ticked = value if isinstance(value, list | tuple) else ()
        for code, one in self._boxes.items():
            one.setChecked(code in ticked)

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back when one is ticked or not any more."""
        for one in self._boxes.values():
            one.toggled.connect(changed)

    def name(self, text: str) -> None:
        """Take a name, which each box says after its own."""
        self._row.setAccessibleName(text)
        for one in self._boxes.values():
            one.setAccessibleDescription(text)

    def mark(self, *, wrong: bool) -> None:
        """Change nothing: a box has no frame, the message beside it says it."""


def input_for(row: Field) -> Input:
    """Make the input of a row of a form's table; groups, lists and places have their own."""
    match row.kind:
        case "long":
            return TextInput(row.limit)
        case "choice":
            return ChoiceInput(row.choices)
        case "choices":
            return TickInput(row.choices)
        case "flag":
            return ChoiceInput(FLAGS)
        case _:
            return LineInput(row.kind, row.limit)
