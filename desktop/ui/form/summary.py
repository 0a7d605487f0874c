"""What is still missing, at the top of a form: each line is a link to its field, in the words that stand there too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.presenters.form_problems import FieldProblem
from desktop.ui.parts import box, button, clear, frame, label
from desktop.ui.theme.roles import set_icon
from desktop.ui.words import tr

HEADING: Final = "Es fehlt noch etwas"
_MOST: Final = 12


class Summary(QWidget):
    """The list of problems; hidden while there are none."""

    def __init__(self, go: Callable[[str], None], inside: QWidget | None = None) -> None:
        """Call `go` with the path of the field somebody wants to go to."""
        super().__init__(inside)
        self._go = go
        self._shown: tuple[FieldProblem, ...] = ()
        self.links: list[QPushButton] = []
        made, layout = frame("banner", "danger", space=4, margin=12)
        outer = box(self)
        outer.addWidget(made)
        top = QWidget(made)
        across = box(top, "across")
        picture = QLabel(top)
        set_icon(picture, "circle-alert", "danger")
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(label(HEADING, "strong", inside=top), 1)
        layout.addWidget(top)
        inner = QWidget(made)
        self._lines = box(inner, space=4)
        layout.addWidget(inner)
        self.hide()

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Show what is wrong; nothing hides it."""
        if tuple(problems) == self._shown:
            return
        self._shown = tuple(problems)
        clear(self._lines)
        self.links = []
        for problem in problems[:_MOST]:
            self._lines.addWidget(self._line(problem))
        if len(problems) > _MOST:
            self._lines.addWidget(label(tr("und {count} weitere", count=len(problems) - _MOST)))
        self.setVisible(bool(problems))

    def _line(self, problem: FieldProblem) -> QWidget:
        """Make a line: short ones are links whole, long ones a link with the text below."""
        link = button("Zum Feld", partial(self._go, problem.path), "quiet", "arrow-right")
        link.setAccessibleName(tr("{problem} Zum Feld", problem=problem.text))
        self.links.append(link)
        row = QWidget()
        across = box(row, "across")
        across.addWidget(label(problem.text), 1)
        across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def take_focus(self) -> None:
        """Give the focus to the first link."""
        if self.links:
            self.links[0].setFocus()
