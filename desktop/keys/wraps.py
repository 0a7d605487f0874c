"""Sealing small secrets: one key to a recipient's public key, or the key before under the key after.

HPKE in base mode does not authenticate the sender and takes no associated data here, so a wrap proves nothing by
itself: it stands only inside a signed batch, its purpose goes into `info`, and whoever opens one compares what came out
with the id it should have. A seal under the next key is for the holders of that key only.
"""

from __future__ import annotations

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.keys.hybrid import HybridKey, receiving_public
from desktop.keys.problems import Unreadable, UnusableKey
from desktop.keys.secret import Entropy
from wire.names import Context, digest, join

_SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_NONCE: Final = 12


def unit_key_id(public: bytes) -> bytes:
    """Name a unit's key by its public half."""
    return digest(Context.UNIT_KEY, public)


def unit_wrap_info(root: bytes, unit: str, unit_key: bytes, device: bytes) -> bytes:
    """Give the purpose of a unit's private key sealed to one device."""
    return join(Context.UNIT_KEY_WRAP, root, unit.encode(), unit_key, device)


def epoch_wrap_info(root: bytes, channel: bytes, key: bytes, unit_key: bytes) -> bytes:
    """Give the purpose of a channel key sealed to one version of a unit's key."""
    return join(Context.EPOCH_WRAP, root, channel, key, unit_key)


def unit_previous_info(root: bytes, unit: str, unit_key: bytes, previous: bytes) -> bytes:
    """Give the purpose of a unit's private key sealed under the one after it."""
    return join(Context.UNIT_KEY_PREVIOUS, root, unit.encode(), unit_key, previous)


def epoch_previous_info(root: bytes, channel: bytes, key: bytes, previous: bytes) -> bytes:
    """Give the purpose of a channel key sealed under the one after it."""
    return join(Context.EPOCH_PREVIOUS, root, channel, key, previous)


def seal_key(secret: bytes, public: bytes, info: bytes) -> bytes:
    """Seal a secret to a public receiving key; raises `UnusableKey`."""
    try:
        return _SUITE.encrypt(secret, receiving_public(public), info)
    except ValueError as error:
        raise UnusableKey("nothing can be sealed to this key") from error


def open_key(wrap: bytes, private: HybridKey, info: bytes) -> bytes:
    """Open a wrap; raises `Unreadable`."""
    try:
        return _SUITE.decrypt(wrap, private.private, info)
    except (InvalidTag, ValueError) as error:
        raise Unreadable("wrap") from error


def seal_previous(previous: bytes, newer: bytes, info: bytes, entropy: Entropy = os.urandom) -> bytes:
    """Seal the secret before under the secret after it."""
    nonce = entropy(_NONCE)
    return nonce + _cipher(newer, info).encrypt(nonce, previous, info)


def open_previous(sealed: bytes, newer: bytes, info: bytes) -> bytes:
    """Open the secret before with the secret after it; raises `Unreadable`."""
    try:
        return _cipher(newer, info).decrypt(sealed[:_NONCE], sealed[_NONCE:], info)
    except (InvalidTag, ValueError) as error:
        raise Unreadable("previous key") from error


def _cipher(newer: bytes, info: bytes) -> AESGCMSIV:
    return AESGCMSIV(HKDF(SHA256(), 32, None, info).derive(newer))
