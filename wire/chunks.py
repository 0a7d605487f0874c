"""A file in pieces: how it is cut into chunks, sealed and addressed.

Every file has a random 32-byte key of its own, which stands in the sealed body of its event. A chunk is 1 MiB of the
file, sealed with AES-256-GCM-SIV (RFC 8452); its nonce is its index, its associated data the file, the index and the
count, so that no chunk passes for another. The last one is padded (Padmé, at least 256 bytes) and cut to the size the
event names. Its address is the SHA-256 of the ciphertext: it says nothing of the content, and nobody who knows a file
can ask a server whether somebody has it. Keys and ids are passed in; nothing here is random.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from wire import limits
from wire.body import padded_length
from wire.codec import Malformed
from wire.names import Context, join

KEY_BYTES: Final = 32
_NONCE: Final = 12


@dataclass(frozen=True, slots=True)
class Cut:
    """How a file of `size` bytes is cut."""

    size: int

    @property
    def count(self) -> int:
        """Count the chunks; an empty file has one."""
        return max(1, -(-self.size // limits.CHUNK_BYTES))

    def length(self, index: int) -> int:
        """Give how many bytes of the file the chunk at `index` holds."""
        return min(limits.CHUNK_BYTES, self.size - index * limits.CHUNK_BYTES)


class FileCipher:
    """The key of one file at work. Raises `ValueError` unless the key has 32 bytes."""

    def __init__(self, file: bytes, key: bytes, size: int) -> None:
        """Take the file's id (16 bytes), its key, its size in bytes."""
        if len(key) != KEY_BYTES:
            raise ValueError("the key of a file has 32 bytes")
        self._file = file
        self._cipher = AESGCMSIV(key)
        self.cut = Cut(size)

    def seal(self, index: int, content: bytes) -> bytes:
        """Seal what the chunk at `index` holds of the file; raises `ValueError` for more or less than that."""
        if len(content) != self.cut.length(index):
            raise ValueError("a chunk holds the bytes of its place")
        padded = content.ljust(padded_length(len(content)), b"\0")
        return self._cipher.encrypt(_nonce(index), padded, self._associated(index))

    def open(self, index: int, sealed: bytes) -> bytes:
        """Give what the chunk at `index` holds; raises `Malformed` for any other bytes than were sealed there."""
        length = self.cut.length(index)
        if not 0 <= index < self.cut.count:
            raise Malformed("place of a chunk")
        try:
            padded = self._cipher.decrypt(_nonce(index), sealed, self._associated(index))
        except (InvalidTag, ValueError) as error:
            raise Malformed("chunk") from error
        if len(padded) != padded_length(length) or any(padded[length:]):
            raise Malformed("padding of a chunk")
        return padded[:length]

    def _associated(self, index: int) -> bytes:
        return join(Context.CHUNK, self._file, index.to_bytes(8, "big"), self.cut.count.to_bytes(8, "big"))


def address(sealed: bytes) -> bytes:
    """Name a sealed chunk (32 bytes)."""
    return hashlib.sha256(sealed).digest()


def _nonce(index: int) -> bytes:
    return index.to_bytes(_NONCE, "big")
