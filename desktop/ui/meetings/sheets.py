"""Sheets beside the list of meetings: what the agencies owe each other, and one's own open tasks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.said import joined, say
from desktop.presenters import meeting_minutes, obligations
from desktop.presenters.meeting_form import said_day
from desktop.presenters.meeting_minutes import Task
from desktop.presenters.obligations import Line
from desktop.ui.chip_row import ChipRow
from desktop.ui.desk import Desk
from desktop.ui.parts import button, clear, frame, label
from desktop.ui.sheet import Sheet
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_SIZE: Final = (720, 640)


class OwedSheet(Sheet):
    """What each agency owes, and how far it is."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Show all obligations, one's own agency first."""
        super().__init__("Verpflichtungen laut Vereinbarung", parent, _SIZE)
        self.content.addWidget(
            label("Es zählt, was stattgefunden hat und auf dessen Anwesenheitsliste jemand der Behörde steht.", "muted")
        )
        agency = None
        for line in obligations.lines(desk.workspace):
            if line.agency != agency:
                self.content.addWidget(label(line.agency, "section"))
                agency = line.agency
            self.content.addWidget(_line(line))


def _line(line: Line) -> QWidget:
    made, layout = frame("card", space=8)
    layout.addWidget(label(line.title, "strong"))
    layout.addWidget(ChipRow((line.chip,)))
    layout.addWidget(label(joined((line.progress, line.basis)), "small"))
    return made


class TasksSheet(Sheet):
    """One's own open tasks, and those of the unit."""

    def __init__(self, desk: Desk, done: Callable[[bytes, bytes], object], parent: QWidget) -> None:
        """Show them; `done` is told of which meeting which task is done."""
        super().__init__("Meine Aufgaben", parent, _SIZE)
        self._desk, self._done = desk, done
        self.refresh()
        desk.changed.connect(lambda _ids: self.refresh())

    def refresh(self) -> None:
        """Show those that are open now."""
        clear(self.content)
        tasks = meeting_minutes.own_tasks(self._desk.workspace)
        if not tasks:
            self.content.addWidget(label("Keine offenen Aufgaben aus Terminen."))
        for task in tasks:
            made = self._task(task)
            self.content.addWidget(made)
            made.show()
        self.content.addStretch(1)

    def _task(self, task: Task) -> QWidget:
        made, layout = frame("card", space=8)
        text, due = task.item.value("text"), said_day(task.item.value("due"))
        layout.addWidget(label(text, "strong", select=True))
        until = say("bis {day}", day=due) if due else ""
        layout.addWidget(label(joined((task.meeting.title, until)), "small"))
        row = WrappingRow()
        each = button("Erledigt", lambda: self._done(task.meeting.id, task.item.id), None, "check")
        each.setAccessibleName(tr("{deed}: {item}", deed="Erledigt", item=text))
        row.add(each)
        layout.addWidget(row)
        return made
