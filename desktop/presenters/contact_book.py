"""The register of contacts as one looks through it: what each entry is found by, in the order of names, in memory.

It is read outside Qt's thread and kept fresh by the ids of what changed; what it holds goes at a lock. It must not say
how an entry looks.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from desktop.domain.contact import Contact, due
from desktop.domain.refused import Refused
from desktop.domain.telephone import digits
from desktop.presenters.agreement import agency_name, cooperation_in_force, unit_name
from desktop.presenters.contact_search import Words, dialled, either_way, folded, found_by
from desktop.presenters.times import moment
from desktop.workspace.workspace import Workspace

_WORDS: Final = ("family_name", "given_name", "function", "topics", "email")
_NAMES: Final = ("family_name", "given_name")
_FEW: Final = 8
"""As many times more there have to be for some to be few."""
_PHONES: Final = ("phone", "mobile")


class Entry(NamedTuple):
    """One contact: where it belongs, its place in the order of names, when it is to be confirmed, what it is found by.

    `due` in ms since 1970 UTC, `name` as it is compared, `dialled` the digits of its numbers, `around` the words of
    where it belongs.
    """

    entity: bytes
    unit: str
    order: str
    name: str
    due: int
    names: frozenset[str]
    words: frozenset[str]
    dialled: str
    around: frozenset[str]


class Only(NamedTuple):
    """Which entries are looked for: those of a unit, those that are to be confirmed by a time (ms); without, all."""

    unit: str = ""
    due_by: int = 0


EVERY: Final = Only()


def read(workspace: Workspace) -> Book:
    """Read all contacts into a book."""
    book = Book()
    book.take(_entries(workspace, (state for _, state in workspace.states("contact", status="current"))))
    return book


def some_entries(workspace: Workspace, changed: Collection[bytes]) -> tuple[frozenset[bytes], list[Entry]]:
    """Read the contacts among what changed: which those are, and those of them that are there."""
    found = workspace.some("contact", changed)
    return frozenset(found), list(_entries(workspace, (one for one in found.values() if not one.removed)))


def _entries(workspace: Workspace, states: Iterable[Contact]) -> Iterator[Entry]:
    @cache
    def around(unit: str) -> frozenset[str]:
        words = (unit_name(workspace, unit), agency_name(workspace, unit), *_places(workspace, unit))
        return either_way(" ".join(words))

    for state in states:
        values = {name: field.shown.value for name, field in state.fields.items()}
        yield Entry(
            state.id,
            state.unit,
            folded(f"{values['family_name']} {values['given_name']} {values['function']}"),
            folded(f"{values['given_name']} {values['family_name']}"),
            due(state, workspace.terms),
            either_way(" ".join(values[name] for name in _NAMES)),
            either_way(" ".join(values[name] for name in _WORDS)),
            " ".join(digits(values[name]) for name in _PHONES if values[name]),
            around(state.unit),
        )


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
        self._order: list[tuple[str, int]] = []
        self._words = Words()
        self._names = Words()
        self._units: dict[str, set[int]] = {}
        self._around: dict[str, frozenset[str]] = {}

    def take(self, found: Iterable[Entry]) -> None:
        """Begin with these."""
        self._entries = {self._number(entry.entity): entry for entry in found}
        self._words.fill((number, entry.words) for number, entry in self._entries.items())
        self._names.fill((number, entry.names) for number, entry in self._entries.items())
        for number, entry in self._entries.items():
            self._belong(number, entry)
        self._order = sorted((entry.order, number) for number, entry in self._entries.items())

    def renew(self, changed: Collection[bytes], found: Iterable[Entry]) -> None:
        """Hold these in the place of what changed."""
        for entity in changed:
            number = self._number(entity)
            before = self._entries.pop(number, None)
            if before is not None:
                self._words.drop(number, before.words)
                self._names.drop(number, before.names)
                self._units[before.unit].discard(number)
                del self._order[bisect_left(self._order, (before.order, number))]
        for entry in found:
            number = self._number(entry.entity)
            self._entries[number] = entry
            self._words.add(number, entry.words)
            self._names.add(number, entry.names)
            self._belong(number, entry)
            insort(self._order, (entry.order, number))

    def numbers(self, text: str = "", only: Only = EVERY) -> array[int]:
        """Give the numbers of the entries that match, the best first; where nothing is searched for, by name.

        What begins so comes before what nearly does: slips are looked for where nothing else is found.
        """
        if not text.strip():
            return array("q", (number for _, number in self._order if self._is_wanted(number, only)))
        found = self._found(text)
        if only != EVERY:
            found = {number for number in found if self._is_wanted(number, only)}
        named = found & set().union(*map(self._names.beginning, folded(text).split()))
        return array("q", (*self._ordered(named), *self._ordered(found - named)))

    def _ordered(self, found: set[int]) -> list[int]:
        """Give numbers by name; of many it is quicker to go through all."""
        if len(found) * _FEW > len(self._order):
            return [number for _, number in self._order if number in found]
        return [number for _, number in sorted((self._entries[number].order, number) for number in found)]

    def _found(self, text: str) -> set[int]:
        wanted = dialled(text)
        if wanted:
            return {number for number, entry in self._entries.items() if wanted in entry.dialled}
        found = found_by(text, lambda word: self._words.beginning(word) | self._of_units(word))
        return found or found_by(text, lambda word: self._words.nearly(word) | self._of_units(word))

    def _of_units(self, word: str) -> set[int]:
        """Give those who belong where a word stands for."""
        units = [unit for unit, words in self._around.items() if any(one.startswith(word) for one in words)]
        return set().union(*(self._units[unit] for unit in units))

    def _is_wanted(self, number: int, only: Only) -> bool:
        entry = self._entries[number]
        return only.unit in ("", entry.unit) and (not only.due_by or entry.due < only.due_by)

    def _belong(self, number: int, entry: Entry) -> None:
        self._units.setdefault(entry.unit, set()).add(number)
        self._around[entry.unit] = entry.around

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
        return len(self._units.get(unit, ()))

    def _number(self, entity: bytes) -> int:
        return self._numbers.setdefault(entity, len(self._numbers) + 1)
