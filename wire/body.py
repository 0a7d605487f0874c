"""The body of an event: what is inside an envelope before it is sealed.

Layout of the padded plaintext: one byte (0 raw, 1 zstd), 32 bytes of salt, the content, the byte 0x80, zeros up to
the Padmé length (Nikitin et al., 2019) of at least 256 bytes. Compression only above 1 KiB, and never of two events
together. A compressed content states its size, so that nothing is allocated for one that is too large.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Final

import msgspec
import zstandard
from msgspec import Meta

from wire import limits
from wire.codec import Count, Id16, Malformed, decode, encode

_RAW: Final = 0
_ZSTD: Final = 1
_SALT: Final = 32
_COMPRESS_ABOVE: Final = 1024
_LEAST: Final = 256
_END: Final = 0x80
_LEVEL: Final = 1
"""Takes a quarter less time than 3 and as few bytes, for texts of this size."""
# Making one takes three times as long as using it; one must not be used by two threads at a time. So each is taken off
# the list while it works.
_COMPRESSORS: Final[list[zstandard.ZstdCompressor]] = []
_DECOMPRESSORS: Final[list[zstandard.ZstdDecompressor]] = []


class Body(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An event as its author wrote it.

    `type` is "kind.event"; `authored_at` is the author's clock in milliseconds since 1970 UTC, for people only;
    `must_understand` makes the entity read-only for a program that does not know the type. `adopted_from` is the device
    that wrote it, where somebody else has taken it up under their own name; it travels only where there is one. Fields
    added at the end by newer programs are ignored by older ones.
    """

    type: Annotated[str, Meta(min_length=1, max_length=80)]
    version: Annotated[int, Meta(ge=1, le=65535)]
    must_understand: bool
    authored_at: Count
    entities: Annotated[tuple[Id16, ...], Meta(min_length=1, max_length=limits.ENTITIES)]
    fields: msgspec.Raw
    adopted_from: Annotated[bytes, Meta(max_length=16)] = b""


def new_body(event_type: str, authored_at: int, entities: tuple[bytes, ...], fields: bytes) -> Body:
    """Make an event's body in the first version of its type, which older programs may skip."""
    return Body(
        event_type, 1, must_understand=False, authored_at=authored_at, entities=entities, fields=msgspec.Raw(fields)
    )


def encode_body(body: Body) -> bytes:
    """Encode an event's body to the plaintext that is sealed."""
    plain = (body.type, body.version, body.must_understand, body.authored_at, body.entities, body.fields)
    plaintext = encode(body if body.adopted_from else plain)
    if len(plaintext) > limits.PLAINTEXT_BYTES:
        raise Malformed("event too large")
    return plaintext


def decode_body(plaintext: bytes) -> Body:
    """Read an event's body; raises `Malformed`."""
    return decode(Body, plaintext, limit=limits.PLAINTEXT_BYTES)


def core_hash(salt: bytes, plaintext: bytes) -> bytes:
    """Bind a plaintext without showing it."""
    return hashlib.sha256(salt + plaintext).digest()


def padded_length(length: int) -> int:
    """Give the Padmé length: at most 12 % more, hiding all but the magnitude."""
    if length <= _LEAST:
        return _LEAST
    exponent = length.bit_length() - 1
    kept = exponent.bit_length()
    mask = (1 << (exponent - kept)) - 1
    return (length + mask) & ~mask


def pad(salt: bytes, plaintext: bytes) -> bytes:
    """Lay out salt and plaintext for sealing."""
    marker, content = _RAW, plaintext
    if len(plaintext) > _COMPRESS_ABOVE:
        marker, content = _ZSTD, _compress(plaintext)
    filled = b"".join((bytes((marker,)), salt, content, bytes((_END,))))
    return filled.ljust(padded_length(len(filled)), b"\0")


def unpad(padded: bytes) -> tuple[bytes, bytes]:
    """Take salt and plaintext out again; raises `Malformed`."""
    filled = padded.rstrip(b"\0")
    if len(filled) < _SALT + 2 or filled[-1] != _END:
        raise Malformed("padding")
    salt, content = filled[1 : 1 + _SALT], filled[1 + _SALT : -1]
    if filled[0] == _RAW:
        return salt, content
    if filled[0] != _ZSTD:
        raise Malformed("unknown compression")
    return salt, _decompress(content)


def _compress(plaintext: bytes) -> bytes:
    try:
        compressor = _COMPRESSORS.pop()
    except IndexError:
        compressor = zstandard.ZstdCompressor(level=_LEVEL)
    content = compressor.compress(plaintext)
    _COMPRESSORS.append(compressor)
    return content


def _decompress(content: bytes) -> bytes:
    try:
        decompressor = _DECOMPRESSORS.pop()
    except IndexError:
        decompressor = zstandard.ZstdDecompressor()
    try:
        size = zstandard.frame_content_size(content)  # negative where the frame does not say
        if not 0 <= size <= limits.PLAINTEXT_BYTES:
            raise Malformed("decompressed size")
        return decompressor.decompress(content, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise Malformed("zstd") from error
    finally:
        _DECOMPRESSORS.append(decompressor)
