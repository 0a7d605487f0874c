"""Devices and a small cooperation for tests: real keys and signatures, random bytes where sealed bodies would stand."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wire import limits
from wire.batch import Batch, BatchCore, batch_hash, hash_list, sign_batch
from wire.codec import decode
from wire.epoch import Epoch, UnitWrap, Wrap, encode_control
from wire.erasure import Erasure, encode_erasure
from wire.header import EnvelopeKind, Header, Seen, associated_data, encode_header
from wire.names import ZERO_HASH, Context, directory_channel, root_fingerprint
from wire.signing import public_bytes, sign
from wire.statements import (
    Admitted,
    AgencyStated,
    DeviceWrap,
    Enrolled,
    Founded,
    InviteStated,
    ServerKeyStated,
    Statement,
    UnitKeyStated,
    UnitStated,
    encode_statement,
    enrolment_bytes,
)

Draw = Callable[[int], bytes]
"""Gives so many bytes, by chance or from a seed."""
FAR_FUTURE = 2**52
POLICE, ASD, KEMPEN = "kpb-viersen-kinderschutz", "jugendamt-willich-asd", "jugendamt-kempen-asd"
AGENCIES = {"kpb-viersen": "police", "jugendamt-willich": "youth_office", "jugendamt-kempen": "youth_office"}
UNITS = {POLICE: "kpb-viersen", ASD: "jugendamt-willich", KEMPEN: "jugendamt-kempen"}


@dataclass(frozen=True)
class Item:
    """An envelope to be: its kind, its body, the id of the key that sealed it."""

    kind: int
    body: bytes
    key: bytes = ZERO_HASH
    alarm: bool = False
    event: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    chunks: tuple[bytes, ...] = ()
    format: int = limits.FORMAT


def event(key: bytes, *, size: int = 300, alarm: bool = False) -> Item:
    """An event that looks sealed under `key`."""
    return Item(EnvelopeKind.EVENT, secrets.token_bytes(size), key, alarm)


def said(statement: Statement) -> Item:
    """A statement of the directory."""
    return Item(EnvelopeKind.STATEMENT, encode_statement(statement))


def epoch(key: bytes, units: Sequence[str], *, replaces: bytes = ZERO_HASH) -> Item:
    """A new key of a channel, wrapped for units."""
    wraps = tuple(UnitWrap(unit, secrets.token_bytes(32), b"wrap") for unit in units)
    previous = b"" if replaces == ZERO_HASH else b"sealed"
    return Item(EnvelopeKind.EPOCH, encode_control(Epoch(key, replaces, wraps, previous)))


def wrapped(key: bytes, unit: str) -> Item:
    """An existing key, wrapped for one more unit."""
    return Item(EnvelopeKind.WRAP, encode_control(Wrap(key, UnitWrap(unit, secrets.token_bytes(32), b"wrap"))))


def erase(events: Sequence[bytes], key: bytes, kind: EnvelopeKind = EnvelopeKind.ERASE) -> Item:
    """An erasure of events, with a tombstone that looks sealed under `key`."""
    return Item(kind, encode_erasure(Erasure(secrets.token_bytes(16), tuple(events), key, secrets.token_bytes(300))))


def disposed(events: Sequence[bytes], key: bytes) -> Item:
    """A unit's word that it has disposed of events."""
    return erase(events, key, EnvelopeKind.DISPOSED)


@dataclass
class Device:
    """A device that signs batches and remembers its number and its last hash in each channel."""

    root: bytes = b""
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    private: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    seen: Seen = field(default_factory=lambda: Seen(bytes(16), 0, ZERO_HASH, 0))
    last: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)

    @property
    def public(self) -> bytes:
        return public_bytes(self.private)

    def sign(self, channel: bytes, items: Sequence[Item]) -> Batch:
        """Sign the next batch of a channel without counting it as sent."""
        n, previous = self.last.get(channel, (0, ZERO_HASH))
        headers = [
            encode_header(
                associated_data(
                    Header(each.format, each.kind, each.event, each.key, ZERO_HASH, each.chunks, each.alarm)
                ),
                each.body,
            )
            for each in items
        ]
        core = BatchCore(limits.FORMAT, self.root, channel, self.id, n + 1, previous, self.seen, hash_list(headers))
        return sign_batch(self.private, core, headers, [each.body for each in items])

    def count(self, batch: Batch) -> Batch:
        """Count a batch as this device's last one in its channel."""
        core = decoded_core(batch)
        self.last[core.channel] = (core.n, batch_hash(batch))
        return batch

    def batch(self, channel: bytes, items: Sequence[Item]) -> Batch:
        """Sign the next batch of a channel and count it."""
        return self.count(self.sign(channel, items))

    def state(self, *statements: Statement) -> Batch:
        """Sign the next batch of the directory and count it."""
        return self.batch(directory_channel(self.root), [said(each) for each in statements])


def decoded_core(batch: Batch) -> BatchCore:
    """Read the core of a batch."""
    return decode(BatchCore, batch.core, limit=64 * limits.KIB)


def drawn_key(draw: Draw) -> Ed25519PrivateKey:
    """A key from bytes that may come from a seed."""
    return Ed25519PrivateKey.from_private_bytes(draw(32))


def drawn_device(draw: Draw, root: bytes = b"") -> Device:
    """A device from bytes that may come from a seed."""
    return Device(root, draw(16), drawn_key(draw))


class Cooperation:
    """A founder, three agencies with a unit each, one invite a unit (the founder's)."""

    def __init__(
        self, units: dict[str, str] | None = None, *, expires_at: int = FAR_FUTURE, draw: Draw = secrets.token_bytes
    ) -> None:
        self.units = UNITS if units is None else units
        self.draw = draw
        self.founder = drawn_device(draw)
        self.root = self.founder.root = root_fingerprint(self.founder.public)
        self.directory = directory_channel(self.root)
        self.invites = {unit: drawn_key(draw) for unit in self.units}
        self.expires_at = expires_at

    def founding(self, server_key: bytes) -> Batch:
        """Root's first batch."""
        agencies = [
            AgencyStated(id, f"Behörde {id}", AGENCIES.get(id, "police")) for id in sorted(set(self.units.values()))
        ]
        units = [UnitStated(unit, agency, f"Stelle {unit}", active=True) for unit, agency in self.units.items()]
        invites = [
            InviteStated(public_bytes(key), unit, ("member",), self.expires_at) for unit, key in self.invites.items()
        ]
        return self.founder.state(
            Founded(self.founder.public, "Kreis Viersen"), ServerKeyStated(server_key), *agencies, *units, *invites
        )

    def device(self) -> Device:
        """A device nobody knows yet."""
        return drawn_device(self.draw, self.root)

    def enrolment(self, device: Device, invite: Ed25519PrivateKey) -> Batch:
        """A device redeems an invite."""
        receiving = bytes(32)
        signature = sign(invite, Context.INVITE, enrolment_bytes(self.root, device.id, device.public, receiving))
        return device.state(Enrolled(device.id, device.public, receiving, public_bytes(invite), signature))


def unit_key(unit: str, members: Sequence[Device], *, version: int = 1, key: bytes | None = None) -> UnitKeyStated:
    """A version of a unit's key, wrapped for its devices."""
    wraps = tuple(DeviceWrap(each.id, b"wrap") for each in members)
    return UnitKeyStated(
        unit, version, key or secrets.token_bytes(32), bytes(32), wraps, b"" if version == 1 else b"old"
    )


def admission(device: Device, key: bytes) -> Admitted:
    """A lead lets a device in."""
    return Admitted(device.id, ("member",), key, b"wrap")
