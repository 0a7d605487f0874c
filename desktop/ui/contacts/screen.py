"""The area of contacts: one search, the views side by side as the table has them, each made when it is first shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.around import Around
from desktop.ui.contacts.people import PeopleView
from desktop.ui.contacts.views import PEOPLE, VIEWS, Searched
from desktop.ui.parts import box
from desktop.ui.pill_row import PillRow
from desktop.ui.search_line import SearchLine
from desktop.ui.theme import theme

_TYPING_MS: Final = 60
_SEARCH: Final = 300


class ContactsScreen(QWidget):
    """Search and views."""

    def __init__(self, around: Around) -> None:
        """Show the contacts of an unlocked profile."""
        super().__init__()
        self._around = around
        self._made: dict[str, QWidget] = {}
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.search_now)
        layout = box(self, space=0)
        layout.addWidget(self._head())
        self.stack = QStackedWidget()
        layout.addWidget(self.stack, 1)
        around.actions.bind("search", self, self._start_search)
        self.show_view(VIEWS[0].name)

    def _head(self) -> QWidget:
        made = self.head = QWidget()
        self.search = SearchLine("Kontakte durchsuchen")
        self.search.setMinimumWidth(theme.current().px(_SEARCH))
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._find_and_go)
        self.tabs = PillRow({view.name: view.title for view in VIEWS}, self.show_view, self.search)
        box(made, margin=8).addWidget(self.tabs)
        return made

    def view(self, name: str) -> QWidget:
        """Give a view, made now if nobody has seen it yet."""
        if name not in self._made:
            view = next(one for one in VIEWS if one.name == name)
            self._made[name] = view.make(self._around, self.show_entity)
            self.stack.addWidget(self._made[name])
        return self._made[name]

    def show_view(self, name: str) -> None:
        """Show a view, of what is searched for; what was still being typed leads nowhere else any more."""
        self._typing.stop()
        shown = self.view(name)
        self.stack.setCurrentWidget(shown)
        self.tabs.show_chosen(name)
        if isinstance(shown, Searched):
            shown.search_for(self.search.text())

    @property
    def current(self) -> QWidget:
        """Give the view that is shown."""
        return self.stack.currentWidget() or self

    @property
    def people(self) -> PeopleView:
        """Give the view of the people."""
        found = self.view(PEOPLE)
        if not isinstance(found, PeopleView):
            raise TypeError("the first view is not that of the people")
        return found

    def panes(self) -> tuple[QWidget, ...]:
        """Give the parts that F6 goes through."""
        panes = getattr(self.current, "panes", None)
        return (self.head, *(panes() if callable(panes) else (self.current,)))

    def show_entity(self, entity: bytes) -> None:
        """Show a contact, whatever is searched for."""
        people = self.people
        self.stack.setCurrentWidget(people)
        self.tabs.show_chosen(PEOPLE)
        people.show_soon(entity)

    def search_now(self) -> None:
        """Show what matches, in a view that can."""
        self._typing.stop()
        shown = self.current
        if isinstance(shown, Searched):
            shown.search_for(self.search.text())
        else:
            self.show_view(PEOPLE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the search by Esc."""
        if event.key() == Qt.Key.Key_Escape and self.search.hasFocus():
            self.search.clear()
            self._find_and_go()
        else:
            super().keyPressEvent(event)

    def _find_and_go(self) -> None:
        self.search_now()
        if isinstance(self.current, Searched):
            self.current.go_to_found()

    def _start_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()
