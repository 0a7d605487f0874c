"""A key pair to receive with: ML-KEM-768 and X25519 together, so that neither alone has to hold.

The private half is kept as its seeds (64 + 32 bytes), the public half travels as 1184 + 32 raw bytes. What is sealed to
such a key, and under which context, is decided elsewhere (`wraps.py`).
"""

from __future__ import annotations

import os
from typing import Final

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey

from desktop.keys.problems import UnusableKey
from desktop.keys.secret import Entropy, Secret

_MLKEM_SEED: Final = 64
_MLKEM_PUBLIC: Final = 1184
SEED_BYTES: Final = 96
PUBLIC_BYTES: Final = 1216


class HybridKey:
    """A private receiving key with its public half."""

    __slots__ = ("private", "public", "seed")

    def __init__(self, seed: bytes) -> None:
        """Derive the pair from its 96 bytes of seed; raises `ValueError` for another length."""
        if len(seed) != SEED_BYTES:
            raise ValueError("a receiving key has 96 bytes of seed")
        mlkem = MLKEM768PrivateKey.from_seed_bytes(seed[:_MLKEM_SEED])
        x25519 = X25519PrivateKey.from_private_bytes(seed[_MLKEM_SEED:])
        self.seed = Secret(seed)
        self.private = MLKEM768X25519PrivateKey(mlkem, x25519)
        self.public = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()

    @classmethod
    def generate(cls, entropy: Entropy = os.urandom) -> HybridKey:
        """Make a new pair."""
        return cls(entropy(SEED_BYTES))


def receiving_public(public: bytes) -> MLKEM768X25519PublicKey:
    """Read a public receiving key as another device stated it; raises `UnusableKey`."""
    if len(public) != PUBLIC_BYTES:
        raise UnusableKey(f"a receiving key has {PUBLIC_BYTES} bytes, not {len(public)}")
    try:
        mlkem = MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC])
        return MLKEM768X25519PublicKey(mlkem, X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC:]))
    except ValueError as error:
        raise UnusableKey("not a receiving key") from error
