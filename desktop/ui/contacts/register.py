"""The register of contacts at the desk: read once outside Qt's thread, then kept fresh by the ids of what changed.

Whoever shows it begins it; until then nothing is read. It must not know how it is shown.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.presenters.contact_book import EVERY, Book, Entry, Only, read, some_entries
from desktop.workspace.workspace import Workspace

T = TypeVar("T")


class Beside(Protocol):
    """The desk it stands at."""

    def look(self, ask: Callable[[Workspace], T], then: Callable[[T], None]) -> None:
        """Have something read outside Qt's thread; `then` gets what was found."""


class ContactRegister(QObject):
    """The book of an unlocked profile."""

    changed = Signal(object)
    """Ids of contacts that look different, None for all."""

    def __init__(self, beside: Beside, parent: QObject) -> None:
        """Take the desk; nothing is read before `begin`."""
        super().__init__(parent)
        self._beside = beside
        self._book = Book()
        self._begun = False
        self.ready = False
        """Whether all of it has been read."""

    def begin(self) -> None:
        """Read all of it, once."""
        if not self._begun:
            self._begun = True
            self._beside.look(read, self._take)

    def hear(self, ids: frozenset[bytes]) -> None:
        """Read again what changed."""
        if self._begun:
            self._beside.look(partial(_some, ids), self._renew)

    def numbers(self, text: str = "", only: Only = EVERY) -> array[int]:
        """Give the numbers of the contacts that match what was typed, of all or of some only."""
        return self._book.numbers(text, only)

    def named(self, name: str) -> bytes:
        """Give the one contact of a name, empty where there is none or more than one."""
        return self._book.named(name)

    def entity(self, number: int) -> bytes:
        """Give the contact with a number."""
        return self._book.entity(number)

    def number(self, entity: bytes) -> int | None:
        """Give the number of a contact, None where it is not there."""
        return self._book.number(entity)

    def count(self, unit: str) -> int:
        """Count the contacts of a unit."""
        return self._book.count(unit)

    def _take(self, found: Book) -> None:
        self._book = found
        self.ready = True
        self.changed.emit(None)

    def _renew(self, found: tuple[frozenset[bytes], list[Entry]]) -> None:
        changed, fresh = found
        if changed:
            self._book.renew(changed, fresh)
            self.changed.emit(changed)


def _some(ids: frozenset[bytes], workspace: Workspace) -> tuple[frozenset[bytes], list[Entry]]:
    return some_entries(workspace, ids)
