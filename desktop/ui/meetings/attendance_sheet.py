"""Checking off who is there, on a laptop in the room: a box each, kept at once; a line for whoever is not listed."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.domain.meeting_events import Attendee
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined
from desktop.presenters import meetings
from desktop.presenters.meeting_attendance import Tick, named, ticks
from desktop.ui.desk import Desk
from desktop.ui.form.inputs import TickLine
from desktop.ui.parts import box, button, caption, clear, label
from desktop.ui.sheet import Sheet
from desktop.ui.tab_walk import go_on
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.workspace import Workspace

_SIZE: Final = (640, 640)
_LONGEST: Final = 200


class AttendanceSheet(Sheet):
    """The list of a day."""

    def __init__(self, desk: Desk, entity: bytes, day: str, parent: QWidget) -> None:
        """Show who can be checked off."""
        super().__init__("Anwesenheit abhaken", parent, _SIZE)
        self._desk, self._entity, self._day = desk, entity, day
        self.boxes: dict[Attendee, QCheckBox] = {}
        self.content.addWidget(label("Jedes Häkchen ist sofort gesichert, auch ohne Verbindung."))
        self.count = label("", "strong")
        self.content.addWidget(self.count)
        self._people = QWidget()
        self._list = box(self._people, space=4)
        self.content.addWidget(self._people)
        self.name, self.unit = QLineEdit(), QLineEdit()
        self.content.addWidget(self._others())
        self.problem = label("", "error")
        self.problem.hide()
        self.content.addWidget(self.problem)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a line take somebody in, and not close the sheet."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (entered and self.focusWidget() in (self.name, self.unit)):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: object) -> bool:
        """Let Tab go down the list, and show all of what it comes to however little room there is."""
        return go_on(self, forward=bool(forward))

    def _others(self) -> QWidget:
        made = QWidget()
        layout = box(made, space=12)
        for field, text in ((self.name, "Weitere Person"), (self.unit, "Stelle oder Haus")):
            field.setMaxLength(_LONGEST)
            asked = QWidget()
            lines = box(asked, space=4)
            lines.addWidget(caption(field, text))
            lines.addWidget(field)
            layout.addWidget(asked)
            set_role(field, "field")
            field.returnPressed.connect(self.add_named)
        row = WrappingRow()
        row.add(button("Hinzufügen", self.add_named, icon="plus"))
        layout.addWidget(row)
        return made

    def refresh(self) -> None:
        """Show who is there by now; a box that has the focus keeps it."""
        found = ticks(self._desk.workspace, self._entity, self._day)
        self.count.setText(tr("{count} anwesend", count=sum(one.present for one in found)))
        if [one.who for one in found] == list(self.boxes):
            for one in found:
                with QSignalBlocker(self.boxes[one.who]):
                    self.boxes[one.who].setChecked(one.present)
            return
        clear(self._list)
        self.boxes = {one.who: self._box(one) for one in found}

    def _box(self, one: Tick) -> QCheckBox:
        line = TickLine(joined((Verbatim(one.name), Verbatim(one.unit)), ", "))
        line.box.setChecked(one.present)
        line.box.toggled.connect(partial(self._tick, one.who))
        self._list.addWidget(line)
        line.show()
        return line.box

    def _tick(self, who: Attendee, present: object) -> None:
        self._check(*(((who,), ()) if present else ((), (who,))))

    def add_named(self) -> None:
        """Take somebody in who is not listed."""
        who = named(self.name.text(), self.unit.text())
        if not who.name:
            self._refused(Refused("meeting_invalid", "Der Name fehlt."))
            self.name.setFocus()
            return
        self.name.clear()
        self._check((who,), ())
        self.name.setFocus()

    def _check(self, present: tuple[Attendee, ...], absent: tuple[Attendee, ...]) -> None:
        self.problem.hide()

        def task(workspace: Workspace) -> None:
            meetings.check_off(workspace, self._entity, self._day, present, absent)

        self._desk.do(task, lambda _nothing: self.refresh(), self._refused)

    def _refused(self, reason: Refused) -> None:
        self.problem.setText(tr(reason.message))
        self.problem.show()
