"""The ways into a profile: each slot holds the database key sealed under what opens it.

A slot's parameters are the associated data of its seal (AES-256-GCM-SIV), so that changing them opens nothing instead
of weakening anything. Files and tries are none of this module's business.
"""

from __future__ import annotations

from typing import Annotated, Final, Protocol

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Meta

from desktop.keys.passphrase import Costs, stretch
from desktop.keys.problems import Unreadable
from desktop.keys.secret import DatabaseKey, Entropy

KEY_BYTES: Final = 32
_NONCE: Final = 12
_SALT: Final = 16
_CONTEXT: Final = b"schutzbruecke/1/profile-slot\0"

_Salt = Annotated[bytes, Meta(min_length=_SALT, max_length=_SALT)]
_Sealed = Annotated[bytes, Meta(min_length=_NONCE + KEY_BYTES + 16, max_length=_NONCE + KEY_BYTES + 16)]


class Keyring(Protocol):
    """Where a profile's keyring secret lives; every method raises `NoKeyring`."""

    def keep(self, profile: str, secret: bytes) -> None:
        """Store the secret of a profile, replacing an earlier one."""

    def fetch(self, profile: str) -> bytes:
        """Give the secret of a profile."""
        ...

    def forget(self, profile: str) -> None:
        """Remove the secret of a profile."""


class PassphraseSlot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="passphrase"):
    """The database key under a passphrase."""

    costs: Costs
    salt: _Salt
    sealed: _Sealed


class KeyringSlot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="keyring"):
    """The database key under a random secret that the operating system's keyring keeps."""

    salt: _Salt
    sealed: _Sealed


Slot = PassphraseSlot | KeyringSlot


def passphrase_slot(profile: str, key: DatabaseKey, passphrase: str, costs: Costs, entropy: Entropy) -> PassphraseSlot:
    """Seal the database key under a passphrase."""
    salt, nonce = entropy(_SALT), entropy(_NONCE)
    stretched = stretch(passphrase, salt, costs)
    return PassphraseSlot(costs, salt, _seal(stretched, nonce, key, _associated(profile, "passphrase", salt, costs)))


def keyring_slot(profile: str, key: DatabaseKey, keyring: Keyring, entropy: Entropy) -> KeyringSlot:
    """Seal the database key under a new secret and give that to the keyring; raises `NoKeyring`."""
    secret, salt, nonce = entropy(KEY_BYTES), entropy(_SALT), entropy(_NONCE)
    keyring.keep(profile, secret)
    derived = _derived(secret, salt)
    return KeyringSlot(salt, _seal(derived, nonce, key, _associated(profile, "keyring", salt, None)))


def open_passphrase_slot(profile: str, slot: PassphraseSlot, passphrase: str) -> DatabaseKey:
    """Open a slot by its passphrase; raises `Unreadable`."""
    associated = _associated(profile, "passphrase", slot.salt, slot.costs)
    return _open(stretch(passphrase, slot.salt, slot.costs), slot.sealed, associated)


def open_keyring_slot(profile: str, slot: KeyringSlot, keyring: Keyring) -> DatabaseKey:
    """Open a slot by the keyring's secret; raises `NoKeyring` and `Unreadable`."""
    return _open(
        _derived(keyring.fetch(profile), slot.salt), slot.sealed, _associated(profile, "keyring", slot.salt, None)
    )


def _associated(profile: str, kind: str, salt: bytes, costs: Costs | None) -> bytes:
    return _CONTEXT + msgspec.json.encode((profile, kind, salt, costs))


def _derived(secret: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, b"schutzbruecke/1/profile-keyring\0").derive(secret)


def _seal(key: bytes, nonce: bytes, secret: DatabaseKey, associated: bytes) -> bytes:
    return nonce + AESGCMSIV(key).encrypt(nonce, secret.reveal(), associated)


def _open(key: bytes, sealed: bytes, associated: bytes) -> DatabaseKey:
    try:
        return DatabaseKey(AESGCMSIV(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], associated))
    except InvalidTag as error:
        raise Unreadable("slot") from error
