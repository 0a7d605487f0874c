"""One field of a form as it is seen: its label, what helps to fill it, the input, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop.domain.form_values import Field
from desktop.domain.said import joined, say
from desktop.presenters.form import help_of
from desktop.presenters.form_document import Step
from desktop.ui.form.gate_note import GateNote
from desktop.ui.form.inputs import Input
from desktop.ui.parts import box, label
from desktop.ui.theme.roles import Role
from desktop.ui.words import tr


class FieldRow(QWidget):
    """A field."""

    def __init__(
        self, row: Field, put_in: Input, *, title: str = "", role: Role | None = None, inside: QWidget | None = None
    ) -> None:
        """Show a field; `title` stands for the row's own label where that is another question."""
        super().__init__(inside)
        self.row = row
        self.put_in = put_in
        self._title = title or row.label
        self._column = layout = box(self, space=4)
        self.label = label(self._title, role, inside=self)
        self.label.setBuddy(put_in.first)
        put_in.name(tr(self._title))
        layout.addWidget(self.label)
        self._advice(row)
        layout.addWidget(put_in.widget)
        self.problem = label("", "error", inside=self)
        self.problem.hide()
        layout.addWidget(self.problem)
        self.gate = GateNote(layout)
        self._needed = True

    def _advice(self, row: Field) -> None:
        basis = say("Rechtsgrundlage: {basis}", basis=row.basis) if row.basis else ""
        text = joined((help_of(row), basis), " ")
        if text:
            said = label(text, "small", inside=self)
            self.put_in.first.setAccessibleDescription(tr(text))
            self._column.addWidget(said)

    def sizeHint(self) -> QSize:
        """Ask for the width it wants; how high it is then, nobody needs to know: it is asked for the width it gets."""
        return self._column.sizeHint()

    # What a part of a form does.

    def value(self) -> object:
        """Give what was written."""
        return self.put_in.value()

    def fill(self, value: object) -> None:
        """Show a value."""
        self.put_in.fill(value)

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back whenever the value may be another."""
        self.put_in.listen(changed)

    def locate(self, steps: Sequence[Step]) -> FieldRow:
        """Give the part a path leads to: a field is the end of every path."""
        return self

    def path_of(self, widget: QWidget) -> str | None:
        """Give the path to what has the focus, empty for this field itself, None if it is not in here."""
        inside = self.isAncestorOf(widget)
        return "" if inside else None

    def refresh(self, beside: dict[str, object], *, immediate: bool) -> None:
        """Say whether it is needed, given the fields beside it; hide it where it is neither asked for nor filled."""
        row = self.row
        asked = row.when is None or beside.get(row.when[0]) in row.when[1] or self.value() is not None
        if asked == self.isHidden():
            self.setVisible(asked)
        needed = row.need == "always" or (row.need == "full" and not immediate)
        instead = any(beside.get(name) not in (None, False, 0, "", [], {}) for name in row.unless)
        self.say_needed(needed=needed and not instead)

    def say_needed(self, *, needed: bool) -> None:
        """Say at the label whether it may be left out, which it may not while a question of the law is open here."""
        self._needed = needed
        asked = needed or (self.row.need == "gate" and (self.gate.text or self.problem.text()))
        text = self._title if asked else say("{label} (freiwillig)", label=self._title)
        shown = tr(text)
        if self.label.text() != shown:
            self.label.setText(shown)

    def show_problem(self, message: str) -> None:
        """Say what is wrong; nothing, if nothing is."""
        self.problem.setText(tr(message))
        self.problem.setVisible(bool(message))
        self.put_in.mark(wrong=bool(message))
        self._call_it(message or self.gate.text)

    def show_gate(self, message: str) -> None:
        """Say which question of the law is open here, or what to think of; nothing, if there is nothing."""
        if message == self.gate.text:
            return
        self.gate.say(message)
        self._call_it(message)

    def _call_it(self, message: str) -> None:
        """Let what is said here be heard with its name, and whether it may be left out where the rules say that."""
        self.put_in.name(tr(say("{label}. {problem}", label=self._title, problem=message) if message else self._title))
        if self.row.need == "gate":
            self.say_needed(needed=self._needed)

    def take_focus(self) -> None:
        """Take the focus, as by Tab."""
        self.put_in.first.setFocus()
