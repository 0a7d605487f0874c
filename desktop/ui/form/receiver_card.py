"""Who will receive it and why, whom to call there, and the choice of another unit with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.form_values import Field
from desktop.domain.override import LONGEST_REASON, REASON, UNIT
from desktop.presenters import form, form_guidance
from desktop.presenters.form import Receiver
from desktop.presenters.on_call import Number, unnamed
from desktop.ui.form.call_note import CallNote
from desktop.ui.form.field_row import FieldRow
from desktop.ui.form.inputs import ChoiceInput, LineInput
from desktop.ui.number_card import NumberLine
from desktop.ui.parts import box, button, clear, frame, label
from desktop.workspace.workspace import Workspace

_OUTSIDE: Final = "Liegt außerhalb der Vereinbarung: Dorthin wird nichts gesendet, rufen Sie dort an."
_OPEN: Final = "Steht fest, sobald der Ort bekannt ist."
_RULES: Final = "Nach den Regeln"
_CHOSEN: Final = Field(UNIT, "choice", "Stelle, die die Meldung erhält", need="always")
_WHY: Final = Field(REASON, "text", "Grund der Abweichung", need="always", limit=LONGEST_REASON)


class ReceiverCard(QWidget):
    """The competent unit."""

    def __init__(self, workspace: Workspace, code: str, *, chosen: bool = False, inside: QWidget | None = None) -> None:
        """Show it for a category; where it is `chosen` already nobody chooses another."""
        super().__init__(inside)
        self._workspace = workspace
        self._shown: tuple[tuple[Receiver, ...], tuple[Number, ...]] | None = None
        self._filling = self._discreet = False
        outer = box(self, space=16)
        made, layout = frame("card", space=8)
        outer.addWidget(made)
        layout.addWidget(label("Zuständige Stelle", "section", inside=made))
        names = QWidget(made)
        self._names = box(names, space=8)
        layout.addWidget(names)
        self.change = button("Andere Stelle wählen", self._open, "quiet", "pencil")
        layout.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        if chosen:
            self.change.hide()
        units = [(one.unit, one.name) for one in form.alternatives(workspace, code)]
        self.unit = FieldRow(_CHOSEN, ChoiceInput(units, empty=_RULES), inside=made)
        self.reason = FieldRow(_WHY, LineInput("text", LONGEST_REASON), inside=made)
        for field in (self.unit, self.reason):
            layout.addWidget(field)
            field.hide()
        calls, calling = frame("card", space=8)
        outer.addWidget(calls)
        calling.addWidget(label("Rufbereitschaft jetzt", "section", inside=calls))
        numbers = QWidget(calls)
        self._numbers = box(numbers, space=12)
        calling.addWidget(numbers)
        self.note = CallNote(workspace.now, calls)
        calling.addWidget(self.note)
        self.show_receivers(())

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back when another unit or reason was chosen."""

        def change() -> None:
            self._fit()
            if not self._filling:
                changed()

        self.unit.listen(change)
        self.reason.listen(change)

    def fill(self, document: dict[str, Any]) -> None:
        """Show what a document says of it."""
        self._filling = True
        self.unit.fill(document.get(UNIT))
        self.reason.fill(document.get(REASON))
        self._filling = False
        if document.get(UNIT):
            self._reveal()
        self._fit()

    def put_into(self, document: dict[str, Any]) -> None:
        """Write the choice into a document."""
        for name in (UNIT, REASON):
            document.pop(name, None)
        unit, reason = self.unit.value(), self.reason.value()
        if unit:
            document[UNIT] = unit
            if reason:
                document[REASON] = reason

    def show_receivers(self, receivers: Sequence[Receiver], outside: Sequence[Number] = ()) -> None:
        """Show who would receive it, and who outside the cooperation can only be phoned."""
        if (tuple(receivers), tuple(outside)) == self._shown:
            return
        self._shown = tuple(receivers), tuple(outside)
        clear(self._names)
        clear(self._numbers)
        for one in receivers:
            self._names.addWidget(label(one.name, "strong", select=True))
            self._names.addWidget(label(one.rule, "small"))
        for number in outside:
            self._names.addWidget(label(number.agency, "strong", select=True))
            self._names.addWidget(label(_OUTSIDE, "small"))
        if not (receivers or outside):
            self._names.addWidget(label(_OPEN, "muted"))
        for number in outside:
            self._numbers.addWidget(self._line(number))
        if outside and not receivers:
            return
        for number in form_guidance.numbers(self._workspace, (one.unit for one in receivers)):
            self._numbers.addWidget(self._line(number) if number.unit else label(number.note))

    def be_discreet(self, *, on: bool) -> None:
        """Name no person beside the numbers while somebody else may look on, or name them again."""
        self._discreet = on
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_receivers(*shown)

    def _line(self, number: Number) -> NumberLine:
        return NumberLine(unnamed(number) if self._discreet else number)

    def locate(self, path: str) -> FieldRow | None:
        """Give the field that a problem is about, if it is one of these."""
        found = {UNIT: self.unit, REASON: self.reason}.get(path)
        if found is not None:
            self._reveal()
        return found

    def every(self) -> tuple[FieldRow, ...]:
        """Give the fields that may show a problem."""
        return (self.unit, self.reason)

    def _open(self) -> None:
        self._reveal()
        self.unit.take_focus()

    def _reveal(self) -> None:
        self.change.hide()
        self.unit.show()
        self._fit()

    def _fit(self) -> None:
        self.reason.setVisible(not self.unit.isHidden() and self.unit.value() is not None)
