"""Sealing an event into an envelope and opening it again; the hot path of the program.

A sealed body is a 12-byte nonce and the AES-256-GCM-SIV ciphertext (RFC 8452) of the padded plaintext; its associated
data is the header without the body's hash, so no body fits another header. Signatures and rights are checked elsewhere.
"""

from __future__ import annotations

from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from desktop.keys.problems import Unreadable
from desktop.keys.secret import Entropy, Secret
from wire import limits
from wire.body import core_hash, pad, unpad
from wire.codec import Malformed
from wire.epoch import epoch_id
from wire.header import EnvelopeKind, Header, associated_data, associated_part, decode_header, encode_header
from wire.names import ZERO_HASH

KEY_BYTES: Final = 32
_SALT: Final = 32
_NONCE: Final = 12


class ChannelKey:
    """A channel's key with its id. The cipher is set up once, because one key seals thousands of events."""

    __slots__ = ("cipher", "id", "secret")

    def __init__(self, secret: bytes) -> None:
        """Name a key and make it ready; raises `ValueError` unless it has 32 bytes."""
        if len(secret) != KEY_BYTES:
            raise ValueError("a channel key has 32 bytes")
        self.id = epoch_id(secret)
        self.secret = Secret(secret)
        self.cipher = AESGCMSIV(secret)

    def __repr__(self) -> str:
        return f"ChannelKey({self.id.hex()})"


class Marks(msgspec.Struct, frozen=True, gc=False):
    """What the author puts into the header: everything of it that does not follow from key and content."""

    event: bytes
    kind: int = EnvelopeKind.EVENT
    chunks: tuple[bytes, ...] = ()
    alarm: bool = False


class Opened(msgspec.Struct, frozen=True, gc=False):
    """What was inside: the plaintext, and the salt that makes its core hash a proof."""

    plaintext: bytes
    salt: bytes

    def __repr__(self) -> str:
        return type(self).__name__


def seal(key: ChannelKey, marks: Marks, plaintext: bytes, entropy: Entropy) -> tuple[bytes, bytes]:
    """Seal a plaintext; gives the header's bytes and the sealed body. Raises `Malformed` if it is too large."""
    drawn = entropy(_SALT + _NONCE)
    salt, nonce = drawn[:_SALT], drawn[_SALT:]
    core = core_hash(salt, plaintext)
    header = Header(limits.FORMAT, marks.kind, marks.event, key.id, core, marks.chunks, marks.alarm)
    associated = associated_data(header)
    body = nonce + key.cipher.encrypt(nonce, pad(salt, plaintext), associated)
    if len(body) > limits.BODY_BYTES:
        raise Malformed("event too large")
    return encode_header(associated, body), body


def open_sealed(key: ChannelKey, header: bytes, body: bytes) -> Opened:
    """Open a sealed body under its header's bytes and check that it is what the header names.

    Raises `Unreadable` for another key, for altered bytes, and for what no honest program seals.
    """
    try:
        read = decode_header(header).header
    except Malformed as error:
        raise Unreadable("header") from error
    return open_under(key, read, header, body)


def open_under(key: ChannelKey, read: Header, header: bytes, body: bytes) -> Opened:
    """Do the same where the header's bytes have been `read` already."""
    try:
        padded = key.cipher.decrypt(body[:_NONCE], body[_NONCE:], associated_part(header))
        salt, plaintext = unpad(padded)
    except (InvalidTag, ValueError) as error:
        raise Unreadable("body") from error
    if core_hash(salt, plaintext) != read.core_hash:
        raise Unreadable("core hash")
    return Opened(plaintext, salt)


def clear(marks: Marks, body: bytes) -> tuple[bytes, bytes]:
    """Put a control body or a statement into an envelope that everybody may read."""
    header = Header(limits.FORMAT, marks.kind, marks.event, ZERO_HASH, core_hash(b"", body), marks.chunks, marks.alarm)
    return encode_header(associated_data(header), body), body


def open_clear(header: bytes, body: bytes) -> bytes:
    """Check a clear body against its header; raises `Unreadable`."""
    try:
        read = decode_header(header).header
    except Malformed as error:
        raise Unreadable("header") from error
    if read.key != ZERO_HASH or core_hash(b"", body) != read.core_hash:
        raise Unreadable("core hash")
    return body


def seal_tombstone(key: ChannelKey, place: bytes, plaintext: bytes, entropy: Entropy) -> bytes:
    """Seal what is said of an erased entity, bound to its `place` (channel and entity)."""
    drawn = entropy(_SALT + _NONCE)
    salt, nonce = drawn[:_SALT], drawn[_SALT:]
    return nonce + key.cipher.encrypt(nonce, pad(salt, plaintext), place)


def open_tombstone(key: ChannelKey, place: bytes, sealed: bytes) -> bytes:
    """Open a tombstone; raises `Unreadable`."""
    try:
        return unpad(key.cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], place))[1]
    except (InvalidTag, ValueError) as error:
        raise Unreadable("tombstone") from error
