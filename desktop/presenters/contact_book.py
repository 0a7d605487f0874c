"""The register of contacts as one looks through it: what each entry is found by, in the order of names, in memory.

It is read outside Qt's thread and kept fresh by the ids of what changed; what it holds goes at a lock. It must not say
how an entry looks.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from desktop.domain.contact import Contact, due
from desktop.domain.refused import Refused
from desktop.presenters.agreement import agency_name, cooperation_in_force, unit_name
from desktop.presenters.contact_search import Sought, folded, found_in
from desktop.presenters.times import moment
from desktop.workspace.workspace import Workspace


class Entry(NamedTuple):
    """One contact: where it belongs, its place in the order of names, when it is to be confirmed, what it is found by.

    `due` in ms since 1970 UTC, `name` as it is compared.
    """

    entity: bytes
    unit: str
    order: str
    name: str
    due: int
    sought: Sought


class Only(NamedTuple):
    """Which entries are looked for: those of a unit, those that are to be confirmed by a time (ms); without, all."""

    unit: str = ""
    due_by: int = 0


EVERY: Final = Only()


def entries(workspace: Workspace) -> list[Entry]:
    """Read all contacts."""
    states = [state for _, state in workspace.states("contact", status="current")]
    return list(_entries(workspace, states))


def some_entries(workspace: Workspace, changed: Collection[bytes]) -> tuple[frozenset[bytes], list[Entry]]:
    """Read the contacts among what changed: which those are, and those of them that are there."""
    found = workspace.some("contact", changed)
    return frozenset(found), list(_entries(workspace, (one for one in found.values() if not one.removed)))


def _entries(workspace: Workspace, states: Iterable[Contact]) -> Iterator[Entry]:
    @cache
    def around(unit: str) -> str:
        return folded(" ".join((unit_name(workspace, unit), agency_name(workspace, unit), *_places(workspace, unit))))

    for state in states:
        values = {name: field.shown.value for name, field in state.fields.items()}
        order = folded(f"{values['family_name']} {values['given_name']} {values['function']}")
        name = folded(f"{values['given_name']} {values['family_name']}")
        sought = Sought.of(values, around(state.unit))
        yield Entry(state.id, state.unit, order, name, due(state, workspace.terms), sought)


def _places(workspace: Workspace, unit: str) -> Iterator[str]:
    """Give the places that the agency of a unit is competent for: who knows only where, finds whom to call."""
    known = workspace.directory.units.get(unit)
    try:
        towns = cooperation_in_force(workspace).municipalities if known is not None else ()
    except Refused:
        return
    today = moment(workspace.now()).date()
    for town in towns:
        if known is not None and any(one.agency == known.agency and one.holds(today) for one in town.competence):
            yield from (town.name, *town.districts)


class Book:
    """All entries; each has a number that stays its own as long as the book is open."""

    def __init__(self) -> None:
        """Begin empty."""
        self._numbers: dict[bytes, int] = {}
        self._entries: dict[int, Entry] = {}
        self._order: list[int] = []

    def take(self, found: Iterable[Entry]) -> None:
        """Hold these and no others."""
        self._entries = {self._number(entry.entity): entry for entry in found}
        self._arrange()

    def renew(self, changed: Collection[bytes], found: Iterable[Entry]) -> None:
        """Hold these in the place of what changed."""
        for entity in changed:
            self._entries.pop(self._number(entity), None)
        self._entries.update((self._number(entry.entity), entry) for entry in found)
        self._arrange()

    def numbers(self, text: str = "", only: Only = EVERY) -> array[int]:
        """Give the numbers of the entries that match, the best first; where nothing is searched for, by name."""
        among = self._among(only)
        if not text.strip():
            return array("q", among)
        chosen = [self._entries[number].sought for number in among]
        return array("q", [among[place] for place in found_in(chosen, text)])

    def _among(self, only: Only) -> list[int]:
        if only == EVERY:
            return self._order
        each = ((number, self._entries[number]) for number in self._order)
        return [
            number
            for number, entry in each
            if only.unit in ("", entry.unit) and (not only.due_by or entry.due < only.due_by)
        ]

    def named(self, name: str) -> bytes:
        """Give the one contact of a name, given name first; empty where there is none or more than one."""
        wanted = folded(name)
        found = [entry.entity for entry in self._entries.values() if entry.name == wanted]
        return found[0] if len(found) == 1 else b""

    def entity(self, number: int) -> bytes:
        """Give whose number it is."""
        return self._entries[number].entity if number in self._entries else b""

    def number(self, entity: bytes) -> int | None:
        """Give the number of an entry, None where it does not stand here."""
        number = self._numbers.get(entity)
        return number if number in self._entries else None

    def count(self, unit: str) -> int:
        """Count the entries of a unit."""
        return sum(entry.unit == unit for entry in self._entries.values())

    def _number(self, entity: bytes) -> int:
        return self._numbers.setdefault(entity, len(self._numbers) + 1)

    def _arrange(self) -> None:
        self._order = sorted(self._entries, key=lambda number: self._entries[number].order)
