"""The folded states of the journal in memory, with its lists and its search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from desktop.domain.rows import Party, Selection, StateRow

_QUERY = re.compile(r'"([^"]*)"(\*?)|([^\s"*]+)(\*?)')


class MemoryStates:
    """States the workspace's States over a table that a transaction may put another in place of."""

    def __init__(self, table: Callable[[], dict[tuple[str, bytes], StateRow]]) -> None:
        self._table = table

    def get(self, kind: str, entity: bytes) -> StateRow | None:
        return self.find(kind, [entity]).get(entity)

    def find(self, kind: str, entities: Sequence[bytes]) -> dict[bytes, StateRow]:
        states = self._table()
        return {entity: _read(states[kind, entity]) for entity in entities if (kind, entity) in states}

    def holds(self, kind: str, entities: Sequence[bytes]) -> bool:
        return bool(self.find(kind, entities))

    def listed(
        self,
        kind: str,
        *,
        status: str | None = None,
        party: Party | None = None,
        after: bytes | None = None,
        limit: int = -1,
    ) -> list[StateRow]:
        rows = [row for row in reversed(self._table().values()) if row.kind == kind]
        rows.sort(key=lambda row: -row.sort)
        if after is not None:
            ids = [row.entity for row in rows]
            rows = rows[ids.index(after) + 1 :] if after in ids else []
        if party is not None:
            among = [row for row in rows if row.shown is not None][: party.among or None]
            rows = [row for row in among if getattr(row, party.side) == party.unit]
        found = [_read(row) for row in rows if row.shown is not None and status in (None, row.status)]
        return found if limit < 0 else found[:limit]

    def numbers(
        self, selection: Selection, *, query: str = "", limit: int = -1, among: Sequence[int] | None = None
    ) -> list[int]:
        found = self._listed(selection)
        if query:
            matching = self.matching(query)
            found = [number for number in found if number in matching]
        if among is not None:
            return [number for number in found if number in among]
        return found if limit < 0 else found[:limit]

    def _listed(self, selection: Selection) -> list[int]:
        shown = [
            (number, row)
            for number, row in enumerate(self._table().values(), 1)
            if selection.kind in ("", row.kind) and row.shown is not None and row.status not in selection.without
        ]
        party, due_before = selection.party, selection.due_before
        if party is not None:
            shown = [(number, row) for number, row in shown if getattr(row, party.side) == party.unit]
        shown = [(number, row) for number, row in shown if selection.grade in ("", row.grade)]
        if selection.awaits:
            shown = [(number, row) for number, row in shown if selection.awaits in row.awaits.split()]
        shown = [(number, row) for number, row in shown if selection.spared not in row.awaits.split()]
        if selection.beside is not None:
            kind, awaits = selection.beside
            known = {row.entity for row in self._table().values() if row.kind == kind and row.shown is not None}
            known = {one for one in known if awaits == self._table()[kind, one].awaits}
            shown = [(number, row) for number, row in shown if row.entity in known]
        running = sorted((row.due, number) for number, row in shown if row.due)
        if due_before is not None:
            return [number for due, number in running if due < due_before]
        resting = sorted(((row.sort, number) for number, row in shown if not row.due), reverse=True)
        return [number for _, number in (*running, *resting)]

    def count(self, selection: Selection) -> int:
        return len(self.numbers(selection))

    def numbered(self, numbers: Sequence[int]) -> list[StateRow]:
        rows = list(self._table().values())
        return [_read(rows[number - 1]) for number in numbers if 0 < number <= len(rows)]

    def number(self, kind: str, entity: bytes) -> int | None:
        keys = list(self._table())
        return keys.index((kind, entity)) + 1 if (kind, entity) in keys else None

    def matching(self, query: str, *, limit: int = -1, among: Sequence[int] | None = None) -> list[int]:
        keys = {(row.kind, row.entity) for row in self.search(query, -1)}
        found = [number for number, key in enumerate(self._table(), 1) if key in keys]
        if among is not None:
            return [number for number in among if number in found]
        found.reverse()
        return found if limit < 0 else found[:limit]

    def grouped(self, group: bytes) -> list[StateRow]:
        return [_read(row) for row in self._table().values() if group and row.group == group]

    def between(self, kind: str, first: int, last: int) -> list[StateRow]:
        rows = [row for row in self._table().values() if row.kind == kind and row.shown is not None]
        return [_read(row) for row in sorted(rows, key=lambda row: row.sort) if first <= row.sort < last]

    def of_channel(self, channel: bytes) -> list[StateRow]:
        rows = [_read(row) for row in self._table().values() if row.channel == channel]
        return sorted(rows, key=lambda row: (row.kind, row.entity))

    def outdated(self, versions: dict[str, int]) -> list[tuple[str, bytes]]:
        return [
            (kind, entity)
            for version_of, version in versions.items()
            for (kind, entity), row in self._table().items()
            if kind == version_of and row.fold_version != version
        ]

    def forget_folds(self) -> None:
        """Need nothing: nothing is noted beside the states."""

    def put(self, rows: Iterable[StateRow]) -> None:
        self._table().update({(row.kind, row.entity): row for row in rows})

    def redate(self, kind: str, due: Mapping[bytes, int]) -> None:
        table = self._table()
        for entity, then in due.items():
            if (kind, entity) in table:
                table[kind, entity] = msgspec.structs.replace(table[kind, entity], due=then)

    def search(self, query: str, limit: int, *, hidden: Sequence[str] = ()) -> list[StateRow]:
        found = [
            _read(row)
            for row in self._table().values()
            if row.kind not in hidden and all(_holds(part, _words(row.text)) for part in query.split(" AND "))
        ]
        return found if limit < 0 else found[:limit]


def _read(row: StateRow) -> StateRow:
    return msgspec.structs.replace(row, text="")


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text without their accents; the same texts are searched again and again."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(letter) != "Mn"
    )
    return tuple(re.findall(r"[^\W_]+", bare))


def _holds(part: str, words: Sequence[str]) -> bool:
    """Say whether all phrases of a part of a query stand there, or one of those it leaves the choice of."""
    phrases = [(_words(match[0] or match[2]), bool(match[1] or match[3])) for match in _QUERY.findall(part.strip("()"))]
    either = [_stands_in(phrase, words, prefix=prefix) for phrase, prefix in phrases if phrase != ("or",)]
    return any(either) if " OR " in part else all(either)


def _stands_in(phrase: Sequence[str], words: Sequence[str], *, prefix: bool) -> bool:
    size = len(phrase)
    for start in range(len(words) - size + 1):
        part = words[start : start + size]
        if part == phrase or (prefix and part[:-1] == phrase[:-1] and part[-1].startswith(phrase[-1])):
            return True
    return False
