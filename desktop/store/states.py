"""The states of all kinds in one table that can be dropped, and the search index beside it.

A state is bytes of its kind's making, with a few columns for lists. The index is contentless: to take a text out of it,
the very text that went in must be given again; so the table keeps it, and nobody has to remember it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

from desktop.domain.rows import Party, Selection, StateRow
from desktop.store import glance, lists
from desktop.store.connections import Connections
from desktop.store.differing import difference, whole
from desktop.store.line import Line

_COLUMNS: Final = (
    "kind, entity, channel, fold_version, confirmed, shown, status, origin, target, grouped, sort, due, grade, "
    "conflict, read_only, awaits"
)
_PART: Final = 500

_Known = dict[tuple[str, bytes], tuple[int, str]]
Key = TypeVar("Key", bytes, int)


class StateTable:
    """Entities of all kinds, as last folded."""

    def __init__(self, connections: Connections) -> None:
        """Take the ways to a line."""
        self._connections = connections

    def get(self, kind: str, entity: bytes) -> StateRow | None:
        """Give one state, or None. Rows that are read carry no text: it serves the search alone."""
        return self.find(kind, [entity]).get(entity)

    def find(self, kind: str, entities: Sequence[bytes]) -> dict[bytes, StateRow]:
        """Give the states of several entities of a kind."""
        found: dict[bytes, StateRow] = {}
        with self._connections.reading() as line:
            for part in _parts(entities):
                rows = line.run(
                    f"SELECT {_COLUMNS} FROM states WHERE kind = ? AND entity IN ({_marks(part)})", (kind, *part)
                )
                found.update({row[1]: _row(row) for row in rows})
        return found

    def holds(self, kind: str, entities: Sequence[bytes]) -> bool:
        """Say whether one of several entities is of a kind; none of them is read."""
        with self._connections.reading() as line:
            return any(
                line.run(f"SELECT 1 FROM states WHERE kind = ? AND entity IN ({_marks(part)})", (kind, *part)).first()
                for part in _parts(entities)
            )

    def listed(
        self,
        kind: str,
        *,
        status: str | None = None,
        party: Party | None = None,
        after: bytes | None = None,
        limit: int = -1,
    ) -> list[StateRow]:
        """Give the shown states of a kind, newest first, after an entity of the same list."""
        conditions = ["kind = ?", "listed = 1"]
        parameters: list[Any] = [kind]
        if status is not None:
            conditions.append("status = ?")
            parameters.append(status)
        if party is not None:
            conditions.append("origin = ?" if party.side == "origin" else "target = ?")
            parameters.append(party.unit)
        if party is not None and party.among:
            newest = "SELECT sort FROM states WHERE kind = ? AND listed = 1 ORDER BY sort DESC, id DESC"
            conditions.append(f"sort >= ifnull(({newest} LIMIT 1 OFFSET ?), ?)")
            parameters += [kind, party.among - 1, _LEAST]
        if after is not None:
            conditions.append("(sort, id) < (SELECT sort, id FROM states WHERE kind = ? AND entity = ?)")
            parameters += [kind, after]
        return self._select(f"WHERE {' AND '.join(conditions)} ORDER BY sort DESC, id DESC LIMIT ?", *parameters, limit)

    def grouped(self, group: bytes) -> list[StateRow]:
        """Give the states that share a group, in the order they were first seen; none for the empty group."""
        return self._select("WHERE grouped = ? AND grouped <> x'' ORDER BY id", group)

    def between(self, kind: str, first: int, last: int) -> list[StateRow]:
        """Give the shown states of a kind whose place in lists is from a first to before a last, in that order."""
        return self._select(
            "WHERE kind = ? AND listed = 1 AND sort >= ? AND sort < ? ORDER BY sort, id", kind, first, last
        )

    def of_channel(self, channel: bytes) -> list[StateRow]:
        """Give a channel's states ordered by kind and entity, as the digest needs them."""
        return self._select("WHERE channel = ? ORDER BY kind, entity", channel)

    def _select(self, where: str, *values: object) -> list[StateRow]:
        with self._connections.reading() as line:
            rows = line.run(f"SELECT {_COLUMNS} FROM states {where}", values).all()
        return [_row(row) for row in rows]

    def outdated(self, versions: dict[str, int]) -> list[tuple[str, bytes]]:
        """Give the entities of these kinds whose fold has another version than the one given.

        Nearly always there is none, and then no state is looked at.
        """
        found: list[tuple[str, bytes]] = []
        with self._connections.reading() as line:
            made = line.run("SELECT kind, version FROM folds").all()
            others = {row[0] for row in made if versions.get(row[0], row[1]) != row[1]}
            for kind in (kind for kind in versions if kind in others):
                rows = line.run(
                    "SELECT kind, entity FROM states WHERE kind = ? AND fold_version <> ? ORDER BY id",
                    (kind, versions[kind]),
                )
                found += [(row[0], row[1]) for row in rows]
        return found

    def forget_folds(self) -> None:
        """Forget the folds whose states have all been made anew by others; every state is looked at for that."""
        with self._connections.writing() as line:
            line.run(
                """DELETE FROM folds WHERE NOT EXISTS
                (SELECT 1 FROM states s WHERE s.kind = folds.kind AND s.fold_version = folds.version)"""
            )

    def put(self, rows: Iterable[StateRow]) -> None:
        """Write states, replacing those known, and bring the search index along; the last of an entity counts."""
        latest = {(row.kind, row.entity): row for row in rows}
        if not latest:
            return
        with self._connections.writing() as line:
            known = _known(line, latest)
            first = 1 + int(line.run("SELECT coalesce(max(id), 0) FROM states").scalar_one())
            fresh = list(enumerate((row for key, row in latest.items() if key not in known), first))
            changed = [(*known[key], row) for key, row in latest.items() if key in known]
            _insert(line, fresh)
            _update(line, [(number, row) for number, _, row in changed])
            reworded = [(number, old, row.text) for number, old, row in changed if old != row.text]
            _unindex(line, [(number, old) for number, old, _ in reworded])
            _index(line, [(number, row.text) for number, row in fresh])
            _index(line, [(number, new) for number, _, new in reworded])
            # Each time, without remembering it: another program may have made all anew meanwhile and forgotten a fold.
            folds = {(row.kind, row.fold_version) for row in latest.values()}
            line.run("INSERT OR IGNORE INTO folds (kind, version) VALUES (?, ?)", list(folds))

    def redate(self, kind: str, due: Mapping[bytes, int]) -> None:
        """Note by when some states of a kind are due; nothing else of them changes."""
        if not due:
            return
        with self._connections.writing() as line:
            changed = [(then, kind, entity) for entity, then in due.items()]
            line.run("UPDATE states SET due = ? WHERE kind = ? AND entity = ?", changed)

    def tidy_index(self) -> None:
        """Write the search index anew as one piece: else the beginning of a word that was taken out may stand in it.

        A second for 100,000 states; for erasing, not for every change.
        """
        with self._connections.writing() as line:
            line.run("INSERT INTO search (search) VALUES ('optimize')")

    def numbers(
        self, selection: Selection, *, query: str = "", limit: int = -1, among: Sequence[int] | None = None
    ) -> list[int]:
        """Give the numbers of the states a list shows, in its order: those that run first, by when they are due.

        All of them, or only those whose text matches an FTS5 query; so many of the first, or those `among` some.
        """
        with self._connections.reading() as line:
            if among is not None:
                return lists.among(line, selection, query, among)
            if limit >= 0:
                return lists.first(line, selection, query, limit)
            return lists.whole(line, selection, query)

    def count(self, selection: Selection) -> int:
        """Count the states a list shows."""
        with self._connections.reading() as line:
            return lists.count(line, selection)

    def numbered(self, numbers: Sequence[int]) -> list[StateRow]:
        """Give the states with these numbers, in this order; one that is gone is left out."""
        found: dict[int, StateRow] = {}
        with self._connections.reading() as line:
            for part in _parts(numbers):
                rows = line.run(f"SELECT {_COLUMNS}, id FROM states WHERE id IN ({_marks(part)})", part)
                found.update({row[16]: _row(row) for row in rows})
        return [found[number] for number in numbers if number in found]

    def number(self, kind: str, entity: bytes) -> int | None:
        """Give the number of a state, None if there is none."""
        with self._connections.reading() as line:
            row = line.run("SELECT id FROM states WHERE kind = ? AND entity = ?", (kind, entity)).first()
        return None if row is None else int(row[0])

    def matching(self, query: str, *, limit: int = -1, among: Sequence[int] | None = None) -> list[int]:
        """Give the numbers of the states whose text matches an FTS5 query: all, so many, or those `among` some.

        The last written stands first, but for those among some, which keep their order.
        """
        with self._connections.reading() as line:
            if among is None:
                asked = "SELECT rowid AS id FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
                return lists.column(line, asked, (query, limit))
            found = glance.matching(query, _texts(line, among))
        return [number for number in among if number in found]

    def search(self, query: str, limit: int, *, hidden: Sequence[str] = ()) -> list[StateRow]:
        """Give the states whose text matches an FTS5 query, best first, but none of the kinds that are hidden.

        Which those are the index says alone; only they are read, not every state a common word stands in.
        """
        left_out = f"SELECT id FROM states WHERE kind IN ({_marks(hidden)})"
        with self._connections.reading() as line:
            rows = line.run(
                f"""SELECT {_COLUMNS} FROM
                (SELECT rowid AS number, rank AS place FROM search WHERE search MATCH ? AND rowid NOT IN ({left_out})
                ORDER BY rank, rowid LIMIT ?)
                JOIN states ON states.id = number ORDER BY place, number""",
                (query, *hidden, limit),
            ).all()
        return [_row(row) for row in rows]


