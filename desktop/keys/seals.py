"""The keys of one device at work: what the rest of the program asks of them, in one object.

Joins identity, ring and envelopes. Decides nothing: whether something may be said or sealed is asked elsewhere first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow, StoredKey, WaitingRow
from desktop.keys import envelopes, grants, tray_file
from desktop.keys.identity import DeviceIdentity, from_bytes, generate
from desktop.keys.invites import redeem
from desktop.keys.problems import Unreadable
from desktop.keys.ring import KeyRing
from desktop.keys.root_words import root_words
from desktop.keys.rows import STATED, KeyRow, RowKind
from wire.batch import Batch, BatchCore, sign_batch
from wire.codec import Malformed
from wire.directory import Directory
from wire.epoch import Epoch, Wrap
from wire.header import Header
from wire.messages import ProofRequest
from wire.names import Context, join
from wire.session import SessionProof, prove_session
from wire.signing import public_bytes
from wire.statements import Admitted, Enrolled, Succeeded, UnitKeyStated

_NO_KEY: Final = "Der Schlüssel dieses Austauschs liegt auf diesem Gerät noch nicht vor."


class DeviceSeals:
    """Seals, opens and signs for one device."""

    def __init__(self, identity: DeviceIdentity, ring: KeyRing, entropy: Callable[[int], bytes] = os.urandom) -> None:
        """Take the device's identity and its ring."""
        self._identity = identity
        self._ring = ring
        self._entropy = entropy
        self._invite: Ed25519PrivateKey | None = None

    def speak_for(self, invite: Ed25519PrivateKey) -> None:
        """Hold the key of the invite that this device redeems, until the directory knows the device."""
        self._invite = invite

    def redeem(self, invite: Ed25519PrivateKey) -> Enrolled:
        """Make the statement that redeems an invite with this device's keys, and hold the invite's."""
        self.speak_for(invite)
        return redeem(invite, self.root, self._identity)

    @classmethod
    def restore(
        cls,
        identity: DeviceIdentity,
        root: bytes,
        stored: Sequence[StoredKey],
        entropy: Callable[[int], bytes] = os.urandom,
    ) -> DeviceSeals:
        """Build from what the journal kept; raises `Damaged`."""
        rows = [KeyRow(RowKind(row.kind), row.scope, row.key, row.secret) for row in stored]
        return cls(identity, KeyRing.restore(rows, root, identity), entropy)

    @property
    def device(self) -> bytes:
        """Give this device's id."""
        return self._identity.device

    @property
    def root(self) -> bytes:
        """Give the fingerprint of root's key."""
        return self._ring.root

    @property
    def root_words(self) -> tuple[str, ...]:
        """Give the words by which people compare root's fingerprint; the first time takes a moment."""
        return root_words(self._ring.root)

    def successor(self, device: bytes) -> tuple[bytes, Succeeded]:
        """Make the keys of a device to go on as: their secret form for the database, and the statement of this one."""
        new = generate(device, self._entropy)
        return new.to_bytes(), Succeeded(new.device, new.signing_key, new.receiving_key)

    def go_on_as(self, secret: bytes) -> bytes:
        """Speak as another device from here on, whose keys `successor` has made; gives who this was in that form."""
        self._identity = from_bytes(secret)
        return self._ring.go_on_as(self._identity).to_bytes()

    def open(self, channel: bytes, header: Header, sealed: bytes, body: bytes) -> bytes | None:
        """Give a sealed body's plaintext, None while its key is missing; raises `Malformed`.

        `header` is what was read from `sealed`, the header's bytes.
        """
        opened = self._opened(channel, header, sealed, body)
        return None if opened is None else opened.plaintext

    def reveal(self, channel: bytes, header: Header, sealed: bytes, body: bytes) -> tuple[bytes, bytes] | None:
        """Give plaintext and salt of a sealed body, None while its key is missing; raises `Malformed`."""
        opened = self._opened(channel, header, sealed, body)
        return None if opened is None else (opened.plaintext, opened.salt)

    def _opened(self, channel: bytes, header: Header, sealed: bytes, body: bytes) -> envelopes.Opened | None:
        held = self._ring.channel_key(channel, header.key)
        if held is None:
            return None
        try:
            return envelopes.open_under(held, header, sealed, body)
        except Unreadable as error:
            raise Malformed("sealed body") from error

    def open_clear(self, header: bytes, body: bytes) -> bytes:
        """Give a clear body; raises `Malformed`."""
        try:
            return envelopes.open_clear(header, body)
        except Unreadable as error:
            raise Malformed("clear body") from error

    def seal(self, channel: bytes, key: bytes, row: OutboxRow | WaitingRow) -> tuple[bytes, bytes]:
        """Seal an event under a key this device holds."""
        held = self._ring.channel_key(channel, key)
        if held is None:
            raise Refused("waiting_key", _NO_KEY)
        marks = envelopes.Marks(row.event, chunks=row.chunks, alarm=row.alarm)
        return envelopes.seal(held, marks, row.plaintext, self._entropy)

    def clear(self, event: bytes, envelope: int, body: bytes) -> tuple[bytes, bytes]:
        """Put a clear body into an envelope."""
        return envelopes.clear(envelopes.Marks(event, envelope), body)

    def seal_tombstone(self, channel: bytes, key: bytes, entity: bytes, plaintext: bytes) -> bytes:
        """Seal what is said of an erased entity, under a key this device holds."""
        held = self._ring.channel_key(channel, key)
        if held is None:
            raise Refused("waiting_key", _NO_KEY)
        return envelopes.seal_tombstone(held, _stone(self.root, channel, entity), plaintext, self._entropy)

    def open_tombstone(self, channel: bytes, key: bytes, entity: bytes, sealed: bytes) -> bytes | None:
        """Give what is said of an erased entity, None while its key is missing; raises `Malformed`."""
        held = self._ring.channel_key(channel, key)
        if held is None:
            return None
        try:
            return envelopes.open_tombstone(held, _stone(self.root, channel, entity), sealed)
        except Unreadable as error:
            raise Malformed("tombstone") from error

    def sign(self, core: BatchCore, headers: list[bytes], bodies: list[bytes]) -> Batch:
        """Sign a batch with the device's key."""
        return sign_batch(self._identity.signing, core, headers, bodies)

    def prove(self, incarnation: bytes, challenge: bytes, *, enrolled: bool) -> ProofRequest:
        """Sign a session's challenge: as this device, or as its invite before it has enrolled."""
        if enrolled or self._invite is None:
            proof = SessionProof(self.root, incarnation, self.device, challenge)
            return ProofRequest(self.device, b"", challenge, prove_session(self._identity.signing, proof))
        invite = public_bytes(self._invite)
        proof = SessionProof(self.root, incarnation, invite, challenge)
        return ProofRequest(b"", invite, challenge, prove_session(self._invite, proof))

    def current(self, channel: bytes) -> bytes | None:
        """Give the id of the channel's newest key."""
        return self._ring.current(channel)

    def holds(self, channel: bytes, key: bytes) -> bool:
        """Say whether a channel's key is at hand."""
        return self._ring.channel_key(channel, key) is not None

    def learn_directory(self, directory: Directory) -> bool:
        """Open what the directory holds for this device; says whether a key was found."""
        return bool(self._ring.learn_directory(directory))

    def learn_epoch(self, channel: bytes, epoch: Epoch) -> bool:
        """Take an epoch from the log; says whether a key was found."""
        return bool(self._ring.learn_epoch(channel, epoch))

    def learn_wrap(self, channel: bytes, wrap: Wrap) -> bool:
        """Take a wrap from the log; says whether a key was found."""
        return bool(self._ring.learn_wrap(channel, wrap))

    def restart_chain(self, channel: bytes) -> tuple[str, ...]:
        """Forget what was stated of a channel's keys, but no key; gives the kinds of the rows that told it."""
        self._ring.restart_chain(channel)
        return STATED

    def covered(self, channel: bytes) -> frozenset[tuple[str, bytes]]:
        """Give the (unit, unit key id) pairs that a channel's newest key is wrapped for."""
        return self._ring.covered(channel)

    def new_epoch(
        self, channel: bytes, directory: Directory, units: Sequence[str], *, lost: bool = False
    ) -> Epoch | None:
        """Make a channel's next key; None while this device lacks the key before, unless that is `lost`.

        None as well where no unit has a key to wrap it for.
        """
        try:
            return grants.new_epoch(self._ring, channel, directory, units, lost=lost)
        except Refused:
            return None

    def missing_wraps(self, channel: bytes, directory: Directory, units: Sequence[str]) -> list[Wrap]:
        """Make the wraps of the newest key that units of the channel lack."""
        return list(grants.missing_wraps(self._ring, channel, directory, units))

    def next_unit_key(self, directory: Directory, unit: str) -> UnitKeyStated:
        """Make a unit's next key; where this device, alone in the unit, lacks the key before, that one is `lost`."""
        newest = directory.units[unit].newest_key
        lost = newest is not None and not self.holds_unit_key(newest.key)
        return grants.next_unit_key(self._ring, directory, unit, lost=lost)

    def holds_unit_key(self, key: bytes) -> bool:
        """Say whether a unit's private key is at hand."""
        return self._ring.unit_keys.get(key) is not None

    def admission(self, directory: Directory, device: bytes, roles: tuple[str, ...]) -> Admitted:
        """Let a device in with the unit's newest key; raises `Refused`."""
        return grants.admission(self._ring, directory, device, roles)

    def write_tray(self, directory: Directory, rows: Sequence[OutboxRow]) -> bytes:
        """Give the file of events this device could not deliver, for a lead of its unit; raises `Refused`."""
        return tray_file.write_tray(self._ring, directory, rows, self._entropy)

    def read_tray(self, directory: Directory, data: bytes) -> tuple[bytes, list[OutboxRow]]:
        """Give the device that wrote such a file, and its events; raises `Refused`."""
        return tray_file.read_tray(self._ring, directory, data)

    def take_new(self) -> list[StoredKey]:
        """Give the keys the journal has not kept yet; whoever takes them keeps them in the same transaction."""
        rows = self._ring.unsaved()
        self._ring.mark_saved(rows)
        return [StoredKey(row.kind, row.place, row.id, row.value) for row in rows]


def _stone(root: bytes, channel: bytes, entity: bytes) -> bytes:
    """Give what a tombstone is bound to: it says nothing of another entity, and nothing in another channel."""
    return join(Context.TOMBSTONE, root, channel, entity)
