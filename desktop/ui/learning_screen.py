"""The area of meetings and training: one view below a row of tabs. A new view is one line in `VIEWS`.

Views are made when they are first shown. It must not know what a view is about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.around import Around
from desktop.ui.cards.screen import CardsScreen
from desktop.ui.library.screen import LibraryScreen
from desktop.ui.meetings.view import MeetingsView
from desktop.ui.parts import box
from desktop.ui.pill_row import PillRow

_MARGIN: Final = 8


@dataclass(frozen=True, slots=True)
class View:
    """A view of the area: its name, the words on its tab, and how it is made."""

    name: str
    title: str
    make: Callable[[Around], QWidget]


MEETINGS: Final = "meetings"
VIEWS: Final = (
    View(MEETINGS, "Termine", MeetingsView),
    View("learning", "Fortbildung", LibraryScreen),
    View("cards", "Lernkarten", CardsScreen),
)


class LearningScreen(QWidget):
    """The tabs, and the view of the one that is chosen."""

    def __init__(self, around: Around) -> None:
        """Show the first view."""
        super().__init__()
        self._around = around
        self._views: dict[str, QWidget] = {}
        self.stack = QStackedWidget()
        layout = box(self, space=0)
        layout.addWidget(self._tab_row())
        layout.addWidget(self.stack, 1)
        self.show_view(VIEWS[0].name)

    def _tab_row(self) -> QWidget:
        made = QWidget()
        self.tabs = PillRow({view.name: view.title for view in VIEWS}, self.show_view)
        box(made, margin=_MARGIN).addWidget(self.tabs)
        return made

    def view_of(self, name: str) -> QWidget:
        """Give a view, made now if nobody has seen it yet."""
        if name not in self._views:
            view = next(view for view in VIEWS if view.name == name)
            self._views[name] = view.make(self._around)
            self.stack.addWidget(self._views[name])
        return self._views[name]

    def show_view(self, name: str) -> None:
        """Show a view."""
        self.stack.setCurrentWidget(self.view_of(name))
        self.tabs.show_chosen(name)

    @property
    def view(self) -> str:
        """Give the name of the view that is shown."""
        return self.tabs.chosen or VIEWS[0].name

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through: those of the view, if it has several."""
        shown = self._views[self.view]
        panes = getattr(shown, "panes", None)
        return tuple(panes()) if callable(panes) else (self,)
