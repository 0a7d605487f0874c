"""Ed25519 signatures (RFC 8032), each under its own context.

Knows no meaning: what is signed, and whether the signer may say it, is decided elsewhere.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from wire.names import Context, join

_OF_HASHES: Final = frozenset({Context.BATCH, Context.STAMP, Context.INVITE})
"""What may be remembered: hashes and public keys. What people wrote is signed too, and must not outlive a lock."""


def sign(private: Ed25519PrivateKey, context: Context, *parts: bytes) -> bytes:
    """Sign parts under a context (64 bytes)."""
    return private.sign(join(context, *parts))


def public_bytes(private: Ed25519PrivateKey) -> bytes:
    """Give the public half (32 bytes)."""
    return private.public_key().public_bytes_raw()


@lru_cache(maxsize=1024)
def _public(key: bytes) -> Ed25519PublicKey | None:
    try:
        return Ed25519PublicKey.from_public_bytes(key)
    except ValueError:
        return None


def verifies(key: bytes, signature: bytes, context: Context, *parts: bytes) -> bool:
    """Say whether `signature` over these parts was made by the holder of `key`."""
    ask = _remembered if context in _OF_HASHES else _verifies
    return ask(key, signature, join(context, *parts))


@lru_cache(maxsize=256)
def _remembered(key: bytes, signature: bytes, message: bytes) -> bool:
    """Say it once for the same bytes: what a push was answered with comes back in the log a moment later."""
    return _verifies(key, signature, message)


def _verifies(key: bytes, signature: bytes, message: bytes) -> bool:
    public = _public(key)
    if public is None:
        return False
    try:
        public.verify(signature, message)
    except InvalidSignature:
        return False
    return True
