"""Counting by when things are due once more, after the rules or the calendar of an agency have changed.

A state keeps by when it is due, so that lists of 100,000 are ordered and filtered by an index. That follows from more
than its events, so it is no part of the state and no fold makes it anew: this does, for what somebody is waited for.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from desktop.domain.event import Kind
from desktop.domain.kinds import KINDS
from desktop.domain.rows import Selection, StateRow
from desktop.domain.terms import Terms
from desktop.workspace.ground import Ground
from wire.decoders import unpack

SETTING: Final = "due_by"
_EVER: Final = 2**62
_PART: Final = 500


def are_outdated(ground: Ground) -> bool:
    """Say whether what is due was counted by other terms than those of now; asking takes no lock."""
    terms = ground.terms
    return ground.due_by is not terms and ground.journal.settings.get(SETTING) != terms.digest()


def count_again(ground: Ground) -> None:
    """Count all that is due anew where the terms are other ones; inside a transaction."""
    terms = ground.terms
    if are_outdated(ground):
        for kind in KINDS.values():
            _count(ground, kind)
        ground.journal.settings.put(SETTING, terms.digest())
    ground.when_kept(partial(_remember, ground, terms))


def _remember(ground: Ground, terms: Terms) -> None:
    ground.due_by = terms


def _count(ground: Ground, kind: Kind[Any]) -> None:
    states = ground.journal.states
    running = states.numbers(Selection(kind.name, due_before=_EVER))
    for start in range(0, len(running), _PART):
        ground.give_way()
        rows = states.numbered(running[start : start + _PART])
        counted = {row.entity: _due(ground, kind, row) for row in rows}
        states.redate(kind.name, {row.entity: counted[row.entity] for row in rows if counted[row.entity] != row.due})


def _due(ground: Ground, kind: Kind[Any], row: StateRow) -> int:
    """Give by when a state is due; one that an older fold made, and that cannot be read, stays as it is."""
    if row.shown is None or row.fold_version != kind.fold_version:
        return row.due
    return kind.due(unpack(row.shown, kind.state), ground.terms)
