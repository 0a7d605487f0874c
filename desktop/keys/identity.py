"""What a device is: its id, the key it signs with, the key it receives with.

Kept in seed form inside the encrypted database and nowhere else. It knows nothing of units or roles.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.keys.hybrid import SEED_BYTES, HybridKey
from desktop.keys.problems import Damaged
from desktop.keys.secret import Entropy
from wire.signing import public_bytes

_DEVICE: Final = 16
_SIGNING: Final = 32
_TOTAL: Final = _DEVICE + _SIGNING + SEED_BYTES


@dataclass(frozen=True, slots=True)
class DeviceIdentity:
    """A device's id (16 bytes, UUIDv7) and its two private keys."""

    device: bytes
    signing: Ed25519PrivateKey = field(repr=False)
    receiving: HybridKey = field(repr=False)

    @property
    def signing_key(self) -> bytes:
        """Give the public key others check this device's signatures with."""
        return public_bytes(self.signing)

    @property
    def receiving_key(self) -> bytes:
        """Give the public key others seal to."""
        return self.receiving.public

    def to_bytes(self) -> bytes:
        """Give the secret form for the encrypted database: id, then the seeds of both keys."""
        return self.device + self.signing.private_bytes_raw() + self.receiving.seed.reveal()


def generate(device: bytes, entropy: Entropy = os.urandom) -> DeviceIdentity:
    """Make the keys of a new device, whose id is passed in."""
    if len(device) != _DEVICE:
        raise ValueError("a device id has 16 bytes")
    return DeviceIdentity(device, Ed25519PrivateKey.from_private_bytes(entropy(_SIGNING)), HybridKey.generate(entropy))


def from_bytes(data: bytes) -> DeviceIdentity:
    """Read the secret form again; raises `Damaged`."""
    if len(data) != _TOTAL:
        raise Damaged("Geräteschlüssel", "Länge")
    signing, seed = data[_DEVICE : _DEVICE + _SIGNING], data[_DEVICE + _SIGNING :]
    return DeviceIdentity(data[:_DEVICE], Ed25519PrivateKey.from_private_bytes(signing), HybridKey(seed))
