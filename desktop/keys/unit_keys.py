"""The private keys of this device's unit, as far as the directory lets it open them.

A version opens by the wrap for this device or for one that it was before, or because it is sealed under the version
after it. Versions are walked from the newest to the oldest, so one wrap opens the whole past. It must not make keys;
that is `grants.py`.
"""

from __future__ import annotations

from itertools import zip_longest

from desktop.keys.hybrid import SEED_BYTES, HybridKey
from desktop.keys.identity import DeviceIdentity
from desktop.keys.problems import Unreadable
from desktop.keys.rows import KeyRow, RowKind, RowLog
from desktop.keys.wraps import open_key, open_previous, unit_key_id, unit_previous_info, unit_wrap_info
from wire.directory import Directory, Unit, UnitKey


class UnitKeys:
    """Private unit keys by their id."""

    def __init__(self, root: bytes, identity: DeviceIdentity, rows: RowLog) -> None:
        """Start empty; new keys are noted in `rows`."""
        self._root = root
        self._identity = identity
        self._formers: list[DeviceIdentity] = []
        self._rows = rows
        self._held: dict[bytes, HybridKey] = {}

    def get(self, key: bytes) -> HybridKey | None:
        """Give a private key by its id, if this device holds it."""
        return self._held.get(key)

    def go_on_as(self, identity: DeviceIdentity) -> None:
        """Belong to another device from here on; what was sealed to the one before opens all the same."""
        self.remember(self._identity)
        self._identity = identity

    def remember(self, former: DeviceIdentity) -> None:
        """Take a device that this one was before."""
        self._formers.append(former)

    def add(self, unit: str, seed: bytes) -> bytes:
        """Hold a private key; gives its id. Raises `ValueError` unless the seed has its length."""
        private = HybridKey(seed)
        key = unit_key_id(private.public)
        self._held[key] = private
        self._rows.note(KeyRow(RowKind.UNIT_KEY, unit.encode(), key, seed))
        return key

    def learn(self, directory: Directory) -> set[bytes]:
        """Open the keys of this device's unit; gives the ids of those newly known."""
        unit = directory.units.get(directory.unit_of(self._identity.device) or "")
        if unit is None:
            return set()
        pairs = reversed(list(zip_longest(unit.keys, unit.keys[1:])))
        return {
            stated.key for stated, newer in pairs if stated.key not in self._held and self._open(unit, stated, newer)
        }

    def _open(self, unit: Unit, stated: UnitKey, newer: UnitKey | None) -> bool:
        return self._open_wrap(unit, stated) or (newer is not None and self._open_under(unit, stated, newer))

    def _open_wrap(self, unit: Unit, stated: UnitKey) -> bool:
        mine = {one.device: one for one in (self._identity, *self._formers)}
        for device, wrap in stated.wraps:
            if device not in mine:
                continue
            info = unit_wrap_info(self._root, unit.id, stated.key, device)
            try:
                return self._believe(unit, stated, open_key(wrap, mine[device].receiving, info))
            except Unreadable:
                continue
        return False

    def _open_under(self, unit: Unit, stated: UnitKey, newer: UnitKey) -> bool:
        held = self._held.get(newer.key)
        if held is None:
            return False
        info = unit_previous_info(self._root, unit.id, newer.key, stated.key)
        try:
            return self._believe(unit, stated, open_previous(newer.previous, held.seed.reveal(), info))
        except Unreadable:
            return False

    def _believe(self, unit: Unit, stated: UnitKey, seed: bytes) -> bool:
        """Hold what was opened only if it is the private half of what was stated."""
        if (
            len(seed) != SEED_BYTES
            or HybridKey(seed).public != stated.public
            or unit_key_id(stated.public) != stated.key
        ):
            return False
        self.add(unit.id, seed)
        return True
