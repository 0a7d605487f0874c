"""One conflict: each field with its values side by side, known by person and date, and a choice for each.

Nothing is chosen beforehand: whoever decides has to look. What is not decided stays as it is.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from desktop.domain.said import say
from desktop.presenters.conflicts import Clash, Conflict, Version
from desktop.ui.parts import box, button, label
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_INDENT: Final = 30


class ConflictView(QFrame):
    """A conflict as a card."""

    chosen = Signal(bytes, dict)
    """The entity, and the version to keep for each field chosen."""
    postponed = Signal(bytes)

    def __init__(self, conflict: Conflict, parent: QWidget | None = None, *, later: bool = True) -> None:
        """Show a conflict; `later` says whether it can be put off."""
        super().__init__(parent)
        self._later = later
        set_role(self, "card")
        self.conflict = conflict
        self.groups: dict[str, QButtonGroup] = {}
        self.options: dict[tuple[str, bytes], QRadioButton] = {}
        self._layout = box(self, space=12, margin=16)
        self._layout.addWidget(label(conflict.title, "strong", select=True))
        for clash in conflict.clashes:
            self._add_clash(clash)
        self.problem = label("", "error")
        self.problem.hide()
        self._layout.addWidget(self.problem)
        if conflict.owner:
            self._layout.addWidget(label(say("Darüber entscheidet {owner}.", owner=conflict.owner), "muted"))
        else:
            self._layout.addWidget(self._buttons())

    def choices(self) -> dict[str, bytes]:
        """Give the version chosen for each field that has one."""
        return {field: version for (field, version), option in self.options.items() if option.isChecked()}

    def show_problem(self, message: str) -> None:
        """Say why what was chosen could not be kept."""
        self.problem.setText(tr(message))
        self.problem.show()
        self.take.setEnabled(True)

    def _add_clash(self, clash: Clash) -> None:
        self._layout.addWidget(label(clash.title, "muted"))
        group = self.groups[clash.field] = QButtonGroup(self)
        for version in clash.versions:
            self._layout.addWidget(self._version(clash, version, group))

    def _version(self, clash: Clash, version: Version, group: QButtonGroup) -> QWidget:
        made = QWidget()
        layout = box(made, space=0)
        if self.conflict.owner:
            layout.addWidget(label(version.value, select=True))
        else:
            option = QRadioButton(tr(version.value).replace("&", "&&"))
            option.setAccessibleName(tr(version.spoken))
            option.toggled.connect(self._enable)
            group.addButton(option)
            self.options[clash.field, version.version] = option
            layout.addWidget(option)
        by = label(version.by, "small")
        if not self.conflict.owner:
            by.setContentsMargins(theme.current().px(_INDENT), 0, 0, 0)
        layout.addWidget(by)
        return made

    def _buttons(self) -> QWidget:
        row = WrappingRow()
        self.take = button("Auswahl übernehmen", self._take, icon="check")
        self.take.setEnabled(False)
        row.add(self.take)
        if self._later:
            row.add(button("Später entscheiden", lambda: self.postponed.emit(self.conflict.entity), "quiet"))
        return row

    def _enable(self) -> None:
        self.take.setEnabled(bool(self.choices()))

    def _take(self) -> None:
        self.take.setEnabled(False)
        self.problem.hide()
        self.chosen.emit(self.conflict.entity, self.choices())
