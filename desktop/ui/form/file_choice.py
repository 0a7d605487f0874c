"""Which of the receiving units each file is for, where not all of them are told of the same children.

Nothing is ticked beforehand: what a file shows only whoever sends it knows. It must not send anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from desktop.domain.said import Verbatim, say
from desktop.presenters.attaching import DraftFile
from desktop.presenters.form import Receiver
from desktop.ui.form.inputs import TickLine
from desktop.ui.parts import box, label
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_WHY: Final = (
    "Nicht jede Stelle erfährt von jedem Kind. Kreuzen Sie an, wohin jede Datei geht: nur dorthin, wo sie "
    "jedes Kind zeigen darf, das darauf ist."
)
_OPEN: Final = "Kreuzen Sie mindestens eine Stelle an, oder entfernen Sie die Datei."
OPEN: Final = "Für eine Datei fehlt noch, wohin sie geht."


class FileChoice(QFrame):
    """The files, each with the units to tick."""

    chosen = Signal(bytes, object)
    """The id of a file, and the units it is for now."""

    def __init__(self, files: Sequence[DraftFile], receivers: Sequence[Receiver]) -> None:
        """Show each file with what was ticked for it before, as far as those still receive the notification."""
        super().__init__()
        set_role(self, "card")
        self._boxes: dict[bytes, dict[str, QCheckBox]] = {}
        self._errors: dict[bytes, QWidget] = {}
        layout = box(self, space=12, margin=16)
        layout.addWidget(label("Anhänge", "section"))
        layout.addWidget(label(_WHY))
        for file in files:
            layout.addWidget(self._file(file, receivers))

    def _file(self, file: DraftFile, receivers: Sequence[Receiver]) -> QWidget:
        made = QWidget()
        column = box(made, space=4)
        column.addWidget(label(Verbatim(file.name), "strong"))
        boxes = self._boxes[file.id] = {}
        for one in receivers:
            words = say("{unit}: {children}", unit=one.name, children=one.children or "Von allen Kindern")
            line = TickLine(words)
            line.box.setChecked(one.unit in file.units)
            line.box.setAccessibleName(tr("{what}: {name}", what=file.name, name=tr(words)))
            line.box.toggled.connect(partial(self._toggled, file.id))
            boxes[one.unit] = line.box
            column.addWidget(line)
        error = self._errors[file.id] = label(_OPEN, "error")
        error.hide()
        column.addWidget(error)
        return made

    def _toggled(self, file: bytes, _ticked: object) -> None:
        units = self._ticked(file)
        if units:
            self._errors[file].hide()
        self.chosen.emit(file, units)

    def _ticked(self, file: bytes) -> tuple[str, ...]:
        return tuple(unit for unit, one in self._boxes[file].items() if one.isChecked())

    def ask(self) -> bool:
        """Say at each file that is for nobody yet that it is, and go to the first; says whether there was one."""
        left = [file for file in self._boxes if not self._ticked(file)]
        for file in left:
            self._errors[file].show()
        if left:
            next(iter(self._boxes[left[0]].values())).setFocus()
        return bool(left)
