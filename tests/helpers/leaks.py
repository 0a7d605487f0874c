"""Looking for words where none may be: in raw files, in any encoding, and inside everything that was compressed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import zstandard

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
FRAME = b"\x28\xb5\x2f\xfd"
MOST = 16 * 1024 * 1024


def leaks(places: Iterable[Path], words: Iterable[str]) -> list[str]:
    """Give each word found, with its file and how it was written there."""
    patterns = [(word, encoding, word.encode(encoding)) for word in words for encoding in ENCODINGS]
    found = []
    for path in files(places):
        raw = path.read_bytes()
        for name, content in [("", raw), *((" in a zstd frame", frame) for frame in frames(raw))]:
            found += [f"{word}: {path}{name}, {encoding}" for word, encoding, wanted in patterns if wanted in content]
    return found


def files(places: Iterable[Path]) -> Iterator[Path]:
    """Every file below the places."""
    for place in places:
        yield from (path for path in sorted(place.rglob("*")) if path.is_file())


def frames(raw: bytes) -> Iterator[bytes]:
    """What comes out of everything that looks like the start of a zstd frame, as far as it goes."""
    start = raw.find(FRAME)
    while start >= 0:
        yield unpacked(raw[start:])
        start = raw.find(FRAME, start + 1)


def unpacked(frame: bytes) -> bytes:
    """Unpack a frame as far as it can be unpacked."""
    unpacking = zstandard.ZstdDecompressor().decompressobj()
    content = bytearray()
    try:
        for offset in range(0, len(frame), 64):
            content += unpacking.decompress(frame[offset : offset + 64])
            if unpacking.eof or len(content) > MOST:
                break
    except zstandard.ZstdError:
        pass
    return bytes(content)
