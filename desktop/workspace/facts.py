"""What follows from one state of the directory and is asked for again and again: found out once.

The window asks while the worker moves the directory on. Each state has facts of its own, so that an answer found out in
one state is never taken for one about the next: a unit that has just got its first device would be held to have none.
"""

from __future__ import annotations

from desktop.domain.event import Author
from desktop.domain.rules import RulesInForce
from desktop.domain.terms import Terms
from wire.directory import Directory
from wire.holding import has_device, is_exposed


class Facts:
    """The facts of one state of the directory, for any thread."""

    def __init__(self, directory: Directory) -> None:
        """Find out nothing yet."""
        self._directory = directory
        self._authors: dict[tuple[bytes, int], Author] = {}
        self._exposed: dict[tuple[str, bytes], bool] = {}
        self._peopled: dict[str, bool] = {}
        self._rules: dict[int, RulesInForce] = {}
        self._terms: Terms | None = None

    def author(self, device: bytes, seq: int) -> Author:
        """Give who a device was as of a place in the directory."""
        known = self._authors.get((device, seq))
        if known is None:
            known = self._authors[device, seq] = _author(self._directory, device, seq)
        return known

    def exposed(self, unit: str, key: bytes) -> bool:
        """Say whether a device that is no longer active can open a version of a unit's key."""
        known = self._exposed.get((unit, key))
        if known is None:
            known = self._exposed[unit, key] = is_exposed(self._directory, unit, key)
        return known

    def has_device(self, unit: str) -> bool:
        """Say whether a unit has an active device."""
        known = self._peopled.get(unit)
        if known is None:
            known = self._peopled[unit] = has_device(self._directory, unit)
        return known

    def rules(self, seq: int) -> RulesInForce:
        """Give the rules as of a place in the directory: the same on every device that folds an event of that place."""
        known = self._rules.get(seq)
        if known is None:
            stated = tuple(encoded for at, encoded in self._directory.rules if at <= seq)
            known = self._rules[seq] = RulesInForce(stated)
        return known

    @property
    def terms(self) -> Terms:
        """Give what deadlines follow from by now."""
        if self._terms is None:
            table = self._directory.jurisdictions[-1][1] if self._directory.jurisdictions else b""
            agencies = {unit.id: unit.agency for unit in self._directory.units.values()}
            self._terms = Terms(self.rules(self._directory.seq), table, agencies)
        return self._terms


def _author(directory: Directory, device: bytes, seq: int) -> Author:
    unit = directory.units.get(directory.unit_of(device) or "")
    if unit is None:
        return Author(device, "", "", ())
    siblings = (one for one in directory.units.values() if one.agency == unit.agency)
    stated = tuple(one.id for one in siblings if one.states and one.states[0][0] <= seq)
    return Author(device, unit.id, unit.agency, directory.roles(device, seq), stated, directory.predecessors(device))
