"""The epochs of one channel as they were stated, one replacing the other, and the wraps not opened yet.

Everybody sees the same chain, whether or not they hold its keys: the newest is what the server accepted last. Where an
epoch gave the one before up as lost the chain is broken; its parts each end in a key that opens no further than to the
break. This module must not open or hold a key.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wire.epoch import Epoch, UnitWrap, Wrap
from wire.names import ZERO_HASH


@dataclass(frozen=True, slots=True)
class Link:
    """One epoch: the id it replaces, and that key sealed under this one."""

    replaces: bytes
    previous: bytes


@dataclass(slots=True)
class Chain:
    """A channel's epochs. `covered` names the unit keys that each key which ends a part is wrapped for."""

    newest: bytes | None = None
    links: dict[bytes, Link] = field(default_factory=dict)
    waiting: dict[bytes, list[UnitWrap]] = field(default_factory=dict)
    covered: dict[bytes, set[tuple[str, bytes]]] = field(default_factory=dict)

    @property
    def ends(self) -> tuple[bytes, ...]:
        """Give the keys that open each part of the chain: the newest, those given up, those another won against."""
        return tuple(self.covered)

    def state(self, epoch: Epoch, *, held: bool) -> bool:
        """Add an epoch if it replaces the newest; the first that does so wins."""
        if epoch.replaces != (self.newest or ZERO_HASH) or epoch.key in self.links or epoch.key == ZERO_HASH:
            return False
        if not epoch.gives_up:
            self.covered.pop(epoch.replaces, None)
        self.newest = epoch.key
        self.links[epoch.key] = Link(epoch.replaces, epoch.previous)
        if not held:
            self.waiting[epoch.key] = list(epoch.wraps)
        self.covered[epoch.key] = {(wrap.unit, wrap.unit_key) for wrap in epoch.wraps}
        return True

    def branch(self, epoch: Epoch, *, held: bool) -> bool:
        """Add an epoch that another won against, in a log that had to be given back to a server.

        Its events stay to be read, and whoever holds it hands it on: a unit may have lost the key it was wrapped for as
        well. The newest remains the newest.
        """
        if epoch.key in self.links or epoch.key == ZERO_HASH:
            return False
        if not epoch.gives_up and epoch.replaces != self.newest:
            self.covered.pop(epoch.replaces, None)
        self.links[epoch.key] = Link(epoch.replaces, epoch.previous)
        self.covered[epoch.key] = {(wrap.unit, wrap.unit_key) for wrap in epoch.wraps}
        if not held:
            self.waiting[epoch.key] = list(epoch.wraps)
        return True

    def add(self, wrap: Wrap, *, held: bool) -> bool:
        """Add a wrap of a stated epoch; says whether it tells anything new."""
        given = wrap.wrap
        covered = self.covered.get(wrap.key)
        news = covered is not None and (given.unit, given.unit_key) not in covered
        if covered is not None:
            covered.add((given.unit, given.unit_key))
        if wrap.key not in self.links or held:
            return news
        self.waiting.setdefault(wrap.key, []).append(given)
        return True

    def opened(self, key: bytes) -> None:
        """Drop the wraps of a key that is held now."""
        self.waiting.pop(key, None)
