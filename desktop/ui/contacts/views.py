"""The views of the area of contacts: a new one is one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from desktop.ui.around import Around
from desktop.ui.contacts.people import PeopleView
from desktop.ui.contacts.reachable import ReachableView
from desktop.ui.contacts.units import UnitsView
from desktop.ui.rota.view import RotaView

ShowPerson = Callable[[bytes], object]


@runtime_checkable
class Searched(Protocol):
    """A view that shows what matches what is typed above it; another one gives way to the people then."""

    def search_for(self, text: str) -> None:
        """Show what matches."""

    def go_to_found(self) -> None:
        """Go to what was found."""


@dataclass(frozen=True, slots=True)
class View:
    """One view: its name, its title, how it is made; `show_person` leads to one of the people."""

    name: str
    title: str
    make: Callable[[Around, ShowPerson], QWidget]


PEOPLE: Final = "people"
ROTA: Final = "rota"
VIEWS: Final = (
    View(PEOPLE, "Personen", lambda around, _show_person: PeopleView(around)),
    View("units", "Stellen", UnitsView),
    View("reachable", "Jetzt erreichbar", ReachableView),
    View(ROTA, "Dienstplan", RotaView),
)
