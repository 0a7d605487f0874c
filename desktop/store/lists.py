"""Which states a list shows, as numbers in its order: the whole of it, its first ones, or some that are named.

What runs and what rests have an index each that holds whatever lists filter and order by; the first ones end early
there. The whole is answered in one statement, so that a change beside it neither doubles nor loses one. No row is read
here, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from desktop.domain.rows import Selection
from desktop.store.line import Line
from wire.decoders import read_json

_RUNNING: Final = "FROM states INDEXED BY states_by_clock WHERE due > 0 AND"
_RESTING: Final = "FROM states INDEXED BY states_by_rest WHERE due = 0 AND"
_AWAITED: Final = "FROM states INDEXED BY states_by_task WHERE awaits <> '' AND"
_BESIDE: Final = "FROM states INDEXED BY sqlite_autoindex_states_1 WHERE"
_NUMBERED: Final = "FROM states NOT INDEXED WHERE"
_NEWEST: Final = "ORDER BY sort DESC, id DESC"
_DUE_FIRST: Final = "ORDER BY due = 0, CASE due WHEN 0 THEN -sort ELSE due END, CASE due WHEN 0 THEN -id ELSE id END"
_WAITS: Final = "instr(' ' || awaits || ' ', ?) > 0"
_SPARES: Final = f"id NOT IN (SELECT id {_AWAITED} {_WAITS})"
"""Looked up once and not for each row: few wait for a task."""

_Values = tuple[object, ...]


def whole(line: Line, selection: Selection, query: str) -> list[int]:
    """Give all a list shows whose text matches an FTS5 query; the empty query matches all."""
    if selection.awaits or selection.beside:
        return _few(line, selection, query)
    where, values = _where(selection, query)
    if selection.due_before is not None:
        bound = (*values, selection.due_before)
        return column(line, f"SELECT id {_RUNNING} {where} AND due < ? ORDER BY due, id", bound)
    running = _array(f"SELECT id {_RUNNING} {where} ORDER BY due, id")
    resting = _array(f"SELECT id {_RESTING} {where} {_NEWEST}")
    found = line.run(f"SELECT ({running}), ({resting})", (*values, *values)).one()
    first, second = (read_json(part, list[int]) for part in found)
    return first + second if second else first


def first(line: Line, selection: Selection, query: str, limit: int) -> list[int]:
    """Give so many of the first that `whole` gives."""
    if selection.awaits or selection.beside:
        return _few(line, selection, query)[:limit]
    running = _first_running(line, selection, query, limit)
    if selection.due_before is not None or len(running) >= limit:
        return running
    where, values = _where(selection, query)
    sought = f"SELECT id {_RESTING} {where} {_NEWEST} LIMIT ?"
    resting = column(line, sought, (*values, limit - len(running)))
    # Two statements: what came to rest between them would stand in both.
    return list(dict.fromkeys(running + resting))


def among(line: Line, selection: Selection, query: str, numbers: Sequence[int]) -> list[int]:
    """Give those of some numbers that `whole` gives, in its order."""
    where, values = _where(selection, query)
    conditions = f"{where} AND id IN (SELECT value FROM json_each(?))"
    bound: _Values = (*values, msgspec.json.encode(numbers).decode())
    if selection.due_before is not None:
        conditions += " AND due > 0 AND due < ?"
        bound += (selection.due_before,)
    return column(line, f"SELECT id {_NUMBERED} {conditions} {_DUE_FIRST}", bound)


def count(line: Line, selection: Selection) -> int:
    """Count what a list shows."""
    if selection.awaits or selection.beside:
        return len(_few(line, selection, ""))
    where, values = _where(selection, "")
    running = f"SELECT count(*) {_RUNNING} {where}"
    if selection.due_before is None:
        both = f"SELECT ({running}) + (SELECT count(*) {_RESTING} {where})"
        return int(line.run(both, (*values, *values)).scalar_one())
    return int(line.run(f"{running} AND due < ?", (*values, selection.due_before)).scalar_one())


def column(line: Line, query: str, values: _Values) -> list[int]:
    """Give the numbers a query finds, in its order, for there may be a hundred thousand of them.

    They come as one row: for every row the driver gives Python's lock away, and beside a worker at work each of them is
    a wait for it.
    """
    found = line.run(_array(query), values).scalar_one()
    return read_json(found, list[int])


def _few(line: Line, selection: Selection, query: str) -> list[int]:
    """Give what waits for a task of somebody, or stands beside what does; there are few of them."""
    where, values = _where(selection, query)
    if selection.due_before is not None:
        where, values = f"{where} AND due > 0 AND due < ?", (*values, selection.due_before)
    source = _AWAITED if selection.awaits else _BESIDE
    return column(line, f"SELECT id {source} {where} {_DUE_FIRST}", values)


def _first_running(line: Line, selection: Selection, query: str, limit: int) -> list[int]:
    """Give the first of those that run: of every grade the first, so that no index has to be sorted for it."""
    where, values = _where(selection, query)
    found: set[tuple[int, int]] = set()
    for grade in _grades(line, selection.kind):
        conditions, bound = f"{where} AND grade = ?", (*values, grade)
        if selection.due_before is not None:
            conditions, bound = f"{conditions} AND due < ?", (*bound, selection.due_before)
        sought = f"SELECT due, id {_RUNNING} {conditions} ORDER BY due, id LIMIT ?"
        rows = line.run(sought, (*bound, limit))
        found.update((int(row[0]), int(row[1])) for row in rows)
    return list(dict.fromkeys(number for _, number in sorted(found)))[:limit]


def _grades(line: Line, kind: str) -> list[str]:
    """Give the grades there are of what runs, each found by a leap in the index."""
    least = f"SELECT min(grade) {_RUNNING} kind = ? AND listed = 1"
    found: list[str] = []
    grade = line.run(least, (kind,)).scalar_one()
    while grade is not None:
        found.append(str(grade))
        grade = line.run(f"{least} AND grade > ?", (kind, grade)).scalar_one()
    return found


def _array(query: str) -> str:
    return f"SELECT json_group_array(id) FROM ({query})"


def _where(selection: Selection, query: str) -> tuple[str, _Values]:
    """Write which states a list shows as SQL, and the values it binds."""
    conditions, values = ["listed = 1"], [*selection.without]
    if selection.without:
        conditions.append(f"status NOT IN ({','.join('?' * len(selection.without))})")
    if selection.kind:
        conditions.append("kind = ?")
        values.append(selection.kind)
    if selection.grade:
        conditions.append("grade = ?")
        values.append(selection.grade)
    if selection.party is not None:
        conditions.append("origin = ?" if selection.party.side == "origin" else "target = ?")
        values.append(selection.party.unit)
    tasks = [(one, f" {task} ") for one, task in ((_WAITS, selection.awaits), (_SPARES, selection.spared)) if task]
    conditions += [condition for condition, _ in tasks]
    values += [task for _, task in tasks]
    if selection.beside is not None:
        conditions.append(f"entity IN (SELECT entity {_AWAITED} kind = ? AND listed = 1 AND awaits = ?)")
        values += selection.beside
    if query:
        conditions.append("id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(query)
    return " AND ".join(conditions), tuple(values)