def _texts(line: Line, numbers: Sequence[int]) -> list[tuple[int, str]]:
    """Give what is indexed of the states with these numbers."""
    return [
        (row[0], row[1])
        for part in _parts(numbers)
        for row in line.run(f"SELECT id, text FROM states WHERE id IN ({_marks(part)})", part)
        if row[1]
    ]


def _known(line: Line, wanted: Iterable[tuple[str, bytes]]) -> _Known:
    """Give the number and the indexed text of those that stand in the table."""
    kinds: dict[str, list[bytes]] = {}
    for kind, entity in wanted:
        kinds.setdefault(kind, []).append(entity)
    found: _Known = {}
    for kind, entities in kinds.items():
        for part in _parts(entities):
            rows = line.run(
                f"SELECT entity, id, text FROM states WHERE kind = ? AND entity IN ({_marks(part)})", (kind, *part)
            )
            found.update({(kind, row[0]): (row[1], row[2]) for row in rows})
    return found


def _insert(line: Line, rows: Sequence[tuple[int, StateRow]]) -> None:
    statement = f"INSERT INTO states ({_COLUMNS}, listed, text, id) VALUES ({_marks(range(19))})"
    line.run_each(statement, ((*_values(row), number) for number, row in rows))


def _update(line: Line, rows: Sequence[tuple[int, StateRow]]) -> None:
    if rows:
        line.run(
            f"UPDATE states SET ({_COLUMNS}, listed, text) = ({_marks(range(18))}) WHERE id = ?",
            [(*_values(row), number) for number, row in rows],
        )


