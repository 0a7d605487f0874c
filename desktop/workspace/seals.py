"""What the workspace needs of its device's keys: signing, sealing, opening, and the chains of keys; `keys` does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from desktop.domain.rows import OutboxRow, StoredKey, WaitingRow
from wire.batch import Batch, BatchCore
from wire.directory import Directory
from wire.epoch import Epoch, Wrap
from wire.header import Header
from wire.messages import ProofRequest
from wire.statements import Admitted, Succeeded, UnitKeyStated


class Seals(Protocol):
    """The keys of this device at work."""

    @property
    def device(self) -> bytes:
        """This device's id."""

    @property
    def root(self) -> bytes:
        """The fingerprint of root's key, pinned at enrolment."""

    @property
    def root_words(self) -> tuple[str, ...]:
        """The words by which people compare root's fingerprint; the first time takes a moment."""

    def successor(self, device: bytes) -> tuple[bytes, Succeeded]:
        """Make the keys of a device to go on as: their secret form, and the statement of this one."""

    def go_on_as(self, secret: bytes) -> bytes:
        """Speak as another device from here on; gives the secret form of who this was, whose keys stay for opening."""

    def open(self, channel: bytes, header: Header, sealed: bytes, body: bytes) -> bytes | None:
        """Give a sealed body's plaintext, None while its key is missing; raises `Malformed`.

        `header` is what was read from `sealed`, the header's bytes.
        """

    def reveal(self, channel: bytes, header: Header, sealed: bytes, body: bytes) -> tuple[bytes, bytes] | None:
        """Give plaintext and salt of a sealed body, None while its key is missing; raises `Malformed`."""

    def open_clear(self, header: bytes, body: bytes) -> bytes:
        """Give a clear body; raises `Malformed`."""

    def seal(self, channel: bytes, key: bytes, row: OutboxRow | WaitingRow) -> tuple[bytes, bytes]:
        """Seal an event; gives header and body."""

    def clear(self, event: bytes, envelope: int, body: bytes) -> tuple[bytes, bytes]:
        """Put a clear body into an envelope."""

    def seal_tombstone(self, channel: bytes, key: bytes, entity: bytes, plaintext: bytes) -> bytes:
        """Seal what is said of an erased entity."""

    def open_tombstone(self, channel: bytes, key: bytes, entity: bytes, sealed: bytes) -> bytes | None:
        """Open it again, None while its key is missing; raises `Malformed`."""

    def sign(self, core: BatchCore, headers: list[bytes], bodies: list[bytes]) -> Batch:
        """Sign a batch."""

    def prove(self, incarnation: bytes, challenge: bytes, *, enrolled: bool) -> ProofRequest:
        """Sign a session's challenge: as this device, or as its invite before it has enrolled."""

    def current(self, channel: bytes) -> bytes | None:
        """Give the id of the channel's newest key."""

    def holds(self, channel: bytes, key: bytes) -> bool:
        """Say whether a channel's key is at hand."""

    def learn_directory(self, directory: Directory) -> bool:
        """Open what the directory holds for this device; says whether a key was found."""

    def learn_epoch(self, channel: bytes, epoch: Epoch) -> bool:
        """Take an epoch from the log; says whether a key was found."""

    def learn_wrap(self, channel: bytes, wrap: Wrap) -> bool:
        """Take a wrap from the log; says whether a key was found."""

    def restart_chain(self, channel: bytes) -> tuple[str, ...]:
        """Forget what was stated of a channel's keys, but no key; gives the kinds of the rows that told it."""

    def covered(self, channel: bytes) -> frozenset[tuple[str, bytes]]:
        """Give the (unit, unit key id) pairs that a channel's newest key is wrapped for."""

    def new_epoch(
        self, channel: bytes, directory: Directory, units: Sequence[str], *, lost: bool = False
    ) -> Epoch | None:
        """Make a channel's next key, without the one before where that is lost; None while this device cannot."""

    def missing_wraps(self, channel: bytes, directory: Directory, units: Sequence[str]) -> list[Wrap]:
        """Make the wraps that units of the channel lack."""

    def next_unit_key(self, directory: Directory, unit: str) -> UnitKeyStated:
        """Make a unit's next key; where this device lacks the key before, that one is lost to all."""

    def holds_unit_key(self, key: bytes) -> bool:
        """Say whether a unit's private key is at hand."""

    def admission(self, directory: Directory, device: bytes, roles: tuple[str, ...]) -> Admitted:
        """Let a device in; raises `Refused`."""

    def take_new(self) -> list[StoredKey]:
        """Give the keys the journal has not kept yet."""
