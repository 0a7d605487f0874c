"""Who is competent for a place: two lines and a day, and below them the agency, the rule, and the number to call.

It opens over anything, forms too, and needs no connection. The answer is looked up a moment after the last key.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop.domain.said import joined
from desktop.presenters.finder import Competent, Finding, find_competent, places, spoken, today_text
from desktop.presenters.on_call import unnamed
from desktop.ui.desk import Desk
from desktop.ui.number_card import NumberLine
from desktop.ui.parts import box, caption, clear, frame, label
from desktop.ui.sheet import Sheet
from desktop.ui.tab_walk import go_on
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_SIZE: Final = (640, 700)
_TYPING_MS: Final = 150
_LONGEST: Final = 200


class FinderSheet(Sheet):
    """Asks for a place and shows who is competent."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Begin with today and no place."""
        super().__init__("Zuständige Stelle finden", parent, _SIZE)
        self._desk = desk
        self._known = places(desk.workspace)
        self.lines: dict[str, QLineEdit] = {}
        self._problems: dict[str, QWidget] = {}
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.find_now)
        self._add("place", "Wo ist das Kind jetzt?", suggest=True)
        self._add("residence", "Wo wohnt die Familie? (freiwillig)", suggest=True)
        self._add("day", "Tag")
        self.lines["day"].setText(today_text(desk.workspace))
        self.found = QWidget()
        self._found = box(self.found, space=12)
        self.content.addWidget(self.found)
        self.find_now()

    def _add(self, name: str, text: str, *, suggest: bool = False) -> None:
        made = QWidget()
        layout = box(made, space=4)
        line = self.lines[name] = QLineEdit()
        line.setMaxLength(_LONGEST)
        set_role(line, "field")
        if suggest:
            completer = QCompleter(self._known, line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            # Written on in the line: a list that pops up would take Enter, and say nothing to who hears the screen.
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            line.setCompleter(completer)
        line.textChanged.connect(self._typing.start)
        line.returnPressed.connect(self.find_now)
        layout.addWidget(caption(line, text))
        layout.addWidget(line)
        problem = self._problems[name] = label("", "error")
        problem.hide()
        layout.addWidget(problem)
        self.content.addWidget(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look up by Enter what stands in a line; Esc closes as ever."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() in self.lines.values():
            self.find_now()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: object) -> bool:
        """Let Tab go down the lines and the answer, and show all of what it comes to."""
        return go_on(self, forward=bool(forward))

    def show_lines(self) -> None:
        """Open with the place to be written."""
        self.show_now()
        self.lines["place"].setFocus()

    def find_now(self) -> None:
        """Show who is competent for what stands there."""
        self._typing.stop()
        texts = {name: line.text() for name, line in self.lines.items()}
        finding = find_competent(self._desk.workspace, texts["place"], texts["day"], texts["residence"])
        self._mark(finding)
        clear(self._found)
        for one in finding.agencies:
            card = self._card(one)
            self._found.addWidget(card)
            card.show()
        if not finding.agencies and not finding.problems:
            hint = label("Ort, Ortsteil, Postleitzahl oder AGS. Die Antwort steht auch ohne Verbindung da.", "muted")
            self._found.addWidget(hint)
            hint.show()
        self.found.setAccessibleDescription(tr(joined((spoken(one) for one in finding.agencies), " ")))

    def _mark(self, finding: Finding) -> None:
        for name, line in self.lines.items():
            message = finding.problems.get(name, "")
            problem = self._problems[name]
            problem.setProperty("text", tr(message))
            problem.setVisible(bool(message))
            set_role(line, "field", "danger" if message else None)
            line.setAccessibleDescription(tr(message))

    def _card(self, one: Competent) -> QWidget:
        made, layout = frame("card", space=8)
        layout.addWidget(label(one.because, "small"))
        layout.addWidget(label(one.name, "section", select=True))
        for unit in one.units:
            layout.addWidget(label(unit, select=True))
        layout.addWidget(label(one.rule, "muted", select=True))
        if one.outside:
            layout.addWidget(label("Diese Behörde gehört nicht zur Kooperation: Rufen Sie dort an.", "strong"))
        for number in one.numbers:
            layout.addWidget(NumberLine(unnamed(number) if self._desk.discreet else number))
        if one.note:
            layout.addWidget(label(one.note, "small"))
        return made


def show_finder(desk: Desk, parent: QWidget) -> FinderSheet:
    """Open the finder."""
    made = FinderSheet(desk, parent)
    made.show_lines()
    return made