def _unindex(line: Line, texts: Sequence[tuple[int, str]]) -> None:
    removed = [entry for entry in texts if entry[1]]
    if removed:
        line.run("INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", removed)


def _index(line: Line, texts: Sequence[tuple[int, str]]) -> None:
    added = [entry for entry in texts if entry[1]]
    if added:
        line.run("INSERT INTO search (rowid, text) VALUES (?, ?)", added)


_LEAST: Final = -(2**63)
"""The least there is in SQLite: less than any place in lists."""


def _parts(keys: Sequence[Key]) -> Iterable[tuple[Key, ...]]:
    return (tuple(keys[start : start + _PART]) for start in range(0, len(keys), _PART))


def _marks(part: Sequence[object]) -> str:
    return ",".join("?" * len(part))


def _values(row: StateRow) -> tuple[object, ...]:
    return (
        row.kind,
        row.entity,
        row.channel,
        row.fold_version,
        row.confirmed,
        _beside(row.shown, row.confirmed),
        # The driver asks around how to keep a word that is not simply one, as those of an enumeration.
        str(row.status),
        row.origin,
        row.target,
        row.group,
        row.sort,
        row.due,
        row.grade,
        int(row.conflict),
        int(row.read_only),
        row.awaits,
        int(row.shown is not None),
        row.text,
    )


def _beside(shown: bytes | None, confirmed: bytes | None) -> bytes | None:
    """Give what is kept of what is shown: it is what is confirmed, or that with a little more."""
    return shown if shown is None or confirmed is None else difference(shown, confirmed)


def _row(row: Sequence[Any]) -> StateRow:
    return StateRow(
        kind=row[0],
        entity=row[1],
        channel=row[2],
        fold_version=row[3],
        confirmed=row[4],
        shown=row[5] if row[4] is None or row[5] is None else whole(row[5], row[4]),
        status=row[6],
        origin=row[7],
        target=row[8],
        group=row[9],
        sort=row[10],
        due=row[11],
        grade=row[12],
        conflict=bool(row[13]),
        read_only=bool(row[14]),
        awaits=row[15],
    )
