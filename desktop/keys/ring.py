"""The key ring: the growing set of keys of one device.

It learns from the directory (private keys of the device's unit), from epochs and from wraps, in any order that the log
brings them; what does not open yet is kept and tried again when another key arrives. Keys are never replaced or
removed, and a key is believed only if it hashes to the id it was stated under.

A channel key is held *for its channel*. Otherwise a hostile member could state the id of another channel's key as an
epoch of its own channel, and this device would hand that key on. Statements that hand keys on are made in `grants.py`.
The ring must not decide who is entitled to a key.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop.keys.chain import Chain
from desktop.keys.envelopes import KEY_BYTES, ChannelKey
from desktop.keys.hybrid import HybridKey
from desktop.keys.identity import DeviceIdentity, from_bytes
from desktop.keys.problems import Damaged, Unreadable
from desktop.keys.rows import KeyRow, RowKind, RowLog, epochs_in_order
from desktop.keys.unit_keys import UnitKeys
from desktop.keys.wraps import epoch_previous_info, epoch_wrap_info, open_key, open_previous
from wire.codec import Malformed
from wire.directory import Directory
from wire.epoch import Epoch, Wrap, decode_epoch, decode_wrap, encode_control, epoch_id
from wire.names import Context, digest


class KeyRing:
    """The keys of one device: private keys of its unit, and the channel keys they open."""

    def __init__(self, root: bytes, identity: DeviceIdentity) -> None:
        """Start empty; `root` is the fingerprint of the cooperation's root key."""
        self.root = root
        self.identity = identity
        self.rows = RowLog()
        self.unit_keys = UnitKeys(root, identity, self.rows)
        self._chains: dict[bytes, Chain] = {}
        self._channel_keys: dict[tuple[bytes, bytes], ChannelKey] = {}

    @classmethod
    def restore(cls, rows: Iterable[KeyRow], root: bytes, identity: DeviceIdentity) -> KeyRing:
        """Build the ring from the rows the store kept, in any order; raises `Damaged`."""
        kept = tuple(rows)
        ring = cls(root, identity)
        try:
            ring._restore(kept)
        except (Malformed, ValueError) as error:
            raise Damaged("Schlüsselbund des Profils") from error
        ring.rows.mark_saved(kept)
        return ring

    def unsaved(self) -> tuple[KeyRow, ...]:
        """Give the rows the store has not kept yet; hand them to `mark_saved` once it has."""
        return self.rows.unsaved()

    def mark_saved(self, rows: Iterable[KeyRow]) -> None:
        """Note that the store has kept these rows."""
        self.rows.mark_saved(rows)

    def go_on_as(self, identity: DeviceIdentity) -> DeviceIdentity:
        """Belong to another device from here on, and keep who this was for opening; gives that."""
        former, self.identity = self.identity, identity
        self.unit_keys.go_on_as(identity)
        self.rows.note(KeyRow(RowKind.FORMER, b"", former.device, former.to_bytes()))
        return former

    def channel_key(self, channel: bytes, key: bytes) -> ChannelKey | None:
        """Give a channel's key by its id, if this device holds it."""
        return self._channel_keys.get((channel, key))

    def current(self, channel: bytes) -> bytes | None:
        """Give the id of the channel's newest stated key, held or not; None before the first epoch."""
        return self._known(channel).newest

    def covered(self, channel: bytes, key: bytes | None = None) -> frozenset[tuple[str, bytes]]:
        """Give the (unit, unit key id) pairs that a channel's newest key, or another of its `ends`, is wrapped for."""
        chain = self._known(channel)
        return frozenset(chain.covered.get(key or chain.newest or b"", ()))

    def ends(self, channel: bytes) -> tuple[bytes, ...]:
        """Give the ids of the keys that together open a channel's whole past: one, unless keys were given up."""
        return self._known(channel).ends

    def learn_directory(self, directory: Directory) -> set[bytes]:
        """Open what the directory holds for this device; gives the ids of all keys newly known."""
        found = self.unit_keys.learn(directory)
        if found:
            for channel, chain in self._chains.items():
                found |= self._open(channel, tuple(chain.waiting))
        return found

    def learn_epoch(self, channel: bytes, epoch: Epoch) -> set[bytes]:
        """Take an epoch from the channel's log; gives the ids of the keys newly known."""
        held, chain = self.channel_key(channel, epoch.key) is not None, self._chain(channel)
        if chain.state(epoch, held=held):
            kind = RowKind.EPOCH
        elif chain.branch(epoch, held=held):
            kind = RowKind.SIDE_EPOCH
        else:
            return set()
        self.rows.note(KeyRow(kind, channel, epoch.key, encode_control(epoch)))
        return self._open(channel, (epoch.key,))

    def restart_chain(self, channel: bytes) -> None:
        """Forget what was stated of a channel's keys: its log is about to tell it anew; no key is forgotten."""
        self._chains.pop(channel, None)

    def learn_wrap(self, channel: bytes, wrap: Wrap) -> set[bytes]:
        """Take a wrap from the channel's log; gives the ids of the keys newly known."""
        held = self.channel_key(channel, wrap.key) is not None
        if not self._chain(channel).add(wrap, held=held):
            return set()
        encoded = encode_control(wrap)
        self.rows.note(KeyRow(RowKind.WRAP, channel, digest(Context.EPOCH_WRAP, encoded), encoded))
        return self._open(channel, (wrap.key,))

    def add_channel_key(self, channel: bytes, secret: bytes) -> ChannelKey:
        """Hold a channel key; raises `ValueError` unless it has 32 bytes."""
        key = ChannelKey(secret)
        self._channel_keys[channel, key.id] = key
        self._chain(channel).opened(key.id)
        self.rows.note(KeyRow(RowKind.CHANNEL_KEY, channel, key.id, secret))
        return key

    def _known(self, channel: bytes) -> Chain:
        """Give a channel's chain to look at. The window asks beside the worker, so that asking must leave no trace."""
        return self._chains.get(channel) or Chain()

    def _chain(self, channel: bytes) -> Chain:
        return self._chains.setdefault(channel, Chain())

    def _open(self, channel: bytes, keys: Iterable[bytes]) -> set[bytes]:
        found: set[bytes] = set()
        for key in keys:
            found |= self._open_wraps(channel, key)
            found |= self._walk_back(channel, key)
        return found

    def _open_wraps(self, channel: bytes, key: bytes) -> set[bytes]:
        for wrap in self._chain(channel).waiting.get(key, ()):
            private = self.unit_keys.get(wrap.unit_key)
            if private is None:
                continue
            info = epoch_wrap_info(self.root, channel, key, wrap.unit_key)
            if self._believe(channel, key, _opened(wrap.wrap, private, info)):
                return {key}
        return set()

    def _walk_back(self, channel: bytes, key: bytes) -> set[bytes]:
        """Open the keys before a held key, each sealed under the one after it."""
        found: set[bytes] = set()
        chain = self._chain(channel)
        while (held := self.channel_key(channel, key)) is not None and key in chain.links:
            link = chain.links[key]
            if self.channel_key(channel, link.replaces) is not None:
                break
            info = epoch_previous_info(self.root, channel, key, link.replaces)
            if not self._believe(channel, link.replaces, _unsealed(link.previous, held.secret.reveal(), info)):
                break
            found.add(link.replaces)
            key = link.replaces
        return found

    def _believe(self, channel: bytes, key: bytes, secret: bytes) -> bool:
        if len(secret) != KEY_BYTES or epoch_id(secret) != key:
            return False
        self.add_channel_key(channel, secret)
        return True

    def _branch(self, row: KeyRow) -> None:
        held = self.channel_key(row.place, row.id) is not None
        if self._chain(row.place).branch(decode_epoch(row.value), held=held):
            self._open(row.place, (row.id,))

    def _restore(self, rows: tuple[KeyRow, ...]) -> None:
        for row in _of(RowKind.UNIT_KEY, rows):
            self.unit_keys.add(row.place.decode(), row.value)
        for row in _of(RowKind.CHANNEL_KEY, rows):
            self.add_channel_key(row.place, row.value)
        for row in _of(RowKind.FORMER, rows):
            self.unit_keys.remember(from_bytes(row.value))
        for channel, epoch in epochs_in_order(rows):
            self.learn_epoch(channel, epoch)
        for row in _of(RowKind.SIDE_EPOCH, rows):
            self._branch(row)
        for row in _of(RowKind.WRAP, rows):
            self.learn_wrap(row.place, decode_wrap(row.value))


def _of(kind: RowKind, rows: tuple[KeyRow, ...]) -> list[KeyRow]:
    return [row for row in rows if row.kind == kind]


def _opened(wrap: bytes, private: HybridKey, info: bytes) -> bytes:
    try:
        return open_key(wrap, private, info)
    except Unreadable:
        return b""


def _unsealed(previous: bytes, newer: bytes, info: bytes) -> bytes:
    try:
        return open_previous(previous, newer, info)
    except Unreadable:
        return b""
