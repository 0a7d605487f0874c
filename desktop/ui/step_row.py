"""The buttons of what may be done with a notification; where there are many, the rare ones stand in a menu.

The menu is a button like the others: Tab reaches it, Enter opens it, the arrows go through it, Esc closes it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.presenters.steps.step import Step
from desktop.presenters.steps.table import parted
from desktop.ui.parts import button
from desktop.ui.theme import theme
from desktop.ui.theme.roles import Role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow


class StepRow(WrappingRow):
    """The steps that may be taken now."""

    def __init__(self, steps: tuple[Step, ...], take: Callable[[str], object], main: str = "") -> None:
        """Offer steps, the `main` one first; `take` is told by name which is wanted."""
        super().__init__()
        shown, rare = parted(steps, main)
        for step in sorted(shown, key=lambda one: one.name != main):
            role: Role | None = "primary" if step.name == main else None
            self.add(button(step.button, partial(take, step.name), role, step.icon))
        self.more: QPushButton | None = None
        if rare:
            self.menu = _menu(self, rare, take)
            self.more = button("Weitere Schritte", self._open, None, "ellipsis")
            self.add(self.more)

    def _open(self) -> None:
        """Open the menu below its button, on the first step."""
        if self.more is None:
            return
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        self.menu.setActiveAction(self.menu.actions()[0])


def _menu(row: StepRow, steps: tuple[Step, ...], take: Callable[[str], object]) -> QMenu:
    made = QMenu(row)
    made.setAccessibleName(tr("Weitere Schritte"))
    for step in steps:
        made.addAction(theme.current().icon(step.icon), tr(step.button)).setObjectName(step.name)
    made.triggered.connect(lambda action: take(action.objectName()))
    return made
