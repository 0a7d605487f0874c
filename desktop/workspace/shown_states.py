"""What is, as it is shown: entities of every kind, alone, in lists, found by their words, and what happened to them.

A part of the workspace. It must not change anything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from typing import Any

from desktop.domain.kinds import HIDDEN, KINDS
from desktop.domain.rows import Party, Selection, StateRow
from desktop.workspace.ground import Ground
from desktop.workspace.history import Happened, history
from desktop.workspace.journal import Journal
from wire.decoders import unpack


class States:
    """The states of an unlocked profile; what waits here lies over what is confirmed."""

    _ground: Ground
    _journal: Journal

    def state(self, kind: str, entity: bytes) -> Any:
        """Give an entity as shown, None if there is none."""
        row = self._journal.states.get(kind, entity)
        return None if row is None else _shown(row)

    def entry(self, kind: str, entity: bytes) -> tuple[StateRow, Any] | None:
        """Give an entity as shown with its row, None if there is none."""
        row = self._journal.states.get(kind, entity)
        return None if row is None else (row, _shown(row))

    def some(self, kind: str, entities: Collection[bytes]) -> dict[bytes, Any]:
        """Give those of these entities that are of a kind, as shown."""
        return {entity: _shown(row) for entity, row in self._journal.states.find(kind, tuple(entities)).items()}

    def any_of(self, kind: str, entities: Collection[bytes]) -> bool:
        """Say whether one of these entities is of a kind."""
        return self._journal.states.holds(kind, tuple(entities))

    def states(
        self,
        kind: str,
        *,
        status: str | None = None,
        party: Party | None = None,
        after: bytes | None = None,
        limit: int = -1,
    ) -> list[tuple[StateRow, Any]]:
        """Give the entities of a kind as shown, newest first, each with its row."""
        rows = self._journal.states.listed(kind, status=status, party=party, after=after, limit=limit)
        return [(row, _shown(row)) for row in rows]

    def group(self, group: bytes) -> list[tuple[StateRow, Any]]:
        """Give the entities that belong together, as shown."""
        return [(row, _shown(row)) for row in self._journal.states.grouped(group)]

    def between(self, kind: str, first: int, last: int) -> list[tuple[StateRow, Any]]:
        """Give the entities of a kind whose place in lists is from a first to before a last, in that order."""
        return [(row, _shown(row)) for row in self._journal.states.between(kind, first, last)]

    def history(self, kind: str, entity: bytes) -> list[Happened]:
        """Give what happened to an entity, in its order, with who wrote it and when."""
        return history(self._ground, kind, entity)

    def numbers(
        self, selection: Selection, *, query: str = "", limit: int = -1, among: Sequence[int] | None = None
    ) -> list[int]:
        """Give the numbers of what a list shows, in its order: all, so many of the first, or those among some.

        With a query only of what its words match. A number stands for its state as long as it is there.
        """
        return self._journal.states.numbers(selection, query=query, limit=limit, among=among)

    def count(self, selection: Selection) -> int:
        """Count what a list shows."""
        return self._journal.states.count(selection)

    def numbered(self, numbers: Sequence[int]) -> list[tuple[StateRow, Any]]:
        """Give the entities with these numbers as shown, in this order; one that is gone is left out."""
        return [(row, _shown(row)) for row in self._journal.states.numbered(numbers)]

    def number(self, kind: str, entity: bytes) -> int | None:
        """Give the number lists know an entity by, None if there is none."""
        return self._journal.states.number(kind, entity)

    def matching(self, query: str, *, limit: int = -1, among: Sequence[int] | None = None) -> list[int]:
        """Give the numbers of the entities whose words match: all, so many, or those among some in their order."""
        return self._journal.states.matching(query, limit=limit, among=among)

    def search(self, query: str, limit: int) -> list[tuple[StateRow, Any]]:
        """Give the entities whose words match, best first, of the kinds that a search shows."""
        return [(row, _shown(row)) for row in self._journal.states.search(query, limit, hidden=HIDDEN)]

    def state_digest(self, channel: bytes) -> bytes:
        """Digest a channel's confirmed states; equal on every device that has read as far.

        A state names its entity itself; the name it stands under in the journal is this device's own affair.
        """
        rows = self._journal.states.of_channel(channel)
        confirmed = sorted((row.kind.encode(), row.confirmed) for row in rows if row.confirmed is not None)
        digest = hashlib.sha256()
        for part in (part for state in confirmed for part in state):
            digest.update(len(part).to_bytes(4, "big") + part)
        return digest.digest()


def _shown(row: StateRow) -> Any:
    data = row.confirmed if row.shown is None else row.shown
    return None if data is None else unpack(data, KINDS[row.kind].state)
